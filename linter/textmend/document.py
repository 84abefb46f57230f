"""One text, immutable and lossless, with views that are made once and shared by every rule."""

from __future__ import annotations

from textmend.naming import HYPERTEXT, MARKDOWN, MARKUP, RESTRUCTURED, ending
from textmend.shape import Shape
from textmend.span import Span
from textmend.values import NamedTuple, cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.evidence.view import Evidence
    from textmend.joints import Joints
    from textmend.quotes.view import Quotes
    from textmend.repeats import Repeats
    from textmend.spelling.misspellings import Misspelling

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for one code point that is not prose."""

COMMON = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n.,'\"-")
"""The characters that nearly every text has."""

_COMMON = bytes(map(ord, COMMON))
_NOTHING: frozenset[str] = frozenset()

BOM = b"\xef\xbb\xbf"

# Longest first: UTF-32-LE begins with the mark of UTF-16-LE.
_OTHER_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_MARKS = tuple(_OTHER_BOMS)


class UnreadableText(ValueError):
    """The bytes are text, but in an encoding that cannot be linted; the message says which."""


class BinaryData(ValueError):
    """The bytes hold a NUL: they are not text."""


class Context(NamedTuple):
    """What is known of a document that its text does not say."""

    language: str = "auto"
    """A BCP 47 tag, or `auto`: as the words show it."""
    known_words: frozenset[str] = frozenset()
    """Words that the user vouches for, in lower case: never damage."""
    vocabulary: Mapping[str, int] | None = None
    """How often the corpus has each word, as it is written there."""
    repeats: Repeats | None = None
    """Which paragraphs stand in several documents of the corpus; None where nobody counted."""


NO_CONTEXT = Context()


class Document(Shape):
    """A text and its views. Positions and spans are code points of `text`.

    Bytes that are not UTF-8 stand in `text` as lone surrogates (PEP 383), one each, and come back
    as the bytes that they were. A byte order mark is kept beside the text, not in it.
    """

    def __init__(
        self,
        text: str,
        *,
        path: str = "",
        context: Context = NO_CONTEXT,
        bom: bytes = b"",
        is_record: bool = False,
        title: str = "",
    ) -> None:
        self.text = text
        self.path = path
        self._ending = ending(path)
        self.context = context
        self.bom = bom
        self.is_record = is_record
        """Whether this is a field of a record in a container, and not a file of its own."""
        self.title = title
        """The record's field of that name; empty where there is none."""
        self.utf8: bytes | None = None
        """The bytes that the text was read from, where it is beyond ASCII and they are UTF-8."""
        self.judged: frozenset[str] = _NOTHING
        """The views of which it is known whether they may hold anything: see `triggers`."""
        self.places: Mapping[str, Sequence[int]] = {}
        """Those of them that may, and where, in offsets that the views are to look at."""

    @classmethod
    def from_bytes(cls, data: bytes, *, path: str = "", context: Context = NO_CONTEXT) -> Document:
        """Decode `data`, losing nothing.

        Raises:
            UnreadableText: for UTF-16 and UTF-32 with a byte order mark.
            BinaryData: where there is a NUL.
        """
        if data.startswith(_MARKS):
            name = next(name for mark, name in _OTHER_BOMS.items() if data.startswith(mark))
            raise UnreadableText(f"{name} with a byte order mark; textmend reads UTF-8")
        if b"\0" in data:
            raise BinaryData("binary (it holds a NUL)")
        bom = BOM if data.startswith(BOM) else b""
        utf8 = data[len(BOM) :] if bom else data
        try:
            text = utf8.decode()
        except UnicodeDecodeError:
            text = utf8.decode("utf-8", "surrogateescape")
            return cls(text, path=path, context=context, bom=bom)
        document = cls(text, path=path, context=context, bom=bom)
        if len(text) < len(utf8):
            document.utf8 = utf8
        return document

    def to_bytes(self) -> bytes:
        """The bytes that `from_bytes` would read this document from."""
        return self.bom + self.text.encode("utf-8", "surrogateescape")

    def with_text(self, text: str) -> Document:
        """The same document with another text, and with views of its own."""
        bom = self.bom
        if not text.isascii() and not self.is_record:
            # An edit between stray bytes can leave neighbours that together are valid UTF-8, and
            # one at the start can leave a byte order mark there. Whoever reads the bytes sees so.
            data = text.encode("utf-8", "surrogateescape")
            if not bom and data.startswith(BOM):
                bom = BOM
                data = data[len(BOM) :]
            text = data.decode("utf-8", "surrogateescape")
        return Document(
            text,
            path=self.path,
            context=self.context,
            bom=bom,
            is_record=self.is_record,
            title=self.title,
        )

    def forget(self) -> None:
        """Let go of the bytes, and of the view that holds the document.

        It and the document would wait for the garbage collector.
        """
        self.utf8 = None
        vars(self).pop("quotes", None)

    @property
    def is_markup(self) -> bool:
        """Whether the text has markup, which is not prose."""
        return self._ending in MARKUP

    @property
    def is_hypertext(self) -> bool:
        """Whether that markup is HTML."""
        return self._ending in HYPERTEXT

    @property
    def has_comments(self) -> bool:
        """Whether `<!-- … -->` in the text is for programs, and not for readers."""
        return self._ending in MARKDOWN or self.is_hypertext

    def as_read(self, text: str) -> str | bytes:
        """The text of the document, or its prose, as the kernel reads it without encoding it."""
        return text if self.utf8 is None or text is not self.text else self.utf8

    def candidates(self, view: str) -> Sequence[int] | None:
        """Where a view of the prose may hold something; None where it has to be looked for."""
        return self.places.get(view, ()) if view in self.judged else None

    @cached_property
    def prose(self) -> str:
        """The text with markup masked: as long as `text`, so that offsets are the same.

        Code, URLs, HTML, front matter, indentation and hard breaks of Markdown are filled with
        U+FFFC, and likewise what is markup in reStructuredText and HTML; line endings stay. For
        plain text it is `text` itself.
        """
        if self._ending not in MARKUP:
            return self.text
        if self._ending in MARKDOWN:
            from textmend.markdown import mask
        elif self._ending in RESTRUCTURED:
            from textmend.restructuredtext import mask
        else:
            from textmend.hypertext import mask
        return mask(self.text)

    @cached_property
    def language(self) -> str:
        """A BCP 47 tag, as it was given or, for `auto`, as the words show it.

        Rules for one language keep silent on the others, and ask when they have found something:
        most texts are never looked at for it.
        """
        if self.context.language != "auto":
            return self.context.language
        from textmend.language import detect

        return detect(self.prose)

    @cached_property
    def speaks_of_code(self) -> bool:
        """Whether the prose has signs of code again and again: see `textmend.code`."""
        from textmend.code import speaks_of_code

        return speaks_of_code(self)

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The characters of the text but those that nearly every text has (see `COMMON`)."""
        try:
            from textmend._kernel import alphabet
        except ImportError:
            data = self.text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
            return frozenset(data.decode("utf-8", "surrogatepass")) if data else _NOTHING
        return frozenset(alphabet(self.as_read(self.text))) - COMMON

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """Each paragraph, without the line ending after it: see `textmend.paragraphs`."""
        from textmend.paragraphs import split

        return split(self)

    @cached_property
    def openings(self) -> Sequence[tuple[int, int]]:
        """The paragraphs that do not begin as a sentence does: see `textmend.paragraphs`.

        Each is the number of the paragraph, from 0, and the offset of its first character behind
        quotation marks, brackets and bullets.
        """
        from textmend.paragraphs import odd_openings

        return odd_openings(self)

    @cached_property
    def doubles(self) -> Sequence[tuple[int, int, int]]:
        """Where a word stands twice in a row: see `textmend.doubles`."""
        from textmend.doubles import find

        return find(self.prose, self.candidates("doubles"))

    @cached_property
    def _joints(self) -> Joints:
        from textmend.joints import find

        return find(self.prose)

    @property
    def loose_marks(self) -> Sequence[int]:
        """Offsets of marks with a space where none belongs, maybe: see `textmend.joints`."""
        places = self.candidates("loose_marks")
        return self._joints.loose if places is None else places

    @cached_property
    def tight_marks(self) -> Sequence[int]:
        """Offsets of marks with no space where one belongs, maybe: see `textmend.joints`."""
        places = self.candidates("tight_marks")
        if places is None:
            return self._joints.tight
        from textmend.joints import tight

        return tight(self.prose, places)

    @property
    def strangers(self) -> Sequence[tuple[int, int]]:
        """Start and end of each word in lower case that no list has."""
        return () if self.candidates("strangers") == () else self.evidence.strangers

    @cached_property
    def parted_words(self) -> Sequence[tuple[int, int]]:
        """The strangers that may be one word with what stands beside them, or others as well."""
        return self._strangers_of("parted_words")

    @cached_property
    def glued_words(self) -> Sequence[tuple[int, int]]:
        """The strangers that may be two words without a space, or others as well."""
        return self._strangers_of("glued_words")

    @cached_property
    def cut_words(self) -> Sequence[tuple[int, int]]:
        """The strangers that a word of the text goes on behind, or others as well."""
        return self._strangers_of("cut_words")

    @cached_property
    def bare_contractions(self) -> Sequence[tuple[int, int]]:
        """The strangers that are contractions without their apostrophe, or others as well."""
        return self._strangers_of("bare_contractions")

    def _strangers_of(self, view: str) -> Sequence[tuple[int, int]]:
        places = self.candidates(view)
        return () if places == () else self.evidence.strangers_at(places)

    @cached_property
    def parting_hyphens(self) -> Sequence[int]:
        """Offsets of hyphens behind which a word may go on: see `textmend.hyphens`."""
        places = self.candidates("parting_hyphens")
        if places == ():
            return ()
        from textmend.hyphens import find

        return find(self.prose, places)

    @cached_property
    def misspellings(self) -> Sequence[Misspelling]:
        """The words that are misspelt: see `textmend.spelling.misspellings`."""
        if self.candidates("misspellings") == ():
            return ()
        strangers = self._strangers_of("misspellings")
        if self.context.language == "auto" and not strangers:
            return ()  # and nothing need be imported
        from textmend.spelling.misspellings import find

        return find(self, strangers)

    @cached_property
    def name_variants(self) -> Sequence[tuple[int, int, str]]:
        """The names that are spelled otherwise elsewhere: see `textmend.names`."""
        from textmend.names import find

        return find(self, self.candidates("name_variants"))

    @cached_property
    def evidence(self) -> Evidence:
        """What is known about the words of the prose: see `textmend.evidence`."""
        from textmend.evidence.view import Evidence

        return Evidence(self.prose, self.context.vocabulary, self.candidates("strangers"))

    @cached_property
    def quotes(self) -> Quotes:
        """Which way the quotation marks of the prose face: see `textmend.quotes`."""
        from textmend.quotes.view import Quotes

        return Quotes(self)
