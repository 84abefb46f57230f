"""Functions that make named tuples of so many fields; whoever takes one renames its arguments.

They are written out because to compile them when they are needed costs more than all else there.
"""

# ruff: noqa: E741 - one letter a field

_new = tuple.__new__

# fmt: off
MAKERS = (
    lambda _cls: _new(_cls, ()),
    lambda _cls, a: _new(_cls, (a,)),
    lambda _cls, a, b: _new(_cls, (a, b)),
    lambda _cls, a, b, c: _new(_cls, (a, b, c)),
    lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
    lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
    lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
    lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
    lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
    lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x: _new(
        _cls, (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x)),
)
# fmt: on
