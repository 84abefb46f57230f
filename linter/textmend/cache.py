"""What came of files that have not changed since, kept so that they need not be read again.

A file is the same if it looks the same: size, times of change, inode. Where these are not the same,
or too young to tell, a digest of its bytes decides. What was kept under another version of textmend
or of any installed package, other settings, vocabularies or accepted findings is never looked at.

Whatever is kept is believed, and printed as it stands, so it lies in the user's own folder and not
beside a corpus, which anybody may have written.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from hashlib import blake2b
from struct import Struct
from time import time_ns

from textmend.config import SIDECAR
from textmend.ledger import Change, Ledger
from textmend.outcome import Outcome
from textmend.registry import BUILT_IN_INDEX
from textmend.writing import TEMPORARY, NewFile, Source, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.outcome import Request

    Kept = bytes | tuple[bytes, str, str, dict[str, int], int, int, int, list[tuple[object, ...]]]
    """The stamp of a file, alone where nothing was found. Else also how it was reported, and the
    report; findings by rule; how many fail, are safe and unsafe to fix; the ledgers."""

MARGIN = 2_000_000_000
"""Nanoseconds in which a file may change twice without looking different: FAT counts in twos."""

ROOM = 1 << 26
"""Bytes that are kept of one corpus, about."""

_MOST_STORES = 8
"""Corpora, or settings for them, of which anything is kept: those used last."""

_ENDING = ".outcomes"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# textmend's: see bford.info/cachedir\n"
_LOOKS = Struct("<QqqQ")
_SIZE = 8
_DIGEST = 16
_SEAL = 32
_ENTRY = 200
"""Bytes that an entry takes beside its name and its report."""


def default_folder() -> str:
    """The user's folder for caches; empty where there is none."""
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "textmend") if os.path.isabs(base) else ""


def stamp(source: Source) -> bytes:
    """How a file looked when it was read, and a digest of it; empty if it is no regular file.

    The looks of a file that was written a moment ago are left out but for its size: it may be
    written again and look the same.
    """
    status = source.status
    if not source.is_read or not stat.S_ISREG(status.st_mode):
        return b""
    looks = _looks(status)
    if max(status.st_mtime_ns, status.st_ctime_ns) > time_ns() - MARGIN:
        looks = looks[:_SIZE].ljust(_LOOKS.size, b"\0")
    return looks + _digest(source.data)


class Store:
    """The outcomes of earlier checks with the same settings.

    Args:
        folder: where stores lie; made when something is kept.
        request: what is asked for, of all files.
        speaks_of_clean: whether the report names files in which nothing was found.
    """

    def __init__(self, folder: str, request: Request, *, speaks_of_clean: bool) -> None:
        self._folder = folder
        self._path = os.path.join(folder, _signature(request) + _ENDING)
        self._reports = f"{request.format} {request.color} {request.width}"
        self._speaks_of_clean = speaks_of_clean
        self._old = _load(self._path)
        self._new: dict[str, Kept] = {}
        self._size = 0
        self._is_changed = False

    def get(self, path: str, index: int) -> Outcome | None:
        """What came of the file at `path`, with its configuration's index, if it is as it was."""
        key = f"{index}:{path}"
        kept = self._old.get(key)
        if kept is None:
            return None
        is_clean = isinstance(kept, bytes)
        if self._speaks_of_clean if is_clean else kept[1] != self._reports:
            return None
        known = kept if isinstance(kept, bytes) else kept[0]
        now = _same(path, known)
        if not now:
            return None
        if now != known:
            kept = now if isinstance(kept, bytes) else (now, *kept[1:])
            self._is_changed = True
        self._keep(key, kept)
        size = int.from_bytes(now[:_SIZE], "little")
        if isinstance(kept, bytes):
            return Outcome(path, read=size, config=index)
        _, _, report, found, failing, safe, unsafe, ledgers = kept
        return Outcome(
            path,
            report,
            found,
            failing,
            safe=safe,
            unsafe=unsafe,
            read=size,
            config=index,
            ledgers=list(map(_ledger, ledgers)),
        )

    def put(self, outcome: Outcome) -> None:
        """Keep what came of a file, if that can be told again."""
        if not outcome.stamp or outcome.problems:
            return
        kept: Kept = outcome.stamp
        if outcome.report or outcome.found or outcome.ledgers or self._speaks_of_clean:
            kept = (
                outcome.stamp,
                self._reports,
                outcome.report,
                dict(outcome.found),
                outcome.failing,
                outcome.safe,
                outcome.unsafe,
                [_plain(ledger) for ledger in outcome.ledgers],
            )
        self._is_changed = True
        self._keep(f"{outcome.config}:{outcome.path}", kept)

    def save(self) -> None:
        """Keep all this for the next time, in one step; and no more of other corpora than fits.

        Raises:
            OSError
        """
        if not self._is_changed:
            return
        for key, kept in self._old.items():
            if key not in self._new and os.path.lexists(key.partition(":")[2]):
                self._keep(key, kept)
        payload = marshal.dumps(self._new)
        if not os.path.isdir(self._folder):
            os.makedirs(self._folder, 0o700)
            for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
                with open(os.path.join(self._folder, name), "w", encoding="ascii") as file:
                    file.write(text)
        with NewFile(self._path) as new:
            new.write(_seal(payload))
            new.write(payload)
            new.commit()
        _tidy(self._folder)

    def _keep(self, key: str, kept: Kept) -> None:
        size = _ENTRY + len(key) + (0 if isinstance(kept, bytes) else len(kept[2]))
        if self._size + size <= ROOM:
            self._size += size
            self._new[key] = kept


