"""Whether a text speaks of code, in which a missing or an odd space is seldom a slip."""

from __future__ import annotations

from textmend.finding import Applicability
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from textmend.document import Document
    from textmend.finding import Finding

_FEWEST, _DENSEST = 4, 2000
"""Signs of code that a text must have, and code points that each of them may stand for."""

_PARTS = (
    *"_ ` { } ); [- |- || == != -> => :: && ++ </ /> ()".split(),
    *("[ -", "| -", "$ "),
    *(f"({section})" for section in range(1, 10)),
)
"""Of these each sign of code has one. The kernel knows them by itself (`signs.c`)."""

_OTHERS = bytes({*range(256)} - {*"".join(_PARTS).encode()} | {*b" "})
"""All bytes that no part has, and the space: what is left of a text without these is short."""
_TRACES = {part.encode(): part.encode().translate(None, _OTHERS) for part in _PARTS}
"""What is left of each part then."""


def plainly_parts_of_code(text: str | bytes) -> int:
    """What `parts_of_code` is where no kernel is."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    rest = data.translate(None, _OTHERS)
    return sum(data.count(part) for part, trace in _TRACES.items() if trace in rest)


try:
    from textmend._kernel import parts_of_code as parts_of_code
except ImportError:
    parts_of_code = plainly_parts_of_code
"""How often a text has a part of a sign of code, any of them: each sign has one at least."""


def speaks_of_code(document: Document) -> bool:
    """Whether the prose has signs of code again and again.

    `tk.Text`, `[ -f x ] ;` and `( a, b )` are meant so where people write about programs. Of
    17,329 documents of news, speeches and literature none speaks of code; of 560 manuals, read-me
    files and licences of well-known programs in plain text some 450 do.
    """
    prose = document.prose
    wanted = max(_FEWEST, len(prose) // _DENSEST)
    if parts_of_code(document.as_read(prose)) < wanted:
        return False  # as it mostly is
    identifier, others = _signs()
    places = [match.span() for match in others.finditer(prose)]
    if len(places) + prose.count("_") < wanted:
        return False
    places += [match.span() for match in identifier.finditer(prose)]
    found = done = 0
    for start, end in sorted(places):
        if start >= done:  # “f_f()” is one sign
            found, done = found + 1, end
    return found >= wanted


def doubted(findings: Iterable[Finding]) -> list[Finding]:
    """Those of `findings` with a safe fix, which is unsafe now; the others had doubts before."""
    return [
        finding._replace(fix=finding.fix.doubted("the text speaks of code"))
        for finding in findings
        if finding.fix is not None and finding.fix.applicability is Applicability.SAFE
    ]


@cache
def _signs() -> Sequence[re.Pattern[str]]:
    import re

    identifier = r"(?<![\w@/.#-])[A-Za-z]\w*[A-Za-z0-9]_[A-Za-z]\w*(?![\w/@])(?:\([1-9]?\))?"
    # Each kind begins with one character, so the next one is soon found.
    others = r"""
          \( (?<=[A-Za-z_]\() [1-9]? \)                       # a call, or a manual's page
        | \[ \ ?--?[A-Za-z] | \| \ ?--?[A-Za-z]               # an option of a command
        | \$ (?<![\w$]\$) \ [a-z]                             # a prompt
        | == | != | -> | => | :: | && | \|\| | \+\+ | </ | />  # operators, and tags
        | ` [^`\s] [^`\n]* `                                  # code by its marks
        | \{ [ \t]* (?:[\r\n]|\Z) | \} [ \t]* (?:[\r\n]|\Z)  # a line of a program
        | \); [ \t]* (?:[\r\n]|\Z)
        """
    return re.compile(identifier), re.compile(others, re.VERBOSE)
