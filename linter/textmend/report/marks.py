"""What findings are known by in formats that follow them from run to run."""

from __future__ import annotations

from textmend.fingerprint import digest, fingerprint
from textmend.report.concise import address
from textmend.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document


def digests(document: Document | None, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """A hash a finding, which an edit elsewhere leaves as it is, and no other of the file has."""
    seen: dict[tuple[str, str], int] = {}
    found = []
    for each in diagnostics:
        mark = each.message
        if document is not None and not each.is_failure:
            mark = fingerprint(document.text, Span(each.start.offset, each.end.offset))
        key = (each.rule, mark)
        found.append(digest(each.path + address(each), *key, seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return found
