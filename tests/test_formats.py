"""Formats for other programs: each is opened by what reads it, or held to its specification.

SARIF is read by `pydantic_sarif`, whose models are made from the published schema and allow no
other fields, and JUnit by `junitparser`. For the others there is no reader to install; what their
specifications ask for is checked here.
"""

from __future__ import annotations

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifModel

from test_reports import diagnostic, said
from textmend.diagnostic import unreadable
from textmend.document import Document
from textmend.report import reporter
from textmend.report.sarif import MOST

TEXT = "It rained. \n\nThe “mïll” 水 clo\u00adsed.\n"
ARGUMENTS = ("check", "--select", "trailing-space,soft-hyphen,final-newline", "--output-format")


@pytest.fixture
def report(textmend, tmp_path):
    (tmp_path / "a b&<.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\xff\xfeI\0t\0")
    (tmp_path / "c.jsonl").write_text('{"id": "x", "text": "It rained. \\nNobody spoke."}\n' * 2)
    (tmp_path / "d.txt").write_text("Nobody spoke.\n")
    (tmp_path / "e.txt").write_text("\ufeffné \n")

    def run(name, *more):
        return textmend(*ARGUMENTS, name, *more, code=2).stdout.decode()

    return run


def test_sarif(report):
    text = report("sarif")
    SarifModel.model_validate_json(text)
    (run,) = json.loads(text)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "soft-hyphen",
        "trailing-space",
    ]
    assert "## Why" in run["tool"]["driver"]["rules"][0]["help"]["markdown"]
    results = [
        (
            unquote(each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]),
            each["ruleId"],
            each["locations"][0]["physicalLocation"].get("region"),
        )
        for each in run["results"]
    ]
    assert results[:3] == [
        ("a b&<.txt", "trailing-space", region(1, 11, 1, 12)),
        ("a b&<.txt", "soft-hyphen", region(3, 17, 3, 18)),
        ("b.txt", "unreadable", region(1, 1, 1, 1)),
    ]
    assert results[3] == ("c.jsonl", "trailing-space", None)
    marks = [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]
    assert len(set(marks)) == len(marks) == 6
    assert all(re.fullmatch("[0-9a-f]{32}:1", mark) for mark in marks)


def region(start_line, start_column, end_line, end_column):
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def test_sarif_without_findings(textmend, tmp_path):
    (tmp_path / "d.txt").write_text("Nobody spoke.\n")
    text = textmend(*ARGUMENTS, "sarif", code=0).stdout.decode()
    SarifModel.model_validate_json(text)
    assert json.loads(text)["runs"][0]["results"] == []


def test_sarif_is_trimmed_with_a_notice(textmend, tmp_path):
    (tmp_path / "a.txt").write_text("late \n" * (MOST - 1))
    (tmp_path / "b.txt").write_text("late \n" * 3)
    done = textmend(*ARGUMENTS, "sarif", code=1)
    (run,) = json.loads(done.stdout)["runs"]
    assert len(run["results"]) == MOST
    said = "SARIF: 2 of 25,002 results are left out, for GitHub takes 25,000"
    assert said in done.stderr.decode()
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == said


