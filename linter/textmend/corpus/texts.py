"""The texts of a file of any kind, to be counted."""

from __future__ import annotations

from textmend.document import Document
from textmend.records.kinds import kind_of
from textmend.records.opening import open_container
from textmend.records.streams import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def texts(path: str, fields: Sequence[str]) -> Iterator[Document]:
    """Each text in the file at `path`; records that cannot be read are passed by.

    Raises:
        BinaryData, UnreadableText, BrokenContainer, NoSuchField, MissingExtra, OSError
    """
    kind = kind_of(path)
    if kind.container:
        for records in open_container(path, fields).batches():
            for record in records:
                for _, text in record.texts:
                    yield Document(text, path=path, is_record=True)
        return
    with open(path, "rb") as file:
        yield Document.from_bytes(whole(file, kind.compression), path=path)
