"""What is known about words at the start of a paragraph: were letters lost there, and which ones.

`restore` ranks the words that a remainder may have been; `looks_lost` says whether anything was
lost at all. A rule wants both: an edit is safe where `is_safe` says so of the two together.
"""

from textmend.evidence.detect import looks_lost
from textmend.evidence.document import DocumentCounts
from textmend.evidence.ranking import Candidate, restore
from textmend.evidence.tiers import (
    SAFE_CONFIDENCE,
    SAFE_LOSS,
    SHOWN_CONFIDENCE,
    SHOWN_LOSS,
    UNSAFE_CONFIDENCE,
    UNSAFE_LOSS,
    is_safe,
    is_shown,
    is_unsafe,
)

__all__ = [
    "SAFE_CONFIDENCE",
    "SAFE_LOSS",
    "SHOWN_CONFIDENCE",
    "SHOWN_LOSS",
    "UNSAFE_CONFIDENCE",
    "UNSAFE_LOSS",
    "Candidate",
    "DocumentCounts",
    "is_safe",
    "is_shown",
    "is_unsafe",
    "looks_lost",
    "restore",
]