def test_gitlab(report):
    found = json.loads(report("gitlab"))
    assert len(found) == len({each["fingerprint"] for each in found}) == 6
    for each in found:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["description"].startswith(each["check_name"] + ": ")
        assert each["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert each["location"]["lines"]["begin"] >= 1
        assert not each["location"]["path"].startswith("./")
    assert found[1]["location"] == {"path": "a b&<.txt", "lines": {"begin": 3, "end": 3}}
    assert found[4]["description"].startswith("trailing-space: 2[x]:text:1:11: ")


def test_fingerprints_outlive_edits_elsewhere(textmend, tmp_path):
    def marks():
        found = json.loads(textmend(*ARGUMENTS, "gitlab", code=1).stdout)
        return {each["fingerprint"] for each in found}

    (tmp_path / "a.txt").write_text("It rained. \n\nIt rained. \n")
    before = marks()
    (tmp_path / "a.txt").write_text("Late.\n\nIt rained. \n\nLate.\n\nIt rained. \n\nLate. \n")
    assert len(before) == 2 and before < marks()


def test_junit(report):
    suites = list(JUnitXml.fromstring(report("junit").encode()))
    assert {suite.name for suite in suites} == {"a b&<.txt", "b.txt", "c.jsonl", "d.txt", "e.txt"}
    cases = [case for suite in suites for case in suite]
    kinds = [type(case.result[0]) if case.result else None for case in cases]
    assert kinds == [Failure, Failure, Error, Failure, Failure, None, Failure]
    assert all(case.name and case.classname for case in cases)
    for suite in suites:
        found = [case for case in suite if case.result]
        assert (suite.tests, suite.failures + suite.errors) == (len(list(suite)), len(found))
    assert cases[1].result[0].text.startswith("a b&<.txt:3:17: ")


def test_checkstyle(report):
    root = ElementTree.fromstring(report("checkstyle").encode())
    assert root.tag == "checkstyle" and root.get("version")
    found = [(file.get("name"), *map(each.get, KEYS)) for file in root for each in file]
    assert found[1][:5] == ("a b&<.txt", "3", "17", "error", "textmend.soft-hyphen")
    assert {row[3] for row in found} <= {"error", "warning", "info"}
    assert len(found) == 6


KEYS = ("line", "column", "severity", "source", "message")


def test_rdjson_counts_bytes(report):
    result = json.loads(report("rdjson"))
    assert set(result) == {"source", "diagnostics"}
    for each in result["diagnostics"]:
        assert set(each) <= {"message", "location", "severity", "code", "suggestions"}
        assert each["severity"] in ("ERROR", "WARNING", "INFO")
    soft, last = result["diagnostics"][1], result["diagnostics"][-1]
    line = TEXT.split("\n")[2]
    before = len(line.partition("\u00ad")[0].encode())
    assert soft["location"]["range"] == {
        "start": {"line": 3, "column": before + 1},
        "end": {"line": 3, "column": before + 3},
    }
    assert soft["suggestions"] == [{"range": soft["location"]["range"], "text": ""}]
    assert last["location"]["range"]["start"] == {"line": 1, "column": len("\ufeffné".encode()) + 1}
    assert "range" not in result["diagnostics"][3]["location"]


def test_github_says_how_many_it_held_back(textmend, tmp_path):
    (tmp_path / "a.txt").write_text("late 100% \n" * 13)
    out = textmend(*ARGUMENTS, "github", code=1).stdout.decode().splitlines()
    assert sum(line.startswith("::warning") for line in out) == 10
    assert out[10:13] == [
        f"a.txt:{number}:10: trailing-space Blanks at the end of the line"
        for number in (11, 12, 13)
    ]
    assert out[13] == (
        "Held back: 3 of level warning. GitHub shows 10 annotations a level and step."
    )


def test_markdown(report):
    text = report("markdown")
    assert text.startswith("### textmend: 5 findings\n")
    assert "| trailing-space | 4 |" in text
    tables = cells(text)
    assert len(tables) == 2 * 3 + 3 * 7  # heads and rows
    assert "a b&<.txt:3:17" in tables


def cells(text):
    """The text of each cell of each table."""
    found = []
    for event in pyromark.events(text, options=pyromark.Options.ENABLE_TABLES):
        if event == {"Start": "TableCell"}:
            found.append("")
        elif isinstance(event, dict) and "Text" in event and found:
            found[-1] += event["Text"]
        elif isinstance(event, dict) and "Start" in event:
            assert json.dumps(event["Start"]).strip('{"').split('"')[0] in {
                "Table", "TableHead", "TableRow", "Paragraph", "Heading",
            }, event  # fmt: skip
        elif isinstance(event, dict) and "InlineHtml" in event:
            assert event["InlineHtml"] in ("<code>", "</code>")
    return found


ODD = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), max_size=30
) | st.sampled_from(
    [
        "``` | \\| `",
        "</code>|<b>",
        "]]>&amp;",
        "\n# x\n",
        "@all #1 https://x.example _y_ *z*",
        "\udcff",
    ]
)


@given(ODD)
def test_no_text_breaks_out_of_a_cell(text):
    document = Document(f"{text}mill", path=text or "a")
    one = reporter("markdown", color=False, width=80)
    found = diagnostic(document, len(text), len(text) + 4, message=text)
    one.add(one.part(document, [found, unreadable(text, text)]))
    assert len(cells(one.finish({"no-mills": 1}, list))) == 2 * 2 + 3 * 3


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@given(ODD)
def test_any_text_is_xml(name, text):
    document = Document(f"{text}mill", path=text or "a")
    found = diagnostic(document, len(text), len(text) + 4, message=text)
    one = reporter(name, color=False, width=80)
    part = one.part(document, [found, unreadable(text, text)])
    root = ElementTree.fromstring((one.start + part + one.finish({}, list)).encode())
    assert len(list(root.iter("testcase" if name == "junit" else "error"))) in (2, 3)


@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson"])
@given(ODD)
def test_any_text_is_json_and_unicode(name, text):
    document = Document(f"{text}mill", path=text or "a")
    found = diagnostic(document, len(text), len(text) + 4, message=text, text=text)
    loaded = json.loads(f"[{','.join(said(name, document, found).splitlines())}]")
    assert len(loaded) == 1
    json.dumps(loaded, ensure_ascii=False).encode()
