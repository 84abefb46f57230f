"""Operators for residue and for what stands twice.

What is put in is made of names, places and numbers drawn by chance, in the forms that sites use;
it is not taken from the table of patterns.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from operators import Operator, replace_one

_FIRST = "Ada Bo Carla Dmitri Elena Farid Grace Hugh Ines Jonas Keiko Liam Mara Nils".split()
_LAST = "Quill Lind Marsh Okafor Petrov Reyes Stone Tanaka Ullman Vance Weir O’Dell".split()
_PLACE = "Tern Island|Valley Harbour|Port Grey|Millbrook|North Weir|Stone Bay".split("|")
_PAPER = "Valley Courier|Tern Times|Harbour Post|Northern Star|Daily Weir".split("|")
_MONTH = "January February March April May June July August September October November December"
_THING = "the mill|the flood|the harbour|the election|the new bridge|the strike|the budget".split(
    "|"
)


def _fill(form: str, chance: random.Random) -> str:
    """`form` with what stands in braces drawn by chance."""
    month = chance.choice(_MONTH.split())
    hour, minute = chance.randint(1, 12), chance.randint(0, 59)
    values: dict[str, Callable[[], str]] = {
        "name": lambda: f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
        "handle": lambda: f"@{chance.choice(_FIRST)}{chance.choice(_LAST)[:4]}".replace("’", ""),
        "place": lambda: chance.choice(_PLACE),
        "paper": lambda: chance.choice(_PAPER),
        "thing": lambda: chance.choice(_THING),
        "date": lambda: chance.choice(
            [
                f"{month} {chance.randint(1, 28)}, {chance.randint(2005, 2024)}",
                f"{chance.randint(1, 28)} {month} {chance.randint(2005, 2024)}",
                f"{month[:3]}. {chance.randint(1, 28)}, {chance.randint(2005, 2024)}",
                f"{chance.randint(2005, 2024)}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}",
            ]
        ),
        "time": lambda: chance.choice(
            [f"{hour}:{minute:02} p.m.", f"{hour}:{minute:02} AM ET", f"{hour + 9}:{minute:02}"]
        ),
        "n": lambda: str(chance.randint(2, 40)),
        "year": lambda: str(chance.randint(2005, 2024)),
    }
    filled = re.sub(r"\{(\w+)\}", lambda match: values[match[1]](), form)
    return filled.replace("{{", "{").replace("}}", "}")


def paragraph(*forms: str) -> Operator:
    """One of `forms`, filled in, as a paragraph between two others."""

    def damaged(text: str, chance: random.Random) -> str | None:
        gaps = [match.start() for match in re.finditer(r"\n+(?=[^\n])", text)]
        if not gaps:
            return None
        at = chance.choice(gaps)
        gap = re.match(r"\n+", text[at:])
        assert gap is not None
        return text[:at] + gap[0] + _fill(chance.choice(forms), chance) + text[at:]

    return damaged


def at_edge(*forms: str) -> Operator:
    """The same, as the first paragraph or the last."""

    def damaged(text: str, chance: random.Random) -> str | None:
        words = _fill(chance.choice(forms), chance)
        return f"{words}\n\n{text}" if chance.random() < 0.5 else f"{text.rstrip()}\n\n{words}\n"

    return damaged


def repeated(text: str, chance: random.Random) -> str | None:
    """A paragraph of more than a line, twice."""
    places = list(re.finditer(r"(?<=\n)[^\n]{60,}(?=\n)", text))
    if not places:
        return None
    one = chance.choice(places)
    gap = re.match(r"\n+", text[one.end() :])
    assert gap is not None
    return text[: one.end()] + gap[0] + one[0] + text[one.end() :]


def popup(text: str, chance: random.Random) -> str | None:
    """Behind a name, the full name and headlines run together, as one site links its people."""
    names = [
        match
        for match in re.finditer(r"\b[A-Z][a-z]{3,}(?= [a-z]+ )", text)
        if match.start() and text[match.start() - 1] == " "
    ]
    if not names:
        return None
    name = chance.choice(names)
    full = f"{chance.choice(_FIRST)} {chance.choice(_FIRST)} {name[0]}"
    links = _fill("{place} closes {thing} {name} sues over {thing} {n} people to watch", chance)
    return f"{text[: name.end()]} {full}{links[0].upper()}{links[1:]} MORE{text[name.end() :]}"


def popup_or_paragraph(*forms: str) -> Operator:
    """One of the two, each as likely."""
    between = paragraph(*forms)
    return lambda text, chance: (popup if chance.random() < 0.5 else between)(text, chance)


def wrapped(pattern: str, *forms: str) -> Operator:
    """Marks put round one place that matches `pattern`; the forms are for `Match.expand`."""
    return replace_one(pattern, lambda one, chance: one.expand(chance.choice(forms)))


def label_twice(text: str, chance: random.Random) -> str | None:
    """The same label between two paragraphs, and again between two others."""
    label = paragraph(_fill("More news on {thing} from {place} here", chance))
    once = label(text, chance)
    return once and label(once, chance)


def title_again(text: str, chance: random.Random) -> str | None:
    """The first line twice, where it is a title."""
    title, line_end, _ = text.partition("\n")
    is_title = 3 <= len(title.split()) <= 20 and title[-1].isalnum()
    return f"{title}{line_end * chance.randint(1, 2)}{text}" if is_title else None


def cut(text: str, chance: random.Random) -> str | None:
    """The text cut where a feed cuts it."""
    at = text.find(" ", chance.randint(150, 400))
    if at < 0:
        return None
    lost = len(text) - at
    return (
        text[:at] + chance.choice([f"… [+{lost} chars]", " […]", " [...]", "... Read more"]) + "\n"
    )


RESIDUE: dict[str, Operator] = {
    "ad-marker": paragraph(
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below",
        "STORY CONTINUES BELOW",
        "Article continues below advertisement",
        "Continue Reading Below",
        "- Advertisement -",
        "Advertisement Continue reading the main story",
        "Sponsored Content",
    ),
    "site-widget": paragraph(
        "toggle caption",
        "Share this article",
        "View all {n} comments",
        "Slideshow ({n} Images)",
        "Media playback is unsupported on your device",
        "Please enable JavaScript to continue.",
        "This site uses cookies to improve {thing}.",
        "Skip to main content",
        "{n} min read",
        "JUST WATCHED {place} votes on {thing} Replay More Videos ... MUST WATCH",
        "Image 1 of {n}",
        "Your browser does not support the video tag.",
        "Related stories:",
    ),
    "call-to-action": paragraph(
        "Sign up for our newsletter on {thing}",
        "Follow {name} on Twitter {handle}",
        "Follow {handle}",
        "CLICK HERE TO GET THE {paper} APP",
        "Click here to read more about {thing}",
        "Subscribe to the {paper} podcast",
        "Get the {paper} delivered to your inbox.",
        "Like {paper} on Facebook",
        "Download the {paper} app for all of {thing}",
        "Read more",
        "Send tips to {handle}.",
        "Want more on {thing} in your inbox? Sign up here.",
    ),
    "photo-credit": paragraph(
        "{place} in {year}. (Photo by {name}/Getty Images)",
        "{name}/Getty Images",
        "Getty Images",
        "People wait for {thing}, {place}, {date}. REUTERS/{name}",
        "Photo: {name}",
        "(AP Photo/{name})",
        "{place} is seen on {date}. (AP Photo/{name}, File)",
        "Image copyright {paper} Image caption {place} in {year}",
        "Photo credit: {name}",
        "A view of {place}, {date}. ({name}/Reuters)",
        "FILE PHOTO: {place} in {year}",
    ),
    "legal-footer": paragraph(
        "© {year} {paper}. All rights reserved.",
        "Copyright {year} {paper}. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "The views expressed in this article are those of {name}.",
        "The opinions expressed by columnists are their own.",
        "Copyright © {year} {paper}",
    ),
    "injected-teaser": popup_or_paragraph(
        "READ MORE: {name} on {thing}",
        "Read more: {place} votes on {thing}",
        "RELATED: {name} on {thing}",
        "( PHOTOS: {place} and {thing})",
        "(Also on {paper}: {name} on {thing})",
        "SEE ALSO: {place} votes on {thing}",
        "WATCH: {name} speaks about {thing}",
        "Related Coverage {place} votes on {thing}",
        "More from {paper}: {name} on {thing}",
        "NOW WATCH: ‘{place} votes on {thing}’",
    ),
    "byline": at_edge(
        "By {name}",
        "By {name} and {name}",
        "By {name}, {paper}",
        "Written by {name}",
        "By {name} | {paper}",
        "{name} contributed to this report.",
        "Reporting by {name}; Editing by {name}",
        "By {name} ({handle})",
    ),
    "timestamp-line": at_edge(
        "Published: {date}",
        "Published {date}, {time}",
        "Updated {time}",
        "Last updated: {date}",
        "Posted on {date}",
        "UPDATED: {date} {time}",
        "{n} hours ago",
        "{date} at {time}",
    ),
    "script-residue": paragraph(
        "googletag.cmd.push(function() {{ googletag.display('div-gpt-ad-{n}'); }});",
        "window._taboola = window._taboola || []; _taboola.push({{mode: 'thumbs', n: {n}}});",
        "(adsbygoogle = window.adsbygoogle || []).push({{}});",
        "var _gaq = _gaq || []; _gaq.push(['_setAccount', 'UA-{year}-{n}']);",
        "document.write('<div id=\"ad{n}\">' + new Date().getTime() + '</div>');",
        "jQuery(document).ready(function($) {{ $('.ad{n}').hide(); }});",
        "@media only screen and (max-width: {n}0px) {{ .box {{ display: none !important; }} }}",
    ),
    "markdown-residue": wrapped(
        r"(?<=[a-z] )([a-z]{3,9} [a-z]{3,9})(?=[ ,.])",
        r"**\1**",
        r"[\1](https://courier.example/a/7)",
        r"[\1](/news/7)",
        r"***\1***",
    ),
    "shortcode": paragraph(
        "[pullquote]",
        "[embed]",
        '[gallery ids="{n},{n}"]',
        "[/caption]",
        '[caption id="attachment_{n}" align="alignright" width="300"]',
        "[youtube id={n}]",
        "{{{{ page.title }}}}",
        '[contact-form-7 id="{n}" title="Mail"]',
    ),
    "truncated-ending": cut,
    "repeated-paragraph": repeated,
    "repeated-line": label_twice,
    "repeated-title": title_again,
}
"""The operator of each rule, by its name."""
