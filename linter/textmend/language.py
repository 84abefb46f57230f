"""Which language a text is in: a cheap guess, for rules that hold for one language only."""

from __future__ import annotations

from itertools import islice

try:
    from textmend._kernel import shows_english
except ImportError:
    shows_english = None  # type: ignore[assignment]

# The commonest function words of each language. Languages share some, and that does no harm: a
# text is judged by the list that it draws on most.
_FUNCTION_WORDS = {
    "en": "the of and to in is that it was for on are with as his they at be this have from or "
    "had by not but what were when we there an your which their if will each about has he "
    "she you",
    "de": "der die und das von zu mit den des im nicht ein eine als auch es dem sich ist auf "
    "für an dass sie er wird bei nach um noch wie aus war ich hat werden",
    "fr": "le la les de des et un une du en est que qui dans pour pas par sur au il ne se ce "
    "plus avec sont ont elle son mais nous vous",
    "es": "el la los las de y en que un una del se por con no para su al es lo como más pero "
    "sus le ha este fue son entre",
    "it": "il la le di e che un una in del per non con si da i al della sono è dei gli ha anche "
    "nel alla ma come più",
    "pt": "o a os as de e que do da em um uma para com não por se na no dos mais como foi ao "
    "das é à pelo seu",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er die om ook als bij maar "
    "dan nog werd naar wordt",
    "sv": "och i att det som en på är av för med den till inte om ett har de var jag från men",
    "da": "og i at det er en på af for med den til ikke de som der et har var jeg fra men",
    "no": "og i at det er en på av for med den til ikke de som der et har var jeg fra men",
    "fi": "ja on ei se että hän oli mutta kun niin joka ovat myös tai kuin",
    "pl": "i w na z nie do się że to jest o jak po za od ale co przez był są",
    "cs": "a v se na je že s z do o to i k ve pro za by jsem jako ale",
    "ro": "și de în la cu nu o un din care pe mai este să pentru a fi că sunt",
    "tr": "ve bir bu da de için ile çok ne daha gibi kadar olarak sonra en",
    "id": "yang dan di dengan untuk dari ini itu pada tidak adalah dalam akan ke juga",
    "hu": "a az és hogy nem is egy ez meg de van volt csak már mint",
    "la": "et in est non ad cum ut quod qui ex sed si de atque aut enim ab",
    "lv": "un ir ar par no uz kas ka bet tas arī vai lai tika",
    "eu": "eta da ez bat du zen dira egin izan baina ere hau dute",
}

_SAMPLE = 400
"""Words that are looked at, from before the middle on: licences and headers stand at the start."""

_LONGEST = 8_000
"""Code points that so many words have at most."""

_MARKUP = "\ufffc"
"""What stands for markup, of which a page may have more than of words."""

_PLAIN = 2_000
_THE = 0.02
"""Code points in the middle of a text in which every fiftieth word is “the”, so that nothing more
has to be counted; in English it is every sixteenth, and in no other language a word."""

_MANY = 4
"""How many “the” show it even where some letters are not English."""

_FEW = 8
"""Words below which a text is too short to tell."""

_LEAST = 2
"""Words of a language that show it: one may be a name or a piece of a word."""

_SHARE = 0.05
"""Of the words, what must be such words: of running text they are more than this in any language,
and in lists of options and names any may have the most of the few that there are."""

_SCRIPTS = (
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"),
)

_languages_of: dict[str, list[str]] = {}


def _is_western(text: str) -> bool:
    """Whether `text` has no letters but those of western Europe, and its marks."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def plainly_shows_english(text: str) -> bool:
    """Whether “the” alone shows that `text`, without markup, is English, as it mostly does."""
    start = _before_middle(text)
    middle = text[start : start + _PLAIN]
    the = middle.count(" the ")
    if the <= _THE * middle.count(" "):
        return False
    return text.isascii() or (the > _MANY and _is_western(middle))


def _before_middle(text: str) -> int:
    return max(0, (len(text) - _PLAIN) // 2)


def detect(text: str, data: str | bytes) -> str:
    """The language of `text` as a BCP 47 tag; `en` where it is too short to tell.

    The words of the sample are looked up among the commonest of twenty languages: in running text
    of any of these they are a third to a half. Scripts other than Latin decide by themselves.
    `data` is the text as the kernel reads it.
    """
    if _MARKUP in text:
        text = data = text.replace(_MARKUP, "")
    if plainly_shows_english(text) if shows_english is None else shows_english(data):
        return "en"
    import re

    start = _before_middle(text)
    matches = re.finditer(r"[^\W\d_]+", text[start : start + _LONGEST])
    words = [match[0].lower() for match in islice(matches, _SAMPLE)]
    if not words:
        return "en"
    letters = "".join(words)
    for language, first, last in () if letters.isascii() else _SCRIPTS:
        if sum(first <= letter <= last for letter in letters[:_SAMPLE]) * 2 > min(
            len(letters), _SAMPLE
        ):
            return language
    if not _languages_of:
        for language, function_words in _FUNCTION_WORDS.items():
            for word in function_words.split():
                _languages_of.setdefault(word, []).append(language)
    score = dict.fromkeys(_FUNCTION_WORDS, 0)
    for word in words:
        for language in _languages_of.get(word, ()):
            score[language] += 1
    best = max(score, key=lambda language: score[language])
    least = max(_LEAST, _SHARE * len(words))
    if len(words) < _FEW or score[best] == score["en"] or score[best] < least:
        return "en"
    return best
