"""Reports: each format is a class with the parts of a report, made file by file.

The part for a file is made where the file was checked, so that workers send text and not objects.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic, Flagged
    from textmend.document import Document
    from textmend.rule import Rule

    Told = tuple[str, Mapping[str, int], int, int, int]
    """The part of a report, and the fields of an outcome from `found` to `unsafe`."""


class Format:
    """A format. The report is `start`, what `add` makes of the parts, and what `finish` gives.

    Parts are made where files are checked; the others are asked by the process that writes.
    """

    start = ""
    between = ""
    """Stands between two parts."""
    speaks_of_clean = False
    """Whether there is a part for a file without findings, too."""
    notice = ""
    """After `finish`: what the report does not say, for people."""

    def __init__(self, *, color: bool, width: int) -> None:
        self.color = color
        self.width = width

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """What is said of one file; `document` is None where it could not be read."""
        raise NotImplementedError

    def told(self, document: Document, flagged: list[Flagged], fail_level: int) -> Told | None:
        """What is said of findings, and what they come to; None where it takes diagnostics."""
        return None

    def add(self, part: str) -> str:
        """What is written of a part, or of some lines of a long one."""
        return part

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """The end: `found` has the findings by rule, and `rules` gives all with documentation."""
        return ""


FORMATS = {
    "concise": "textmend.report.concise:Concise",
    "full": "textmend.report.full:Full",
    "json": "textmend.report.json:Json",
    "json-lines": "textmend.report.json:JsonLines",
    "github": "textmend.report.github:GitHub",
    "sarif": "textmend.report.sarif:Sarif",
    "gitlab": "textmend.report.gitlab:GitLab",
    "junit": "textmend.report.junit:JUnit",
    "rdjson": "textmend.report.rdjson:RdJson",
    "checkstyle": "textmend.report.checkstyle:Checkstyle",
    "markdown": "textmend.report.markdown:Markdown",
}
FOR_PEOPLE = ("concise", "full")
"""Formats that a summary follows."""


def reporter(name: str, *, color: bool, width: int) -> Format:
    """The reporter for a name in `FORMATS`; `width` is the terminal's, in columns."""
    module, _, attribute = FORMATS[name].partition(":")
    # `importlib` itself need not be imported for this, and costs a tenth of a check of one file.
    loaded = __import__(module, fromlist=[attribute])
    made: Format = getattr(loaded, attribute)(color=color, width=width)
    return made
