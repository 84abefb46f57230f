"""Compiles the kernel into the wheel; where there is no C compiler, textmend is slower."""

from __future__ import annotations

import shutil
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import sys_tags

SOURCES, MODULE = Path("linter", "kernel"), "textmend._kernel"
FLAGS = ["/O2"]
if sys.platform != "win32":  # without the last some processors round otherwise than Python has it
    FLAGS = ["-O3", "-std=c11", "-fvisibility=hidden", "-ffp-contract=off"]


class KernelBuildHook(BuildHookInterface):
    """What hatchling calls before it makes a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and have the wheel say that it is for this platform."""
        self._folder = Path(mkdtemp())
        library = compiled(Path(self.root), self._folder)
        if library is None:
            self.app.display_warning("No kernel was compiled: textmend will take its time.")
            return
        place = f"linter/textmend/{library.name}"
        if version == "editable":
            shutil.copy(library, Path(self.root, place))
        else:
            build_data["force_include"][str(library)] = f"textmend/{library.name}"
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{next(sys_tags()).platform}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear away what the wheel has now."""
        shutil.rmtree(self._folder, ignore_errors=True)


def compiled(root: Path, folder: Path) -> Path | None:
    """The shared library, made in `folder`; None where it cannot be made."""
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    sources = sorted((root / SOURCES).glob("*.[ch]"))
    extension = Extension(
        MODULE,
        [str(path) for path in sources if path.suffix == ".c"],
        define_macros=[("KERNEL_DIGEST", f'"{digest(sources)}"')],
        extra_compile_args=FLAGS,
        py_limited_api=True,
        optional=True,  # a failure is told, and no more
    )
    command = build_ext(Distribution({"name": "textmend", "ext_modules": [extension]}))
    command.build_lib, command.build_temp = str(folder), str(folder / "objects")
    command.ensure_finalized()
    try:
        command.run()
    except Exception as error:  # whatever is wrong with the compiler, there is another way
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    return next(folder.glob("textmend/_kernel*"), None)


def digest(sources: list[Path]) -> str:
    """What tells a kernel that was compiled from other sources."""
    return sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
