"""Reports: each format is a class with the parts of a report, made file by file.

The part for a file is made where the file was checked, so that workers send text and not objects.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document

    class Reporter(Protocol):
        """A format. The report is `start`, the parts that are not empty joined, and `finish`."""

        start: str
        between: str
        finish: str

        def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
            """What is said of one file; `document` is None where it could not be read."""


FORMATS = {
    "concise": "textmend.report.concise:Concise",
    "full": "textmend.report.full:Full",
    "json": "textmend.report.json:Json",
    "json-lines": "textmend.report.json:JsonLines",
    "github": "textmend.report.github:GitHub",
}
FOR_PEOPLE = ("concise", "full")
"""Formats that a summary follows."""


def reporter(name: str, *, color: bool, width: int) -> Reporter:
    """The reporter for a name in `FORMATS`; `width` is the terminal's, in columns."""
    module, _, attribute = FORMATS[name].partition(":")
    # `importlib` itself need not be imported for this, and costs a tenth of a check of one file.
    loaded = __import__(module, fromlist=[attribute])
    made: Reporter = getattr(loaded, attribute)(color=color, width=width)
    return made
