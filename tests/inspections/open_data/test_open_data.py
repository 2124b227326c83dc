"""The rows that other people's programs get: what is in them, what is not, and how they are made."""

import csv
import io
import json
from datetime import timedelta
from itertools import islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inspections.importing.loading import load_folder
from inspections.models import Body, JudgmentVersion
from inspections.open_data import rows as rows_module
from inspections.open_data.changes import Released, Replaced, changes
from inspections.open_data.coverage import coverage, not_covered
from inspections.open_data.fields import FIELDS, NAMES
from inspections.open_data.forms import as_csv, as_json
from inspections.open_data.freshness import public_record_fingerprint
from inspections.open_data.rows import rows
from tests import factories


def by_name() -> list[dict]:
    return [dict(zip(NAMES, row, strict=True)) for row in rows()]


def read_csv() -> list[dict]:
    return list(csv.DictReader(io.StringIO(b"".join(as_csv(rows())).decode(), newline=""), strict=True))


def test_a_row_says_all_that_is_known_of_a_version():
    body = factories.body("borsetshire", ons_code="E1", police_uk_id="borset")
    above = factories.area(code="digging")
    area = factories.area(code="depth", parent=above, level="question")
    version = factories.judgment_version("fair", of=body, on=area, source_page=7, note="seen twice")
    [row] = by_name()
    assert row.pop("last_changed") == version.released_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert row.pop("card").endswith(f"/cards/{version.pk}/")
    assert {name: value for name, value in row.items() if value is not None} == {
        "body": "borsetshire",
        "body_name": "Borsetshire Police",
        "body_kind": "police_force",
        "ons_code": "E1",
        "police_uk_id": "borset",
        "inspectorate": "testorate",
        "programme": "round-1",
        "programme_label": "Round 1",
        "comparability_group": "test-group",
        "scale": "three-grade",
        "inspection": 1,
        "area": "depth",
        "area_label": "Depth",
        "area_level": "question",
        "area_parent": "digging",
        "version": 1,
        "status": "current",
        "outcome": "graded",
        "grade": "fair",
        "grade_rank": 2,
        "published": "2018-03-22",
        "published_precision": "day",
        "source": "The Testorate's page",
        "source_page": 7,
        "confidence": "inspectorate",
        "note": "seen twice",
    }


def test_a_replaced_version_says_by_what_why_and_when():
    factories.judgment_version("splendid")
    new = factories.judgment_version("dreadful", reason="quashed", outcome="quashed")
    old, current = by_name()
    assert (old["status"], old["replaced_by"], old["replaced_because"]) == ("replaced", 2, "quashed")
    assert (current["status"], current["replaced_by"], current["reason"]) == ("current", None, "quashed")
    assert old["last_changed"] == new.released_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert (current["outcome"], current["grade"], current["grade_rank"]) == ("quashed", None, None)


@pytest.mark.parametrize("hidden", [{"released": False}, {"embargoed_until": timezone.now() + timedelta(days=1)}])
def test_a_hidden_version_is_not_there_and_replaces_nothing(hidden):
    factories.judgment_version("splendid")
    factories.judgment_version("dreadful", **hidden)
    [row] = by_name()
    assert (row["grade"], row["status"], row["replaced_by"]) == ("splendid", "current", None)


@pytest.mark.parametrize(
    ("date", "precision"), [("2018-03-22", "day"), ("2018-03", "month"), ("2018", "year"), ("", "not held")]
)
def test_a_date_comes_with_its_precision(date, precision):
    factories.judgment_version(published_on=date)
    [row] = by_name()
    assert (row["published"] or "", row["published_precision"]) == (date, precision)


def test_the_csv_is_read_back_as_it_was_and_its_numbers_are_numbers():
    factories.judgment_version(source='He said “no”, "never",\nand left', source_page=12)
    [row] = read_csv()
    assert list(row) == list(NAMES)
    assert row["source"] == 'He said “no”, "never",\nand left'
    assert [int(row[name]) for name in ("version", "inspection", "grade_rank", "source_page")] == [1, 1, 2, 12]
    assert row["replaced_by"] == ""


@pytest.mark.parametrize("begins", ["=1+1", "+44", "-1", "@SUM(A1)"])
def test_no_cell_is_run_by_a_spreadsheet(begins):
    factories.judgment_version(note=begins)
    assert read_csv()[0]["note"] == f"'{begins}"
    assert by_name()[0]["note"] == begins


