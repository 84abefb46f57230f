"""Text from a corpus is hostile: what of it may reach a terminal or a log."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""`text` with all that is not printable as escapes, so that nothing acts on the terminal.

    Control, format and unassigned characters and all spaces but the common one are escaped as in
    Python source; a byte that is not UTF-8 is shown as `\xNN`. So is what starts a command to a
    workflow in the middle of a line.
    """
    if not text.isprintable():
        text = "".join(
            character if character.isprintable() else _escape(character) for character in text
        )
    if "##" in text:  # GitHub obeys its oldest form of commands in mid-line, and so does Azure
        text = text.replace("##[", "#\\x23[").replace("##vso[", "#\\x23vso[")
    return text


def log_line(text: str) -> str:
    """`text` as a line's beginning in a log, where `::` would be a command.

    One colon is enough to be careful: the next may follow from what is written after `text`.
    """
    shown = printable(text)
    return shown.replace(":", "\\x3a", 1) if shown.lstrip().startswith(":") else shown


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if 0x80 <= code <= 0xFF:
        return f"\\u{code:04x}"  # \x85 is what the stray byte 85 looks like
    return character.encode("unicode_escape").decode("ascii")