def _same(path: str, known: bytes) -> bytes:
    """The stamp that the file at `path` has now, if its bytes are those of `known`; else empty."""
    try:
        status = os.stat(path)
        looks = _looks(status)
        if known.startswith(looks):
            return known
        if not known.startswith(looks[:_SIZE]) or not stat.S_ISREG(status.st_mode):
            return b""
        now = stamp(read(path))
    except OSError:
        return b""
    return now if now.endswith(known[_LOOKS.size :]) else b""


def _looks(status: os.stat_result) -> bytes:
    inode = status.st_ino & 0xFFFF_FFFF_FFFF_FFFF
    return _LOOKS.pack(status.st_size, status.st_mtime_ns, status.st_ctime_ns, inode)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


def _seal(payload: bytes | memoryview) -> bytes:
    return blake2b(payload, digest_size=_SEAL).digest()


def _plain(ledger: Ledger) -> tuple[object, ...]:
    words, accepted, *changes = ledger
    return (words, accepted, *([tuple(change) for change in each] for each in changes))


def _ledger(plain: tuple[object, ...]) -> Ledger:
    words, accepted, *changes = plain
    return Ledger(words, accepted, *([Change(*change) for change in each] for each in changes))  # type: ignore[arg-type, attr-defined]


def _load(path: str) -> dict[str, Kept]:
    """What was kept; nothing where the file is not there, or is not as it was written."""
    try:
        data = read(path).data
        os.utime(path)  # those that were not used for longest go first
    except OSError:
        return {}
    payload = memoryview(data)[_SEAL:]
    if data[:_SEAL] != _seal(payload):
        return {}
    loaded: dict[str, Kept] = marshal.loads(payload)
    return loaded


def _tidy(folder: str) -> None:
    """Take away the stores that were not used for longest, and what runs that were killed left."""
    stores = []
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith(_ENDING):
                stores.append((entry.stat().st_mtime_ns, entry.path))
            elif entry.name.startswith(TEMPORARY) and _is_old(entry):
                os.unlink(entry.path)
    for _, path in sorted(stores)[:-_MOST_STORES]:
        os.unlink(path)


def _is_old(entry: os.DirEntry[str]) -> bool:
    hour = 3600 * 10**9
    return entry.stat().st_mtime_ns < time_ns() - hour


def _signature(request: Request) -> str:
    """A name for all that an outcome depends on, beside the file and how it is reported."""
    digest = blake2b(digest_size=_DIGEST)
    said = (sys.version, os.getcwd(), *_installed(), *map(repr, request.configs))
    for each in (*said, repr(request.count_words)):
        digest.update(each.encode("utf-8", "surrogatepass") + b"\0")
    for config in request.configs:
        for name in (config.vocabulary, SIDECAR):
            path = os.path.join(config.root, name)
            digest.update(_digest(read(path).data) if os.path.isfile(path) else b"\0")
    for path in _sources():
        digest.update(_digest(read(path).data))
    return digest.hexdigest()


def _installed() -> list[str]:
    """The packages that can be imported, with their versions, as their folders are called."""
    names = []
    for folder in sys.path:
        if folder and os.path.isdir(folder):
            names += [name for name in os.listdir(folder) if name.endswith("-info")]
    return sorted(names)


def _sources() -> Iterator[str]:
    """The files of our own packages: code and data."""
    rules = sys.modules[BUILT_IN_INDEX.partition(".")[0]]
    for top in (os.path.dirname(__file__), *rules.__path__):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from (os.path.join(folder, name) for name in sorted(names))
