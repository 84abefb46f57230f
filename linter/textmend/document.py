"""One text, immutable and lossless, with views that are made once and shared by every rule."""

from __future__ import annotations

from textmend.decoding import BOM, decoded, is_clean_utf8
from textmend.naming import markup_of
from textmend.shape import CURLY, STRAIGHT
from textmend.span import Span
from textmend.values import NamedTuple, cached_property, later
from textmend.wording import Wording

try:
    from textmend._kernel import alphabet
except ImportError:
    alphabet = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.code import speaks_of_code
    from textmend.joints import Joints
    from textmend.paragraphs import odd_openings, split
    from textmend.quotes.view import Quotes
    from textmend.repeats import Repeats
else:
    speaks_of_code = later(globals(), "speaks_of_code", "textmend.code:speaks_of_code")
    odd_openings = later(globals(), "odd_openings", "textmend.paragraphs:odd_openings")
    split = later(globals(), "split", "textmend.paragraphs:split")
    Quotes = later(globals(), "Quotes", "textmend.quotes.view:Quotes")

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for one code point that is not prose."""

COMMON = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n.,'\"-")
"""The characters that nearly every text has."""

_COMMON = bytes(map(ord, COMMON))
_NOTHING: frozenset[str] = frozenset()


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


class Document(Wording):
    """A text and its views. Positions and spans are code points of `text`.

    Bytes that are not UTF-8 stand in `text` as lone surrogates (PEP 383), one each, and come back
    as the bytes that they were. A byte order mark is kept beside the text, not in it.
    """

    bom = b""
    is_record = False
    """Whether this is a field of a record in a container, and not a file of its own."""
    title = ""
    """The record's field of that name; empty where there is none."""
    utf8: bytes | None = None
    """The bytes that the text was read from, where they are UTF-8 and all of it."""
    found: tuple[dict[int, Sequence[int]], Mapping[str, Sequence[int]]] | None = None
    """What the kernel has found in it, where it has looked when it was read: see `Scanner.scan`."""
    judged: frozenset[str] = _NOTHING
    """The views of which it is known whether they may hold anything: see `triggers`."""
    places: Mapping[str, Sequence[int]] = {}
    """Those of them that may, and where, in offsets that the views are to look at."""

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
        self.markup = markup_of(path)
        self.context = context
        self.bom = bom
        self.is_record = is_record
        self.title = title

    @classmethod
    def from_bytes(cls, data: bytes, *, path: str = "", context: Context = NO_CONTEXT) -> Document:
        """The document that `data` is, losing nothing; decoded where somebody asks for the text.

        Raises:
            UnreadableText: for UTF-16 and UTF-32 with a byte order mark.
            BinaryData: where there is a NUL.
        """
        if is_clean_utf8(data):  # as nearly every file is
            return cls.from_utf8(data, path, markup_of(path), context)
        text, bom = decoded(data)
        return cls(text, path=path, context=context, bom=bom)

    @classmethod
    def from_utf8(cls, data: bytes, path: str, markup: str, context: Context) -> Document:
        """The document that `data` is, which is UTF-8 for certain: see `is_clean_utf8`."""
        document = cls.__new__(cls)
        document.utf8, document.path, document.markup = data, path, markup
        document.context = context
        return document

    @cached_property
    def text(self) -> str:
        """All of it, as it stands."""
        assert self.utf8 is not None  # or it would have been given
        return self.utf8.decode()

    def to_bytes(self) -> bytes:
        """The bytes that `from_bytes` would read this document from."""
        if self.utf8 is not None:
            return self.utf8
        return self.bom + self.text.encode("utf-8", "surrogateescape")

    def with_text(self, text: str) -> Document:
        """The same document with another text, and with views of its own."""
        bom, data = self.bom, b""
        if not self.is_record:
            # An edit between stray bytes can leave neighbours that together are valid UTF-8, and
            # one at the start can leave a byte order mark there. Whoever reads the bytes sees so.
            data = text.encode("utf-8", "surrogateescape")
            if not bom and data.startswith(BOM):
                bom = BOM
                data = data[len(BOM) :]
            if not text.isascii():
                text = data.decode("utf-8", "surrogateescape")
        document = Document(text, path=self.path, context=self.context, bom=bom, title=self.title)
        document.is_record = self.is_record
        if data and not bom and is_clean_utf8(data):
            document.utf8 = data
        return document

    def forget(self) -> None:
        """Let go of the view that holds the document: both would wait for the garbage collector."""
        vars(self).pop("quotes", None)

    @property
    def size(self) -> int:
        """Bytes of the file that it was read from."""
        return len(self.to_bytes())

    @property
    def length(self) -> int:
        """Code points of the text, which need not be decoded to count them if it is ASCII."""
        return len(self.utf8 if self.utf8 is not None and self.utf8.isascii() else self.text)

    @property
    def is_markup(self) -> bool:
        """Whether the text has markup, which is not prose."""
        return self.markup != ""

    @property
    def is_masked(self) -> bool:
        """Whether some of the text is markup, so that the prose is another text."""
        return self.markup != "" and self.prose is not self.text

    @property
    def is_hypertext(self) -> bool:
        """Whether that markup is HTML."""
        return self.markup == "hypertext"

    @property
    def has_comments(self) -> bool:
        """Whether `<!-- … -->` in the text is for programs, and not for readers."""
        return self.markup in ("markdown", "hypertext")

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
        if not self.markup:
            return self.text
        if self.markup == "markdown":
            from textmend.markdown import mask
        elif self.markup == "restructuredtext":
            from textmend.restructuredtext import mask
        else:
            from textmend.hypertext import mask
        return mask(self.text)

    @cached_property
    def speaks_of_code(self) -> bool:
        """Whether the prose has signs of code again and again: see `textmend.code`."""
        return speaks_of_code(self)

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The characters of the text but those that nearly every text has (see `COMMON`)."""
        if alphabet is None:
            data = self.text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
            return frozenset(data.decode("utf-8", "surrogatepass")) if data else _NOTHING
        return frozenset(alphabet(self.as_read(self.text))) - COMMON

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """Each paragraph, without the line ending after it: see `textmend.paragraphs`."""
        return split(self)

    @cached_property
    def are_of_lines(self) -> Sequence[bool]:
        """Whether each paragraph has line feeds in it, and not only one."""
        return [self.text.count("\n", *paragraph) > 1 for paragraph in self.paragraphs]

    @cached_property
    def openings(self) -> Sequence[tuple[int, int]]:
        """The paragraphs that do not begin as a sentence does: see `textmend.paragraphs`.

        Each is the number of the paragraph, from 0, and the offset of its first character behind
        quotation marks, brackets and bullets.
        """
        return odd_openings(self)

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

    @cached_property
    def mixed_marks(self) -> Sequence[int]:
        """Offsets of marks that may have a partner in the other style, or of others as well."""
        places = self.candidates("mixed_marks")
        if places is not None:
            return places
        if not self.mixes_quotes:
            return ()
        from textmend.quotes.seen import offsets

        return offsets(
            self.prose, "".join(STRAIGHT[kind] + CURLY[kind] for kind in self.mixes_quotes)
        )

    @property
    def tags(self) -> Sequence[int]:
        """Offsets of `<` in the prose that may begin a tag or a comment of HTML, or of others."""
        places = self.candidates("tags")
        if places is not None:
            return places
        prose = self.prose
        return [at for at, each in enumerate(prose) if each == "<"] if "<" in prose else ()

    @cached_property
    def quotes(self) -> Quotes:
        """Which way the quotation marks of the prose face: see `textmend.quotes`."""
        return Quotes(self)
