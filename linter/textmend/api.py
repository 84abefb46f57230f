"""textmend as a library."""

from __future__ import annotations

from textmend.config import Config, check_options
from textmend.diagnostic import Diagnostic, diagnose
from textmend.document import Context, Document
from textmend.engine import Linter
from textmend.finding import Applicability
from textmend.registry import load, select
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class FixedText(NamedTuple):
    """A text with its fixes made."""

    text: str
    applied: Mapping[str, int]
    """How many fixes were made, by the name of the rule."""
    diagnostics: list[Diagnostic]
    """What is left, with positions in the fixed text."""


def lint(
    text: str,
    *,
    select: Sequence[str] = ("all",),
    ignore: Sequence[str] = (),
    options: Mapping[str, Mapping[str, object]] | None = None,
    plugins: Sequence[str] = (),
    path: str = "",
    language: str = "auto",
    words: Sequence[str] = (),
    vocabulary: Mapping[str, int] | None = None,
    preview: bool = False,
) -> list[Diagnostic]:
    r"""Find what is wrong with `text`.

    Args:
        text: any text; lone surrogates from `surrogateescape` stand for bytes that are not UTF-8.
        select: names of rules and families, or `all`.
        ignore: likewise; a rule's own name wins over its family, and a family over `all`.
        options: for a rule's name, its options and their values.
        plugins: further rules: paths that end in `.py`, `module:attribute`, or entry points.
        path: what diagnostics call the text; `.md` at its end makes it Markdown.
        language: a BCP 47 tag, or `auto` to go by the words.
        words: words that are never damage.
        vocabulary: how often the corpus has each word, as `textmend.vocabulary.read` gives it.
        preview: run the rules, too, that are still wrong too often.

    Returns:
        The diagnostics in the order of their places; a rule that raised is one, `rule-failed`.

    Raises:
        UnknownName, BadPlugin, BadConfig: all are `ValueError`.

    >>> import textmend
    >>> [(d.rule, d.start.line, d.start.column) for d in textmend.lint("A line. \n")]
    [('trailing-space', 1, 8)]
    """
    linter, document = _prepare(
        text, select, ignore, options, plugins, path, language, words, vocabulary, preview
    )
    return diagnose(document, *linter.lint(document))


def fix(
    text: str,
    *,
    unsafe: bool = False,
    select: Sequence[str] = ("all",),
    ignore: Sequence[str] = (),
    options: Mapping[str, Mapping[str, object]] | None = None,
    plugins: Sequence[str] = (),
    path: str = "",
    language: str = "auto",
    words: Sequence[str] = (),
    vocabulary: Mapping[str, int] | None = None,
    preview: bool = False,
) -> FixedText:
    r"""Mend what is wrong with `text` and can be mended safely, or `unsafe` too.

    The other arguments and what is raised are those of `lint`.

    >>> import textmend
    >>> textmend.fix("A line. \n").text
    'A line.\n'
    """
    linter, document = _prepare(
        text, select, ignore, options, plugins, path, language, words, vocabulary, preview
    )
    fixed = linter.fix(document, Applicability.UNSAFE if unsafe else Applicability.SAFE)
    return FixedText(fixed.document.text, fixed.applied, diagnose(fixed.document, *fixed.checked))


def _prepare(
    text: str,
    chosen: Sequence[str],
    ignored: Sequence[str],
    options: Mapping[str, Mapping[str, object]] | None,
    plugins: Sequence[str],
    path: str,
    language: str,
    words: Sequence[str],
    vocabulary: Mapping[str, int] | None,
    preview: bool,
) -> tuple[Linter, Document]:
    rules = load(plugins)
    config = Config(rules=options or {})
    check_options(config, rules)
    linter = Linter(select(rules, chosen, ignored, config.rules, preview=preview))
    context = Context(language, frozenset(word.lower() for word in words), vocabulary)
    return linter, Document(text, path=path, context=context)
