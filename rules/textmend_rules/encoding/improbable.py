"""Which lines ftfy has to be asked about: it takes longer to import than many files to check."""

from __future__ import annotations

import re

_TAME = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}·´–—―…’"
"""Signs that are damage behind `_BYTES` alone, but for one."""

_BYTES = "ÂÃÎÐØÙ"
"""First bytes of sequences in UTF-8 that are damage before what is tame as well."""

_WILD = f"[^\x00-\x7f{_TAME}]"
_GREEK = "Ά-Ͽἀ-ῼ"
_SOUND = rf"[à-öø-ÿ](?:[à-öø-ÿ]|”(?!\w))|[“{_GREEK}][{_GREEK}]|[{_GREEK}]”"
"""Small letters side by side, and one at the end of a quotation; and Greek, quoted or not."""

_suspect = re.compile(
    rf"[\x80-\x9f]|[Œœ][^A-Za-z]|[ÂÃ] |[{_BYTES}][^\x00-\x7f]|√´|(?!{_SOUND}){_WILD}{{2}}"
).search


def is_improbable(line: str) -> bool:
    """Whether `line` may look to ftfy as if it were in the wrong encoding.

    Where it does not, ftfy returns it as it is: each of its signs of damage has a control of C1,
    “œ” at the end of a word, or two signs side by side that are beyond ASCII, and not the ones that
    English has there.
    """
    return _suspect(line) is not None
