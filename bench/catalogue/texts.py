"""What the scripts here share: the corpora, divided as for the evidence, and the linter."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

# Behind this folder, which has a damage.py as well.
sys.path.append(str(Path(__file__).resolve().parent.parent / "evidence"))

import split
from bounds import wilson
from split import CORPORA, ELSEWHERE, PARTS, Text, argument_parser
from textmend.engine import Linter
from textmend.registry import load, select

HERE = Path(__file__).resolve().parent

__all__ = [
    "CLEAN",
    "CORPORA",
    "ELSEWHERE",
    "HERE",
    "PARTS",
    "Text",
    "argument_parser",
    "linter",
    "texts",
    "wilson",
]

CLEAN = ("news", "speeches", "typography")
"""Edited prose, which has next to nothing wrong with it."""


def texts(corpora: Path, names: Sequence[str], parts: Sequence[str]) -> Iterator[Text]:
    """The documents of the corpora `names` that are in one of `parts`."""
    return split.documents(corpora, *parts, names=names)


def linter(*chosen: str, preview: bool = True) -> Linter:
    """A linter with the rules and families that are chosen, or with all."""
    return Linter(select(load(), chosen or ["all"], [], {}, preview=preview))
