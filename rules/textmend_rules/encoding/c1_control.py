"""`c1-control`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend_rules.runs import run_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROLS = tuple(map(chr, range(0x80, 0xA0)))
_NEXT_LINE = "\x85"
_CLOSERS = "\"'”’)"


@rule(
    family="encoding",
    severity=Severity.ERROR,
    prose_only=False,
    anchors=_CONTROLS,
    examples=(
        Example("The mill⟦\x92⟧s wheel stopped.\n", "The mill’s wheel stopped.\n"),
        Example("She said, ⟦\x93⟧go⟦\x85\x94⟧\n", "She said, “go…”\n"),
        Example(
            "It rained.⟦\x85⟧Nobody spoke.\n", "It rained.…Nobody spoke.\n", Applicability.UNSAFE
        ),
        Example("The mill⟦\x81⟧ closed.\n"),
        Example("“Go – now…”\n"),
    ),
)
def c1_control(document: Document, hit: int) -> Iterator[Finding]:
    """A control character of the range U+0080 to U+009F.

    ## Why
    Hardly anybody ever used these controls. They are bytes of Windows-1252 that were read as
    Latin-1: quotation marks, dashes and apostrophes that do not show, and split words.

    ## Fix
    Safe: the character that the byte stands for in Windows-1252, where it makes sense in its
    place. Unsafe where it does not, as in a text that was written on an old Mac, and for U+0085
    behind the end of a sentence, which may be a line ending. Five of these bytes stand for
    nothing: they are reported.

    ## Options
    None.
    """
    from textmend_rules.encoding.windows import CONTEXT, decode, fits

    text = document.text
    end = run_end(text, hit, _CONTROLS)
    if end is None:
        return
    new = decode(text[hit:end].encode("latin-1"))
    codes = ", ".join(f"U+{ord(character):04X}" for character in text[hit:end])
    message = f"Control character {codes}"
    if "\N{REPLACEMENT CHARACTER}" in new:
        yield Finding(Span(hit, end), message)
        return
    edit = Edit.replace(hit, end, new)
    before, after = text[max(0, hit - CONTEXT) : hit], text[end : end + CONTEXT]
    if text[hit] == _NEXT_LINE and before.rstrip(_CLOSERS)[-1:] in ("", ".", "!", "?", " "):
        why = f"Put “{new}” in its place (unsafe: it may be a line ending)"
        fix = Fix((edit,), Applicability.UNSAFE, why)
    elif not fits(before, new, after):
        why = f"Put “{new}” in its place (unsafe: it may come from another encoding)"
        fix = Fix((edit,), Applicability.UNSAFE, why)
    else:
        fix = Fix((edit,), Applicability.SAFE, f"Put “{new}” in its place")
    yield Finding(Span(hit, end), f"{message}, which is “{new}” in Windows-1252", fix)
