"""`html-tag`."""

from __future__ import annotations

import re

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ELEMENTS = frozenset(
    "a abbr acronym address article aside audio b big blockquote body br button caption center "
    "cite code col dd del details dfn div dl dt em embed fieldset figcaption figure font footer "
    "form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li "
    "link main map mark meta nav noscript object ol optgroup option p param picture pre q s samp "
    "script section select small source span strike strong style sub summary sup svg table tbody "
    "td textarea tfoot th thead time title tr track tt u ul var video wbr".split()
)
_BEGINNINGS = frozenset(name[:2] for name in _ELEMENTS)
_COMMENT, _END = "<!--", "-->"
_BREAKS = frozenset("br hr".split())
_LONGEST = 2000
"""Code points of a tag; those of embedded players are the longest."""


@rule(
    family="encoding",
    severity=Severity.ERROR,
    wary_of_code=True,
    views=("tags",),
    examples=(
        Example("The ⟦<b>⟧mill⟦</b>⟧ closed.\n", "The mill closed.\n", Applicability.UNSAFE),
        Example(
            'See ⟦<a href="/mill" target=_blank>⟧here⟦</a>⟧.⟦<br />⟧Nobody spoke.\n',
            "See here.\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example("It costs < 5, and a <b> c; I <3 mills, write to <ada@mill.example>.\n"),
        Example("In HTML a paragraph begins with <p>.\n"),
        Example("The <b>mill</b> closed.\n", path="example.md"),
    ),
)
def html_tag(document: Document) -> Iterator[Finding]:
    """A tag or a comment of HTML in a text that is none.

    ## Why
    It is what an extractor left of a page, and no word of the author.

    ## Fix
    Unsafe: the tag is removed, or a line ending takes its place where it was a break. What it
    marked stays, and so does what it said of that is lost. Texts about mark-up are left alone, and
    so are Markdown and HTML, and brackets round what is no element of HTML.
    A text that speaks of code is left alone.

    ## Options
    None.
    """
    text = document.prose
    for hit in document.tags:
        pair = text[hit + 1 : hit + 3].lower()
        if pair in _BEGINNINGS or not pair.isalnum():  # `<IBM>` need not be held to a pattern
            yield from _mark_at(text, hit)


def _mark_at(text: str, start: int) -> Iterator[Finding]:
    """The tag or the comment that begins at `start`, if one does."""
    name = ""
    if text.startswith(_COMMENT, start):
        end = text.find(_END, start + len(_COMMENT), start + _LONGEST) + len(_END)
        if end < len(_END):
            return
    else:
        match = _tag().match(text, start, start + _LONGEST)
        if match is None or match[1].lower() not in _ELEMENTS:
            return
        name, end = match[1].lower(), match.end()
        if _is_variable(text, name, start, end):
            return
    from textmend_rules.encoding.about_markup import is_about_markup

    if is_about_markup(text, start, end):
        return
    is_inside = bool(text[start - 1 : start].strip() and text[end : end + 1].strip())
    new = "\n" if name in _BREAKS and is_inside else ""
    what = "Put a line ending in its place" if new else "Remove it"
    fix = Fix((Edit.replace(start, end, new),), Applicability.UNSAFE, f"{what} (unsafe: {_LOST})")
    kind = f"tag “{name}”" if name else "comment"
    yield Finding(Span(start, end), f"A {kind} of HTML", fix)


_LOST = "what it said of the text is lost"


_BARE = (
    "allowfullscreen|mozallowfullscreen|webkitallowfullscreen|async|autofocus|autoplay|checked"
    "|compact|controls|crossorigin|default|defer|disabled|download|hidden|ismap|itemscope|loop"
    "|multiple|muted|nomodule|noshade|novalidate|nowrap|open|playsinline|readonly|required"
    "|reversed|scoped|seamless|selected"
)
"""Attributes that need no value; of `<I P Sharp Associates>` none is one."""


@cache
def _tag() -> re.Pattern[str]:
    value = r"\"[^\"<>]*\"|'[^'<>]*'|[“”](?:(?!”)[^<>])*”|[^\s\"'<>=]+"
    attribute = rf"\s+(?:[A-Za-z_:@][\w:.-]*\s*=\s*(?:{value})|(?i:{_BARE})(?=[\s/>]))"
    return re.compile(rf"</?([A-Za-z][A-Za-z0-9]*)(?:{attribute})*\s*/?>")


def _is_variable(text: str, name: str, start: int, end: int) -> bool:
    """Whether a letter in brackets stands between two things that are compared: `a <b> c`."""
    closing = f"</{name}"
    return (
        len(name) == 1
        and text[start + 1] != "/"
        and end - start == len("<b>")
        and closing not in text[end : end + _LONGEST].lower()
    )
