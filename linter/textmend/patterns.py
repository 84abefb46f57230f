"""Rules that the user wrote into the configuration as patterns: data, which never runs code."""

from __future__ import annotations

from functools import partial

from textmend.config import BadConfig
from textmend.diagnostic import RESERVED
from textmend.files import BadPattern, Scope, is_excluded, matcher
from textmend.finding import Applicability, Edit, Finding, Fix
from textmend.rule import FAMILIES, Rule, rule
from textmend.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from textmend.config import Config
    from textmend.document import Document

TIME_LIMIT = 1.0
"""Seconds that one pattern may spend on one document."""

_MOST = 10_000
"""Code points of a pattern."""

_KEYS = ("name", "pattern", "message", "replacement", "applicability", "files")
_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_LEVELS = ("safe", "unsafe", "display")
_GROUP = r"\\(?:(\d{1,2})|g<(\w+)>)"


def with_patterns(rules: tuple[Rule, ...], config: Config) -> tuple[Rule, ...]:
    """`rules`, and behind them a rule for each pattern of `config`.

    Raises:
        BadConfig: naming the file, the number of the pattern and the key.
    """
    origin = config.origins["pattern"]
    taken = {*RESERVED, *FAMILIES, "all"}.union(*((each.name, *each.aliases) for each in rules))
    for number, settings in enumerate(config.pattern, start=1):
        made = _rule(settings, f"{origin} {number}", config.root)
        if made.name in taken:
            raise BadConfig(f"{origin} {number}: name: {made.name!r} is taken")
        taken.add(made.name)
        rules += (made,)
    return rules


def _rule(settings: Mapping[str, Any], origin: str, root: str) -> Rule:
    import regex  # Unicode properties, and a limit on time; slow to import

    for key in settings:
        if key not in _KEYS:
            raise BadConfig(f"{origin}: {key}: there is no such key; known: {', '.join(_KEYS)}")
    name = _string(settings, "name", origin)
    if not regex.fullmatch(_NAME, name):
        raise BadConfig(f"{origin}: name: expected lower-case words and hyphens, got {name!r}")
    origin = f"{origin} ({name})"
    source = _string(settings, "pattern", origin)
    if len(source) > _MOST:
        raise BadConfig(f"{origin}: pattern: longer than {_MOST:,} code points")
    try:
        pattern = regex.compile(source, regex.MULTILINE | regex.VERSION0)
    except (regex.error, OverflowError, RecursionError) as error:
        raise BadConfig(f"{origin}: pattern: {error}") from error
    if pattern.match(""):
        raise BadConfig(f"{origin}: pattern: it matches where there is nothing, so everywhere")
    message = _string(settings, "message", origin, default=f"Matches the pattern {name}")
    if not message.isprintable():
        raise BadConfig(f"{origin}: message: there are characters in it that do not show")
    level = _string(settings, "applicability", origin, default="unsafe")
    if level not in _LEVELS:
        expected = ", ".join(_LEVELS)
        raise BadConfig(f"{origin}: applicability: expected one of {expected}, got {level!r}")
    replacement = None
    if "replacement" in settings:
        replacement = _string(settings, "replacement", origin, empty=True)
        _check_groups(pattern, replacement, f"{origin}: replacement")
    elif "applicability" in settings:
        raise BadConfig(f"{origin}: applicability: there is no replacement that it could be of")
    scope = Scope(root, (), _files(settings, origin))
    check = partial(
        _check,
        pattern=pattern,
        message=message,
        replacement=replacement,
        applicability=Applicability[level.upper()],
        scope=scope,
    )
    return _as_rule(name, source, message, check)


def _as_rule(name: str, source: str, message: str, check: partial[Iterator[Finding]]) -> Rule:
    def pattern(document: Document) -> Iterator[Finding]:
        """What a pattern of the configuration matches."""
        return check(document)

    shown = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in source)
    docs = (
        f"{message}\n\n## Why\nA pattern of the configuration says so:\n\n    {shown}\n\n"
        f"## Fix\nAs the configuration has it.\n\n## Options\nNone."
    )
    return rule(family="residue")(pattern)._replace(name=name, docstring=docs)


def _check(
    document: Document,
    *,
    pattern: Any,
    message: str,
    replacement: str | None,
    applicability: Applicability,
    scope: Scope,
) -> Iterator[Finding]:
    if scope.exclude and not is_excluded(document.path, scope):
        return
    try:
        matches = list(pattern.finditer(document.prose, timeout=TIME_LIMIT))
    except TimeoutError:
        raise TimeoutError(f"took longer than {TIME_LIMIT:g} s") from None
    for match in matches:
        span = Span(*match.span())
        if replacement is None or match.expand(replacement) == match[0]:
            yield Finding(span, message)
            continue
        reason = " (unsafe: so the configuration says)" if applicability == 1 else ""
        fix = Fix(
            (Edit(span, match.expand(replacement)),), applicability, f"Replace the match{reason}"
        )
        if applicability is Applicability.DISPLAY:
            yield Finding(span, message, None, (fix,))
        else:
            yield Finding(span, message, fix)


def _string(
    settings: Mapping[str, Any],
    key: str,
    origin: str,
    *,
    default: str | None = None,
    empty: bool = False,
) -> str:
    value = settings.get(key, default)
    if value is None:
        raise BadConfig(f"{origin}: {key}: missing")
    if not isinstance(value, str) or not (value or empty):
        raise BadConfig(f"{origin}: {key}: expected a string, got {value!r}")
    return value


def _files(settings: Mapping[str, Any], origin: str) -> tuple[str, ...]:
    files = settings.get("files", [])
    if not isinstance(files, list) or not all(isinstance(each, str) for each in files):
        raise BadConfig(f"{origin}: files: expected a list of patterns, got {files!r}")
    if "files" in settings and not files:
        raise BadConfig(f"{origin}: files: an empty list is for no file at all")
    try:
        matcher(tuple(files))
    except BadPattern as error:
        raise BadConfig(f"{origin}: files: {error}") from error
    return tuple(files)


def _check_groups(pattern: Any, replacement: str, origin: str) -> None:
    """Raise BadConfig where `replacement` names a group that `pattern` has not."""
    import regex

    escapes = regex.compile(r"\\\\|" + _GROUP)
    for match in escapes.finditer(replacement):
        group = match[1] or match[2]
        if group is None:
            continue
        known = int(group) <= pattern.groups if group.isdecimal() else group in pattern.groupindex
        if not known:
            raise BadConfig(f"{origin}: the pattern has no group {group!r}")
    try:
        regex.match("", "").expand(escapes.sub("", replacement))
    except (regex.error, IndexError) as error:
        raise BadConfig(f"{origin}: {error}") from error
