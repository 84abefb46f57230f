"""`script-residue`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend_rules.removal import removal
from textmend_rules.residue.apart import paragraph_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ANCHORS = (
    "googletag.",
    "_taboola",
    "adsbygoogle",
    "document.getElement",
    "document.createElement",
    "document.querySelector",
    "document.write(",
    "document.cookie",
    "document).ready",
    ".addEventListener(",
    "window.location",
    "window.dataLayer",
    "window.fbAsyncInit",
    "window._",
    "window.onload",
    "dataLayer.push",
    "_gaq.push",
    "cmd.push(",
    ".push({",
    "gtag(",
    "fbq(",
    "ga('",
    'ga("',
    "jQuery(",
    "function(",
    "function (",
    "<![CDATA[",
    "/* ]]> */",
    "//–>",
    "})();",
    "});",
    "}catch(",
    "@media ",
    "{display:",
    "{ display:",
    "!important",
    '"@context"',
    '"@type"',
    "var _",
    "apstag.",
    "OBR.extern",
    "new Date()",
)

_CODE = frozenset("{}();=<>[]|&")
_SHARE = 0.04
"""Of the code points of a paragraph, how many are marks of a program's grammar."""

_FEWEST = 5
"""Such marks, however short the paragraph."""

_INDENTED = ("    ", "\t")


@rule(
    family="residue",
    anchors=_ANCHORS,
    examples=(
        Example(
            "The mill closed.\n\n"
            "⟦googletag.cmd.push(function() { googletag.display('mill-7'); });⟧\n\n"
            "Nobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.⟦ window._taboola = window._taboola || []; _taboola.push({a: 1});⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("He typed document.write(mill) and nothing happened at all, so he went home.\n"),
        Example("Type this:\n\n    window._mill = function() { return [m()]; };\n\nThen wait.\n"),
    ),
)
def script_residue(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """A program or a style sheet of the page that was taken for text.

    ## Why
    Extractors that do not know a page's scripts leave them between the paragraphs.

    ## Fix
    Unsafe: from where the program begins to the end of its last statement all is removed; where
    that is the whole paragraph, it goes with one of the gaps beside it. A text may show a program
    on purpose. Indented lines, and Markdown's code, are left alone.

    ## Options
    None.
    """
    text = document.prose
    done = 0
    for hit in hits:
        if hit < done:
            continue  # the paragraph has been looked at from an earlier sign on
        number = paragraph_at(document.paragraphs, hit)
        if number < 0:
            continue
        start, done = document.paragraphs[number]
        if hit >= done or text.startswith(_INDENTED, start):
            continue
        paragraph = text[start:done]
        first = _start(paragraph, hit - start)
        program = paragraph[first:]
        marks = [at for at, character in enumerate(program) if character in _CODE]
        if len(marks) < max(_FEWEST, _SHARE * len(program)):
            continue
        last = first + marks[-1] + 1
        is_whole = not paragraph[:first].strip() and not paragraph[last:].strip(" .,;'\"/*–>-")
        if is_whole:
            span, edit = Span(start, done), removal(document, number)
        else:
            first -= len(paragraph[:first]) - len(paragraph[:first].rstrip())
            span = Span(start + first, start + last)
            edit = Edit.delete(*span)
        fix = Fix(
            (edit,), Applicability.UNSAFE, "Remove it (unsafe: the text may show it on purpose)"
        )
        yield Finding(span, "A program of the page, not text", fix)


def _start(paragraph: str, at: int) -> int:
    """Where the statement begins that has a sure sign of a program at `at`.

    That is behind the last sentence that ends before it; a word with a mark of a program in it, or
    one of the words that statements begin with, belongs to it.
    """
    while at > 0:
        before = paragraph[:at].rstrip()
        word = before[before.rfind(" ") + 1 :]
        joined = at == len(before)
        if not word or not (joined or _CODE & set(word) or word in _STATEMENTS):
            return at
        at = len(before) - len(word)
    return 0


_STATEMENTS = frozenset(["var", "let", "const", "try", "if", "return", "new", "//", "/*", "!"])
