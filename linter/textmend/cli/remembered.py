"""Outcomes of earlier checks, mixed with those of this one in the order of the files."""

from __future__ import annotations

from collections import deque

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textmend.cache import Store
    from textmend.outcome import Outcome


class Remembered:
    """Files as they pass by: those that `store` knows need not be checked."""

    def __init__(self, store: Store, files: Iterable[tuple[str, int]]) -> None:
        self._store = store
        self._files = files
        self._passed: deque[Outcome | None] = deque()
        """For each file the outcome, or None where it is being checked."""

    def unknown(self) -> Iterator[tuple[str, int]]:
        """The files that have to be checked."""
        for path, index in self._files:
            known = self._store.get(path, index)
            self._passed.append(known)
            if known is None:
                yield path, index

    def merged(self, checked: Iterable[Outcome]) -> Iterator[Outcome]:
        """All outcomes in the order of the files, given those of the unknown ones in theirs."""
        for outcome in checked:
            yield from self._known()
            if outcome.files:  # not a part of a container of which more is to come
                self._passed.popleft()
            self._store.put(outcome)
            yield outcome
        yield from self._known()

    def _known(self) -> Iterator[Outcome]:
        while self._passed and self._passed[0] is not None:
            yield self._passed[0]
            self._passed.popleft()
