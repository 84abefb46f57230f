"""Only lines that were changed since a revision, in a real repository."""

from __future__ import annotations

import os
import subprocess

import pytest

WHO = ("-c", "user.name=A Tester", "-c", "user.email=tester@example.org")
BAD = "It rained. \n"
GOOD = "Nobody spoke.\n"


@pytest.fixture
def git(tmp_path):
    environment = {name: value for name, value in os.environ.items() if "GIT_" not in name}

    def run(*arguments):
        done = subprocess.run(
            ["git", *WHO, *arguments],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    run("init", "--quiet")
    return run


@pytest.fixture
def repository(git, tmp_path):
    (tmp_path / "a.txt").write_text(BAD + GOOD * 8 + BAD)
    (tmp_path / "b.txt").write_text(BAD + GOOD * 8)
    git("add", ".")
    git("commit", "--quiet", "--message", "Texts")
    return tmp_path


@pytest.fixture
def found(textmend):
    def run(*arguments, code=1, cwd=None):
        done = textmend(
            "check", "-q", "--select", "trailing-space", "--since", *arguments,
            code=code, **({"cwd": cwd} if cwd else {}),
        )  # fmt: skip
        return [line.partition(": ")[0] for line in done.stdout.decode().splitlines()]

    return run


def test_where_nothing_changed_nothing_is_said(repository, found):
    assert found("HEAD", code=0) == []


def test_changes_that_are_staged_and_changes_that_are_not(repository, git, found):
    (repository / "a.txt").write_text(BAD + GOOD * 3 + BAD + GOOD * 5 + BAD)
    git("add", "a.txt")
    (repository / "b.txt").write_text(BAD + GOOD * 8 + BAD + "late \n")
    assert found("HEAD") == ["a.txt:5:11", "b.txt:10:11", "b.txt:11:5"]


def test_changes_of_earlier_commits(repository, git, found):
    (repository / "a.txt").write_text(BAD + GOOD * 8 + BAD + BAD)
    git("commit", "--quiet", "--all", "--message", "More")
    assert found("HEAD", code=0) == []
    assert found("HEAD~1") == ["a.txt:11:11"]


def test_a_file_that_was_renamed_is_as_old_as_it_was(repository, git, found):
    git("mv", "a.txt", "new name “é”.txt")
    (repository / "new name “é”.txt").write_text(BAD + GOOD * 8 + BAD + BAD)
    assert found("HEAD") == ["new name “é”.txt:11:11"]


def test_a_file_that_git_does_not_know_yet_is_new_throughout(repository, found):
    (repository / "sub").mkdir()
    (repository / "sub" / "c.txt").write_text(BAD + BAD)
    assert found("HEAD") == ["sub/c.txt:1:11", "sub/c.txt:2:11"]
    assert found("HEAD", cwd=repository / "sub") == ["c.txt:1:11", "c.txt:2:11"]


def test_a_file_that_is_gone_is_no_matter(repository, found):
    (repository / "a.txt").unlink()
    assert found("HEAD", code=0) == []


@pytest.mark.parametrize("name", ['q"uo\\te\t.txt', "new\nline.txt", "-x.txt", "b.txt "])
def test_any_name_will_do(repository, git, found, name):
    (repository / name).write_text(GOOD)
    git("add", "--", name)
    git("commit", "--quiet", "--message", "Odd")
    (repository / name).write_text(GOOD + BAD)
    assert len(found("HEAD", "--config", "include=['*']")) == 1


def test_lines_that_look_like_a_patch_and_no_final_newline(repository, git, found):
    (repository / "a.txt").write_text("--- a/x\n+++ b/y\n@@ -1 +1 @@\nlate")
    git("add", ".")
    git("commit", "--quiet", "--message", "Odd")
    (repository / "a.txt").write_text(
        "-- a/x\n++ b/b.txt\n@@ -1 +1 @@\nlate \n@@ -1,9 +1,9 @@ \nend"
    )
    assert found("HEAD") == ["a.txt:4:5", "a.txt:5:16"]


def test_a_fix_leaves_the_other_lines(repository, found, textmend):
    (repository / "b.txt").write_text(BAD + GOOD * 8 + BAD)
    textmend("check", "--fix", "--select", "spacing", "--since", "HEAD", code=0)
    assert (repository / "b.txt").read_text() == BAD + GOOD * 8 + BAD.replace(" \n", "\n")


@pytest.mark.parametrize(
    ("revision", "problem"),
    [("no-such", "git knows no revision 'no-such'"), ("--output=x", "git knows no revision")],
)
def test_a_revision_that_there_is_not_is_an_error(repository, textmend, revision, problem):
    done = textmend("check", f"--since={revision}", code=2)
    assert problem in done.stderr.decode()
    assert not (repository / "x").exists()


def test_outside_a_repository_git_says_so(tmp_path, textmend):
    done = textmend("check", "--since", "HEAD", code=2, env={"GIT_CEILING_DIRECTORIES": "/"})
    assert "--since: git says: fatal: not a git repository" in done.stderr.decode()


def test_hunks_are_read_as_git_writes_them(repository, git):
    from textmend.since import changed_since

    (repository / "a.txt").write_text(GOOD * 2 + BAD + GOOD * 5 + "late\n")
    changed = changed_since("HEAD", [str(repository)])
    assert changed.of(str(repository / "a.txt")) == [(3, 3), (9, 9)]
    assert changed.of(str(repository / "b.txt")) == ()
