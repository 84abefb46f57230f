"""How paragraphs are read: by the kernel where there is one, else as `solver` does it."""

from __future__ import annotations

from textmend.quotes import solver
from textmend.quotes.marks import Kind
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from textmend._kernel import Reader
    from textmend.quotes.marks import Role
    from textmend.quotes.solver import Evidence, Frame

    Read = tuple[list[Role], list[float], list[int]]
    """As `solver.Reading` has it."""


def reader(window: int = solver.WINDOW) -> Reader:
    """The kernel's, which solves so many marks at a time.

    Raises:
        ImportError: where there is no kernel.
    """
    from textmend._kernel import Reader

    steps = tuple(_steps(kind, primary) for kind in Kind for primary in Kind)
    limits = solver.DEEPEST, solver.CLEAR, solver.NEGLIGIBLE, solver.ROUNDING
    return Reader(steps, solver.ROLES, window, *limits)


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


def solving_with(reader: Reader) -> Callable[..., Read]:
    """`solver.solve`, done by the kernel."""

    def solve(marks: list[Evidence], frame: Frame, *, enough: float = 1.0) -> Read:
        return reader.solve(marks, frame.primary, _endings(frame.reopened), enough)

    return solve


plain: Callable[[list[Evidence]], Read | None] = solver.plain
solve: Callable[..., Read] = solver.solve
try:
    _reader = reader()
except ImportError:
    pass
else:
    plain, solve = _reader.plain, solving_with(_reader)
