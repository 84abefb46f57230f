"""JUnit's XML: a suite a file, a failed case a finding."""

from __future__ import annotations

from textmend.report import Format
from textmend.report.concise import place
from textmend.report.xml import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.rule import Rule


class JUnit(Format):
    """A file without findings is a case that passed."""

    start = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="textmend">\n'
    speaks_of_clean = True

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """The suite of a file."""
        path = escaped(document.path if document else diagnostics[0].path)
        errors = sum(each.is_failure for each in diagnostics)
        cases = "".join(_case(path, each) for each in diagnostics)
        if not diagnostics:
            cases = f'    <testcase name="textmend" classname="{path}" time="0"/>\n'
        counts = (
            f'tests="{max(len(diagnostics), 1)}" failures="{len(diagnostics) - errors}" '
            f'errors="{errors}" skipped="0" time="0"'
        )
        return f'  <testsuite name="{path}" {counts}>\n{cases}  </testsuite>\n'

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """The end of the document."""
        return "</testsuites>\n"


def _case(path: str, diagnostic: Diagnostic) -> str:
    where, rule, message = map(escaped, (place(diagnostic), diagnostic.rule, diagnostic.message))
    kind = "error" if diagnostic.is_failure else "failure"
    return (
        f'    <testcase name="{rule} {where}" classname="{path}" time="0">\n'
        f'      <{kind} type="{rule}" message="{message}">{path}:{where}: {message}</{kind}>\n'
        f"    </testcase>\n"
    )
