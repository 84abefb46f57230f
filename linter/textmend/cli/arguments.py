"""The commands and their options. Names are ruff's wherever it has one."""

from __future__ import annotations

from textmend.cli.parsing import Command, Option, UsageError, help_of, parse, unknown
from textmend.config import LEVELS
from textmend.report import FORMATS
from textmend.values import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_PLUGIN = Option("--plugin", "further rules: a .py file", "RULES", repeats=True)

_CONFIG = (
    Option("--config", "a file, or a setting as TOML", "FILE|KEY=VALUE", repeats=True),
    Option("--isolated", "read no configuration file"),
)
_SHOW_SETTINGS = Option("--show-settings", "print the settings in force, and check nothing")

_CHECK = Command(
    "check",
    "Check files, or fix them. - is standard input; a folder is walked.",
    groups=(
        (
            "Fixing",
            (
                Option("--fix", "apply the fixes that are safe"),
                Option("--unsafe-fixes", "with --fix or --diff, the unsafe ones too"),
                Option("--diff", "show what --fix would change, and change nothing"),
                Option("--output", "where copies with the fixes go; the files stay", "DIR"),
                Option("--no-journal", "keep no journal for textmend undo"),
            ),
        ),
        (
            "Rules",
            (
                Option("--select", "rules and families to run", "NAMES", repeats=True),
                Option("--ignore", "rules and families not to run", "NAMES", repeats=True),
                Option("--preview", "run the rules, too, that are still wrong too often"),
                _PLUGIN,
                Option("--vocabulary", "what textmend vocabulary wrote", "FILE"),
            ),
        ),
        (
            "Accepted findings",
            (
                Option("--add-ignores", "accept what is found: textmend-ignore.toml"),
                Option("--prune-ignores", "drop the entries that stand for nothing any more"),
                Option("--since", "only lines changed since a git revision", "REV"),
            ),
        ),
        (
            "Configuration",
            (*_CONFIG, _SHOW_SETTINGS),
        ),
        (
            "Files",
            (
                Option("--exclude", "not to walk into, as in .gitignore", "PATTERNS", repeats=True),
                Option("--force-exclude", "exclude also what is named as PATH"),
                Option("--show-files", "list the files, and check none"),
                Option("--stdin-filename", "what - is called", "PATH"),
                Option("--field", "of records, which is the text [text]", "NAMES", repeats=True),
            ),
        ),
        (
            "Output",
            (
                Option("--output-format", "full on a terminal, else concise", "NAME", (*FORMATS,)),
                Option("--output-file", "where the report goes", "FILE"),
                Option("--statistics", "count findings by rule"),
                Option(
                    "--color", "of the report", "WHEN", ("auto", "always", "never"), default="auto"
                ),
                Option("--quiet", "findings alone", short="-q"),
                Option("--verbose", "say what is done, too", short="-v"),
            ),
        ),
        (
            "Exit code",
            (
                Option("--fail-level", "exit 1 from this on [warning]", "LEVEL", LEVELS),
                Option(
                    "--max-density",
                    "exit 1 above N per million words",
                    "RULE=N",
                    repeats=True,
                ),
                Option("--exit-zero", "exit 0 whatever was found"),
                Option("--exit-non-zero-on-fix", "exit 1 after a fix"),
            ),
        ),
        (
            "Speed",
            (
                Option("--workers", "processes; 0: as it pays [0]", "N", default="0"),
                Option("--no-cache", "read all, and keep nothing for the next time"),
                Option("--cache-dir", "where outcomes are kept", "DIR"),
                Option("--profile", "say where the time goes, by stage, view and rule"),
            ),
        ),
    ),
    operand="PATH",
    operands=(".",),
)
_RULES = Command(
    "rules",
    "List all rules.",
    groups=(
        (
            "Options",
            (
                Option("--output-format", "", "NAME", ("table", "json"), default="table"),
                _PLUGIN,
                *_CONFIG,
            ),
        ),
    ),
)
_EXPLAIN = Command(
    "explain",
    "Explain a rule, with examples.",
    groups=(("Options", (_PLUGIN, *_CONFIG)),),
    operand="RULE",
)
_VOCABULARY = Command(
    "vocabulary",
    "Count the words of a corpus, for check --vocabulary.",
    groups=(
        (
            "Options",
            (
                Option("--output", "where the counts go", "FILE", short="-o"),
                *_CONFIG,
            ),
        ),
    ),
    operand="PATH",
    operands=(".",),
)
_UNDO = Command(
    "undo",
    "Put back what check --fix did to files last, byte for byte, from the journal.",
    groups=(("Options", (Option("--rule", "only what these rules did", "NAMES", repeats=True),)),),
    operand="PATH",
    operands=(),
)
_RUN = Command(
    "run",
    "Mend a corpus of any size into another folder. Stopped at any moment, it can go on.",
    groups=(
        (
            "Output",
            (
                Option("--output", "where the mended corpus goes, and all about it", "DIR"),
                Option("--attributes", "findings in dolma's format, too"),
                Option("--quiet", "what went wrong alone", short="-q"),
            ),
        ),
        (
            "Rules",
            (
                Option("--unsafe-fixes", "apply the unsafe fixes, too"),
                Option("--select", "rules and families to run", "NAMES", repeats=True),
                Option("--ignore", "rules and families not to run", "NAMES", repeats=True),
                Option("--preview", "also the rules that are still wrong too often"),
                _PLUGIN,
                Option("--vocabulary", "what textmend vocabulary wrote", "FILE"),
                Option("--evidence", "count words and paragraphs of the whole corpus first"),
            ),
        ),
        ("Configuration", _CONFIG),
        (
            "Files",
            (
                Option("--exclude", "not to walk into, as in .gitignore", "PATTERNS", repeats=True),
                Option("--field", "of records, which is the text [text]", "NAMES", repeats=True),
            ),
        ),
        ("Speed", (Option("--workers", "processes; 0: one a processor [0]", "N", default="0"),)),
    ),
    operand="CORPUS",
)
_STATS = Command(
    "stats",
    "Count findings: by which rules, where, and how many per million words.",
    groups=(
        (
            "Options",
            (
                Option("--output-format", "", "NAME", ("table", "json"), default="table"),
                Option("--select", "rules and families to run", "NAMES", repeats=True),
                Option("--ignore", "rules and families not to run", "NAMES", repeats=True),
                Option("--preview", "also the rules that are still wrong too often"),
                Option("--exclude", "not to walk into, as in .gitignore", "PATTERNS", repeats=True),
                _PLUGIN,
                *_CONFIG,
            ),
        ),
    ),
    operand="PATH",
    operands=(".",),
)
_COMPLETION = Command(
    "completion",
    "Print what completes commands and options in a shell: bash, zsh or fish.",
    groups=(),
    operand="SHELL",
)
_SCHEMA = Command(
    "schema",
    "Print the JSON Schema of configurations.",
    groups=(("Options", (_PLUGIN, *_CONFIG)),),
)
COMMANDS = {
    command.name: command
    for command in (
        _CHECK,
        _STATS,
        _RUN,
        _UNDO,
        _RULES,
        _EXPLAIN,
        _VOCABULARY,
        _COMPLETION,
        _SCHEMA,
    )
}

