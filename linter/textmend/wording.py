"""The words of a text: their language, and which are doubled, unknown, misspelt, cut or joined."""

from __future__ import annotations

from textmend.shape import Shape
from textmend.values import cached_property, later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.document import Context
    from textmend.doubles import find as find_doubles
    from textmend.evidence.view import Evidence
    from textmend.hyphens import find as find_hyphens
    from textmend.language import detect
    from textmend.names import find as find_variants
    from textmend.spelling.misspellings import Misspelling
    from textmend.spelling.misspellings import find as find_misspellings
else:
    Evidence = later(globals(), "Evidence", "textmend.evidence.view:Evidence")
    find_doubles = later(globals(), "find_doubles", "textmend.doubles:find")
    find_hyphens = later(globals(), "find_hyphens", "textmend.hyphens:find")
    detect = later(globals(), "detect", "textmend.language:detect")
    find_variants = later(globals(), "find_variants", "textmend.names:find")
    find_misspellings = later(globals(), "find_misspellings", "textmend.spelling.misspellings:find")


class Wording(Shape):
    """The views of a document that are about words; most texts have nothing in any of them."""

    context: Context

    @cached_property
    def language(self) -> str:
        """A BCP 47 tag, as it was given or, for `auto`, as the words show it.

        Rules for one language keep silent on the others, and ask when they have found something:
        most texts are never looked at for it.
        """
        if self.context.language != "auto":
            return self.context.language
        return detect(self.prose, self.as_read(self.prose))

    @cached_property
    def doubles(self) -> Sequence[tuple[int, int, int]]:
        """Where a word stands twice in a row: see `textmend.doubles`."""
        return find_doubles(self.prose, self.candidates("doubles"))

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
        return find_hyphens(self.prose, places)

    @cached_property
    def misspellings(self) -> Sequence[Misspelling]:
        """The words that are misspelt: see `textmend.spelling.misspellings`."""
        if self.candidates("misspellings") == ():
            return ()
        strangers = self._strangers_of("misspellings")
        if self.context.language == "auto" and not strangers:
            return ()  # and nothing need be imported
        return find_misspellings(self, strangers)

    @cached_property
    def name_variants(self) -> Sequence[tuple[int, int, str]]:
        """The names that are spelled otherwise elsewhere: see `textmend.names`."""
        return find_variants(self, self.candidates("name_variants"))

    @cached_property
    def evidence(self) -> Evidence:
        """What is known about the words of the prose: see `textmend.evidence`."""
        prose = self.prose
        strange = self.candidates("strangers")
        return Evidence(prose, self.context.vocabulary, strange, self.as_read(prose))
