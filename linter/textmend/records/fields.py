"""Which columns of a container hold text."""

from __future__ import annotations

from textmend.records.record import NoSuchField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Columns = Mapping[str, bool]
    """The columns of a container in their order, and whether each holds text."""

OBVIOUS = ("text", "content", "body", "article", "document", "raw_content", "markdown", "passage")
"""Names that are taken for the text where no field is named, the first that there is."""

_ABOUT = frozenset(
    "id _id uuid guid doc_id title url uri link source origin date created added timestamp time "
    "lang language author label category license split hash sha256 filename path meta".split()
)
"""Names of columns that say something of the text."""


def choose(columns: Columns, wanted: Sequence[str]) -> Sequence[str]:
    """The columns to be checked: those that are `wanted`, else `text`, else the obvious one.

    Raises:
        NoSuchField: the message lists the columns.
    """
    for field in wanted:
        if field not in columns:
            raise NoSuchField(f"there is no field {field!r}: {_listed(columns)}")
    if wanted:
        return wanted
    for name in OBVIOUS:
        if columns.get(name):
            return [name]
    texts = [name for name, is_text in columns.items() if is_text and name.lower() not in _ABOUT]
    if len(texts) == 1:
        return texts
    raise NoSuchField(f"--field is to say which field is the text: {_listed(columns)}")


def _listed(columns: Columns) -> str:
    if not columns:
        return "there are none"
    return "there are " + ", ".join(columns) if len(columns) > 1 else "there is " + "".join(columns)
