"""Reports: what each format says of a finding."""

from __future__ import annotations

import json

import pytest

from textmend import Applicability, Edit, Fix, Severity
from textmend.diagnostic import Diagnostic
from textmend.document import Document
from textmend.fixing import apply
from textmend.report import reporter

KEYS = "path record id field rule family severity message start end fix suggestions".split()


def diagnostic(document, start, end, *, message="A mill", text=None, level=Applicability.SAFE):
    fix = None if text is None else Fix((Edit.replace(start, end, text),), level, "Mend it", 0.5)
    return Diagnostic(
        path=document.path,
        record=None,
        id=None,
        field=None,
        rule="no-mills",
        family="words",
        severity=Severity.WARNING,
        message=message,
        start=document.position(start),
        end=document.position(end),
        fix=fix,
        suggestions=() if fix is None else (fix._replace(applicability=Applicability.DISPLAY),),
    )


def said(name, document, *diagnostics, width=60, color=False):
    return reporter(name, color=color, width=width).part(document, diagnostics)


DOCUMENT = Document("The mill\nclosed.\n", path="doc.txt")
FINDING = diagnostic(DOCUMENT, 4, 8, text="mall")


def test_concise_is_a_line_a_finding():
    assert said("concise", DOCUMENT, FINDING) == "doc.txt:1:5: no-mills A mill\n"


def test_github_is_a_command_a_finding():
    assert said("github", DOCUMENT, FINDING) == (
        "::warning title=textmend (no-mills),file=doc.txt,line=1,col=5,endLine=1,endColumn=9"
        "::doc.txt:1:5: no-mills A mill\n"
    )


def test_full_marks_the_span_and_shows_the_fix():
    assert said("full", DOCUMENT, FINDING) == (
        "doc.txt:1:5: no-mills A mill\n"
        "1 | The mill\n"
        "  |     ^^^^\n"
        "+ | The mall\n"
        "    = fix: Mend it\n"
        "    = suggestion: Mend it\n\n"
    )


def test_json_objects_have_exactly_these_keys():
    (found,) = json.loads(f"[{said('json', DOCUMENT, FINDING)}]")
    assert list(found) == KEYS
    assert found["start"] == {"line": 1, "column": 5, "offset": 4}
    assert found["end"] == {"line": 1, "column": 9, "offset": 8}
    assert found["fix"] == {
        "applicability": "safe",
        "confidence": 0.5,
        "message": "Mend it",
        "edits": [{"start": 4, "end": 8, "text": "mall"}],
    }
    assert found["suggestions"] == [{**found["fix"], "applicability": "display"}]
    assert json.loads(said("json-lines", DOCUMENT, FINDING)) == found


def test_without_a_fix_json_says_null():
    found = json.loads(said("json-lines", DOCUMENT, diagnostic(DOCUMENT, 4, 8)))
    assert (found["fix"], found["suggestions"]) == (None, [])


def test_json_of_a_run_is_one_array_whatever_was_found(textmend, tmp_path):
    (tmp_path / "broken.py").write_text(
        "from textmend import rule\n\n\n@rule(family='words', anchors=('mill',))\n"
        "def brittle(document, hit):\n    '''Breaks.'''\n    raise KeyError('wheel')\n"
    )
    (tmp_path / "a.txt").write_text("The mill closed. \n")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfeI\0t\0")
    (tmp_path / "c.txt").write_text("Nobody spoke.\n")
    arguments = ("check", "--plugin", "broken.py", "--output-format")
    found = json.loads(textmend(*arguments, "json", code=2).stdout)
    assert [(each["path"], each["rule"], each["family"]) for each in found] == [
        ("a.txt", "rule-failed", None),
        ("a.txt", "trailing-space", "spacing"),
        ("b.txt", "unreadable", None),
    ]
    assert all(list(each) == KEYS for each in found)
    assert found[0]["message"] == "brittle: KeyError: 'wheel'"
    lines = textmend(*arguments, "json-lines", code=2).stdout.splitlines()
    assert [json.loads(line) for line in lines] == found
    assert json.loads(textmend("check", "c.txt", "--output-format", "json", code=0).stdout) == []


def test_applying_the_edits_of_json_gives_what_fix_gives(textmend, tmp_path):
    text = "\ufeffThe “mill” isn't\u2028here. \r\nIt’s\t\nlate 水\n\n Nobody spoke of it."
    (tmp_path / "doc.txt").write_bytes(text.encode())
    arguments = ("check", "doc.txt", "--select", "spacing,quotes")
    found = json.loads(textmend(*arguments, "--output-format", "json", code=1).stdout)
    edits = [
        Edit.replace(edit["start"], edit["end"], edit["text"])
        for each in found
        for edit in each["fix"]["edits"]
        if each["fix"]["applicability"] == "safe"
    ]
    assert len(edits) >= 4
    textmend(*arguments, "--fix")
    fixed = (tmp_path / "doc.txt").read_bytes().decode()
    assert fixed == "\ufeff" + apply(text[1:], edits)


def excerpt(shown, start, end, **options):
    document = Document(shown, path="doc.txt")
    rows = said("full", document, diagnostic(document, start, end, **options)).split("\n")
    return [row.partition(" | ")[2] for row in rows[1:] if " | " in row]


def test_full_shows_control_characters_as_escapes_and_marks_them_whole():
    line, mark = excerpt("The \x1b[1mmill\x07 closed.\n", 4, 8)
    assert (line, mark) == ("The \\x1b[1mmill\\x07 closed.", "    ^^^^^^^")


def test_full_aligns_marks_under_wide_and_combining_characters():
    line, mark = excerpt("水車 and cafe\u0301 closed.\n", 7, 12)
    assert (line, mark) == ("水車 and cafe\u0301 closed.", "         ^^^^")


@pytest.mark.parametrize("unit", ["lorem ", "水車", "\x1b", "e\u0301"])
def test_full_trims_long_lines_round_the_span_to_the_width(unit):
    from wcwidth import wcswidth

    before, after = unit * 5000, unit * 5000
    line, mark, fixed = excerpt(f"{before}mill{after}\n", len(before), len(before) + 4, text="M")
    assert line.startswith("…") and line.endswith("…")
    assert line[wcswidth(mark.rstrip("^")) :].startswith("mill") or not unit.isascii()
    assert wcswidth(line[: line.index("mill")]) == mark.index("^")
    assert mark.endswith("^^^^")
    assert "mill" not in fixed
    assert max(map(wcswidth, (line, mark, fixed))) <= 60


def test_full_marks_where_something_is_missing():
    assert excerpt("The mill closed.", 16, 16, text="\n") == [
        "The mill closed.",
        "                ^",
        "The mill closed.",
    ]
    assert excerpt("", 0, 0) == ["", "^"]
    assert excerpt("A mill.\n", 8, 8) == ["", "^"]  # after the last line


def test_full_of_a_span_over_lines_shows_the_first():
    assert excerpt("The mill\nclosed.\n", 4, 15) == ["The mill", "    ^^^^"]
