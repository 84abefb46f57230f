"""The arguments of each command. Names are ruff's wherever it has one."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter
from functools import partial

from textmend import __version__
from textmend.config import LEVELS
from textmend.report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import _ArgumentGroup

# By itself argparse asks for the terminal's width at every argument, and imports `shutil` for it.
_Formatter = partial(HelpFormatter, max_help_position=32, width=96)


def parser() -> ArgumentParser:
    """The parser of the whole command line; its namespace has `command`."""
    top = ArgumentParser(
        prog="textmend",
        description="Find damage in text, and repair what can be proved.",
        formatter_class=_Formatter,
    )
    top.add_argument("--version", action="version", version=f"textmend {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", prog="textmend")
    add = partial(commands.add_parser, formatter_class=_Formatter)
    _add_check(add("check", help="check files, or fix them"))

    rules = add("rules", help="list all rules")
    rules.add_argument("--output-format", choices=("table", "json"), default="table")
    _add_plugins(rules)

    explain = add("explain", help="explain a rule, with examples")
    explain.add_argument("rule", metavar="RULE")
    _add_plugins(explain)
    return top


def _add_check(check: ArgumentParser) -> None:
    check.add_argument("paths", nargs="*", metavar="PATH", default=["."])
    check.add_argument("--fix", action="store_true", help="apply the fixes that are safe")
    check.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff, the unsafe ones too"
    )
    check.add_argument("--diff", action="store_true", help="show what --fix would change")

    rules = check.add_argument_group("rules")
    _add_names(rules, "--select", "rules and families to run, comma-separated")
    _add_names(rules, "--ignore", "rules and families not to run")
    _add_plugins(rules)

    settings = check.add_argument_group("configuration")
    settings.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help="a configuration file, or one setting as TOML; may be given several times",
    )
    settings.add_argument("--isolated", action="store_true", help="read no configuration file")

    files = check.add_argument_group("files")
    _add_names(files, "--exclude", "patterns of files not to walk into, as in .gitignore")
    files.add_argument(
        "--force-exclude", action="store_true", help="exclude also what is named as PATH"
    )
    files.add_argument("--stdin-filename", metavar="PATH", help="what - is called")

    output = check.add_argument_group("output")
    output.add_argument("--output-format", choices=FORMATS, help="default: full on a terminal")
    output.add_argument("--output-file", metavar="FILE")
    output.add_argument("--statistics", action="store_true", help="count findings by rule")
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    output.add_argument("-q", "--quiet", action="store_true", help="findings alone")
    output.add_argument("-v", "--verbose", action="store_true", help="say what is done, too")

    ends = check.add_argument_group("exit code")
    ends.add_argument("--fail-level", choices=LEVELS, help="exit 1 from this on [warning]")
    ends.add_argument("--exit-zero", action="store_true", help="exit 0 whatever was found")
    ends.add_argument("--exit-non-zero-on-fix", action="store_true", help="exit 1 after a fix")
    check.add_argument(
        "--workers", type=_workers, default=0, metavar="N", help="processes; 0: as it pays [0]"
    )


def _add_names(group: _ArgumentGroup, option: str, meaning: str) -> None:
    group.add_argument(option, action="append", metavar="NAMES", help=meaning)


def _add_plugins(parser: ArgumentParser | _ArgumentGroup) -> None:
    parser.add_argument(
        "--plugin", action="append", default=[], metavar="RULES", help="further rules: a .py file"
    )


def _workers(text: str) -> int:
    if not text.isdigit():
        raise ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)
