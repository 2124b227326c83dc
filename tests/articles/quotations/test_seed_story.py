"""A real story of March 2018 and the passages of the report that it quotes, read from beside the project."""

import io
import json
import warnings
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.anywhere

ABOVE = [folder / "shared" / "data" for folder in Path(__file__).resolve().parents[4:]]
DATA = next((folder for folder in ABOVE if folder.is_dir()), ABOVE[0])
STORY, REPORT = DATA / "seed-story.txt", DATA / "report-passages.txt"


def check(*sources: Path) -> tuple[list[dict], int]:
    if not (STORY.exists() and REPORT.exists()):
        warnings.warn(f"NOT TESTED: the seed story and its report are not in {DATA}", stacklevel=2)
        pytest.skip(f"THE SEED STORY IS ABSENT, SO ITS QUOTATIONS WERE NOT TESTED: {DATA}")
    out, code = io.StringIO(), 0
    named = [option for file in sources for option in ("--source", str(file))]
    try:
        call_command("check_quotes", str(STORY), *named, "--no-headline", "--json", stdout=out)
    except SystemExit as stopped:
        code = stopped.code
    return json.loads(out.getvalue())["quotations"], code


def test_its_quotations_have_these_states():
    quotations, code = check(REPORT)
    assert code == 1
    assert [one["state"] for one in quotations] == [
        "verbatim",
        "altered",
        "altered",
        "altered",
        "verbatim",
        "unsourced",
        "verbatim",
        "out_of_order",
        "unsourced",
        "unsourced",
        "unsourced",
        "unclosed",
        "unsourced",
    ]


def test_the_differing_words_of_what_is_altered_are_named():
    quotations, _ = check(REPORT)
    altered = [one for one in quotations if one["state"] == "altered"]
    assert all(one["differences"] and one["passage"] and one["page"] == 1 for one in altered)
    named = [{(d["quoted"], d["source"]) for d in one["differences"]} for one in altered]
    assert ("deteriorating", "deteriorated") in named[0]
    assert ("reporting", "reducing") in named[1]
    assert ("were", "are") in named[2]


def test_the_gap_before_the_third_paragraph_of_the_report_is_noted():
    quotations, _ = check(REPORT)
    assert "stand between it and the paragraph before" in quotations[6]["note"]
    assert "before what is quoted ahead of it" in quotations[7]["note"]


def test_the_statement_is_verbatim_once_it_is_attached_and_its_unclosed_paragraph_still_unclosed(tmp_path):
    check(REPORT)
    statement = tmp_path / "statement.txt"
    paragraphs = STORY.read_text().split("\n\n")
    said = [paragraph.partition("“")[2].rstrip("”\n") for paragraph in paragraphs if "“" in paragraph][4:]
    statement.write_text("\n\n".join(said))
    quotations, _ = check(REPORT, statement)
    assert [one["state"] for one in quotations[9:]] == ["verbatim", "verbatim", "unclosed", "verbatim"]
    assert {one["source"] for one in quotations[9:]} == {"statement.txt"}
