"""How a text is laid out: what rules about lines and ends ask before anything else."""

from __future__ import annotations

from collections import Counter

from textmend.values import cached_property

_NOTHING: frozenset[str] = frozenset()

_LONGEST_LABEL = 13
"""Code points in which a text shows that it may begin with a header."""
LABELS = ("date", "published", "posted", "updated", "last updated", "last modified", "by ")
"""Words with which a header begins, in lower case."""


class Shape:
    """The questions that cost least; most texts answer no to all of them."""

    text: str

    @property
    def prose(self) -> str:
        """The text with markup masked."""
        raise NotImplementedError

    @property
    def lacks_newline(self) -> bool:
        """Whether the last line does not end. A text of nothing but blanks there has none."""
        text = self.text
        if not text or text[-1] in "\r\n":
            return False
        return text.rstrip(" \t")[-1:] not in ("", "\r", "\n")

    @property
    def may_have_header(self) -> bool:
        """Whether the text begins with a word with which the header of a page begins."""
        start = self.prose[:_LONGEST_LABEL]
        if start[:1].isspace():
            start = self.prose.lstrip()[:_LONGEST_LABEL]
        return start.lower().startswith(LABELS)

    @property
    def breaks_off(self) -> bool:
        """Whether the text ends with a letter in lower case or a comma: sentences do not."""
        last = self.prose[-64:].rstrip()[-1:]
        return last.islower() or last == ","

    @property
    def has_gaps(self) -> bool:
        """Whether two blank lines stand together somewhere."""
        prose = self.prose
        if "\n\n\n" in prose:
            return True
        return "\r" in prose and ("\r\n\r\n\r\n" in prose or "\r\r\r" in prose)

    @property
    def may_be_wrapped(self) -> bool:
        """Whether three lines may stand together with nothing blank between them."""
        prose = self.prose
        return "\r" in prose or prose.count("\n") - 2 * prose.count("\n\n") > 1

    @cached_property
    def repeated_lines(self) -> frozenset[str]:
        """The lines that stand more than once and are not blank; most texts have none."""
        text = self.prose
        lines = (text.replace("\r", "\n") if "\r" in text else text).split("\n")
        if len(lines) - len(set(lines)) <= lines.count("") - 1:
            return _NOTHING
        counts = Counter(lines)
        return frozenset(
            line for line, times in counts.items() if times > 1 and line and not line.isspace()
        )
