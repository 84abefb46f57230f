"""Whether a word that no list has is made of words that the lists have, by the rules of English."""

from __future__ import annotations

import os

from textmend.evidence.wordlist import WordList
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textmend.spelling.dictionary import English

_PREFIXES = frozenset(
    "anti auto bio co counter cross cyber de dis down e eco electro ex extra fore geo hyper il im "
    "in inter intra ir macro mega meta micro mid mini mis mono multi nano neo neuro non off on out "
    "over pan para photo poly post pre pro proto pseudo psycho quasi re retro self semi socio step "
    "sub super tele thermo trans tri ultra un under uni up video web".split()
)
_SUFFIXES = frozenset(
    "s es e d ed ing er ers r rs or ors y ish like less ness able ability ably ism isms ist ists "
    "istic ic ical ically al ally ity ities ize ized izes izing ization ise ised ises ising "
    "isation ly hood ship ships dom wide long wise proof free ful fully fest gate ite ites ian "
    "ians an ans esque ification ified ify fy fied ation ative eer eers ess est ier ies "
    "iest ied ability worthy monger mongering phobe phobic phobia ocracy ocrat ologist "
    "ology ster sters ee ees".split()
)
_LONGEST_AFFIX = max(map(len, _PREFIXES | _SUFFIXES))


def _as_lines(words: Iterable[str]) -> bytes:
    """Words as the kernel looks them up."""
    return "\n".join(["", *sorted(words), ""]).encode()


_AFFIXES = _as_lines(_PREFIXES), _as_lines(_SUFFIXES)
_AT_HOME = frozenset(
    "generis extremis curiam nomine propter hominem hominems populi nihilo vitro utero guerre "
    "vivre joie coeur couer valorem fabula plebis dominatio falsus omnia tempore aeternam "
    "infinitum absurdum gratia grata fait ancien drang firma mano jitsu differend helter skelter "
    "cappella kung iframe leant lede quos mins reup doxx vlog vlogger vloggers proceso boops "
    "royale maximus tempora damnit hehe haha hmmm looong pleeease liddle prez prebuttal bajillion "
    "acontextual atextual backend backline banh bargle bestia bleh bleisure blinged bobblehead "
    "bobbleheads brexiteer bromance bromances bromantic bronies brony bubbe burkini callouts chav "
    "chavs chavvy cmte coulda crowdfund crowdfunded cuck cucked cucks debil dems derp derpy "
    "devops doxing ebike ebikes emo enablement ereader ereaders ereading fakest fracker frackers "
    "frexit gamified gamify glamp glamping goper gopers grexit hafta hangry hodl incel incels "
    "islamophobia islamophobic janky jeggings juuling kawaii kettling latinx libre lols lulz "
    "machers matcha maximalism musta opsec othering pho pico pixelated primaried queso remainer "
    "remainers repurpose repurposes repurposing reshoring retcon retconning rino rofl salafi "
    "schooler schoolers segway sexted shoulda shoutout shoutouts simping smishing stanning stmts "
    "swole thot thots trumpster trumpsters underappreciate underappreciates unsat unsecure vaper "
    "vapers vaxx venti vetter vetters vishing vlogging vlogs welp wifi wirelessly wokeness wokes "
    "woulda yeet zayde zumba franca sacer chocolat comme insuree insurees nexit oppo shld spox "
    "yknow cryo paan walkie terroir terroirs resus loya juris "
    "neurone feart".split()
)
"""Words of phrases and of our days, sounds and jokes, that are spelled as they should be."""

_CONTRACTIONS = frozenset(
    "arent couldnt couldve didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt "
    "shouldnt shouldve thats theres theyd theyll theyre theyve wasnt werent weve whats whos "
    "wouldnt wouldve youll youre youve aint".split()
)
"""Words that lost an apostrophe, which is another defect."""

