"""Which files a check reads, and under which names."""

from __future__ import annotations

import os
import sys
import warnings

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from textmend.config import Config
from textmend.files import BadPattern, Scope, is_excluded, matcher, walk
from textmend.outcome import Request
from textmend.run import Session
from textmend.workers import check_all

INCLUDE = ("*.txt", "*.text", "*.md")


@pytest.fixture
def tree(tmp_path):
    """Make files, with a text where one matters, and list what a walk finds among them."""

    def make(*names, **texts):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        for name, text in texts.items():
            path = tmp_path / name.replace("__", "/") / ".gitignore"
            path.write_text(text)
        return tmp_path

    return make


def found(top, *, root=None, include=INCLUDE, exclude=()):
    scope = Scope(str(root or top), include, exclude)
    paths = (each.before + name for each in walk(str(top), scope) for name in each.names)
    return [os.path.relpath(path, top) for path in paths]


def test_text_and_markdown_are_read_sorted_by_name(tree):
    top = tree("b.txt", "a.md", "c.text", "x.py", "d/e.txt", "README", "B.txt")
    assert found(top) == ["B.txt", "a.md", "b.txt", "c.text", "d/e.txt"]


def test_other_names_can_be_included(tree):
    top = tree("a.log", "b.txt", "notes/c", "d/e")
    assert found(top, include=("*.log", "notes/*", "/d/e")) == ["a.log"]  # names, not paths
    assert found(top, include=("*",)) == ["a.log", "b.txt", "d/e", "notes/c"]


@pytest.mark.parametrize("folder", [".git", ".hg", ".svn", ".jj", ".venv", "node_modules"])
def test_folders_of_tools_are_passed_by(tree, folder):
    assert found(tree(f"{folder}/x.txt", f"sub/{folder}/y.txt", ".hidden/z.txt", "a.txt")) == [
        ".hidden/z.txt",
        "a.txt",
    ]


def test_gitignore_is_honoured_where_it_stands_and_below(tree):
    top = tree("a.txt", "b.txt", "sub/a.txt", "sub/b.txt", "sub/deep/c.txt", "out/x.txt")
    (top / ".gitignore").write_text("/a.txt\nout/\n# b.txt\n")
    (top / "sub" / ".gitignore").write_text("c.txt\n")
    assert found(top) == ["b.txt", "sub/a.txt", "sub/b.txt"]


def test_a_nearer_gitignore_has_the_last_word(tree):
    top = tree("a.txt", "sub/a.txt", "sub/b.txt")
    (top / ".gitignore").write_text("*.txt\n!b.txt\n")
    (top / "sub" / ".gitignore").write_text("!a.txt\nb.txt\n")
    assert found(top) == ["sub/a.txt"]


def test_what_is_in_an_ignored_folder_stays_ignored(tree):
    top = tree("out/keep.txt", "a.txt")
    (top / ".gitignore").write_text("out/\n!out/keep.txt\n")
    assert found(top) == ["a.txt"]


def test_gitignore_of_the_repository_above_counts(tree):
    top = tree("sub/a.txt", "sub/b.txt")
    (top / ".git").mkdir()
    (top / ".gitignore").write_text("sub/a.txt\n")
    assert found(top / "sub") == ["b.txt"]


def test_gitignore_above_counts_only_in_a_repository(tree):
    top = tree("sub/a.txt")
    (top / ".gitignore").write_text("sub/a.txt\n")
    assert found(top / "sub") == ["a.txt"]
    (top / "sub" / ".git").mkdir()  # a repository of its own
    assert found(top / "sub") == ["a.txt"]


def test_a_gitignore_that_git_could_not_read_spoils_nothing(tree):
    top = tree("a.txt", "b.txt", "caf\udce9.txt")
    (top / ".gitignore").write_bytes(b"!\n\\\na.txt\ncaf\xe9.txt\n")
    assert found(top) == ["b.txt"]


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        (("*.md",), ["a.txt", "sub/b.txt"]),
        (("sub",), ["a.txt", "c.md"]),
        (("sub/",), ["a.txt", "c.md"]),
        (("/b.txt",), ["a.txt", "c.md", "sub/b.txt"]),
        (("sub/*.txt", "c.*"), ["a.txt"]),
        (("*.txt", "!b.txt"), ["c.md", "sub/b.txt"]),
    ],
)
def test_exclude_reads_as_gitignore_does(tree, exclude, expected):
    assert found(tree("a.txt", "sub/b.txt", "c.md"), exclude=exclude) == expected


PATTERNS = st.lists(
    st.from_regex(r"(!|/|#|\*\*/|\./| )?[ab.*?\[\]\\]{0,3}(/[ab*]{1,2})?[/ ]?", fullmatch=True),
    max_size=4,
).map(tuple)
PATHS = st.from_regex(r"[ab.]{0,2}[ab](/[ab.]{0,2}[ab]){0,2}", fullmatch=True)


