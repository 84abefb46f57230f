"""How paragraphs are read: by the kernel where there is one, else as `solver` does it."""

from __future__ import annotations

from textmend.quotes import solver
from textmend.quotes.marks import Kind, Mark
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from textmend._kernel import Reader
    from textmend.quotes.seen import Found
    from textmend.quotes.solver import Evidence, Frame, Reading

    Decided = dict[int, Mark]
    """All marks of a paragraph, by where they stand."""


def plainly_plain(found: Found, evidence: list[Evidence]) -> Decided | None:
    """The marks that were found, as `solver.plain` reads them; None where it does not."""
    reading = solver.plain(evidence)
    return None if reading is None else _decided(found, evidence, reading)


def plainly_solve(
    found: Found, evidence: list[Evidence], frame: Frame, *, enough: float = 1.0
) -> Decided:
    """The marks that were found, as `solver.solve` reads them."""
    return _decided(found, evidence, solver.solve(evidence, frame, enough=enough))


def _decided(found: Found, evidence: list[Evidence], reading: Reading) -> Decided:
    return {
        at: Mark(at, glyph, one.kind, role, sure, found[to][0] if to >= 0 else -1)
        for (at, glyph), one, role, sure, to in zip(found, evidence, *reading, strict=True)
    }


def reader(window: int = solver.WINDOW) -> Reader:
    """The kernel's, which solves so many marks at a time.

    Raises:
        ImportError: where there is no kernel.
    """
    from textmend._kernel import Reader

    steps = tuple(_steps(kind, primary) for kind in Kind for primary in Kind)
    limits = solver.DEEPEST, solver.CLEAR, solver.NEGLIGIBLE, solver.ROUNDING
    return Reader(Mark, steps, solver.ROLES, window, *limits)


def _steps(kind: Kind, primary: Kind) -> tuple[tuple[int, float, int, float], ...]:
    """The same as `solver.steps_from`, with the numbers of states."""
    number = solver.STATES.index
    steps = solver.steps_from(kind, primary)
    return tuple(
        (number(opened), opening, number(closed), closing)
        for opened, opening, closed, closing in map(steps.__getitem__, solver.STATES)
    )


@cache
def _endings(reopened: str) -> tuple[float, ...]:
    """The factor of each state where a paragraph ends."""
    return tuple(solver.ending(state, reopened) for state in solver.STATES)


def solving_with(reader: Reader) -> Callable[..., Decided]:
    """`plainly_solve`, done by the kernel."""

    def solve(
        found: Found, evidence: list[Evidence], frame: Frame, *, enough: float = 1.0
    ) -> Decided:
        return reader.solve(found, evidence, frame.primary, _endings(frame.reopened), enough)

    return solve


plain: Callable[[Found, list[Evidence]], Decided | None] = plainly_plain
solve: Callable[..., Decided] = plainly_solve
try:
    _reader = reader()
except ImportError:
    pass
else:
    plain, solve = _reader.plain, solving_with(_reader)
