"""`textmend completion`: scripts for shells, made from the table that arguments are read by."""

from __future__ import annotations

import sys

from textmend.cli.arguments import COMMANDS
from textmend.cli.parsing import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace

    from textmend.cli.parsing import Command, Option

SHELLS = ("bash", "zsh", "fish")
_HELP = ("-h", "--help")


def completion(arguments: SimpleNamespace) -> int:
    """Print the script for the shell that is named; the exit code."""
    if arguments.shell not in SHELLS:
        expected = ", ".join(SHELLS)
        raise UsageError(f"completion: expected one of {expected}, got {arguments.shell!r}")
    sys.stdout.write({"bash": _bash, "zsh": _zsh, "fish": _fish}[arguments.shell]())
    return 0


def _options(command: Command) -> Iterator[Option]:
    for _, options in command.groups:
        yield from options


def _names(command: Command) -> list[str]:
    return [name for each in _options(command) for name in (each.name, each.short) if name]


def _choices() -> dict[tuple[str, str], str]:
    """For each command and option with fixed values, those."""
    chosen = {
        (command.name, option.name): " ".join(option.choices)
        for command in COMMANDS.values()
        for option in _options(command)
        if option.choices
    }
    return {**chosen, ("completion", ""): " ".join(SHELLS)}


def _bash() -> str:
    choices = "".join(
        f'        "{command} {option}") words="{values}" ;;\n'
        for (command, option), values in _choices().items()
        if option
    )
    options = "".join(
        f'        {name}) words="{" ".join((*_names(command), *_HELP))}" ;;\n'
        for name, command in COMMANDS.items()
    )
    return f"""\
# bash completion for textmend: eval "$(textmend completion bash)"
_textmend() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD - 1]}}" words=""
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{" ".join(COMMANDS)} --version --help" -- "$current"))
        return
    fi
    case "${{COMP_WORDS[1]}} $previous" in
{choices}        "completion completion") words="{" ".join(SHELLS)}" ;;
    esac
    if [ -z "$words" ] && [ "${{current#-}}" != "$current" ]; then
        case "${{COMP_WORDS[1]}}" in
{options}        esac
    fi
    if [ -n "$words" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    fi
}}
complete -o default -F _textmend textmend
"""


def _zsh() -> str:
    commands = "".join(
        f"        {_single(f'{name}:{command.help}')}\n" for name, command in COMMANDS.items()
    )
    cases = "".join(
        f"        {name})\n            _arguments \\\n"
        + "".join(f"                {each} \\\n" for each in _zsh_options(command))
        + "                '*:path:_files' ;;\n"
        for name, command in COMMANDS.items()
    )
    return f"""\
#compdef textmend
# zsh completion for textmend: eval "$(textmend completion zsh)"
_textmend() {{
    local -a commands
    commands=(
{commands}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command="$words[2]"
    shift words
    (( CURRENT-- ))
    case "$command" in
{cases}    esac
}}
compdef _textmend textmend
"""


def _zsh_options(command: Command) -> Iterator[str]:
    for option in _options(command):
        for name in (option.name, option.short):
            if not name:
                continue
            help_ = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
            value = ""
            if option.metavar:
                values = f"({' '.join(option.choices)})" if option.choices else "_files"
                value = f":{option.metavar}:{values}"
            yield _single(f"{'*' * option.repeats}{name}[{help_}]{value}")
    if command.name == "completion":
        yield _single(f"1:shell:({' '.join(SHELLS)})")


def _fish() -> str:
    lines = ["# fish completion for textmend: textmend completion fish | source"]
    for name, command in COMMANDS.items():
        about = _fish_quoted(command.help)
        lines.append(f"complete -c textmend -n __fish_use_subcommand -f -a {name} -d {about}")
        condition = f"-n '__fish_seen_subcommand_from {name}'"
        for option in _options(command):
            parts = ["complete -c textmend", condition, f"-l {option.name[2:]}"]
            if option.short:
                parts.append(f"-s {option.short[1:]}")
            if option.choices:
                parts.append(f"-x -a {_fish_quoted(' '.join(option.choices))}")
            elif option.metavar:
                parts.append("-r")
            if option.help:
                parts.append(f"-d {_fish_quoted(option.help)}")
            lines.append(" ".join(parts))
    shells = " ".join(SHELLS)
    lines.append(
        f"complete -c textmend -n '__fish_seen_subcommand_from completion' -f -a '{shells}'"
    )
    return "\n".join(lines) + "\n"


def _single(text: str) -> str:
    """`text` in single quotation marks, as shells of the Bourne family read them."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
