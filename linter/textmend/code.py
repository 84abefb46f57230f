"""Whether a text speaks of code, in which a missing or an odd space is seldom a slip."""

from __future__ import annotations

from itertools import chain, islice

from textmend.finding import Applicability
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from textmend.document import Document
    from textmend.finding import Finding, Fix

_PARTS = {
    "_": ("_",),
    "`": ("`",),
    "{": ("{",),
    "}": ("}",),
    "[": ("[-", "[ -"),
    "|": ("|-", "| -", "||"),
    "$": ("$ ",),
    "(": ("()", "(1)", "(3)", "(5)", "(8)"),
    ";": (");",),
    "=": ("==", "!="),
    ">": ("->", "=>", "/>"),
    "<": ("</",),
    ":": ("::",),
    "&": ("&&",),
    "+": ("++",),
}
"""Of these each sign of code has one, by a character of theirs: nearly no news has many, and to
count them takes a tenth of what the pattern takes."""

_FEWEST, _DENSEST = 4, 2000
"""Signs of code that a text must have, and code points that each of them may stand for."""


def speaks_of_code(document: Document) -> bool:
    """Whether the prose has signs of code again and again.

    `tk.Text`, `[ -f x ] ;` and `( a, b )` are meant so where people write about programs. Of
    17,329 documents of news, speeches and literature none speaks of code; of 560 manuals, read-me
    files and licences of well-known programs in plain text 446 do.
    """
    prose = document.prose
    wanted = max(_FEWEST, len(prose) // _DENSEST)
    parts = chain.from_iterable(map(_PARTS.__getitem__, document.alphabet & _PARTS.keys()))
    if sum(map(prose.count, parts)) < wanted:
        return False
    return next(islice(_signs().finditer(prose), wanted - 1, None), None) is not None


def doubted(findings: Iterable[Finding]) -> list[Finding]:
    """Those of `findings` with a safe fix, which is unsafe now; the others had doubts before."""
    return [
        finding._replace(fix=_unsafe(finding.fix))
        for finding in findings
        if finding.fix is not None and finding.fix.applicability is Applicability.SAFE
    ]


def _unsafe(fix: Fix) -> Fix:
    message = f"{fix.message} (unsafe: the text speaks of code)"
    return fix._replace(applicability=Applicability.UNSAFE, message=message)


@cache
def _signs() -> re.Pattern[str]:
    import re  # most texts have too few of the parts

    return re.compile(
        r"""
          (?<![\w@/.#-]) [A-Za-z]\w*[A-Za-z0-9]_[A-Za-z]\w* (?![\w/@])  # an identifier; no handle
        | [A-Za-z_]\([1-9]?\)                                          # a call, or a manual's page
        | [\[|]\ ?--?[A-Za-z]                                          # an option of a command
        | (?<![\w$])\$\ [a-z]                                          # a prompt
        | [=!]= | [-=]> | :: | && | \|\| | \+\+ | </ | />               # operators, and tags
        | ` [^`\s] [^`\n]* `                                            # code by its marks
        | (?: [{}] | \); ) [ \t]* (?:[\r\n]|\Z)                         # a line of a program
        """,
        re.VERBOSE,
    )
