"""What the installed command runs: `textmend.cli.run`, with our modules taken from one file.

Python looks for each module by itself, compares times, and opens a file of compiled code: with
sixty modules, that is a fifth of a check of one file. So the first run puts what it has loaded into
one file, where Python keeps compiled code, and the next takes it from there. A module that is not
in it, or whose source has changed, is loaded as ever.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

    Entry = tuple[str, bool, int, int, int, int, int]
    """The path of a module's source, whether it is a package, how the source looked (see `_look`),
    and where in the file its compiled code begins and ends."""

_OURS = ("textmend", "textmend_rules")
_MOST = 250
"""Modules that a run may have loaded of which something is kept; a check of one file has 80."""
_SIZE = 3
"""Bytes that say how long the table of modules is."""


def run() -> None:
    """Run the command that the arguments of the process name, and end it."""
    gc.disable()  # until all is loaded: of that, nothing is garbage
    folder = os.path.join(os.path.dirname(__file__), "__pycache__")
    pack = Pack(os.path.join(folder, f"pack.{sys.implementation.cache_tag}"))
    sys.meta_path.insert(0, pack)
    from textmend.cli import run

    run(pack.save)


class Pack:
    """The compiled code of several modules, in one file; it finds and loads them.

    The file begins with the length of a table. Behind that lie the table and the code of each
    module, which is read when it is asked for: most modules are for other commands.
    """

    def __init__(self, path: str) -> None:
        """Open the file at `path`, if it is of this interpreter and finds what Python would."""
        self._path = path
        # The first folder is that of the command, and has no modules.
        self._made_for = [sys.version, sys.flags.optimize, sys.path[1:]]
        self._entries: dict[str, Entry] = {}
        self._found: dict[str, CodeType] = {}
        try:
            self._file = open(path, "rb", buffering=0)  # noqa: SIM115 - until the process ends
            size = int.from_bytes(self._file.read(_SIZE), "little")
            made_for, entries = marshal.loads(self._file.read(size))
        except (OSError, EOFError, ValueError, TypeError):
            return  # there is none, or it is damaged
        self._start = _SIZE + size
        if made_for == self._made_for:
            self._entries = entries

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Where the module comes from, if it is here and its source is as it was."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        origin, is_package, *look, _, _ = entry
        if _look(origin) != tuple(look):
            return None
        try:
            self._found[name] = marshal.loads(self._code(entry))
        except (OSError, EOFError, ValueError, TypeError):
            return None
        made = type(__spec__)
        spec: ModuleSpec = made(name, self, origin=origin, is_package=is_package)  # type: ignore
        spec.has_location = True
        spec.cached = self._path
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(origin)]
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """Nothing: the module is to be an ordinary one."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code."""
        exec(self._found.pop(module.__name__), vars(module))

    def save(self) -> None:
        """Write what was loaded from elsewhere to the file, beside what is in it."""
        new = [name for name in sys.modules if self._may_have(name)]
        may_write = not sys.dont_write_bytecode and os.access(os.path.dirname(self._path), os.W_OK)
        if not new or not may_write or len(sys.modules) > _MOST:
            return
        codes = {name: (entry[:-2], self._code(entry)) for name, entry in self._entries.items()}
        for name in new:
            spec = sys.modules[name].__spec__
            get_code = getattr(spec and spec.loader, "get_code", None)
            if spec is not None and spec.origin is not None and get_code is not None:
                is_package = spec.submodule_search_locations is not None
                known = (spec.origin, is_package, *_look(spec.origin))
                codes[name] = known, marshal.dumps(get_code(name))
        at = 0
        for name, (known, code) in codes.items():
            self._entries[name] = (*known, at, at := at + len(code))
        table = marshal.dumps([self._made_for, self._entries])
        size = len(table).to_bytes(_SIZE, "little")
        partial = f"{self._path}.{os.getpid()}"
        try:
            with open(partial, "wb") as file:
                file.writelines([size, table, *(code for _, code in codes.values())])
            os.replace(partial, self._path)
        except OSError:  # the next run will try again
            if os.path.exists(partial):
                os.unlink(partial)

    def _may_have(self, name: str) -> bool:
        """Whether the module is ours, written in Python, and was loaded from elsewhere."""
        module = sys.modules[name]
        if name.partition(".")[0] not in _OURS or isinstance(module.__loader__, Pack):
            return False
        return str(module.__file__).endswith(".py")

    def _code(self, entry: Entry) -> bytes:
        """Read it without moving the file: forked workers share where that stands."""
        *_, start, end = entry
        if sys.platform != "win32":
            return os.pread(self._file.fileno(), end - start, self._start + start)
        self._file.seek(self._start + start)
        return self._file.read(end - start)


def _look(path: str) -> tuple[int, int, int]:
    """The size of the file, and when its content and its inode were changed; zeros for none.

    Installers may give all versions of a file one time of change; that of the inode is their own.
    """
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0, 0
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
