"""What the whole corpus says, counted before its files are checked: a first pass over them."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.cli.output import Output
    from textmend.cli.settings import Settings
    from textmend.run import Session


class Corpus:
    """The counts of a corpus, in a folder that goes when this is closed."""

    def __init__(self) -> None:
        self._folder = ""

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder:
            from shutil import rmtree

            rmtree(self._folder, ignore_errors=True)

    def count(self, session: Session, settings: Settings, output: Output) -> None:
        """Let `session` know what the files have in common, if one of its rules asks for it.

        Single files are no corpus: then it is said that these rules do not run.
        """
        rules = session.corpus_rules()
        if not rules:
            return
        from tempfile import mkdtemp

        from textmend.records.kinds import kind_of
        from textmend.repeats import Counter

        if not any(os.path.isdir(path) or kind_of(path).container for path, _ in settings.paths):
            names = " and ".join(rules)
            output.say(f"{names} did not run: that takes a corpus, a folder or a file of records")
            return
        self._folder = mkdtemp(prefix="textmend-")
        counter = Counter(self._folder)
        for path, index in settings.files():
            for document in session.texts(path, index):
                text = document.prose
                counter.add(text[start:end] for start, end in document.paragraphs)
        session.learn(counter.write())
