"""Which words the lists have: the dictionary's and those of the training text."""

from __future__ import annotations

from textmend.evidence.model import (
    CAPITALISED,
    DICTIONARY,
    LOWER,
    PARAGRAPH_STARTS,
    SENTENCE_STARTS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.evidence.model import Model


AT_HOME = frozenset(
    "therefrom thereto thereof therein thereon thereby therewith thereunder thereupon whereof "
    "wherein whereto whereby wherefrom whereupon hereof herein hereto hereby herewith "
    "heretofore hereinafter mortem facto vivendi operandi bono verba versa alia corpus prima "
    "facie dicta stare decisis amicus curiae ipso jure ultra vires rea reus seriatim sine die "
    "pari passu inter".split()
)
"""Words that law and learning use in English, and that lists of common words leave out."""

MISSPELT = frozenset(
    "accomodate acquisiton aquisition avialable bankrupcty beleagured bilion bureacracy commerical "
    "contruction desposits feasability forseeable goverment interst occured offical oustanding "
    "persaude properites recieve recieved statment targetting transfered".split()
)
"""Words that the training text has in three documents or more, and that are misspelt there."""


def is_listed(word: str, model: Model) -> bool:
    """Whether the dictionary has `word`, or the training text has it in lower case."""
    word = word.lower()
    if word in AT_HOME:
        return True
    if word in MISSPELT:
        return False
    number = model.lexicon.find(word)
    if number >= 0 and (model.count(number, DICTIONARY) > 0 or model.count(number, LOWER) > 0):
        return True
    return model.dictionary.find(word) >= 0


def is_common(word: str, model: Model) -> bool:
    """Whether the training text has `word` more often in lower case than with a capital inside."""
    number = model.lexicon.find(word.lower())
    return number >= 0 and model.count(number, LOWER) > model.count(number, CAPITALISED)


def opens_sentences(word: str, model: Model) -> bool:
    """Whether a tenth of what the training text has of `word` stands at the start of a sentence."""
    number = model.lexicon.find(word.lower())
    if number < 0:
        return False
    starts = model.count(number, PARAGRAPH_STARTS) + model.count(number, SENTENCE_STARTS)
    return starts >= 0.1 * model.total(number)
