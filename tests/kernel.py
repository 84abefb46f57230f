"""The kernel, or None where it was not compiled: then tests are of what stands in for it alone."""

from __future__ import annotations

try:
    from textmend import _kernel
except ImportError:
    _kernel = None  # type: ignore[assignment]

__all__ = ["_kernel"]
