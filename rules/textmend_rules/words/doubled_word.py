"""`doubled-word`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER_TWICE = frozenset("the a an and".split())
"""Words that no sentence has twice in a row."""

_PARTICLES = frozenset("of to with from".split())
"""Words that no sentence has twice in a row, unless a verb before takes the first: “kick in in”."""

_MEANT = frozenset(
    "that had is was are were do did does this these those it you her him his who what which "
    "there here so very many much no yes yeah not now well far long more less too please really "
    "never always ever all even just one two on for at by up out over off down about around "
    "through again back go come look wait buddy hey oh ah ha he ho hi bye la na da blah boo hush "
    "knock tick choo ding dong yo nil plus even unchanged north south east west big bad little old "
    "great good super hot long high low pretty quite rather right left may can be have has will "
    "would i we they she me us them if or as s t x o".split()
)
"""Words that many sentences have twice in a row, for emphasis or because two clauses meet."""

_TAKES_IN = frozenset(
    "kick weigh take get come go bring move set step check log sign tune drop stop phone call "
    "cash chime cave close let plug pour rein rush settle sink sleep squeeze stand stay trade "
    "turn usher vote zero build break blend buy fill fit give hand join keep lean live lock pitch "
    "place put rake reel roll rope send show throw tie wade walk rub involve interest engage "
    "believe participate result specialize specialise succeed invest dial draw factor hem hone "
    "jump mail opt pack pull push bake pencil phase pipe punch sneak storm strap suck swear tuck "
    "dig slip creep draft write work begin start be see hear read sit lie wrap soak".split()
)
_IRREGULAR = {
    past: verb
    for pair in (
        "took:take taken:take got:get gotten:get came:come went:go gone:go brought:bring sank:sink "
        "sunk:sink slept:sleep stood:stand stayed:stay built:build broke:break broken:break "
        "bought:buy gave:give given:give kept:keep sent:send shown:show threw:throw thrown:throw "
        "drew:draw drawn:draw wrote:write written:write began:begin begun:begin saw:see seen:see "
        "dug:dig crept:creep heard:hear sat:sit lay:lie lain:lie swore:swear sworn:swear "
        "is:be are:be was:be were:be"
    ).split()
    for past, _, verb in (pair.partition(":"),)
}
_TAKES_OTHERS = frozenset(
    "look looks looked looking listen listened listening go goes went going gone come comes came "
    "coming refer referred refers belong belongs belonged talk talks talked talking speak speaks "
    "spoke spoken speaking think thinks thought thinking hear heard know known knew learn learned "
    "deal deals dealt dealing agree agrees agreed work works worked working live lived lives lead "
    "led turn turned turning want wants wanted used get gets got getting dream dreamt dreamed made "
    "write wrote written bring brought live lived put up start started begin began".split()
)
"""Verbs after which “of”, “to”, “with” or “from” may end a clause."""

_BROKEN_OFF = ("-", "–", "—", "…", "..")


@rule(
    family="words",
    severity=Severity.ERROR,
    views=("doubles",),
    examples=(
        Example("They reached ⟦the the⟧ mill at noon.\n", "They reached the mill at noon.\n"),
        Example("⟦The the⟧ miller had left.\n", "The miller had left.\n"),
        Example("A share of ⟦the\nthe⟧ flour was theirs.\n", "A share of the\nflour was theirs.\n"),
        Example(
            "The flour was ⟦sold sold⟧ in March.\n",
            "The flour was sold in March.\n",
            Applicability.UNSAFE,
        ),
        Example("He knew that that had had an end. It was very very late.\n"),
        Example("The rules kick in in May. New York New York is a song.\n"),
    ),
)
def doubled_word(document: Document) -> Iterator[Finding]:
    """A word stands twice in a row.

    ## Why
    A hand or an editor put it there a second time, often where a line once ended. Readers look past
    it, and programs count it.

    ## Fix
    Safe for the commonest small words (“the the”, “of of”), which no sentence has twice: the second
    goes. Unsafe for others, and after a verb that may take the first one. Words that many sentences
    have twice (“that that”, “had had”, “very very”), names and refrains are left alone.

    ## Options
    None.
    """
    text = document.prose
    for start, second, end in document.doubles:
        level = _level(text, start, second, end)
        if level is None or not document.language.startswith("en"):
            continue
        word = text[second:end]
        message = f"Remove the second “{word}”"
        if level is Applicability.UNSAFE:
            message += " (unsafe: it may be meant)"
        edit = Edit.delete(second - 1, end)
        if text[second - 1] == "\n" and text[end : end + 1] == " ":
            edit = Edit.delete(second, end + 1)  # the line ending stays
        yield Finding(Span(start, end), f"“{word}” stands twice", Fix((edit,), level, message))


def _level(text: str, start: int, second: int, end: int) -> Applicability | None:
    """How sure it is that the second word is one too many; None where it may well be meant."""
    word = text[second:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and before in "-'’/@#*_.&“\"‘(") or (after and after in "-'’/@*_&”\"’…"):
        return None  # a part of something longer, or words that are spoken of
    if text[max(0, start - 2) : start].rstrip().endswith(_BROKEN_OFF):
        return None  # somebody stammers
    is_capitalised = text[start] != word[0]
    if word in _NEVER_TWICE:
        # “Vitamin A a day”; “A a” may begin a sentence.
        if word == "a" and (is_capitalised or before == "."):
            return None
        return Applicability.SAFE
    previous = _word_before(text, start - 1)
    if word in _PARTICLES:
        return Applicability.UNSAFE if previous in _TAKES_OTHERS else Applicability.SAFE
    if word == "in":
        return None if _takes_in(previous) else Applicability.UNSAFE
    if word in _MEANT or len(word) < 2 or is_capitalised:
        return None
    following = text[end + 1 : end + 2 + len(word)]
    if previous == word or following[: len(word)] == word:
        return None  # a refrain
    if not previous or not following[:1].isalpha():
        return Applicability.UNSAFE if previous and after in (".", ",", ";", "?") else None
    return Applicability.UNSAFE


def _takes_in(verb: str) -> bool:
    """Whether `verb` may end a clause with an “in”: it does so more often than with the others."""
    stem = _IRREGULAR.get(verb, verb)
    for ending in ("", "s", "es", "ed", "d", "ing"):
        bare = stem.removesuffix(ending)
        if stem.endswith(ending) and not _TAKES_IN.isdisjoint((bare, bare + "e", bare[:-1])):
            return True
    return False


def _word_before(text: str, end: int) -> str:
    """The word in lower case that ends at `end`; empty where something else does."""
    start = end
    while start > 0 and end - start < 20 and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower()