_SHORTEST_BASE = 4
_SHORTEST_PART = 3
_LONG = 5
"""Letters of a word that stands in no other by chance, so that it need only be listed."""
_KNOWN = 0.1
_COMMONEST = frozenset(
    "about after all also an and are as at be been but by can for from had has have he his if in "
    "is it its last mln more new no not of on one or other our out over people said so some than "
    "that the their there they this to trump up was we were what when which who will with would "
    "year you".split()
)
"""Words of two letters or more, and of a thousand occurrences in a million words."""
_IN_USE, _OFTEN = 2.0, 50.0
"""Occurrences in a million words of what is put together, and of each half of a compound: the
shortest halves are mere letters unless they are common."""


USAGE = os.path.join(os.path.dirname(__file__), "en.usage")
"""Words that are written more often than what they might be misspelt for."""
FOREIGN = os.path.join(os.path.dirname(__file__), "en.foreign")
"""Words of other languages that are common there."""


@cache
def _usage() -> WordList:
    return WordList(USAGE)


@cache
def _foreign() -> WordList:
    return WordList(FOREIGN)


def is_foreign(word: str) -> bool:
    """Whether `word` is common in another language that English quotes."""
    return _foreign().find(word) is not None


def is_at_home(word: str) -> bool:
    """Whether `word` is right, though a common word is a slip away and no list has it."""
    return word in _AT_HOME or word in _CONTRACTIONS or _usage().find(word) is not None


def is_run_together(word: str) -> bool:
    """Whether `word` is two of the commonest words without a space: no letter is wrong there."""
    for at in range(2, len(word) - 1):
        if word[:at] in _COMMONEST and word[at:] in _COMMONEST:
            return True
    return False


def is_formed(word: str, english: English) -> bool:
    """Whether `word` is a known one with a prefix or an ending, or two that are in use.

    People form such words freely, and no list has them all: `unpatched`, `wrenchingly`,
    `shockwaves`. What is formed may still be a slip, so this is evidence and no proof.
    """
    if english.kernel is None or not word.isascii():
        return plainly_formed(word, english.frequency)
    return english.kernel.is_formed(word, *_AFFIXES)


def plainly_formed(word: str, frequency: Callable[[str], float]) -> bool:
    """What `is_formed` is where no kernel is."""

    def is_known(part: str) -> bool:
        return frequency(part) >= _KNOWN or (len(part) >= _LONG and frequency(part) > 0)

    affixes = range(1, min(len(word), _LONGEST_AFFIX + 1))
    for at in affixes:
        if word[:at] in _PREFIXES and _is_base(word[at:], is_known):
            return True
    for at in affixes:
        if word[-at:] in _SUFFIXES and _is_stem(word[:-at], word[-at:], is_known):
            return True
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if _is_part(word[:at], frequency) and _is_part(word[at:], frequency):
            return True
    return False


def _is_part(half: str, frequency: Callable[[str], float]) -> bool:
    return frequency(half) >= (_IN_USE if len(half) > _SHORTEST_PART else _OFTEN)


def _is_base(rest: str, is_known: Callable[[str], bool]) -> bool:
    """Whether what follows a prefix is a word, or one with an ending."""
    if len(rest) < _SHORTEST_BASE:
        return False
    return is_known(rest) or any(
        rest.endswith(suffix) and _is_stem(rest[: -len(suffix)], suffix, is_known)
        for suffix in ("s", "ed", "ing", "er", "ers", "able", "ly", "ist", "ists", "ism")
    )


def _is_stem(stem: str, suffix: str, is_known: Callable[[str], bool]) -> bool:
    """Whether `stem` is a word before `suffix`, or does so without its “e” or its last letter."""
    if len(stem) < _SHORTEST_BASE or stem[-1] == suffix[0] in "sy":
        return False
    if suffix == "e":
        return stem[-1] == "a" and is_known(stem)  # a plural of Latin
    if suffix in ("d", "r", "rs"):
        return stem[-1] == "e" and is_known(stem)
    if suffix[0] in "aeiouy":
        if is_known(stem + "e"):
            return True
        if stem[-1] == stem[-2] and is_known(stem[:-1]):
            return True
        if suffix[:2] in ("ie", "ia", "if") and is_known(stem + "y"):
            return True
    return is_known(stem)
