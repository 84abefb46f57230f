"""`NamedTuple` without the price of `typing`, and `cached_property` without its lock.

Importing `typing` costs a third of what starting the interpreter does, and a commit hook pays it
for every commit; the lock, which Python 3.12 took away, a tenth of what a clean file takes. Type
checkers see the real things.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from functools import cached_property as cached_property
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

    class cached_property:  # noqa: N801 - it stands for the one of functools
        """An attribute that is made when it is first asked for."""

        def __init__(self, make):
            self._make = make
            self._name = make.__name__
            self.__doc__ = make.__doc__

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._make(instance)
            return value
