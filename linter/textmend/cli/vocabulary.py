"""`textmend vocabulary`."""

from __future__ import annotations

import sys

from textmend.cli.parsing import UsageError
from textmend.cli.settings import resolve
from textmend.document import BinaryData, Document, UnreadableText
from textmend.report.printable import log_line
from textmend.vocabulary import Counter, write
from textmend.writing import read

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
    for path, _ in settings.files():
        files += 1
        try:
            counter.add(Document.from_bytes(read(path).data, path=path).prose)
        except BinaryData:
            continue
        except (OSError, UnreadableText) as error:
            failed += 1
            print(log_line(f"{path}: {error}"), file=sys.stderr)
    number = write(arguments.output, counter)
    print(log_line(f"{arguments.output}: {number:,} words of {files:,} files"), file=sys.stderr)
    return 2 if failed else 0
