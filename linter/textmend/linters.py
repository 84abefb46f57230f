"""The linters of a request: which rules are run on a file, how, and what they are told of it."""

from __future__ import annotations

import os

from textmend.config import SIDECAR, BadConfig, Config, check_options
from textmend.document import Context
from textmend.engine import Linter
from textmend.files import Scope, is_excluded
from textmend.registry import UnknownName, load, precision, resolved, select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.outcome import Request
    from textmend.rule import Rule
    from textmend.sidecar import Sidecar


class Linters:
    """Those of a request, each made when the first file needs it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self._linters: dict[int, Linter] = {}
        self._narrower: dict[tuple[int, tuple[str, ...]], Linter] = {}
        self.contexts = [_context(config) for config in request.configs]
        """By configuration, what is known of each document."""
        if request.repeats:
            self.learn(request.repeats)
        self._sidecars = [_sidecar(config) for config in request.configs]

    def learn(self, path: str) -> None:
        """Let the rules know what paragraphs the corpus repeats, as `Counter.write` wrote them."""
        from textmend.repeats import Repeats

        self.request = self.request._replace(repeats=path)
        repeats = Repeats(path)
        self.contexts = [context._replace(repeats=repeats) for context in self.contexts]

    def linter(self, index: int) -> Linter:
        """The linter for the configuration with this index.

        Raises:
            BadConfig, BadPlugin, UnknownName
        """
        if index not in self._linters:
            config = self.request.configs[index]
            rules = load((*config.plugins, *self.request.plugins))
            if config.pattern:
                from textmend.patterns import with_patterns

                rules = with_patterns(rules, config)
            check_options(config, rules)
            _check_names(config, rules)
            selected = select(
                rules, config.select, config.ignore, config.rules, preview=config.preview
            )
            self._linters[index] = Linter(selected)
        return self._linters[index]

    @property
    def keeps_ledgers(self) -> bool:
        """Whether there is more to say of files than what is found in them."""
        return self.request.accept or self.request.count_words or any(self._sidecars)

    def linter_for_all(self, index: int) -> Linter | None:
        """The linter that is the same for all files, where there is one."""
        differs = self._sidecars[index] is not None or self.request.configs[index].per_file_ignores
        if differs or self.request.changed is not None or self.request.count_words:
            return None
        return self.linter(index)

    def linter_for(self, path: str, index: int) -> Linter:
        """The linter without the rules that `per-file-ignores` takes away for this file."""
        same = self.linter_for_all(index)
        if same is not None:
            return same
        config = self.request.configs[index]
        linter = self.linter(index)
        ignored: list[str] = []
        for pattern, names in config.per_file_ignores.items():
            if is_excluded(path, Scope(config.root, (), (pattern,))):
                ignored += names
        if ignored:
            linter = self._without(index, tuple(ignored))
        sidecar, changed = self._sidecars[index], self.request.changed
        if sidecar is None and changed is None and not self.request.count_words:
            return linter
        from textmend.suppression import FileLinter

        return FileLinter(
            linter,
            sidecar.of(path) if sidecar else {},
            changed=changed.of(path) if changed else None,
            counts_words=self.request.count_words,
        )

    def _without(self, index: int, ignored: tuple[str, ...]) -> Linter:
        """The linter without rules of these names, made once."""
        if (index, ignored) not in self._narrower:
            selected = self.linter(index).selected
            left = [each for each in selected if not precision(each.rule, ignored)]
            self._narrower[index, ignored] = Linter(left)
        return self._narrower[index, ignored]


def _context(config: Config) -> Context:
    vocabulary = None
    if config.vocabulary:
        from textmend.vocabulary import read as read_vocabulary

        vocabulary = read_vocabulary(os.path.join(config.root, config.vocabulary))
    words = frozenset(word.lower() for word in config.words)
    return Context(config.language, words, vocabulary)


def _sidecar(config: Config) -> Sidecar | None:
    """What is accepted beside the configuration, where anything is."""
    path = os.path.join(config.root, SIDECAR)
    if not os.path.exists(path):
        return None
    from textmend.sidecar import load

    return load(path)


def _check_names(config: Config, rules: Sequence[Rule]) -> None:
    """Raise BadConfig where a setting names a rule or family that there is none of."""
    settings = {
        "select": config.select,
        "ignore": config.ignore,
        "max-density": list(config.max_density),
    }
    for key, names in (*settings.items(), *config.per_file_ignores.items()):
        try:
            resolved(rules, names)
        except UnknownName as error:
            place = config.origins[key if key in settings else "per-file-ignores"]
            raise BadConfig(f"{place}: {error}") from error
