"""Windows-1252: what a byte means in it, and whether that makes sense where it stands."""

from __future__ import annotations

_LETTERS = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýßŠŒŽšœž")
"""Those of Western languages. Þ, ð, ÿ and the like are likelier to be letters of another one."""

_WORDS = frozenset("ÀÁÉÓÔÅÖàáéèóôåöøæ")
"""Letters that are words."""

_OPENERS = frozenset("“‘„‚‹«")
_BEFORE_OPENERS = frozenset("([{<-–—/=>*_\"'“‘«\N{NO-BREAK SPACE}")
_STOPS = frozenset(".,;:!?…)]%")
_AFTER_APOSTROPHE = frozenset("s t re ve ll d m em n all er clock".split())
_LONGEST_ELISION = 2
"""Letters before an apostrophe, as in “l’eau”, “O’Brien”, unless they end in “qu”."""

_LONGEST_RUN = 2
"""Letters beyond ASCII side by side in a word of a Western language; “créée” has two."""

CONTEXT = 8
"""Code points on each side that are looked at."""


def decode(codes: bytes) -> str:
    """What `codes` mean; U+FFFD for each that means nothing."""
    return codes.decode("cp1252", "replace")


def fits(before: str, new: str, after: str) -> bool:
    """Whether each character of `new`, all beyond ASCII, makes sense between `before` and `after`.

    It does where typography or spelling of Western languages would put it: an opening mark before
    a word, a currency beside a figure, a letter in a word and in the case of the word.
    """
    whole = before + new + after
    start = len(before)
    if sum(map(str.isalpha, new)) > _LONGEST_RUN:
        return False
    return all(
        _fits(whole[max(0, at - CONTEXT) : at], whole[at], whole[at + 1 : at + 1 + CONTEXT])
        for at in range(start, start + len(new))
    )


def _fits(before: str, character: str, after: str) -> bool:
    last, following = before[-1:], after[:1]
    if character in _LETTERS:
        return _letter_fits(before, character, after)
    if character in "–—…\N{NO-BREAK SPACE}":
        return True
    if character in _OPENERS:
        opens = not last.strip() or last in _BEFORE_OPENERS
        closes = character in "“‘«" and bool(last.strip()) and not following.isalnum()  # German
        return closes or (opens and bool(following.strip() or character == "«"))
    if character in "”»›":
        return bool(last.strip() or character == "»") and (
            not following.isalnum() or last in _STOPS
        )
    if character == "’":
        return _apostrophe_fits(before, after)
    if character in "£€¥":
        return not last.isalpha() and (
            following.isalnum() or (following == " " and bool(last.strip()))
        )
    if character in "°¢%‰ªº¹²³":
        return last.isalnum() or before[-2:-1].isdigit()
    if character in "½¼¾×÷±":
        return not last.isalpha() and not following.isalpha()
    if character in "¿¡":
        return not last.isalnum() and bool(following.strip())
    if character in "•·":
        return not last.strip() or not following.strip()
    if character in "©®™":
        return not (last.isalpha() and following.isalpha())
    if character in "§¶†‡":
        return not (last.isalpha() and following.isalpha())
    return character in "´\N{SOFT HYPHEN}" and last.isalpha() and following.isalpha()


def _letter_fits(before: str, letter: str, after: str) -> bool:
    last, following = before[-1:], after[:1]
    if not last.isalpha() and not following.isalpha():
        return letter in _WORDS and not (last + following).strip(" ,'’")
    if letter.islower():
        is_loud = last.isupper() and following.isupper()
        return not is_loud and not (letter == "â" and _ends_contraction(after))
    if last.islower():
        return False
    return last.isupper() or not (following.isupper() and after[1:2].islower())


def _ends_contraction(after: str) -> bool:
    """Whether `â` is more likely the first byte of an apostrophe: “donât”, “itâs”."""
    tail = _letters_at_start(after)
    return tail in ("s", "t", "re", "ve", "ll", "d", "m")


def _apostrophe_fits(before: str, after: str) -> bool:
    if not before[-1:].isalnum():
        return bool(after[:1].isalnum() or before[-1:].strip())
    if not after[:1].isalpha():
        return True
    head = before[len(before.rstrip("".join(filter(str.isalpha, before)))) :]
    return _letters_at_start(after) in _AFTER_APOSTROPHE or (
        len(head) <= _LONGEST_ELISION or head.endswith("qu")
    )


def _letters_at_start(text: str) -> str:
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end].lower()
