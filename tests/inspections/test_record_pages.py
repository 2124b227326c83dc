"""The pages of the record."""

import pytest
from django.test import Client

from articles import verbs
from inspections.models import BodyName
from tests import factories
from tests.reading import get, queries, words

BODY, INSPECTION, COMPARISON = (
    "/inspections/borsetshire/",
    "/inspections/borsetshire/round-1/",
    "/inspections/compare/round-1/",
)
FILTERED = f"{COMPARISON}?outcome=fair&words=borset&sort=-area:digging"


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
    _, one_by_one = words(BODY).split("Inspection by inspection")
    assert one_by_one.index("Round 2") < one_by_one.index("cannot be compared") < one_by_one.index("Round 1")


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


@pytest.mark.parametrize("address", [BODY, INSPECTION])
def test_an_old_version_stays_and_says_what_replaced_it_when_why_and_from_where(address):
    factories.judgment_version("splendid", published_on="2018-03")
    factories.judgment_version("fair", published_on="2018-08-08", source="A letter", source_page=7)
    factories.judgment_version("dreadful", reason="our slip", published_on="", source="The report")
    shown = words(address)
    assert (
        "Was fair, published 8 August 2018. Replaced on a date that we do not hold by dreadful: our slip. "
        "Seen at the inspectorate: The report." in shown
    )
    assert (
        "Was splendid, published March 2018. Replaced 8 August 2018 by fair: regraded. "
        "Seen at the inspectorate: A letter, page 7." in shown
    )


def test_a_version_that_is_not_released_replaces_nothing():
    factories.judgment_version("splendid")
    factories.judgment_version("dreadful", released=False)
    assert "Was splendid" not in words(BODY) + words(INSPECTION)


def test_the_body_says_of_which_programmes_we_hold_nothing():
    factories.judgment_version()
    factories.programme("round-2")
    assert "We hold no judgment of Borsetshire Police in Round 2; that does not mean that there is none." in words(BODY)


@pytest.mark.parametrize("address", [BODY, INSPECTION])
def test_no_finding_held_is_not_told_as_no_finding_made(address):
    factories.judgment_version()
    assert "We hold no cause of concern, recommendation or area for improvement" in words(address)
    assert "That does not mean that there is none." in words(address)


def test_findings_still_open_stand_with_their_dates_page_and_source_and_closed_ones_are_counted():
    factories.judgment_version()
    factories.finding(
        "Dig deeper.", kind="recommendation", state="open", due_on="2025-03", as_of_on="2024", page=12, number="3"
    )
    factories.finding("Nobody knows.", number="4")
    factories.finding("Done long ago.", state="closed", number="5")
    factories.finding("Overtaken.", state="superseded", number="6")
    shown = words(BODY)
    assert "Recommendation 3 Dig deeper. Open, as of 2024. Due March 2025. Seen in The report, page 12." in shown
    assert "State not known; as of when is not held. No due date held." in shown
    assert "2 held as open or of a state not known. 1 closed. 1 superseded." in shown
    assert "Done long ago." not in shown
    assert "Done long ago." in words(INSPECTION)


def test_the_inspection_shows_the_quotes_that_public_stories_place_and_their_papers():
    paper = factories.source(
        title="The digging report",
        publisher="The Testorate",
        inspection=factories.judgment_version().judgment.inspection,
        extent="extract",
        fetched_on="2018-03-23",
        licence="Open Digging Licence",
    )
    story = factories.story("Hole found")
    shown, kept = factories.quote(story, "Very deep", source=paper, page=4), factories.quote(story, "Not yet ours")
    story.body += factories.placed("quote", shown.key)
    story.save()
    assert "Very deep" not in words(INSPECTION)
    verbs.publish(story, by=factories.editor())
    told = words(INSPECTION)
    assert "“Very deep”" in told
    assert "from The digging report, page 4. In our story Hole found" in told
    assert kept.words not in told
    assert (
        "Report of The Testorate, fetched 23 March 2018. We hold passages only: page 1. Open Digging Licence." in told
    )


def test_the_papers_of_another_inspection_are_not_among_its_own():
    factories.judgment_version()
    other = factories.judgment_version(of=factories.body("ambridge")).judgment.inspection
    factories.source(title="Of Ambridge", inspection=other)
    shown = words(INSPECTION)
    assert "Of Ambridge" not in shown
    assert "We hold none of the papers of this inspection for readers." in shown


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


@pytest.mark.parametrize(
    ("address", "number"), [("/inspections/", 6), (BODY, 19), (INSPECTION, 16), (COMPARISON, 10), (FILTERED, 10)]
)
def test_its_queries_do_not_grow_with_the_record(address, number):
    factories.judgment_version(on=factories.area())
    _written_about("first")
    before = queries(address)
    for code in ("filling-in", "fencing", "signing"):
        for slug in ("borsetshire", "ambridge"):
            factories.judgment_version(of=factories.body(slug), on=factories.area(code=code))
    for title in ("second", "third"):
        _written_about(title)
    assert (before, queries(address)) == (number, number)


def _written_about(title: str) -> None:
    """A paper, a finding, and a story that quotes the paper."""
    factories.finding(area=factories.area())
    factories.monitoring(stage=title)
    story = factories.story()
    quote = factories.quote(story, source=factories.source(title=title, inspection=factories.inspection()))
    story.body += factories.placed("quote", quote.key)
    story.inspections.add(factories.inspection())
    story.save()
    verbs.publish(story, by=factories.editor())
