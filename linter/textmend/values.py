"""`NamedTuple` without the price of `typing`, and `cached_property` without its lock.

Importing `typing` costs a third of what starting the interpreter does, and a commit hook pays it
for every commit; the lock, which Python 3.12 took away, a tenth of what a clean file takes. Type
checkers see the real things.
"""

from __future__ import annotations

from types import FunctionType

from textmend.makers import MAKERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from functools import cached_property as cached_property
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter  # what `collections.namedtuple` takes as well

    _new = tuple.__new__

    class _Record(tuple):
        """What all named tuples have, each by its `_fields`."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            return _new(cls, values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changed):
            made = _new(type(self), map(changed.pop, self._fields, self))
            if changed:
                raise TypeError(f"{type(self).__name__} has no {', '.join(changed)}")
            return made

        def __repr__(self):
            values = ", ".join(map("{}={!r}".format, self._fields, self))
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    class _FromAnnotations(type):
        """Turns an annotated class body into a named tuple, as `typing.NamedTuple` does.

        `collections.namedtuple` compiles a function for each, which takes four times as long as all
        of this; ours is one of a few, with its arguments renamed.
        """

        def __new__(cls, name, bases, body):
            fields = tuple(body.pop("__annotations__", {}))
            defaults = tuple([body.pop(field) for field in fields if field in body])
            maker = MAKERS[len(fields)]
            code = maker.__code__.replace(co_varnames=("_cls", *fields))
            body["__new__"] = FunctionType(code, maker.__globals__, "__new__", defaults)
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = fields
            body |= {field: _tuplegetter(at, "") for at, field in enumerate(fields)}
            return type(name, (_Record,), body)

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
