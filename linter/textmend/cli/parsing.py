"""Command lines read from a table of options.

The standard library's parser costs as much as all the rest of a check of one file: it imports
`gettext` and `locale`, asks them for every word, and builds an object an option.
"""

from __future__ import annotations

from textmend.values import NamedTuple, SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_COLUMN = 34
"""Where what an option does begins, in `--help`."""


class UsageError(ValueError):
    """A command line that means nothing; the message says why."""


class Option(NamedTuple):
    """An option: a flag, or with a `metavar` one that takes a value."""

    name: str
    help: str
    metavar: str = ""
    choices: Sequence[str] = ()
    short: str = ""
    default: str | None = None
    repeats: bool = False
    """Whether it may be given several times; its value is the list of all."""

    @property
    def key(self) -> str:
        """What the namespace calls it."""
        return self.name[2:].replace("-", "_")


class Command(NamedTuple):
    """A command: its options in groups, and what stands after them."""

    name: str
    help: str
    groups: Sequence[tuple[str, Sequence[Option]]]
    operand: str = ""
    """What its operands are: `PATH` for `paths`, `RULE` for `rule`; empty where it takes none."""
    operands: Sequence[str] | None = None
    """Taken where there are none; None: there must be exactly one."""


def parse(command: Command, arguments: Sequence[str]) -> SimpleNamespace:
    """The values of all options of `command`, and its operands, by name.

    Raises:
        UsageError
    """
    options = [option for _, group in command.groups for option in group]
    by_name = {name: option for option in options for name in (option.name, option.short) if name}
    values: dict[str, object] = {option.key: _default(option) for option in options}
    operands: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            operands += rest
        elif argument == "-" or not argument.startswith("-"):
            operands.append(argument)
        elif not argument.startswith("--") and argument not in by_name:
            for letter in argument[1:]:  # several flags in one
                _set(command, values, _find(command, f"-{letter}", by_name), "")
        else:
            name, equals, value = argument.partition("=")
            option = _find(command, name, by_name)
            if bool(equals) and not option.metavar:
                raise UsageError(f"{command.name}: {name} takes no value")
            if option.metavar and not equals:
                value = next(rest, "")
                if not value:
                    raise UsageError(f"{command.name}: {name} needs a value: {option.metavar}")
            _set(command, values, option, value)
    if command.operand:
        _set_operands(command, values, operands)
    elif operands:
        raise UsageError(f"{command.name}: {operands[0]!r}: it takes options alone")
    return SimpleNamespace(command=command.name, **values)


def _default(option: Option) -> object:
    if option.repeats:
        return []
    return option.default if option.metavar else False


def _find(command: Command, name: str, by_name: dict[str, Option]) -> Option:
    if name not in by_name:
        raise unknown(f"{command.name}: there is no option", name, by_name)
    return by_name[name]


def unknown(problem: str, name: str, known: Iterable[str]) -> UsageError:
    """That nobody knows `name`, with the nearest name that there is."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return UsageError(f"{problem} {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))


def _set(command: Command, values: dict[str, object], option: Option, value: str) -> None:
    if option.choices and value not in option.choices:
        expected = ", ".join(option.choices)
        raise UsageError(
            f"{command.name}: {option.name}: expected one of {expected}, got {value!r}"
        )
    if option.repeats:
        earlier = values[option.key]
        assert isinstance(earlier, list)
        earlier.append(value)
    else:
        values[option.key] = value if option.metavar else True


def _set_operands(command: Command, values: dict[str, object], operands: list[str]) -> None:
    name = command.operand.lower()
    if command.operands is not None:
        values[name + "s"] = operands or list(command.operands)
    elif len(operands) == 1:
        values[name] = operands[0]
    else:
        raise UsageError(f"{command.name}: expected one {command.operand}, got {len(operands)}")


def help_of(command: Command) -> str:
    """What `--help` prints."""
    operands = f" [{command.operand} …]" if command.operands is not None else f" {command.operand}"
    rows = [f"Usage: textmend {command.name} [OPTIONS]{operands}".rstrip(), "", command.help]
    for title, options in command.groups:
        rows += ["", f"{title}:"]
        for option in options:
            names = f"{option.short}, {option.name}" if option.short else option.name
            value = "|".join(option.choices) or option.metavar
            left = f"  {names} {value}".rstrip()
            if len(left) >= _COLUMN:
                rows.append(left)
                left = ""
            rows.append(left.ljust(_COLUMN) + option.help)
    return "\n".join(rows) + "\n"
