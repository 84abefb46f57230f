"""`not-normalized`."""

from __future__ import annotations

import re
import unicodedata

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPATIBLE = re.compile("[\u2126\u212a\u212b\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Characters that NFC replaces by another one for good."""


@rule(
    family="encoding",
    opt_in=True,
    prose_only=False,
    examples=(
        Example("A caf⟦e\u0301⟧ by the mill.\n", "A café by the mill.\n"),
        Example("It is 4 ⟦\u212b⟧ wide.\n", "It is 4 Å wide.\n", Applicability.UNSAFE),
        Example("A café by the mill, “Ærø”.\n"),
        Example("The mill closed.\n"),
    ),
)
def not_normalized(document: Document) -> Iterator[Finding]:
    """A character that Unicode writes in a shorter way (not in normal form C).

    ## Why
    “é” can be one code point or two. They look the same, and are different words for everything
    that compares text. Most text is in normal form C (Unicode Standard Annex 15).

    ## Fix
    Safe: the composed form, which Unicode calls the same character. Unsafe for the few characters
    (the signs for ångström and ohm, compatibility ideographs) that it replaces for good.

    ## Options
    None.
    """
    text = document.text
    if unicodedata.is_normalized("NFC", text):
        return
    for match in re.finditer(r"\S*[^\s\x00-\x7f]\S*", text):
        word = match[0]
        new = unicodedata.normalize("NFC", word)
        if new == word:
            continue
        start, end = match.span()
        same = 0
        while same < min(len(word), len(new)) and word[same] == new[same]:
            same += 1
        word, new, start = word[same:], new[same:], start + same
        same = 0
        while same < min(len(word), len(new)) and word[-1 - same] == new[-1 - same]:
            same += 1
        end -= same
        new = new[: len(new) - same]
        edit = Edit.replace(start, end, new)
        if _COMPATIBLE.search(text, start, end):
            why = f"Write “{new}” (unsafe: the two are not told apart any more)"
            fix = Fix((edit,), Applicability.UNSAFE, why)
        else:
            fix = Fix((edit,), Applicability.SAFE, f"Write “{new}” in normal form C")
        yield Finding(Span(start, end), f"“{text[start:end]}” is not in normal form C", fix)
