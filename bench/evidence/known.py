"""Write `en.known`: the numbers of all English words in lower case that are no strangers; and
`en.common`, those of words that are so common that they may be glued to others.

    python bench/evidence/known.py

The kernel looks words up there. They are made of the lists that ship, so they are written anew when
one of these changes; `tests/test_kernel.py` holds them to the lists. Layout, little-endian: 8 bytes
of magic; u32, how many of a number's upper bits name a bucket; u32 for each bucket and one more,
where its numbers start; u32 for each word, the lower half of its number of 64 bits (`number`, here
and in `linter/kernel/kernel.h`). Of a thousand million words that no list has, one is taken for a
word.
"""

from __future__ import annotations

import struct
from itertools import accumulate
from string import ascii_lowercase
from typing import TYPE_CHECKING

from textmend.evidence import wordlist
from textmend.evidence.glue import COMMON
from textmend.evidence.known import COMMON_PATH, PATH
from textmend.evidence.lists import AT_HOME
from textmend.evidence.model import english
from textmend.evidence.strangers import STEMS, is_strange
from textmend.evidence.view import frequency, is_familiar

if TYPE_CHECKING:
    from collections.abc import Iterable

MAGIC = b"TMWORDS2"
EIGHT = 8
BITS, COMMON_BITS = 16, 8
_FACTOR, _BITS = 0x9E3779B97F4A7C15, (1 << 64) - 1


def familiar() -> set[bytes]:
    """The words of all lists that are no strangers, of the letters a to z."""
    model = english()
    lexicons = (model.lexicon, model.dictionary)
    words = {each.word(number) for each in lexicons for number in range(each.size)}
    with open(wordlist.PATH, encoding="ascii") as file:
        words.update(line.split()[0] for line in file if line.strip())
    words.update(AT_HOME, ascii_lowercase)
    plain = {word.encode() for word in words if word.isascii() and word.isalpha()}
    small = {word for word in plain | STEMS if word.islower()}
    return {word for word in small if not is_strange(word, is_familiar)}


def number(word: bytes) -> int:
    """64 bits that tell a word from others; those of up to eight bytes for certain."""
    mixed = 0
    for at in range(0, len(word), EIGHT):
        mixed ^= int.from_bytes(word[at : at + EIGHT], "little")
        mixed = mixed * _FACTOR & _BITS
        mixed ^= mixed >> 29
    return mixed or 1


def common() -> set[bytes]:
    """The words of which two may be glued together, as `glue.cuts` has it."""
    lexicon = english().lexicon
    words = filter(str.isascii, map(lexicon.word, range(lexicon.size)))
    return {word.encode() for word in words if frequency(word) >= COMMON}


def table(words: Iterable[bytes], bits: int) -> bytes:
    """The table that finds these words, by so many bits of their numbers."""
    buckets: list[list[int]] = [[] for _ in range(1 << bits)]
    for word in words:
        buckets[number(word) >> 64 - bits].append(number(word) & 0xFFFFFFFF)
    starts = [*accumulate(map(len, buckets), initial=0)]
    numbers = [each for bucket in buckets for each in sorted(bucket)]
    return MAGIC + struct.pack(f"<I{len(starts)}I{len(numbers)}I", bits, *starts, *numbers)


def main() -> None:
    """Write the files, and say how many words they know."""
    for path, words, bits in ((PATH, familiar(), BITS), (COMMON_PATH, common(), COMMON_BITS)):
        with open(path, "wb") as file:
            file.write(table(words, bits))
        print(f"{len(words):,} words")


if __name__ == "__main__":
    main()
