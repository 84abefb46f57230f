"""What is kept of earlier checks: the same is printed as without, whatever happened to files."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from time import sleep, time_ns
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textmend import cache, run
from textmend.cli import main
from textmend.config import Config
from textmend.document import Document
from textmend.engine import Linter
from textmend.outcome import Request
from textmend.report import FORMATS, reporter

TEXTS = [
    "The mill closed in May.\n",
    "The mill closed in May \n",
    " he mill closed in  May.",
    "The mill closed in May\r\n",
    'He said “no" to it.\n<!-- textmend: off -->\n',
    "The m\xadill closed.\n",
    "\0\n",
]
FILES = [f"{name}.{ending}" for name in "abcde" for ending in ("txt", "md")]


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """A folder to work in, where even few files are worth remembering."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("textmend.cli.check._WORTH_REMEMBERING", 1)
    monkeypatch.setattr(cache, "_sources", lambda: iter([__file__]))  # all of them take a while
    for number, name in enumerate(FILES):
        (tmp_path / name).write_bytes(TEXTS[number % len(TEXTS)].encode())
    return tmp_path


def check(*arguments):
    """The exit code and the report."""
    code = main(["check", "-q", "--output-file", ".report", *arguments])
    with open(".report", "rb") as file:
        return code, file.read()


def cached(*arguments):
    return check("--cache-dir", ".kept", *arguments)


def stores(folder=".kept"):
    return [each for each in sorted(os.listdir(folder)) if each.endswith(".outcomes")]


def later():
    """As if some time had passed: what was written before is not young any more."""
    sleep(0.02)  # a file system's clock may tick as slowly
    return patch.object(cache, "time_ns", lambda: time_ns() + 10**10)


EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(FILES), st.sampled_from(TEXTS)),
    st.tuples(st.just("rewrite, dated back"), st.sampled_from(FILES), st.sampled_from(TEXTS)),
    st.tuples(st.just("touch"), st.sampled_from(FILES), st.none()),
    st.tuples(st.just("remove"), st.sampled_from(FILES), st.none()),
    st.tuples(st.just("rename"), st.sampled_from(FILES), st.sampled_from(FILES)),
    st.tuples(
        st.sampled_from(["link", "hard link"]), st.sampled_from(FILES), st.sampled_from(FILES)
    ),
)
OPTIONS = st.sampled_from(
    [
        ("--isolated",),
        ("--select", "spacing"),
        ("--output-format", "json"),
        ("--output-format", "junit"),
        ("--output-format", "full"),
        ("--preview",),
        ("--config", "per-file-ignores = {'a.*' = ['spacing']}"),
        ("--statistics",),
        ("--workers", "2"),
        ("a.txt", "b.txt", "."),
    ]
)


def edit(kind, name, other):
    if kind == "rename" and os.path.lexists(name):
        os.replace(name, other)
    elif kind == "link" and name != other:
        if os.path.lexists(other):
            os.unlink(other)
        os.symlink(name, other)
    elif kind == "hard link" and name != other and os.path.isfile(name):
        if os.path.lexists(other):
            os.unlink(other)
        os.link(name, other)
    elif kind == "remove" and os.path.lexists(name):
        os.unlink(name)
    elif kind == "touch" and os.path.exists(name):
        os.utime(name)
    elif "write" in kind and os.path.isfile(name) == os.path.lexists(name):
        with open(name, "wb") as file:
            file.write(other.encode())
        if kind != "write":
            os.utime(name, (10**9, 10**9))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(EDITS, OPTIONS, st.booleans()), min_size=2, max_size=8))
def test_whatever_happens_to_files_the_report_is_that_of_a_check_that_remembers_nothing(
    corpus, steps
):
    for step, options, waits in steps:
        if waits:
            with later():
                cached(*options)
            sleep(0.02)
        edit(*step)
        assert cached(*options) == check("--no-cache", *options)
        assert cached(*options) == check("--no-cache", *options)


def no_reading(*_):
    raise AssertionError("this was read before")


def test_what_has_not_changed_is_not_read_again(corpus):
    with later():
        first = cached("--exclude", "d.txt")  # binary: of that nothing is kept
        with patch.object(run, "read", no_reading), patch.object(cache, "read", spared):
            assert cached("--exclude", "d.txt") == first


def spared(path, read=cache.read):
    """Of the texts none may be read."""
    assert path not in FILES
    return read(path)


def test_a_text_that_was_written_a_moment_ago_is_compared_and_not_linted(corpus):
    first = cached("--select", "trailing-space", "a.txt", "a.md")
    with patch.object(Linter, "lint", no_reading):
        assert cached("--select", "trailing-space", "a.txt", "a.md") == first


def test_another_text_of_the_same_size_and_times_is_seen_while_the_first_is_young(corpus):
    """The clock of a file system ticks slowly; here it stands still."""
    (corpus / "a.txt").write_bytes(TEXTS[0].encode())
    status = os.stat("a.txt")
    with patch.object(cache, "_looks", lambda _: cache._LOOKS.pack(24, 1, 2, 3)):
        assert cached("a.txt", "--select", "spacing") == (0, b"")
        assert cached("a.txt", "--select", "spacing") == (0, b"")
        (corpus / "a.txt").write_bytes(TEXTS[1].encode())
        assert os.stat("a.txt").st_size == status.st_size
        assert cached("a.txt", "--select", "spacing")[0] == 1


