"""The pages of the record."""

import pytest
from django.test import Client

from inspections.models import BodyName
from tests import factories
from tests.reading import get, queries, words

BODY, INSPECTION, COMPARISON = (
    "/inspections/borsetshire/",
    "/inspections/borsetshire/round-1/",
    "/inspections/compare/round-1/",
)


@pytest.mark.parametrize("address", ["/inspections/", BODY, INSPECTION, COMPARISON])
def test_a_page_is_only_read(address):
    factories.judgment_version()
    get(address)
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["/inspections/none/", "/inspections/borsetshire/none/", "/inspections/compare/none/"]
)
def test_what_is_not_there_answers_404(address):
    factories.judgment_version()
    get(address, 404)


def test_the_index_leads_to_every_body_and_programme():
    factories.judgment_version()
    factories.body("ambridge", region="The Vale")
    shown = get("/inspections/").content.decode()
    assert BODY in shown
    assert COMPARISON in shown
    assert "The Vale" in shown
    assert "1 judgment held" in shown


def test_an_inspection_of_which_nothing_is_released_is_not_there():
    factories.judgment_version("dreadful", released=False)
    get(INSPECTION, 404)
    assert "dreadful" not in words(BODY)
    assert "We hold no judgment of Borsetshire Police." in words(BODY)
    assert "We hold no judgment of Round 1." in words(COMPARISON)


def test_the_body_tells_the_break_between_programmes_that_do_not_compare():
    old = factories.area(factories.programme("round-1", first_published_on="2015"))
    new = factories.area(factories.programme("round-2", first_published_on="2020", comparability_group="other"))
    factories.judgment_version("fair", on=old)
    factories.judgment_version("splendid", on=new)
    shown = words(BODY)
    assert shown.index("Round 2") < shown.index("cannot be compared") < shown.index("Round 1")


def test_the_body_has_its_names_monitoring_and_stories():
    body = factories.judgment_version().judgment.inspection.body
    BodyName.objects.create(body=body, name="Borset Constabulary", to_on="2001")
    factories.monitoring(body)
    factories.published_story("Hole found").inspections.add(body.inspections.get())
    shown = words(BODY)
    for told in ("Borset Constabulary", "“Engage”", "June 2022", "Hole found"):
        assert told in shown


def test_the_inspection_says_where_each_judgment_was_seen():
    factories.judgment_version(confidence="secondary", source="The Echo", published_on="2018-03")
    shown = words(INSPECTION)
    assert "fair" in shown
    assert "March 2018" in shown
    assert "Seen in another source: The Echo" in shown


@pytest.mark.parametrize(
    ("confidence", "label"),
    [("official", "The inspectorate’s question:"), ("summary", "Our summary, not official wording:")],
)
def test_a_summary_is_never_shown_as_official_wording(confidence, label):
    factories.judgment_version(on=factories.area(wording="How deep?", wording_confidence=confidence))
    assert f"{label} How deep?" in words(INSPECTION)


def test_the_inspection_keeps_what_was_replaced_and_why():
    factories.judgment_version("splendid")
    factories.judgment_version("dreadful")
    assert "Replaced: splendid, 22 March 2018 (regraded)" in words(INSPECTION)


def test_the_inspection_says_what_we_do_not_hold():
    factories.judgment_version()
    factories.area(code="filling-in")
    assert "Filling in we hold no judgment" in words(INSPECTION)


def test_the_comparison_gives_its_basis():
    factories.judgment_version()
    factories.body("ambridge")
    shown = words(COMPARISON)
    assert "1 of 2 police forces; we hold no grade for Ambridge." in shown
    assert "no ranking" in shown


@pytest.mark.parametrize(("address", "number"), [("/inspections/", 6), (BODY, 17), (INSPECTION, 12), (COMPARISON, 10)])
def test_its_queries_do_not_grow_with_the_record(address, number):
    factories.judgment_version(on=factories.area())
    factories.published_story().inspections.add(factories.inspection())
    before = queries(address)
    for code in ("filling-in", "fencing", "signing"):
        for slug in ("borsetshire", "ambridge"):
            factories.judgment_version(of=factories.body(slug), on=factories.area(code=code))
    for _ in range(3):
        factories.published_story().inspections.add(factories.inspection())
    assert (before, queries(address)) == (number, number)
