"""From the bytes of a file to text, losing nothing."""

from __future__ import annotations

BOM = b"\xef\xbb\xbf"

# Longest first: UTF-32-LE begins with the mark of UTF-16-LE.
_OTHER_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class UnreadableText(ValueError):
    """The bytes are text, but in an encoding that cannot be linted; the message says which."""


class BinaryData(ValueError):
    """The bytes hold a NUL: they are not text."""


def decoded(data: bytes) -> tuple[str, bytes]:
    """The text that `data` is, and the byte order mark before it, or b"".

    Bytes that are not UTF-8 come as lone surrogates (PEP 383), one each.

    Raises:
        UnreadableText: for UTF-16 and UTF-32 with a byte order mark.
        BinaryData: where there is a NUL.
    """
    name = next((name for mark, name in _OTHER_BOMS.items() if data.startswith(mark)), "")
    if name:
        raise UnreadableText(f"{name} with a byte order mark; textmend reads UTF-8")
    if 0 in data:  # a byte, which is found sooner than a piece of bytes
        raise BinaryData("binary (it holds a NUL)")
    bom = BOM if data.startswith(BOM) else b""
    return data[len(bom) :].decode("utf-8", "surrogateescape"), bom


def plainly_is_clean_utf8(data: bytes) -> bool:
    """What `is_clean_utf8` tells where no kernel is."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data and not data.startswith(BOM)


try:
    from textmend._kernel import is_clean_utf8 as is_clean_utf8
except ImportError:
    is_clean_utf8 = plainly_is_clean_utf8
"""Whether bytes are UTF-8, have no NUL, and do not begin with a byte order mark."""
