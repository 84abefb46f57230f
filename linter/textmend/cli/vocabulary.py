"""`textmend vocabulary`."""

from __future__ import annotations

import sys

from textmend.cli.parsing import UsageError
from textmend.cli.settings import resolve
from textmend.corpus.texts import texts
from textmend.decoding import BinaryData, UnreadableText
from textmend.records.record import BrokenContainer, MissingExtra, NoSuchField
from textmend.report.printable import log_line
from textmend.vocabulary import Counter, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace


def vocabulary(arguments: SimpleNamespace) -> int:
    """Count the words of all files that the arguments name, and write them down; the exit code."""
    if not arguments.output:
        raise UsageError("vocabulary: --output FILE says where the counts go")
    settings = resolve(arguments)
    counter = Counter()
    files = failed = 0
    for path, index in settings.files():
        files += 1
        try:
            for document in texts(path, settings.configs[index].fields):
                counter.add(document.prose)
        except BinaryData:
            continue
        except (OSError, UnreadableText, BrokenContainer, NoSuchField, MissingExtra) as error:
            failed += 1
            print(log_line(f"{path}: {error}"), file=sys.stderr)
    number = write(arguments.output, counter)
    print(log_line(f"{arguments.output}: {number:,} words of {files:,} files"), file=sys.stderr)
    return 2 if failed else 0
