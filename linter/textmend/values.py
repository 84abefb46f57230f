"""What `typing`, `enum`, `functools` and `types` have, as far as we need it and for less.

Importing `typing` costs a third of what starting the interpreter does, `enum` and `functools` as
much together, and a commit hook pays it for every commit; the lock of `cached_property`, which
Python 3.12 took away, is a tenth of what a clean file takes. Type checkers see the real things.
"""

from __future__ import annotations

import sys

make = tuple.__new__
"""Makes a named tuple, of its class and a tuple of its fields: in a third of the time."""


def later(namespace: dict[str, object], name: str, target: str) -> object:
    """What stands at `target` (`module:attribute`), imported when it is first called.

    It then takes the place of `name` in the `namespace` of a module: `from … import` inside of a
    function that is called for every other text costs more than most of what it is for.
    """

    def first(*arguments, **options):  # type: ignore[no-untyped-def]
        module, _, attribute = target.partition(":")
        found = namespace[name] = getattr(__import__(module, fromlist=[attribute]), attribute)
        return found(*arguments, **options)

    return first


TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import IntEnum as IntEnum
    from functools import cache as cache
    from functools import cached_property as cached_property
    from functools import lru_cache as lru_cache
    from types import SimpleNamespace as SimpleNamespace
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter  # what `collections.namedtuple` takes as well
    from _functools import _lru_cache_wrapper  # and this is what `functools.lru_cache` does

    _Function = type(lambda: None)
    SimpleNamespace = type(sys.implementation)

    # Functions that make named tuples of so many fields; whoever takes one renames its arguments.
    # They are written out because to compile them costs more than all else here.
    # ruff: noqa: E741 - one letter a field
    # fmt: off
    _MAKERS = (
        lambda _cls: make(_cls, ()),
        lambda _cls, a: make(_cls, (a,)),
        lambda _cls, a, b: make(_cls, (a, b)),
        lambda _cls, a, b, c: make(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: make(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: make(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: make(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: make(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: make(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: make(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: make(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: make(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x: make(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x)),
    )
    # fmt: on

    class _Record(tuple):
        """What all named tuples have, each by its `_fields`."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            return make(cls, values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changed):
            made = make(type(self), map(changed.pop, self._fields, self))
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
            maker = _MAKERS[len(fields)]
            code = maker.__code__.replace(co_varnames=("_cls", *fields))
            body["__new__"] = _Function(code, maker.__globals__, "__new__", defaults)
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = fields
            body |= {field: _tuplegetter(at, "") for at, field in enumerate(fields)}
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_FromAnnotations, "NamedTuple", (), {})

    class PlainlyCachedProperty:
        """An attribute that is made when it is first asked for."""

        def __init__(self, func):
            self.func = func
            self._name = func.__name__
            self.__doc__ = func.__doc__

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self.func(instance)
            return value

    try:
        from textmend._kernel import CachedProperty as cached_property  # noqa: N813
    except ImportError:
        cached_property = PlainlyCachedProperty

    class _FromNumbers(type):
        """Makes members of the numbers in a class body, as `enum.IntEnum` does."""

        def __new__(cls, name, bases, body):
            made = type.__new__(cls, name, bases, {k: body[k] for k in body if k[0] == "_"})
            made.__members__ = {}
            for key, number in body.items():
                if key[0] != "_":
                    member = made.__members__[key] = int.__new__(made, number)
                    member.name, member.value = key, number
                    setattr(made, key, member)
            made._by_value = {member.value: member for member in made}
            return made

        def __call__(cls, value):
            try:
                return cls._by_value[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None

        def __getitem__(cls, name):
            return cls.__members__[name]

        def __iter__(cls):
            return iter(cls.__members__.values())

        def __len__(cls):
            return len(cls.__members__)

        def __contains__(cls, value):
            return value in cls._by_value

    def _repr(self):
        return f"<{type(self).__name__}.{self.name}: {self.value}>"

    def _reduce(self):
        return type(self), (self.value,)  # from which there is one of each

    _SHARED = {"__repr__": _repr, "__reduce__": _reduce, "__str__": int.__repr__}
    IntEnum = type.__new__(_FromNumbers, "IntEnum", (int,), _SHARED)

    def lru_cache(size):
        """Remember what a function gave for the last `size` arguments; None for all of them."""

        def remembering(function):
            made = _lru_cache_wrapper(function, size, False, lambda *counts: counts)
            for name in ("__module__", "__name__", "__qualname__", "__doc__"):
                setattr(made, name, getattr(function, name))
            made.__wrapped__ = function
            return made

        return remembering

    cache = lru_cache(None)
