"""`check_claims` on plain files, for people and for programs."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories


@pytest.fixture
def story(tmp_path):
    """A file with a story; and a record in which Borsetshire went from splendid to fair."""
    before, after = (factories.programme(f"round-{n}", label=f"Round 201{n}") for n in (6, 7))
    old = factories.area(before)
    new = factories.area(after, continues=old)
    factories.judgment_version("splendid", on=old, published_on="2017-03-02")
    factories.judgment_version("fair", on=new)

    def write(*lines: str):
        file = tmp_path / "story.txt"
        file.write_text("\n".join(lines), encoding="utf-8")
        return file

    return write


def run(*arguments, **options) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("check_claims", *map(str, arguments), stdout=out, **options)
    except SystemExit as left:
        return out.getvalue(), left.code
    return out.getvalue(), 0


def test_it_prints_a_row_for_each_claim_and_leaves_with_1_when_one_does_not_hold(story):
    file = story(
        "Holes",
        "",
        "Borsetshire Police was rated fair for digging in 2017.",
        "",
        "It was rated splendid for digging in 2017.",
    )
    out, code = run(file, "--json")
    rows = json.loads(out)["claims"]
    assert [row["state"] for row in rows] == ["supported", "contradicted"]
    assert [set(row) for row in rows] == [{"sentence", "state", "safe_wording"}] * 2
    assert (rows[0]["safe_wording"], code) == ("", 1)
    assert "graded Borsetshire Police ‘fair’ at digging in Round 2017" in rows[1]["safe_wording"]


def test_it_leaves_with_0_when_all_holds_or_nothing_is_claimed(story):
    assert run(story("Digging in Borsetshire slipped from splendid in 2016 to fair in 2017"))[1] == 0
    assert run(story("A hole was dug"), "--json") == ('{\n  "claims": []\n}\n', 0)


def test_the_first_line_is_the_headline_unless_told_otherwise(story):
    file = story("Borsetshire Police was rated", "fair for digging in 2017.")
    assert json.loads(run(file, "--json", "--no-headline")[0])["claims"][0]["sentence"] == (
        "Borsetshire Police was rated fair for digging in 2017."
    )


def test_defaults_and_a_day_may_be_named(story):
    file = story("The force was rated splendid for digging")
    assert run(file, "--body", "borsetshire", "--programme", "round-6")[1] == 0
    assert run(file, "--body", "borsetshire", "--as-of", "2017-06-01")[1] == 0
    assert run(file, "--body", "borsetshire")[1] == 1


def test_a_source_may_be_a_file_as_the_inspectorate_publishes_it(story, tmp_path):
    words = "Digging has improved in every part of the county since the last inspection"
    report = tmp_path / "report.html"
    report.write_text(f"<!doctype html><html><body><main><p>{words}.</p></main></body></html>", encoding="utf-8")
    file = story("Holes", "", f"The report on Borsetshire Police says: “{words}.”")
    assert json.loads(run(file, "--json")[0])["claims"][0]["state"] != "supported_by_quote"
    assert json.loads(run(file, "--source", report, "--json")[0])["claims"][0]["state"] == "supported_by_quote"


@pytest.mark.parametrize(
    "arguments", [["missing.txt"], ["--body", "nowhere"], ["--programme", "round-9"], ["--source", "missing.pdf"]]
)
def test_it_leaves_with_2_when_something_cannot_be_read(story, arguments):
    arguments = arguments if arguments == ["missing.txt"] else [str(story("A hole")), *arguments]
    with pytest.raises(CommandError) as refused:
        call_command("check_claims", *arguments)
    assert refused.value.returncode == 2


def test_a_file_that_is_no_text_cannot_be_read(tmp_path):
    file = tmp_path / "story.txt"
    file.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(CommandError, match="no text in UTF-8") as refused:
        call_command("check_claims", str(file))
    assert refused.value.returncode == 2


def test_unreleased_judgments_are_not_read(story):
    factories.judgment_version(
        "dreadful", on=factories.area(factories.programme("round-8", label="Round 2018")), released=False
    )
    assert (
        json.loads(run(story("Borsetshire Police was rated dreadful for digging in 2018"), "--json")[0])["claims"][0][
            "state"
        ]
        == "not_in_record"
    )


def test_the_record_is_read_once_however_long_the_text(story):
    counts = []
    for number in (1, 30):
        file = story(*["Borsetshire Police was rated fair for digging in 2017.", ""] * number)
        with CaptureQueriesContext(connection) as queries:
            run(file)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
