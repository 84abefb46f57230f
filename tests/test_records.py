"""Containers of records: checked, mended with nothing else changed, and put back."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import textmend.records.parquet
import textmend.records.splicing
from containers import (
    COMPRESS,
    MENDED,
    NAMES,
    ROWS,
    SELECT,
    WRITTEN,
    content,
    texts_of,
)
from textmend.records.record import Splice
from textmend.records.splicing import Changed, spliced, spliced_content


@pytest.mark.parametrize("name", NAMES)
def test_findings_have_the_address_of_their_text(run, put, name):
    put(name)
    code, out, _ = run("check", name, "-q", *SELECT)
    assert code == 1
    assert out.splitlines() == [
        f"{name}:1[a1]:text:1:17: trailing-space Blanks at the end of the line",
        f"{name}:3[c3]:text:1:14: zero-width Zero-width space, which does not show",
        f"{name}:3[c3]:text:3:4: trailing-space Blanks at the end of the line",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_mending_changes_the_texts_and_undo_puts_them_back(run, put, name):
    path, before = put(name)
    code, out, _ = run("check", "--fix", name, *SELECT)
    assert (code, out) == (0, "Fixed 3 findings in 1 file: 2 trailing-space, 1 zero-width.\n")
    after = path.read_bytes()
    assert texts_of(name, after) == MENDED
    if name != "a.parquet":
        # What stands between the texts is the same, to the byte.
        old, new = content(name, before), content(name, after)
        for piece in (b"closed. \\n", b"closed. \n"):
            old = old.replace(piece, piece.replace(b" ", b""))
        for piece in (b"Go. \\n", b"Go. \n"):
            old = old.replace(piece, piece.replace(b" ", b""))
        assert new == old.replace(b"\\u200b", b"").replace("\u200b".encode(), b"")
    assert run("check", name, *SELECT)[0] == 0
    assert run("undo", name) == (0, f"{name}: 3 edits taken back\n", "")
    if name in WRITTEN and name != "a.parquet":
        assert path.read_bytes() == before
    elif name == "a.parquet":
        assert pq.read_table(path).equals(pq.read_table(io.BytesIO(before)))
    else:
        assert content(name, path.read_bytes()) == content(name, before)
    assert list((path.parent / ".textmend" / "journal").iterdir()) == []


def test_what_is_clean_is_not_written(run, put):
    path, before = put("a.jsonl.gz", ROWS[1:2])
    status = path.stat()
    assert run("check", "--fix", path, *SELECT)[0] == 0
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (status.st_ino, status.st_mtime_ns)
    assert path.read_bytes() == before


def test_numbers_keys_and_blanks_stay_as_they_are_spelled(run, tmp_path):
    line = (
        '{"n": 12345678901234567890123,"f" :1.50, "e":1e5, "text":"It rained. \\nGo.\\/ ",'
        '  "text2": "Go. ", "n": -0, "x": {"text": "No. \\n"}, "u": "\\u00e9"}\r\n'
    )
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + line.encode() + b"\n \n" + line.encode().strip())
    run("check", "--fix", path, *SELECT)
    mended = line.replace("rained. ", "rained.").replace("\\/ ", "\\/").encode()
    assert path.read_bytes() == b"\xef\xbb\xbf" + mended + b"\n \n" + mended.strip()


def test_what_is_new_is_written_as_the_record_writes(run, tmp_path):
    plain = "“Go,” he said. “Go.” It's late.\n\nIt isn’t “late” for him.\n"
    path = tmp_path / "a.jsonl"
    escaped, raw = (json.dumps({"text": plain}, ensure_ascii=each) for each in (True, False))
    path.write_text(f"{escaped}\n{raw}\n", encoding="utf-8")
    code, _, _ = run("check", "--fix", path, "--select", "mixed-quotes")
    assert code == 0
    assert path.read_text(encoding="utf-8") == (
        f"{escaped}\n{raw}\n".replace("It's", "It\\u2019s", 1).replace("It's", "It’s")
    )


@pytest.mark.parametrize("compression", [each for each in COMPRESS if each])
def test_compressed_texts_are_texts(run, tmp_path, compression):
    path = tmp_path / f"a.md{compression}"
    path.write_bytes(COMPRESS[compression](b"It rained. \n\n    code \nGo."))
    code, out, _ = run("check", "--fix", tmp_path, *SELECT)
    assert (code, "1 final-newline, 1 trailing-space" in out) == (0, True)
    assert content(path.name, path.read_bytes()) == b"It rained.\n\n    code \nGo.\n"
    assert run("undo", path)[0] == 0
    assert content(path.name, path.read_bytes()) == b"It rained. \n\n    code \nGo."


@pytest.mark.parametrize(
    ("rows", "fields", "said"),
    [
        ([{"id": 1, "content": "Go. "}], (), "1[1]:content:1:4:"),
        ([{"url": "x", "story": "Go. "}], (), "1:story:1:4:"),
        ([{"text": "Go. ", "note": "Go. "}], (), "1:text:1:4:"),
        ([{"text": "Go.", "note": "Go. "}], ("--field", "note"), "1:note:1:4:"),
        ([{"text": "Go.", "note": "Go. "}], ("--field", "text,note"), "1:note:1:4:"),
        (
            [{"a": "Go. ", "b": "Go. ", "n": 1}],
            (),
            "1:1: unreadable --field is to say which field is the text: there are a, b, n",
        ),
        (
            [{"text": "Go. "}],
            ("--field", "txt"),
            "1:1: unreadable there is no field 'txt': there is text",
        ),
    ],
)
def test_the_field_is_the_one_named_or_the_obvious_one(run, tmp_path, rows, fields, said):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    code, out, _ = run("check", "a.jsonl", "-q", *SELECT, *fields)
    assert code in (1, 2)
    assert out.startswith(f"a.jsonl:{said}")
    assert out.count("\n") == 1


def test_several_fields_of_a_record_are_mended_and_put_back(run, tmp_path):
    line = b'{"b": "It rained. ", "x": 1, "a": "Go. \\nGo. "}\n'
    path = tmp_path / "a.jsonl"
    path.write_bytes(line * 3)
    (tmp_path / "textmend.toml").write_text('fields = ["a", "b"]\n')
    run("check", "--fix", path, *SELECT)
    assert path.read_bytes() == line.replace(b'. "', b'."').replace(b". \\n", b".\\n") * 3
    run("undo", path)
    assert path.read_bytes() == line * 3


def test_a_line_of_forty_megabytes(run, tmp_path):
    text = "Nobody spoke at the mill that day.\n" * (40_000_000 // 35)
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text + "Go. "}) + "\n")
    assert run("check", "--fix", path, *SELECT)[0] == 0
    assert path.read_text() == json.dumps({"text": text + "Go."}) + "\n"


def test_memory_does_not_grow_with_the_file(tmp_path):
    text = "It rained at the mill that day.\n" * 200
    line = "".join(json.dumps({"text": each}) + "\n" for each in (text, text[:-1] + " \n"))
    peaks = []
    for count in (150, 3000):  # 2 and 40 MB
        (tmp_path / "a.jsonl").write_text(line * count)
        command = [sys.executable, "-m", "textmend", "check", "--fix", "a.jsonl", "--select"]
        child = subprocess.Popen([*command, "trailing-space"], cwd=tmp_path)
        _, status, usage = os.wait4(child.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        child.returncode = 0
        peaks.append(usage.ru_maxrss / (1 if sys.platform == "darwin" else 1024))
    assert peaks[1] - peaks[0] < 8_000  # KiB


def test_a_copy_goes_to_another_folder_and_the_input_stays(run, put, tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    names = ["a.jsonl", "a.parquet", "a.ndjson.gz"]
    before = {name: put(name)[1] for name in names}
    for name in names:
        (tmp_path / name).rename(tmp_path / "in" / "deep" / name)
    (tmp_path / "in" / "b.txt").write_text("It rained. \n")
    (tmp_path / "in" / "c.txt").write_bytes(b"\0")
    (tmp_path / "in" / "clean.jsonl").write_text('{"text": "Go."}\n')
    assert run("check", "--fix", "--output", "out", "in", *SELECT)[0] == 0
    for name in names:
        assert (tmp_path / "in" / "deep" / name).read_bytes() == before[name]
        assert texts_of(name, (tmp_path / "out" / "deep" / name).read_bytes()) == MENDED
    assert (tmp_path / "in" / "b.txt").read_text() == "It rained. \n"
    assert (tmp_path / "out" / "b.txt").read_text() == "It rained.\n"
    assert (tmp_path / "out" / "c.txt").read_bytes() == b"\0"
    assert (tmp_path / "out" / "clean.jsonl").read_text() == '{"text": "Go."}\n'
    assert not (tmp_path / ".textmend").exists()


def test_two_workers_say_what_one_says(run, put, tmp_path, monkeypatch):
    import textmend.containers

    for number in range(6):
        (tmp_path / f"{number}.jsonl").write_bytes(WRITTEN["a.jsonl"](ROWS * (30 * number)))
    for style in ("concise", "json"):
        expected = run("check", ".", *SELECT, "--output-format", style, "--workers", "1")
        monkeypatch.setattr(textmend.containers, "_SPOOLED", 1000)
        assert run("check", ".", *SELECT, "--output-format", style, "--workers", "2") == expected


def test_hash_of_the_input_comes_back(run, tmp_path):
    rows = [dict(row, id=number) for number in range(60) for row in ROWS]
    data = WRITTEN["a.jsonl"](rows)
    (tmp_path / "a.jsonl").write_bytes(data)
    run("check", "--fix", ".", *SELECT)
    run("undo", ".")
    mine = hashlib.sha256((tmp_path / "a.jsonl").read_bytes()).digest()
    assert mine == hashlib.sha256(data).digest()


@given(st.binary(max_size=60), st.data())
def test_splices_of_a_stream_are_those_of_the_whole(data, draw):
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(data)), max_size=9).map(set)))
    splices = [
        Splice(low, data[low:high], draw.draw(st.binary(max_size=4)))
        for low, high in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    size = draw.draw(st.integers(1, 20))
    content = [data[at : at + size] for at in range(0, len(data), size)]
    wrong = Splice(len(data), b"x", b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textmend.records.splicing, "CHUNK", draw.draw(st.sampled_from([0, 5, 100])))
        assert b"".join(spliced_content(iter(content), splices)) == spliced(data, splices)
        with pytest.raises(Changed, match=f"at byte {len(data)}, where it ends"):
            list(spliced_content(iter(content), [*splices, wrong]))
