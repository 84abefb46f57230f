"""The shards of a small corpus."""

from __future__ import annotations

SHARDS = 12
SELECT = ("--select", "trailing-space,zero-width")


def rows(number, count=40):
    for row in range(count):
        blank = " " * (row % 3 == 0)
        text = f"Mill {number} closed on day {row}.{blank}\nNobody\u200b spoke.\n"
        yield {"id": f"{number}-{row}", "text": text, "n": row}