def test_damaged_stores_are_passed_over_and_written_anew(corpus):
    first = cached()
    (name,) = stores()
    whole = (corpus / ".kept" / name).read_bytes()
    chance = random.Random(7)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] ^= chance.randint(1, 255)
        (corpus / ".kept" / name).write_bytes(data[: chance.choice((None, chance.randrange(99)))])
        assert cached() == first
        assert len(cache._load(f".kept/{name}")) == len(FILES) - 1


@pytest.mark.parametrize("name", FORMATS)
def test_formats_say_whether_they_speak_of_files_without_findings(name):
    report = reporter(name, color=False, width=80)
    assert bool(report.part(Document("The mill.\n", path="a"), [])) is report.speaks_of_clean


def signature(**config):
    (settled,) = Request([Config()]).configs
    return cache._signature(Request([settled._replace(**config)]))


def test_all_that_outcomes_depend_on_has_a_store_of_its_own(corpus):
    run.Session(Request([Config()])).linter(0)
    (corpus / "words.tsv").write_text("Quern\t3\n")
    seen = [signature(), signature(preview=True), signature(words=["Quern"])]
    seen += [signature(vocabulary="words.tsv"), signature(rules={"leading-space": {"x": 1}})]
    (corpus / "words.tsv").write_text("Quern\t4\n")
    seen.append(signature(vocabulary="words.tsv"))
    (corpus / "textmend-ignore.toml").write_text("")
    seen.append(signature())
    with patch.object(cache, "_installed", lambda: ["ftfy-9.9.dist-info"]):
        seen.append(signature())
    (corpus / "sub").mkdir()
    os.chdir("sub")
    seen.append(signature())
    with patch.object(cache, "_sources", lambda: iter([str(corpus / "words.tsv")])):
        seen.append(signature())
    assert len(set(seen)) == len(seen)
    assert signature() == seen[-2]


def test_installed_packages_count_with_their_versions():
    assert any(name.startswith("hypothesis-") for name in cache._installed())


PLUGIN = (
    "from textmend import Finding, Span, rule\n"
    "@rule('spy', family='residue', summary='Tells.', examples=())\n"
    "def spy(document):\n    '''Tells.'''\n    yield Finding(Span(0, 1), 'told')\n"
)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-cache"],
        ["--fix"],
        ["--diff"],
        ["--plugin", "spy.py"],
        ["--select", "corpus-repeated-paragraph"],
    ],
)
def test_nothing_is_kept_of_what_may_depend_on_more_or_is_not_wanted(corpus, arguments):
    (corpus / "spy.py").write_text(PLUGIN)
    cached(*arguments)
    assert not os.path.exists(".kept")


def test_a_few_files_are_no_corpus(textmend, tmp_path):
    for number in range(63):
        (tmp_path / f"{number}.txt").write_text("The mill closed.\n")
    textmend("check", "--cache-dir", "kept", code=0)
    assert not (tmp_path / "kept").exists()
    (tmp_path / "63.txt").write_text("The mill closed.\n")
    textmend("check", "--cache-dir", "kept", code=0)
    names = {name for name in os.listdir(tmp_path / "kept") if not name.endswith(".outcomes")}
    assert names == {".gitignore", "CACHEDIR.TAG"}


def test_what_is_kept_is_bounded(corpus, monkeypatch):
    cached("--select", "spacing")
    (name,) = stores()
    assert len(cache._load(f".kept/{name}")) == len(FILES) - 1  # one is binary
    os.unlink("a.txt")
    (corpus / "c.txt").write_bytes(b"Another.\n")
    cached("--select", "spacing")
    assert len(cache._load(f".kept/{name}")) == len(FILES) - 2
    monkeypatch.setattr(cache, "ROOM", 700)
    (corpus / "c.txt").write_bytes(b"And another.\n")
    assert cached("--select", "spacing") == check("--no-cache", "--select", "spacing")
    assert 0 < len(cache._load(f".kept/{name}")) <= 3
    for number in range(12):
        cached("--config", f"words = ['w{number}']")
    assert len(stores()) == 8


def test_several_checks_at_once_do_not_harm_each_other(corpus):
    (corpus / "many").mkdir()
    for number in range(80):
        (corpus / "many" / f"{number}.txt").write_bytes(TEXTS[number % 5].encode())
    command = [sys.executable, "-m", "textmend", "check", "--cache-dir", "k", "many"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    said = {each.communicate()[0] for each in runs}
    assert {each.returncode for each in runs} == {1}
    assert said == {subprocess.run([*command, "--no-cache"], capture_output=True).stdout}


def test_where_nothing_can_be_kept_who_asked_for_it_is_told(corpus, capsys):
    (corpus / "file").write_text("")
    code, report = check("--cache-dir", "file")
    assert (code, report) == check("--no-cache")
    assert "file: nothing was kept: " in capsys.readouterr().err


def test_a_configuration_beside_a_corpus_names_no_cache(corpus, capsys):
    (corpus / "textmend.toml").write_text('cache-dir = "kept"\n')
    assert main(["check"]) == 2
    assert "cache-dir: what is kept there is believed" in capsys.readouterr().err
    assert check("--config", "textmend.toml")[0] == 1
    assert len(stores("kept")) == 1