@given(PATTERNS, st.lists(PATHS, min_size=1), st.booleans())
@example(("[[]",), ["a"], False)
def test_patterns_are_read_as_pathspec_reads_them(patterns, paths, is_folder):
    try:
        with warnings.catch_warnings(action="ignore", category=FutureWarning):
            spec = GitIgnoreSpec.from_lines(patterns)
    except ValueError:
        with pytest.raises(BadPattern):
            matcher(patterns)
        return
    match = matcher(patterns)
    for path in paths:
        expected = spec.check_file(path + "/" if is_folder else path).include
        assert match(path, is_folder) == expected, path


def test_sets_that_python_wonders_at_say_nothing():
    with warnings.catch_warnings(action="error"):
        match = matcher(("[[]z",))
    assert match("[z", False) is True
    assert match("bz", False) is None


@pytest.mark.parametrize(
    "pattern", ["build/", "*.log", "/dist", "docs/drafts/", "# notes", "", "a b"]
)
def test_plain_patterns_need_no_pathspec(monkeypatch, pattern):
    monkeypatch.setitem(sys.modules, "pathspec", None)
    assert matcher((pattern, "*.egg-info/", "tmp"))("a/tmp", False) is True


def test_exclude_is_relative_to_its_configuration(tree):
    top = tree("sub/a.txt", "sub/b.txt")
    assert found(top / "sub", root=top, exclude=("/sub/a.txt",)) == ["b.txt"]


@pytest.mark.parametrize(
    ("path", "expected"), [("sub/a.txt", True), ("sub/deep/a.txt", True), ("subs/a.txt", False)]
)
def test_a_file_is_excluded_with_the_folder_that_it_is_in(tmp_path, path, expected):
    scope = Scope(str(tmp_path), INCLUDE, ("sub/",))
    assert is_excluded(str(tmp_path / path), scope) is expected


def test_links_to_files_are_followed_and_links_to_folders_are_not(tree):
    top = tree("a.txt", "sub/b.txt")
    (top / "link.txt").symlink_to("a.txt")
    (top / "around").symlink_to("sub")
    (top / "sub" / "up.txt").symlink_to("..")  # a folder, whatever it is called
    assert found(top) == ["a.txt", "link.txt", "sub/b.txt"]


def test_links_that_lead_nowhere_are_given_so_that_reading_says_why(tree):
    top = tree("a.txt")
    (top / "dangling.txt").symlink_to("nowhere.txt")
    (top / "loop.txt").symlink_to("loop.txt")
    assert found(top) == ["a.txt", "dangling.txt", "loop.txt"]


def test_what_is_no_file_is_passed_by(tree):
    top = tree("a.txt")
    os.mkfifo(top / "pipe.txt")  # to read it would wait for ever
    (top / "link.txt").symlink_to("pipe.txt")
    assert found(top) == ["a.txt"]


def test_odd_names_are_found(tree):
    names = ["a b.txt", "line\nfeed.txt", "caf\udce9.txt", "dir.txt/inside.txt", "-v.txt"]
    assert found(tree(*names)) == sorted(names)


def test_each_file_is_checked_once(textmend, tree):
    top = tree("a.txt", "sub/b.txt")
    (top / "a.txt").write_text("It rained. \n")
    (top / "sub" / "link.txt").symlink_to("../a.txt")
    (top / "around").symlink_to("sub")
    paths = ("a.txt", "./a.txt", top / "a.txt", "sub", "sub/../a.txt", "around", ".")
    done = textmend("check", *paths, code=1)
    assert done.stdout == (
        b"a.txt:1:11: trailing-space Blanks at the end of the line\n"
        b"Found 1 finding (1 fixable with --fix).\n"
    )
    assert textmend("check", "-v", *paths).stderr.count(b": 0 findings") == 1  # sub/b.txt


def test_a_file_that_is_named_is_read_whatever_it_is_called(textmend, tree):
    top = tree("a.txt")
    (top / "notes.log").write_text("It rained. \n")
    (top / ".gitignore").write_text("*.log\n")
    assert textmend("check", "-q", "notes.log", code=1).stdout.startswith(b"notes.log:1:11:")
    textmend("check", code=0)


def test_a_folder_named_twice_in_two_ways_is_walked_once(textmend, tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Nobody spoke. \n")
    done = textmend("check", "corpus", "corpus/", "./corpus", tmp_path, "corpus/a.txt", code=1)
    assert done.stdout.count(b"trailing-space") == 1


def test_files_are_looked_for_no_further_ahead_than_workers_need(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("It rained. \n")
    given = 0

    def files():
        nonlocal given
        while given < 6000:
            given += 1
            yield str(path), 0

    session = Session(Request([Config(select=("trailing-space",))]))
    outcomes = check_all(session, files(), 2)
    next(outcomes)
    assert 0 < given < 3000
    outcomes.close()
    given = 0
    assert sum(outcome.failing for outcome in check_all(session, files(), 2)) == 6000
