"""The command for people and programs: rows, JSON, exit codes."""

import io
import json

import pytest
from django.core.management import CommandError, call_command


def run(*arguments) -> tuple[str, int]:
    out, code = io.StringIO(), 0
    try:
        call_command("check_quotes", *map(str, arguments), stdout=out)
    except SystemExit as stopped:
        code = stopped.code
    return out.getvalue(), code


@pytest.fixture
def file(tmp_path):
    def written(name: str, text: str | bytes):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def test_it_prints_one_object_with_these_keys_for_each_quotation(file):
    story = file("story.txt", "Head\n\nIt is “digging very deep holes”, and ‘filling them’.")
    report = file("report.txt", "One page.\fThe force is digging very deep pits.")
    out, code = run(story, "--source", report, "--json")
    first, second = json.loads(out)["quotations"]
    assert code == 1
    assert first == {
        "words": "digging very deep holes",
        "state": "altered",
        "source": "report.txt",
        "page": 2,
        "passage": "digging very deep pits",
        "differences": [{"quoted": "holes", "source": "pits"}],
        "note": "",
        "needs_tick": False,
    }
    assert (second["state"], second["source"], second["page"], second["passage"]) == ("unsourced", None, None, None)


def test_it_exits_0_when_every_quotation_is_sound_or_there_is_none(file):
    report = file(
        "report.txt", "The force is digging deep holes wherever it can find a place for them, and fills them."
    )
    assert run(file("a.txt", "Head\n\nNothing is quoted."), "--source", report)[1] == 0
    assert run(file("b.txt", "Head\n\nIt is “digging deep holes”, 6'2\" deep."), "--source", report)[1] == 0
    omitting = file("c.txt", "Head\n\n“The force is digging deep holes … and fills them”")
    assert run(omitting, "--source", report)[1] == 0


@pytest.mark.parametrize(
    "words",
    [
        "“digging holes deep”",
        "“quite another thing”",
        "“digging deep holes",
        "“The force … deep holes”",
        "“fills them … The force”",
    ],
)
def test_it_exits_1_for_anything_else(file, words):
    report = file("report.txt", "The force is digging deep holes and fills them.")
    assert run(file("story.txt", f"Head\n\n{words}\n\nMore."), "--source", report)[1] == 1


def test_it_exits_1_when_the_source_is_empty(file):
    out, code = run(file("story.txt", "Head\n\n“deep holes”"), "--source", file("empty.txt", ""), "--json")
    assert code == 1
    assert json.loads(out)["quotations"][0]["state"] == "uncheckable"


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.txt", None), ("broken.pdf", b"%PDF-1.7 and no more"), ("picture.png", b"\x89PNG\r\n\0\0\0")],
)
def test_it_exits_2_with_a_sentence_when_a_file_cannot_be_read(file, tmp_path, name, content):
    story, source = file("story.txt", "Head\n\n“deep holes”"), tmp_path / name
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(CommandError, match=f"{name} cannot be read[:.] ") as refused:
        run(story, "--source", source)
    assert refused.value.returncode == 2
    with pytest.raises(CommandError) as refused:
        run(source, "--source", story)
    assert refused.value.returncode == 2


def test_the_first_line_is_the_headline_unless_told_otherwise(file):
    story = file("story.txt", "“Deep holes\n“are dug”")
    report = file("report.txt", "Deep holes\nare dug")
    states = [one["state"] for one in json.loads(run(story, "--source", report, "--json")[0])["quotations"]]
    assert states[-1] == "verbatim"
    out, code = run(file("one.txt", "“Deep holes are\ndug”"), "--source", report, "--no-headline", "--json")
    assert code == 0
    assert len(json.loads(out)["quotations"]) == 1


def test_people_are_shown_a_row_with_the_passage_and_the_pairs(file):
    story = file("story.txt", "Head\n\nIt is “digging very deep holes”.")
    out, _ = run(story, "--source", file("report.txt", "It is digging very deep pits."))
    assert "ALTERED: “digging very deep holes”" in out
    assert "report.txt, page 1: digging very deep pits" in out
    assert "quoted: holes; source: pits" in out
    assert run(file("none.txt", "Head"))[0] == "There are no quotations.\n"