def test_the_json_is_one_document_and_says_the_same_as_the_csv():
    for grade in ("splendid", "fair"):
        factories.judgment_version(grade)
    whole = json.loads(b"".join(as_json(rows(), {"title": "A title"})))
    assert whole["title"] == "A title"
    assert whole["judgments"] == by_name()
    assert [[str(value or "") for value in row.values()] for row in whole["judgments"]] == [
        list(row.values()) for row in read_csv()
    ]


def test_nothing_held_is_still_a_whole_file():
    assert json.loads(b"".join(as_json(rows(), {"title": "A title"})))["judgments"] == []
    assert read_csv() == []


def test_rows_are_fetched_as_they_are_asked_for_in_one_query(monkeypatch):
    monkeypatch.setattr(rows_module, "AT_ONCE", 2)
    for number in range(9):
        factories.judgment_version(of=factories.body(f"shire-{number}"))
    taken = []
    fetched = rows_module._versions
    monkeypatch.setattr(rows_module, "_versions", lambda: (taken.append(values) or values for values in fetched()))
    with CaptureQueriesContext(connection) as asked:
        found = rows()
        assert not taken
        assert len(list(islice(found, 3))) == 3
        assert len(taken) == 4
        assert len(list(found)) == 6
    # PostgreSQL's cursor on the server is not counted.
    assert len(asked) <= 1


def test_the_dictionary_is_the_list_of_fields():
    assert len(set(NAMES)) == len(FIELDS)
    assert all(field.meaning and field.type in ("text", "number", "date", "time", "address") for field in FIELDS)


# ---- Whether it is what it was


def test_it_is_the_same_while_nothing_changes():
    factories.judgment_version()
    factories.judgment_version("dreadful", released=False)
    assert public_record_fingerprint() == public_record_fingerprint()


def test_a_release_the_end_of_an_embargo_and_a_new_name_all_change_it():
    tomorrow = timezone.now() + timedelta(days=1)
    hidden = factories.judgment_version(released=False)
    embargoed = factories.judgment_version(embargoed_until=tomorrow)
    seen = [public_record_fingerprint()]
    factories.release(hidden)
    seen.append(public_record_fingerprint())
    for until in (timezone.now() - timedelta(hours=2), timezone.now() - timedelta(hours=1), tomorrow):
        JudgmentVersion.objects.filter(pk=embargoed.pk).update(embargoed_until=until)
        seen.append(public_record_fingerprint())
    Body.objects.update(name="Borset Constabulary")
    seen.append(public_record_fingerprint())
    # Hidden again, it is as it was before the embargo ended.
    assert seen[4] == seen[1]
    assert len(set(seen)) == 5


# ---- Coverage and changes


def test_coverage_says_how_many_of_how_many_and_who_is_missing():
    load_folder()
    said = [str(covered) for covered in coverage()]
    assert "PEEL 2017, Effectiveness: 41 of 43 police forces; no judgment held for Derbyshire and Norfolk" in said
    assert "FRS Round 1 2018/19" in [programme.label for programme in not_covered()]


def test_coverage_counts_what_is_no_grade_apart_and_nothing_hidden():
    factories.judgment_version("fair", of=factories.body("ambridge"))
    factories.judgment_version(outcome="last grade stands", of=factories.body("borsetshire"))
    factories.judgment_version("fair", of=factories.body("felpersham"), released=False)
    [covered] = coverage()
    assert (covered.graded, covered.others, covered.bodies, covered.not_held) == (1, 1, 3, 1)
    assert str(covered).endswith("1 of 3 police forces; 1 not given a grade; no judgment held for Felpersham")


def test_changes_are_releases_by_day_and_what_was_replaced():
    old, new = factories.judgment_version("splendid"), factories.judgment_version("dreadful")
    factories.judgment_version("fair", of=factories.body("ambridge"))
    factories.judgment_version("fair", released=False)
    found = changes()
    [released] = [change for change in found if isinstance(change, Released)]
    [replaced] = [change for change in found if isinstance(change, Replaced)]
    assert (released.on, released.count) == (timezone.localdate(), 2)
    assert (replaced.old, replaced.new, replaced.on) == (old, new, timezone.localdate())


@pytest.mark.parametrize(
    ("ask", "number"), [(coverage, 6), (changes, 4), (public_record_fingerprint, 9), (not_covered, 1)]
)
def test_its_queries_do_not_grow(ask, number, django_assert_num_queries):
    for slug in ("ambridge", "borsetshire", "felpersham"):
        for code in ("round-1", "round-2"):
            for _ in range(2):
                factories.judgment_version(of=factories.body(slug), on=factories.area(factories.programme(code)))
    factories.body("penny-hassett")
    with django_assert_num_queries(number):
        ask()
