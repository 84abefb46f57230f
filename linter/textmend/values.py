"""`NamedTuple`, without the price of `typing`.

Importing `typing` costs a third of what starting the interpreter does, and a commit hook pays it
for every commit. Type checkers see the real thing.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _FromAnnotations(type):
        """Turns an annotated class body into a named tuple, as `typing.NamedTuple` does."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.pop("__annotations__", {}))
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for attribute, value in body.items():
                if attribute not in ("__module__", "__qualname__"):
                    setattr(made, attribute, value)
            return made

    NamedTuple = type.__new__(_FromAnnotations, "NamedTuple", (), {})
