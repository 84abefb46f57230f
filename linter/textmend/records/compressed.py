"""Files of one text that are compressed."""

from __future__ import annotations

from textmend.decoding import UnreadableText
from textmend.records.kinds import kind_of
from textmend.records.record import BrokenContainer, MissingExtra
from textmend.records.streams import whole
from textmend.writing import Source, look


def read(path: str) -> Source:
    """The file at `path` with what it decompresses to.

    Raises:
        OSError
        UnreadableText: where it breaks off, or nothing is installed that decompresses it.
    """
    with open(path, "rb") as file:
        try:
            data = whole(file, kind_of(path).compression)
        except (BrokenContainer, MissingExtra) as error:
            raise UnreadableText(str(error)) from error
    return look(path)._replace(data=data)
