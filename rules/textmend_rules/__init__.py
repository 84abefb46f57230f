"""The rules of textmend, in the order in which their fixes win."""

from __future__ import annotations

from textmend_rules.quotes.mixed_quotes import mixed_quotes
from textmend_rules.residue.inlined_header import inlined_header
from textmend_rules.spacing.final_newline import final_newline
from textmend_rules.spacing.leading_space import leading_space
from textmend_rules.spacing.trailing_space import trailing_space
from textmend_rules.words.lost_initial import lost_initial

CATALOGUE = (
    leading_space,
    trailing_space,
    inlined_header,
    lost_initial,
    mixed_quotes,
    final_newline,
)
