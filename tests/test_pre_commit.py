"""The hooks, run by the real pre-commit on a throw-away repository against this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT, copy_sources

BAD = "The mill closed. \nNobody spoke."
GOOD = "The mill closed.\nNobody spoke.\n"
WHO = ("-c", "user.name=A Tester", "-c", "user.email=tester@example.org")


def git(folder, *arguments, env=None):
    return subprocess.run(
        ["git", *WHO, *arguments],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """This checkout, as it stands, as a repository with one commit; its folder and that commit."""
    folder = tmp_path_factory.mktemp("hooks")
    copy_sources(folder)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "The linter")
    return folder, git(folder, "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """One home for pre-commit, so that it installs the linter once for all tests here."""
    scripts = os.path.dirname(sys.executable)
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PATH": os.pathsep.join((scripts, os.environ["PATH"])),
    }


@pytest.fixture
def commit(tmp_path, hooks, environment):
    """Make a repository that has a hook, with a file added, and give how to commit."""

    def prepare(hook, name, text):
        folder, revision = hooks
        git(tmp_path, "init", "--quiet")
        (tmp_path / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {folder}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n"
        )
        (tmp_path / name).write_text(text)
        subprocess.run(
            [sys.executable, "-m", "pre_commit", "install"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )

        def run():
            git(tmp_path, "add", ".")
            return git(tmp_path, "commit", "--message", "A text", env=environment)

        return run

    return prepare


def commits(folder):
    return git(folder, "rev-list", "--all", "--count").stdout.strip()


def test_the_fixing_hook_stops_a_commit_and_repairs_the_file(commit, tmp_path):
    run = commit("textmend-fix", "doc.txt", BAD)
    first = run()
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert (tmp_path / "doc.txt").read_text() == GOOD
    assert commits(tmp_path) == "0"
    second = run()
    assert second.returncode == 0, second.stdout
    assert commits(tmp_path) == "1"


def test_the_checking_hook_stops_a_commit_and_changes_nothing(commit, tmp_path):
    run = commit("textmend", "doc.md", BAD)
    first = run()
    assert first.returncode == 1
    assert "doc.md:1:17: trailing-space" in first.stdout
    assert (tmp_path / "doc.md").read_text() == BAD
    (tmp_path / "doc.md").write_text(GOOD)
    assert run().returncode == 0


def test_the_hooks_leave_alone_what_is_excluded_or_no_text(commit, tmp_path):
    (tmp_path / "textmend.toml").write_text('exclude = ["doc.txt"]\n')
    (tmp_path / "code.py").write_text("x = 1 \n")
    assert commit("textmend-fix", "doc.txt", BAD)().returncode == 0
    assert (tmp_path / "doc.txt").read_text() == BAD


def test_the_corpus_hook_checks_what_is_not_in_the_commit_too(commit, tmp_path):
    run = commit("textmend-corpus", "new.txt", GOOD)
    (tmp_path / "old.txt").write_text(BAD)
    git(tmp_path, "add", "old.txt")
    git(tmp_path, "commit", "--quiet", "--no-verify", "--message", "Before the hook")
    (tmp_path / "new.txt").write_text(GOOD + GOOD)
    done = run()
    assert done.returncode == 1
    assert "old.txt:1:17: trailing-space" in done.stdout
