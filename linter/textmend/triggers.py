"""What makes each of many rules matter: one look for all anchors and views at once."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.document import Document
    from textmend.rule import Rule

    Hits = dict[int, Sequence[int]]
    """Where the anchors of each rule occur, in code points, for rules that are given places."""
    Places = Mapping[str, Sequence[int]]
    """The views that may hold something, with places of it where these are known."""
    Look = Callable[[Document, str | None], tuple[Hits, Places]]
    Told = int | tuple[bytes, tuple[Hits, Places]] | bytes | None

_MADE_OF = dict.fromkeys(
    "misspellings parted_words glued_words cut_words bare_contractions".split(), "strangers"
)
"""Views that need another, whether or not a rule asks for that."""
_CERTAIN = frozenset(["lacks_newline", "may_be_wrapped"])
"""Views that are not empty wherever the kernel says that they may hold something."""
_OF_RECORDS = frozenset(["title"])
"""Views that are empty in any file."""
_OF_WORDS = frozenset(["openings", "name_variants", "strangers", *_MADE_OF])
"""Views for which the kernel needs to know what is a word."""


class Triggers:
    """The anchors and views of rules, known by their numbers, made ready to be looked for.

    The kernel looks for all of them in one go. Where it was not compiled, the same is found in
    plain Python, anchor by anchor and view by view.
    """

    def __init__(self, rules: Sequence[tuple[int, Rule]], unjudged: Sequence[str] = ()) -> None:
        """Take rules, and the views that are to be made whatever the kernel says."""
        self._always = [number for number, rule in rules if not rule.anchors and not rule.views]
        self._views: dict[str, list[int]] = {}
        """By attributes of `Document` that must not be empty, the rules that ask for them."""
        for number, rule in rules:
            for view in rule.views:
                self._views.setdefault(view, []).append(number)
        self._judged: frozenset[str] = frozenset()
        """The views of which the kernel tells what may be in them."""
        self._look_at_files: Callable[[Sequence[str]], Sequence[Told]] | None = None
        self._look = self._by_kernel(rules, unjudged) or _plainly(rules)
        self._unjudged = tuple(self._views.keys() - self._judged)
        self._of_files = tuple(self._views.keys() - self._judged - _OF_RECORDS)

    @property
    def tell_of_files(self) -> bool:
        """Whether all is known of a file without markup that was looked at, where nothing is found.

        Others have to be asked more than the kernel can tell, or there is no kernel.
        """
        is_all = not self._always and not self._of_files
        return is_all and self._look_at_files is not None

    def looked_at(self, paths: Sequence[str]) -> Sequence[Told]:
        """What is found in files without markup, maybe in the first of them alone.

        Of each, see `Scanner.scan_files`, which reads it and looks at it in one go.
        """
        assert self._look_at_files is not None  # or they would not tell
        return self._look_at_files(paths)

    def _by_kernel(self, rules: Sequence[tuple[int, Rule]], unjudged: Sequence[str]) -> Look | None:
        try:
            from textmend._kernel import VIEWS, Scanner
        except ImportError:
            return None
        asked = {*self._views, *(_MADE_OF[view] for view in _MADE_OF if view in self._views)}
        self._judged = frozenset(VIEWS).intersection(asked).difference(unjudged)
        words = common = further = None
        if self._judged & _OF_WORDS:
            from textmend.evidence.known import COMMON_PATH, FURTHER_PATH, PATH, mapped

            words, common, further = map(mapped, (PATH, COMMON_PATH, FURTHER_PATH))
        anchors: list[tuple[tuple[str, ...], bool]]
        anchors = [((), False)] * (1 + max((number for number, _ in rules), default=-1))
        for number, rule in rules:
            anchors[number] = (rule.anchors, bool(rule.takes))
        beside = tuple(asked - self._views.keys())
        scanner = Scanner(tuple(anchors), self._judged, words, common, further, beside)
        scan, self._look_at_files = scanner.scan, getattr(scanner, "scan_files", None)

        def look(document: Document, part: str | None) -> tuple[Hits, Places]:
            if part is None:
                found = document.found or scan(document.utf8 or document.text)
            else:
                found = scan(document.as_read(part))
            if part is None or part is document.prose:
                document.judged, document.places = self._judged, found[1]
            return found

        return look

    def pulled(self, document: Document, part: str | None = None) -> Hits:
        """The rules that matter, with the places of their anchors where they take those.

        `part` is the document's text, or its prose; none is given where these are the same. This is
        all that a clean text costs: it is not even decoded.
        """
        pulled, places = self._look(document, part)
        for number in self._always:
            pulled[number] = ()
        unjudged = self._unjudged if document.title else self._of_files
        for view in (*unjudged, *places) if places else unjudged:
            asking = self._views.get(view, ())
            if all(map(pulled.__contains__, asking)):
                continue
            is_certain = part is None and view in _CERTAIN and view in places
            if is_certain or getattr(document, view):
                for number in asking:
                    pulled.setdefault(number, ())
        return pulled


def _plainly(rules: Sequence[tuple[int, Rule]]) -> Look:
    from textmend.anchors import Search

    search = Search(rules)

    def look(document: Document, part: str | None) -> tuple[Hits, Places]:
        return search.hits(document, document.text if part is None else part), {}

    return look