_HELP = """\
Usage: textmend COMMAND …

Find damage in text, and repair what can be proved.

  textmend check [PATH …]    check files, or fix them
  textmend stats [PATH …]    count findings, by rule and file
  textmend run CORPUS        mend a corpus of any size into another folder
  textmend undo PATH         put back what check --fix did
  textmend rules             list all rules
  textmend explain RULE      explain a rule, with examples
  textmend vocabulary PATH   count the words of a corpus, for check --vocabulary
  textmend completion SHELL  what completes commands in bash, zsh or fish
  textmend schema            the JSON Schema of configurations
  textmend COMMAND --help    all that a command can do
  textmend --version         say which textmend this is
"""


def _expanded(arguments: Sequence[str]) -> list[str]:
    """The arguments, `@file` before `--` replaced by the lines of that file that are not empty."""
    expanded: list[str] = []
    for number, argument in enumerate(arguments):
        if argument == "--":
            return [*expanded, *arguments[number:]]
        if argument[:1] != "@" or not expanded:
            expanded.append(argument)
            continue
        try:
            with open(argument[1:], encoding="utf-8", errors="surrogateescape") as file:
                expanded += (line for line in file.read().split("\n") if line)
        except OSError as error:
            raise UsageError(f"{argument}: {error.strerror}") from error
    return expanded


def understand(arguments: Sequence[str]) -> SimpleNamespace | str:
    """What `arguments` ask for: a `command` with its values, or a text to be printed.

    Raises:
        UsageError
    """
    if not arguments:
        raise UsageError(f"expected a command: {', '.join(COMMANDS)} (see textmend --help)")
    name, *rest = _expanded(arguments)
    if name in ("-h", "--help"):
        return _HELP
    if name == "--version":
        return _version()
    if name not in COMMANDS:
        raise unknown("there is no command", name, COMMANDS)
    options = rest[: rest.index("--")] if "--" in rest else rest
    if "-h" in options or "--help" in options:
        return help_of(COMMANDS[name])
    values = parse(COMMANDS[name], rest)
    if name in ("check", "run"):
        if not (values.workers.isascii() and values.workers.isdigit()):
            raise UsageError(f"{name}: --workers: {values.workers!r} is not a number of processes")
        values.workers = int(values.workers)
    return values


def _version() -> str:
    from textmend import __version__

    try:
        import textmend._kernel  # noqa: F401 - whether it is there is all
    except ImportError:
        return f"textmend {__version__} (in plain Python: no kernel was compiled)\n"
    return f"textmend {__version__}\n"
