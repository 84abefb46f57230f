"""`missing-space`."""

from __future__ import annotations

from itertools import pairwise

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTES = '"”'
_CLOSERS = "\"”’')]%"
_DOMAINS = frozenset(
    "ai app biz ca co com de edu eu fm fr gg gov info io js mil mobi museum net nl org py ru se "
    "tech tv uk".split()
)
"""What stands behind the stop in domains, in names of firms and of programs; no word begins so."""

_CODE = frozenset("@/\\_=#<>{}|~^+*")
_MASK = "\ufffc"
_CODE_EVERY = 400
"""Code points of a text for each mark that begins or ends code in it, if it has much of that."""

_EXCLAIMING = frozenset("Yahoo Jeopardy E Jumpstart Chips Oklahoma Moulin Guinness Uniqlo".split())
_LONGEST = 60
"""Code points of the words on both sides that are looked at."""

_LONG = 6
"""Letters of a word that no list has, and that is yet no piece of one."""

_MOST_TURNS = 20
"""Marks that are looked back at, likewise."""

_FURTHEST = 4000
"""Code points that are looked back at for the mark that a straight quotation mark closes."""


@rule(
    family="spacing",
    wary_of_code=True,
    views=("tight_marks",),
    examples=(
        Example(
            "The mill⟦.⟧Nobody spoke⟦,⟧and it rained.\n", "The mill. Nobody spoke, and it rained.\n"
        ),
        Example("“It rained⟦.”⟧She left.\n", "“It rained.” She left.\n"),
        Example('"It rained⟦."⟧She said⟦,⟧"It did."\n', '"It rained." She said, "It did."\n'),
        Example("At Bungie.Org, Node.Js, U.S.Army, 5,000, f(x,y), a.Be_c and mill.example/A,b.\n"),
        Example("The mill closed. Nobody spoke, “and it rained.” She left.\n"),
    ),
)
def missing_space(document: Document) -> Iterator[Finding]:
    """No space after a stop, a comma or a closing quotation mark.

    ## Why
    A line ending or a tag stood between two sentences, and went. Two words are one for everything
    that counts or searches.

    ## Fix
    Safe where the words say so: behind a stop the first ends in lower case and is in a list of
    English words, or the second is a common word and no name; behind a comma both are words. A
    straight quotation mark must be known to close or to open, from those before it in the
    paragraph. Elsewhere unsafe, and beside markup and in markup that shows much code.
    Addresses, domains, names like Bungie.Org, initials, code and lists without spaces are left
    alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    shows_code = _shows_code(document)
    for at in document.tight_marks:
        quote = text[at + 1] if text[at + 1] in _QUOTES else ""
        right_start = at + 1 + len(quote)
        left, right = _letters_before(text, at), _letters_after(text, right_start)
        token = _token(text, at)
        if _is_one_word(text, at, left, right, token):
            continue
        opens = quote == '"' and _opens(text, at + 1)
        place = at + 1 if opens or not quote else right_start
        if not quote and not _are_words(document, text[at], left, right):
            continue
        fix = Fix((Edit.insert(place, " "),), Applicability.SAFE, "Put a space there")
        if quote and opens is None:
            why = "Put a space behind it (unsafe: the quotation mark may open)"
            fix = Fix((Edit.insert(right_start, " "),), Applicability.UNSAFE, why)
        elif not _is_certain(document, text[at], quote, left, right) or (
            not quote and (_MASK in token or shows_code)
        ):
            why = "Put a space there (unsafe: it may be a name)"
            fix = fix._replace(applicability=Applicability.UNSAFE, message=why)
        span = Span(at, at + 1 if opens else right_start)
        yield Finding(span, f"No space between “{left}” and “{right}”", fix)


def _shows_code(document: Document) -> bool:
    """Whether the text is markup with much code in it, whose names its prose has unmarked too."""
    if not document.is_markup:
        return False
    text = document.text
    return (text.count("`") + 2 * text.count("<code")) * _CODE_EVERY > len(text)


def _letters_before(text: str, end: int) -> str:
    start = end
    while start > 0 and end - start < _LONGEST and text[start - 1] in _CLOSERS:
        start -= 1
    end = start
    while start > 0 and end - start < _LONGEST and _is_inside(text[start - 1]):
        start -= 1
    return text[start:end]


def _letters_after(text: str, start: int) -> str:
    end = start
    while end < len(text) and end - start < _LONGEST and _is_inside(text[end]):
        end += 1
    return text[start:end]


def _is_inside(character: str) -> bool:
    return character.isalnum() or character in "’'"


def _token(text: str, at: int) -> str:
    """What stands round the mark between blanks."""
    start = end = at
    while start > 0 and at - start < _LONGEST and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - at < _LONGEST and not text[end].isspace():
        end += 1
    return text[start:end]


def _is_one_word(text: str, at: int, left: str, right: str, token: str) -> bool:
    """Whether the mark belongs inside: an address, a firm, initials, an ellipsis, code, a list."""
    mark = text[at]
    if not left or text[at - 1] in ".…!?" or _CODE & {*token}:
        return True
    if len(right) == 1 and right not in "AIa":
        return True
    if mark == ",":
        return len(left) == 1 or token.count(",") - token.count(", ") > 1 + token.endswith(",")
    if mark == "!" and left in _EXCLAIMING:
        return True
    is_initial = len(left) == 1 and left.isalpha()
    second = right[1:2]
    if text[at + 1] in _QUOTES:
        return not (second.islower() or second in ("", "’", "'"))
    if text.startswith(f"{right}(", at + 1):
        return True  # a call
    is_name = _bare(right) in _DOMAINS or not (second.islower() or second in ("", "’", "'"))
    goes_on = any(
        after.isalpha() and (after.islower() or len(right) == 1)
        for mark, after in pairwise(token[token.find(right) + len(right) :])
        if mark == "."
    )
    return is_initial or is_name or goes_on or token[:4].lower() in ("www.", "http")


def _bare(word: str) -> str:
    """In lower case, without what follows an apostrophe."""
    return word.partition("’")[0].partition("'")[0].lower()


def _opens(text: str, quote: int) -> bool | None:
    """Whether the straight mark at `quote` opens a quotation; None where it cannot be told.

    Marks open and close in turn. The nearest before it that shows which of the two it does (a
    space on one side, and none on the other) decides, or the start of the paragraph.
    """
    furthest = max(0, quote - _FURTHEST)
    start = max(text.rfind("\n", furthest, quote) + 1, furthest)
    turns, at = 0, quote
    opens = None
    while turns < _MOST_TURNS:
        at = text.rfind('"', start, at)
        turns += 1
        if at < 0:
            opens = turns % 2 == 1 if start == 0 or text[start - 1] == "\n" else None
            break
        shown = _shows(text, at)
        if shown is not None:
            opens = shown is (turns % 2 == 0)
            break
    following = text.find('"', quote + 1, quote + _FURTHEST)
    if opens is None or following < 0 or "\n" in text[quote:following]:
        return opens
    return None if _shows(text, following) is opens else opens


def _shows(text: str, quote: int) -> bool | None:
    """Whether the mark at `quote` clearly opens (True) or closes (False)."""
    before, after = text[quote - 1 : quote], text[quote + 1 : quote + 2]
    is_free_before = not before.strip() or before in "([—–-"
    is_free_after = not after.strip() or after in ")],.;:!?—–-"
    return None if is_free_before is is_free_after else is_free_before


def _are_words(document: Document, mark: str, left: str, right: str) -> bool:
    if mark != ",":
        return True
    evidence = document.evidence
    left_is_word = left[0].isupper() or evidence.is_listed(_bare(left))
    right_is_word = right[0].isupper() or evidence.is_listed(_bare(right))
    return left_is_word and (right_is_word or len(right) >= _LONG)


def _is_certain(document: Document, mark: str, quote: str, left: str, right: str) -> bool:
    """Whether words stand on both sides, and no name is cut in two."""
    evidence = document.evidence
    left_is_word = left.isdigit() or (left[1:].islower() and evidence.is_listed(left))
    if quote:
        return left_is_word or evidence.is_listed(right)
    if mark == ",":
        return left_is_word and (right[0].isupper() or evidence.is_listed(_bare(right)))
    if evidence.opens_sentences(_bare(right)) or evidence.is_common(_bare(right)):
        return True  # with a capital it begins a sentence
    return left_is_word and left.islower()
