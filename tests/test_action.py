"""The action for GitHub: its steps are run as a runner runs them, but for the index of packages.

The installation builds this checkout with pip, as the hooks' tests do.
"""

from __future__ import annotations

import os
import re
import subprocess

import pytest
import yaml

from conftest import ROOT, copy_sources

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]


@pytest.fixture(scope="module")
def temporary(tmp_path_factory):
    """The runner's temporary folder, with textmend installed by the first step."""
    folder = tmp_path_factory.mktemp("runner")
    source = tmp_path_factory.mktemp("source")
    copy_sources(source)
    done = run(INSTALL, folder, source, source, {})
    assert done.returncode == 0, done.stderr.decode()
    return folder


def run(step, temporary, source, cwd, inputs):
    """Run a step's script with its environment, as the runner would make it."""
    given = {name: about["default"] for name, about in ACTION["inputs"].items()} | inputs

    def filled(expression):
        name = expression[1].strip()
        return str(source) if name == "github.action_path" else given[name.removeprefix("inputs.")]

    environment = {
        name: re.sub(r"\$\{\{(.*?)\}\}", filled, value) for name, value in step["env"].items()
    }
    assert step["shell"] == "bash" and "${{" not in step["run"]
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=cwd,
        env={
            **os.environ,
            **environment,
            "RUNNER_TEMP": str(temporary),
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(cwd / "summary.markdown"),
        },
        capture_output=True,
    )


def test_it_checks_and_writes_a_summary(temporary, tmp_path):
    (tmp_path / "a.txt").write_text("It rained. \n")
    done = run(CHECK, temporary, None, tmp_path, {})
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(b"::warning title=textmend (trailing-space),file=a.txt,line=1")
    assert "### textmend: 1 finding\n" in (tmp_path / "summary.markdown").read_text()


def test_a_clean_corpus_passes(temporary, tmp_path):
    (tmp_path / "a.txt").write_text("It rained.\n")
    done = run(CHECK, temporary, None, tmp_path, {"summary": "false"})
    assert (done.returncode, done.stdout) == (0, b"")
    assert not (tmp_path / "summary.markdown").exists()


def test_paths_and_arguments_are_words_and_no_code(temporary, tmp_path):
    (tmp_path / "a b.txt").write_text("It rained. \n")
    (tmp_path / "$(touch x).txt").write_text("It rained. \n")
    inputs = {
        "paths": "a b.txt\n$(touch x).txt\n",
        "arguments": "--select\ntrailing-space\n--exit-zero\n",
        "output-format": "sarif",
        "output-file": "out.sarif",
    }
    done = run(CHECK, temporary, None, tmp_path, inputs)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.sarif").read_text().count('"trailing-space"') == 3
    assert not (tmp_path / "x").exists()


def test_the_page_names_every_input():
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    table = page[page.index("| input |") : page.index("## GitLab")]
    assert set(re.findall(r"`([a-z-]+)`", table)) >= set(ACTION["inputs"])


def test_the_job_for_gitlab_runs(temporary, tmp_path):
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    job = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[-1])["textmend"]
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("It rained. \n")
    install, check = job["script"]
    assert install == "pip install textmend"
    programs = f"{temporary / 'textmend' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["bash", "-c", check], cwd=tmp_path, env={**os.environ, "PATH": programs})
    assert done.returncode == 1
    report = tmp_path / job["artifacts"]["reports"]["codequality"]
    assert '"check_name": "trailing-space"' in report.read_text()
