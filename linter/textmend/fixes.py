"""Fix the files of a batch, and flush them together."""

from __future__ import annotations

from textmend.diagnostic import diagnose, unreadable
from textmend.repairs import Repair
from textmend.writing import Refused, flush

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textmend.containers import Session
    from textmend.document import Document
    from textmend.engine import Fixed, Linter
    from textmend.outcome import Outcome
    from textmend.writing import Source


def fix(
    session: Session, texts: Sequence[tuple[Document, int, Source | None]]
) -> Iterator[Outcome]:
    """Fix each text, with the index of its configuration, or show what that would do.

    Those with a source are files, and are written: each is the old one or the new one at any
    moment, and none takes its name before all of them are on the disk.
    """
    level = session.request.level
    linters = [session.linter_for(document.path, index) for document, index, _ in texts]
    fixed = [
        linter.fix(document, level) for linter, (document, _, _) in zip(linters, texts, strict=True)
    ]
    repairs = _written(session, [(*text, fixed[number]) for number, text in enumerate(texts)])
    try:
        for number, (document, index, source) in enumerate(texts):
            linter = linters[number]
            size = len(source.data) if source else 0
            if session.request.mode == "diff":
                outcome = _difference(session, linter, document, index, fixed[number])
            else:
                repair = repairs[number]
                outcome = _outcome(session, linter, document, index, fixed[number], repair)
            if source is None and session.request.mode == "fix":
                outcome = outcome._replace(text=fixed[number].document.to_bytes())
            yield outcome._replace(read=size, ledgers=[*outcome.ledgers, *linter.ledgers()])
    finally:
        _clear(repairs)
        session.repairs.close()


def _written(
    session: Session, texts: Sequence[tuple[Document, int, Source | None, Fixed]]
) -> list[Repair | OSError | None]:
    """The new files of the batch, all on the disk, and what went wrong with others."""
    made: list[Repair | OSError | None] = []
    try:
        for document, _, source, fixed in texts:
            if source is None or session.request.mode == "diff":
                made.append(None)
                continue
            try:
                made.append(session.repairs.text(document, fixed, source))
            except OSError as error:
                made.append(error)
        flush([each.file for each in made if isinstance(each, Repair)])
    except BaseException:
        _clear(made)
        raise
    return made


def _clear(made: Sequence[Repair | OSError | None]) -> None:
    """Take away the files that have not taken their names."""
    for each in made:
        if isinstance(each, Repair):
            each.file.__exit__()


def _difference(
    session: Session, linter: Linter, document: Document, index: int, fixed: Fixed
) -> Outcome:
    from textmend.report.diff import unified

    before = diagnose(document, *linter.lint(document))
    outcome = session.outcome(document, before, index)
    report = unified(document, fixed.document, escape=session.request.escape_diff)
    return outcome._replace(report=report)


def _outcome(
    session: Session,
    linter: Linter,
    document: Document,
    index: int,
    fixed: Fixed,
    repair: Repair | OSError | None,
) -> Outcome:
    """What came of one file, which takes its name here if it was written."""
    problem = repair if isinstance(repair, OSError) else None
    if isinstance(repair, Repair):
        try:
            repair.commit()
        except OSError as error:
            problem = error
    if problem is not None:
        is_ours = isinstance(problem, Refused)
        said = str(problem) if is_ours else problem.strerror or str(problem)
        found = diagnose(document, *linter.lint(document))
        return session.outcome(
            document, [unreadable(document.path, f"not fixed: {said}"), *found], index
        )
    outcome = session.outcome(fixed.document, diagnose(fixed.document, *fixed.checked), index)
    return outcome._replace(applied=fixed.applied, skipped=fixed.skipped)
