"""What a run is to do: its shards, and what it does to each."""

from __future__ import annotations

import hashlib
import json
import os

from textmend import __version__
from textmend.records.kinds import kind_of
from textmend.records.record import BrokenContainer, NoSuchField
from textmend.records.stretches import cuts, length_of, settled
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textmend.config import Config
    from textmend.records.stretches import Cut

STATS, DIAGNOSTICS, ATTRIBUTES, EVIDENCE = "_stats", "diagnostics", "attributes", "_evidence"
PARTS = "_parts"
MANIFEST, SUCCESS = "manifest.json", "_SUCCESS"
_OURS = frozenset({STATS, DIAGNOSTICS, ATTRIBUTES, EVIDENCE, PARTS, MANIFEST, SUCCESS})


class BadPlan(ValueError):
    """A run that cannot be; the message says why."""


class Job(NamedTuple):
    """What is done to every shard; plain values, so that it can be sent anywhere."""

    output: str
    """The folder that everything is written to."""
    config: Config
    plugins: Sequence[str] = ()
    unsafe: bool = False
    attributes: bool = False
    """Whether findings are written in dolma's format, too."""
    evidence: Sequence[str] = ()
    """SHA-256 of the words and the paragraphs that a first pass has counted, if there was one."""

    @property
    def digest(self) -> str:
        """SHA-256 of all that what is written depends on, beside the input and this version."""
        settings = self.config._replace(source=None, origins={})._asdict()
        code = {name: _digest_of(name) for name in self.plugins if name.endswith(".py")}
        vocabulary = self.config.vocabulary
        if vocabulary:
            vocabulary = _digest_of(os.path.join(self.config.root, vocabulary))
        settings["vocabulary"] = vocabulary
        values = [settings, [*self.plugins], code, self.unsafe, self.attributes]
        text = json.dumps([*values, [*self.evidence]], sort_keys=True, default=list)
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


class Shard(NamedTuple):
    """A file of the corpus, or a stretch of one."""

    name: str
    """Its path in the corpus, with slashes: what its outputs are called, too."""
    source: str
    size: int
    """In bytes."""
    etag: str
    """What tells this version of the file from any other."""
    cut: Cut | None = None
    """Where the stretch lies; None for a whole file."""
    number: int = 0
    """Of the stretch in the file, from 0."""
    fields: Sequence[str] = ()
    """Of a stretch of JSON lines: the fields that are the text."""
    length: int = 0
    """Of a stretch, in bytes, more or less."""

    @property
    def work(self) -> int:
        """Bytes that are to be read, more or less."""
        return self.length if self.cut and self.cut.end is not None else self.size

    def key(self, job: Job) -> dict[str, object]:
        """What a record of the shard must have, to be of this input, version and configuration."""
        return {
            "size": self.size,
            "etag": self.etag,
            "configuration": job.digest,
            "version": __version__,
        }


def plan(corpus: str, files: Iterable[str], output: str) -> list[Shard]:
    """The shards of the folder or file `corpus`, sorted by name.

    Raises:
        BadPlan: there is nothing to do, or what is written would meet what is read.
        OSError
    """
    real, ours = os.path.realpath(corpus), os.path.realpath(output)
    if os.path.isdir(real) and (ours == real or ours.startswith(os.path.join(real, ""))):
        raise BadPlan(f"{output} lies in the corpus itself: choose another folder for --output")
    shards = []
    for path in files:
        name = os.path.relpath(path, corpus) if os.path.isdir(corpus) else os.path.basename(path)
        name = name.replace(os.sep, "/")
        if name.partition("/")[0] in _OURS:
            raise BadPlan(f"{path}: in {output} that name is for what a run writes itself")
        status = os.stat(path)
        shards.append(Shard(name, path, status.st_size, etag_of(status)))
    if not shards:
        raise BadPlan(f"{corpus}: there is nothing in it to be read")
    return sorted(shards)


def etag_of(status: os.stat_result) -> str:
    """What tells this version of a file from any other of its size."""
    return f"{status.st_mtime_ns:x}"


def cut_up(shards: Iterable[Shard], job: Job) -> list[Shard]:
    """The shards, the large ones of them in stretches.

    Raises:
        MissingExtra, OSError
    """
    return [stretch for shard in shards for stretch in _stretches(shard, job.config.fields)]


def _stretches(shard: Shard, wanted: Sequence[str]) -> list[Shard]:
    found = cuts(shard.source)
    fields: Sequence[str] = ()
    if found and kind_of(shard.source).container == "lines":
        try:
            fields = tuple(settled(shard.source, wanted))
        except (BrokenContainer, NoSuchField):
            return [shard]  # whoever lints it says so
    return [
        shard._replace(cut=cut, number=number, fields=fields, length=length_of(shard.size))
        for number, cut in enumerate(found)
    ] or [shard]


def _digest_of(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
