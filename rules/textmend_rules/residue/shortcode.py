"""`shortcode`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend.values import cache
from textmend_rules.removal import removal
from textmend_rules.residue.apart import paragraph_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# Names that a pair of brackets round one word shows to be code wherever it stands.
_SURE = frozenset(
    "caption embed gallery pullquote pull_quote playlist youtube vimeo soundcloud dailymotion "
    "contact-form contact-form-7 wpvideo videopress jwplayer brightcove ooyala getty "
    "gallery_ids slideshow polldaddy gravityform vc_row vc_column vc_column_text dropcap "
    "one_half one_third two_third su_button sidebar_ad adrotate ad_inserter wp_ad_camp "
    "twitter-tweet blackbirdpie tweet instagram scribd documentcloud iframe".split()
)

# Others that are words of the language, too: code if the paragraph is nothing else.
_ALONE = frozenset(
    "video audio image photo button column quote table toggle accordion tabs tab divider "
    "spacer map related newsletter ad ads poll signup subscribe more".split()
)
_KNOWN = _SURE | _ALONE

_NEAR = 400
"""Code points within which a bracket mostly closes."""

_MOST_BLANKS = 100
"""Code points beside the code in a paragraph that is nothing else."""


@rule(
    family="residue",
    anchors=("[/", "{{", "{%", *map("[{}".format, "abcdefghijklmnopqrstuvwxyz")),
    examples=(
        Example(
            'The mill closed.\n\n⟦[caption id="attachment_7" width="300"]⟧ The wheel⟦[/caption]⟧\n',
            "The mill closed.\n\n The wheel\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.\n\n⟦[pullquote]⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦{{ article.title }}⟧\n\nThe mill closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("“[The mill] closed,” he said, “and [b]uild another [sic] we will.”\n"),
        Example("He showed a [video] of the mill.\n"),
    ),
)
def shortcode(document: Document, hit: int) -> Iterator[Finding]:
    """Code of the site’s software that was not replaced by what it stands for.

    ## Why
    The extractor took the text from a feed or a database, where `[caption …]`, `[embed]` and
    `{{ … }}` stand for pictures, players and fields.

    ## Fix
    Unsafe: the code is removed, and what stands between a pair of it is kept. Where it is a whole
    paragraph, that goes with one of the gaps beside it. An author who writes about such code means
    it.

    ## Options
    None.
    """
    text = document.prose
    start, end = hit, _end_of_code(text, hit)
    if end < 0:
        return
    code = text[start:end]
    number = paragraph_at(document.paragraphs, start)
    first, last = document.paragraphs[number]
    is_alone = last - first < end - start + _MOST_BLANKS and text[first:last].strip() == code
    if code[1:-1] in _ALONE and not is_alone:
        return
    edit = removal(document, number) if is_alone else Edit.delete(start, end)
    fix = Fix((edit,), Applicability.UNSAFE, "Remove it (unsafe: the text may be about it)")
    yield Finding(Span(start, end), "Code of the site, not text", fix)


def _end_of_code(text: str, start: int) -> int:
    """Where code ends that begins at `start`; -1 where none does."""
    inside, bracket, _ = text[start + 1 : start + _NEAR].partition("]")
    if text[start] == "[" and bracket:
        if inside.removeprefix("/") in _KNOWN:
            return start + len(inside) + 2
        if "=" not in inside:
            return -1  # as nearly always: somebody put a word into what another said
    code = _code().match(text, start)
    return code.end() if code else -1


@cache
def _code() -> re.Pattern[str]:
    """A name with settings, in brackets; a field of a template."""
    import re  # few texts have any

    quoted = (
        r"(?:\"[^\"\]\n]{0,300}\"|'[^'\]\n]{0,300}'|[“”″][^“”″\]\n]{0,300}[“”″]|[^\s\]\"']{1,300})"
    )
    setting = rf"[ ]+[a-z][a-z_-]{{0,30}}=(?:{quoted})"
    return re.compile(
        rf"\[[a-z][a-z0-9_-]{{1,30}}(?:{setting}){{1,20}}[ ]?/?\]"
        r"|\{\{[ ]?[#/]?[\w.|:$ -]{1,80}\}\}|\{%[ -][^%\n]{1,200}%\}"
    )
