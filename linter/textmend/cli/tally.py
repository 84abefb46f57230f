"""Accepted findings and densities over all files: what is written down, said, and failed for."""

from __future__ import annotations

import os

from textmend.config import SIDECAR
from textmend.ledger import Change
from textmend.sidecar import key, load, update

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import SimpleNamespace

    from textmend.config import Config
    from textmend.outcome import Outcome

_MOST_SHOWN = 10
"""Stale entries."""


class Tally:
    """The ledgers of all files, by configuration."""

    def __init__(self, arguments: SimpleNamespace) -> None:
        self._arguments = arguments
        self._changes: dict[int, dict[str, list[Change]]] = {}
        self._stale: dict[int, dict[str, list[Change]]] = {}
        self._found: dict[int, dict[str, int]] = {}
        self._words: dict[int, int] = {}
        self.accepted = 0
        self.fresh = 0
        self.pruned = 0

    def add(self, outcome: Outcome) -> None:
        """Count a file, or a part of one."""
        found = self._found.setdefault(outcome.config, {})
        for rule, count in outcome.found.items():
            found[rule] = found.get(rule, 0) + count
        for words, accepted, fresh, stale, moved in outcome.ledgers:
            self._words[outcome.config] = self._words.get(outcome.config, 0) + words
            self.accepted += accepted
            self.fresh += len(fresh)
            changes = self._changes.setdefault(outcome.config, {}).setdefault(outcome.path, [])
            changes += fresh
            if outcome.applied and not self._arguments.output:
                changes += moved
            if stale:
                self._stale.setdefault(outcome.config, {}).setdefault(outcome.path, []).extend(
                    stale
                )

    @property
    def words(self) -> int:
        """The words of all texts that were counted."""
        return sum(self._words.values())

    def write(self, configs: Sequence[Config]) -> list[str]:
        """Bring the files of accepted findings up to date; what there is to say of stale entries.

        Raises:
            BadConfig, OSError
        """
        lines = []
        for index, config in enumerate(configs):
            path = os.path.join(config.root, SIDECAR)
            changes = {
                key(path, file): list(each)
                for file, each in self._changes.get(index, {}).items()
                if each
            }
            stale = self._all_stale(index, path)
            if self._arguments.prune_ignores:
                for file, each in stale.items():
                    changes.setdefault(file, []).extend(each)
                self.pruned += sum(map(len, stale.values()))
            else:
                lines += _said(path, stale)
            if changes:
                update(path, changes)
        return lines

    def too_dense(self, configs: Sequence[Config]) -> list[str]:
        """The rules that found more than they may, and how much."""
        lines = []
        for index, config in enumerate(configs):
            for rule, limit in config.max_density.items():
                density = per_million(
                    self._found.get(index, {}).get(rule, 0), self._words.get(index, 0)
                )
                if density > limit:
                    lines.append(
                        f"{rule}: {density:,.1f} findings per million words, more than {limit:,g}"
                    )
        return lines

    def summary(self) -> list[str]:
        """Lines for people."""
        lines = []
        if self.fresh:
            lines.append(f"Accepted {_findings(self.fresh)} in {SIDECAR}.")
        if self.accepted:
            lines.append(f"{_findings(self.accepted)} accepted earlier and not reported.")
        if self.pruned:
            entries = "entry" if self.pruned == 1 else "entries"
            lines.append(f"Dropped {self.pruned:,} stale {entries} from {SIDECAR}.")
        return lines

    def _all_stale(self, index: int, path: str) -> Mapping[str, list[Change]]:
        stale = {key(path, file): each for file, each in self._stale.get(index, {}).items()}
        if os.path.exists(path):
            sidecar = load(path)
            for file in sidecar.missing():
                stale[file] = [
                    Change(rule, mark, None)
                    for rule, marks in sidecar.entries[file].items()
                    for mark in marks
                ]
        return stale


def _findings(number: int) -> str:
    return f"{number:,} finding{'s' * (number != 1)}"


def per_million(count: int, words: int) -> float:
    """Findings per million words; with no words, of one."""
    return count * 1e6 / max(words, 1)


def _said(path: str, stale: Mapping[str, list[Change]]) -> list[str]:
    name = os.path.relpath(path)
    entries = [
        f"{name}: stale: {file}: {change.rule} {change.old}"
        for file, changes in sorted(stale.items())
        for change in changes
    ]
    if len(entries) > _MOST_SHOWN:
        entries[_MOST_SHOWN:] = [f"{name}: stale: {len(entries) - _MOST_SHOWN:,} more"]
    return entries
