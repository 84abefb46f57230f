"""Containers of records: checked, mended with nothing else changed, and put back."""

from __future__ import annotations

import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
import os
import re
import subprocess
import sys
from itertools import accumulate

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import textmend.records.parquet
import textmend.records.splicing
from textmend.cli import main
from textmend.records.record import Splice
from textmend.records.splicing import Changed, spliced, spliced_content
from textmend.records.streams import chunks, compressor

SELECT = ("--select", "trailing-space,zero-width,final-newline")
ROWS = [
    {"id": "a1", "title": "Mill", "text": "The mill closed. \nNobody spoke.", "n": 1},
    {"id": "b2", "title": "", "text": "It rained.", "n": 2},
    {"id": "c3", "title": "Rain", "text": "It is “late”,\u200b he said.\n\nGo. \n", "n": None},
]
MENDED = ["The mill closed.\nNobody spoke.", "It rained.", "It is “late”, he said.\n\nGo.\n"]
COMPRESS = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def zstd(data):
    out = io.BytesIO()
    for half in (data[: len(data) // 2], data[len(data) // 2 :]):  # two frames
        stream = compressor(out, ".zst")
        stream.write(half)
        stream.close()
    return out.getvalue()


COMPRESS[".zst"] = zstd


def as_csv(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows):
    out = io.BytesIO()
    schema = pa.schema(
        {
            "id": pa.large_string(),
            "title": pa.dictionary(pa.int32(), pa.string()),
            "text": pa.string(),
            "n": pa.int16(),
        },
        metadata={"made by": "hand"},
    )
    table = pa.Table.from_pylist(rows, schema)
    pq.write_table(table, out, row_group_size=2, compression={"text": "zstd", "n": "gzip"})
    return out.getvalue()


WRITTEN = {
    "a.jsonl": lambda rows: b"".join(json.dumps(row).encode() + b"\n" for row in rows),
    "a.ndjson": lambda rows: b"\r\n".join(
        json.dumps(row, ensure_ascii=False, separators=(" , ", ":")).encode() for row in rows
    ),
    "a.json": lambda rows: json.dumps(rows, indent=2).encode(),
    "a.csv": as_csv,
    "a.tsv": lambda rows: as_csv(rows).replace(b",", b"\t") if rows else b"",
    "a.parquet": as_parquet,
}
NAMES = [
    *(n + c for n in WRITTEN if n not in ("a.parquet", "a.tsv") for c in COMPRESS),
    "a.parquet",
]


def content(name, data):
    ending = os.path.splitext(name)[1]
    return b"".join(chunks(io.BytesIO(data), ending if ending in COMPRESS else ""))


def texts_of(name, data):
    if name == "a.parquet":
        return pq.read_table(io.BytesIO(data)).column("text").to_pylist()
    data = content(name, data).decode()
    if "csv" in name:
        return [row["text"] for row in csv.DictReader(io.StringIO(data, newline=""))]
    if ".json" in name.replace(".jsonl", ""):
        return [row["text"] for row in json.loads(data)]
    return [json.loads(line)["text"] for line in data.splitlines()]


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run a command in a folder of its own: the exit code and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main([os.fspath(argument) for argument in arguments])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def put(tmp_path):
    def put(name, rows=ROWS):
        base = re.sub(r"\.(gz|bz2|xz|zst)$", "", name)
        data = COMPRESS[name[len(base) :]](WRITTEN[base](rows))
        (tmp_path / name).write_bytes(data)
        return tmp_path / name, data

    return put


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


def test_parquet_keeps_schema_metadata_row_groups_and_codecs(run, put):
    path, before = put("a.parquet")
    run("check", "--fix", path, *SELECT)
    old, new = pq.ParquetFile(io.BytesIO(before)), pq.ParquetFile(path)
    assert new.schema_arrow.equals(old.schema_arrow, check_metadata=True)
    assert new.metadata.metadata == old.metadata.metadata
    assert new.metadata.num_row_groups == old.metadata.num_row_groups == 2
    for group in range(2):
        assert new.metadata.row_group(group).num_rows == old.metadata.row_group(group).num_rows
        for column in range(4):
            mine, theirs = (file.metadata.row_group(group).column(column) for file in (new, old))
            assert mine.compression == theirs.compression
            assert mine.encodings == theirs.encodings


def test_row_groups_stay_where_they_are_empty_or_larger_than_a_batch(run, tmp_path, monkeypatch):
    monkeypatch.setattr(textmend.records.parquet, "_BATCH_SIZE", 100)
    path = tmp_path / "a.parquet"
    texts = [f"It rained on day {number}.{' ' * (number % 3 == 0)}" for number in range(50)]
    with pq.ParquetWriter(path, pa.schema({"text": pa.string(), "n": pa.int8()})) as writer:
        for size in (0, 20, 0, 30, 0):
            table = pa.table({"text": texts, "n": pa.array(range(50), pa.int8())})
            writer.write_table(table.slice(20 if size == 30 else 0, size))
    assert run("check", "--fix", path, *SELECT)[0] == 0
    file = pq.ParquetFile(path)
    groups = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert groups == [0, 20, 0, 30, 0]
    assert file.read()["text"].to_pylist() == [text.rstrip() for text in texts]
    assert file.read()["n"].to_pylist() == list(range(50))
    assert run("undo", path)[0] == 0
    assert pq.read_table(path)["text"].to_pylist() == texts


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


def test_records_that_cannot_be_read_are_findings_and_pass_through(run, tmp_path):
    lines = [
        b'{"id": 1, "text": "It rained. "}',
        b'{"id": 2, "text": ',
        b'{"id": 3, "text": "\\ud83d\\ude00 \\ud800 "}',
        b'{"id": 4, "text": 7}',
        b'{"id": 5, "text": null}',
        b'["text"]',
        b'{"id": 7, "text": "caf\xe9"}',
        b"",
        b'{"id": 9, "text": NaN, "n": NaN}',
        b"[" * 100_000,
        b'{"id": 11, "text": "Go. "}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    places = list(accumulate((len(line) + 1 for line in lines), initial=0))
    code, out, _ = run("check", "a.jsonl", "-q", *SELECT)
    assert code == 2
    assert [line.removeprefix("a.jsonl:") for line in out.splitlines()] == [
        "1[1]:text:1:11: trailing-space Blanks at the end of the line",
        f"2:1:1: unreadable broken JSON (Expecting value), at byte {places[2] - 1}",
        f"3[3]:text:1:1: unreadable a lone surrogate, at byte {places[2] + 32}",
        f"4[4]:text:1:1: unreadable a number and no text, at byte {places[3] + 18}",
        f"6:1:1: unreadable an array and no object, at byte {places[5]}",
        f"7:1:1: unreadable not UTF-8, at byte {places[6] + 22}",
        f"9[9]:text:1:1: unreadable a number and no text, at byte {places[8] + 18}",
        f"10:1:1: unreadable JSON that is nested too deeply, at byte {places[9]}",
        "11[11]:text:1:4: trailing-space Blanks at the end of the line",
    ]
    assert run("check", "--fix", "a.jsonl", *SELECT)[0] == 2
    lines[0], lines[-1] = lines[0].replace(b'. "', b'."'), lines[-1].replace(b'. "', b'."')
    assert path.read_bytes() == b"\n".join(lines)


def test_the_record_of_a_problem_is_named_where_no_diagnostics_are_shown(run, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "Go."}\n{"text": \n')
    _, out, err = run("check", "a.jsonl", "--diff")
    assert out == ""
    assert err.startswith("a.jsonl: record 2: broken JSON (Expecting value), at byte 25\n")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            b'[{"text": "Go."}, {"text": "It',
            "record 2: broken JSON, and all that follows, at byte 18",
        ),
        (b'[{"text": "Go."} x', "record 2: broken JSON, and all that follows, at byte 17"),
        (b'[{"text": "Go."}] []', "record 2: more than an array, at byte 18"),
        (b'{"text": "Go."}', "holds no JSON array, so there are no records in it"),
    ],
)
def test_arrays_that_are_none(run, tmp_path, data, problem):
    (tmp_path / "a.json").write_bytes(data)
    code, _, err = run("check", "--fix", "a.json", "--statistics")
    assert (code, err.splitlines()[0]) == (2, f"a.json: {problem}")
    assert (tmp_path / "a.json").read_bytes() == data


@pytest.mark.parametrize("compression", [each for each in COMPRESS if each])
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_a_compressed_file_that_ends_too_soon_is_said_and_left(run, tmp_path, name, compression):
    rows = b"".join(b'{"text": "It rained %d. "}\n' % os.urandom(1)[0] for _ in range(5000))
    data = COMPRESS[compression](rows)[:-9]
    (tmp_path / (name + compression)).write_bytes(data)
    code, out, _ = run("check", "--fix", name + compression, "-q", *SELECT)
    assert code == 2
    assert out.splitlines()[-1].startswith(f"{name}{compression}:1:1: unreadable ")
    assert (tmp_path / (name + compression)).read_bytes() == data
    assert not list(tmp_path.glob(".textmend-*"))


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


def test_two_files_with_one_copy_are_refused(run, tmp_path):
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("It rained. \n")
    code, _, err = run("check", "--fix", "--output", "out", "a", "b")
    assert (code, err) == (2, "textmend: --output: b/x.txt and a/x.txt would both be out/x.txt\n")


def test_output_is_for_fixes(run, tmp_path):
    assert "check: --output DIR is where --fix" in run("check", "--output", "out", ".")[2]


def test_a_missing_library_is_named_with_its_extra(run, put, monkeypatch):
    put("a.parquet")
    put("a.jsonl.zst")
    for module in ("pyarrow", "backports.zstd", "compression.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    code, out, _ = run("check", "a.parquet", "a.jsonl.zst", "-q")
    assert code == 2
    assert out.splitlines() == [
        "a.parquet:1:1: unreadable a Parquet file needs pyarrow: install textmend[corpus]",
        "a.jsonl.zst:1:1: unreadable a .zst file needs backports.zstd: install textmend[corpus]",
    ]


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
