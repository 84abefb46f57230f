"""What a run counts in the whole corpus before it checks the shards."""

from __future__ import annotations

import json

from shards import SELECT
from textmend.cli import main
from textmend.repeats import Counter
from trees import tree


def test_the_words_of_the_whole_corpus_are_known_to_every_shard(tmp_path):
    (tmp_path / "in").mkdir()
    words = ["whetherthey", "mill", "Wexfordshire"]
    for number in range(4):
        rows = [{"text": f"The mill of {words[number % 3]} is old {number}.\n"}] * 2
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "in" / f"{number}.jsonl").write_text(lines)
    (tmp_path / "in" / "a.txt").write_text("He did not know whetherthey came.\n")
    (tmp_path / "in" / "broken.json").write_text('[{"text": "')
    arguments = ["run", str(tmp_path / "in"), "--select", "glued-words", "--output"]
    trees = []
    for workers in "12":
        out = tmp_path / workers
        main([*arguments, str(out), "--evidence", "--workers", workers, "-q"])
        words = (out / "_evidence" / "words.tsv").read_text().splitlines()
        assert words[0] == "# textmend vocabulary 1"
        assert {"mill\t10", "whetherthey\t5", "Wexfordshire\t2", "is\t8"} <= set(words)
        assert json.loads((out / "manifest.json").read_text())["left"] == {}
        trees.append(tree(out))
    assert trees[0] == trees[1]
    main([*arguments, str(tmp_path / "without"), "-q"])
    manifest = json.loads((tmp_path / "without" / "manifest.json").read_text())
    assert manifest["left"] == {"glued-words": 5}


def test_counts_of_a_shard_are_kept_until_it_changes(corpus, tmp_path):
    out = tmp_path / "out"
    arguments = ["run", str(corpus), "--output", str(out), "--evidence", *SELECT, "-q"]
    tables = [out / "_evidence" / "words" / name for name in ("0.jsonl.parquet", "1.jsonl.parquet")]
    main(arguments)
    before = [path.stat().st_ino for path in tables]
    (corpus / "1.jsonl").write_text('{"text": "Wheels and wheels and wheels.\\n"}\n')
    main(arguments)
    assert [path.stat().st_ino == inode for path, inode in zip(tables, before, strict=True)] == [
        True,
        False,
    ]
    assert "wheels\t2" in (out / "_evidence" / "words.tsv").read_text()


def test_paragraphs_that_many_texts_share_are_known_to_every_shard(tmp_path):
    (tmp_path / "in").mkdir()
    shared = "Read the Valley Courier every day of the week."
    for number in range(6):
        rows = [{"text": f"Day {number}{row}.\n\n{shared}\n\n{shared}"} for row in range(2)]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "in" / f"{number}.jsonl").write_text(lines)
    arguments = ["run", str(tmp_path / "in"), "--select", "corpus-repeated-paragraph", "-q"]
    trees = []
    for workers in "12":
        out = tmp_path / workers
        assert main([*arguments, "--output", str(out), "--workers", workers]) == 0
        assert json.loads((out / "manifest.json").read_text())["left"] == {
            "corpus-repeated-paragraph": 24
        }
        trees.append(tree(out))
    assert trees[0] == trees[1]
    (tmp_path / "counted").mkdir()
    counter = Counter(str(tmp_path / "counted"))
    for number in range(6):
        for row in range(2):
            counter.add([f"Day {number}{row}.", shared, shared])
    with open(counter.write(), "rb") as file:
        assert trees[0]["_evidence/paragraphs.counts"] == file.read()
