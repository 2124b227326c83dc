"""Where readers meet a correction: the story, the record, the list of all; and what was withdrawn."""

import json

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import Correction
from tests import factories
from tests.reading import get, queries, words

TEXT = "Twelve holes were dug."
WAS = "An earlier version said thirteen."
LIST = "/corrections/"


def correct(*stories, text=TEXT, severity="typo", **said) -> Correction:
    return verbs.correct(*stories, by=factories.editor(), text=text, severity=severity, **said)


def today() -> str:
    return f"{timezone.localdate():%-d %B %Y}"


# ---- On the story


@pytest.mark.parametrize(("severity", "first"), [("significant", True), ("clarification", False), ("typo", False)])
def test_it_stands_before_or_after_the_text_as_it_is_serious(severity, first):
    story = factories.published_story()
    correct(story, severity=severity, was=WAS)
    shown = words(story.get_absolute_url())
    assert f"{TEXT} What was wrong: {WAS}" in shown
    assert today() in shown
    assert (shown.index(TEXT) < shown.index("The hole is deep.")) is first


def test_what_corrects_a_correction_stands_after_it_and_both_where_the_more_serious_does():
    story = factories.published_story()
    first = correct(story, text="Eleven holes were dug.")
    correct(text=TEXT, severity="significant", corrects=first)
    shown = words(story.get_absolute_url())
    assert shown.index("Eleven") < shown.index("of this correction") < shown.index(TEXT)
    assert shown.index(TEXT) < shown.index("The hole is deep.")


def test_a_correction_is_not_told_on_other_stories():
    correct(factories.published_story())
    assert TEXT not in words(factories.published_story("Another").get_absolute_url())


def test_what_an_editor_types_is_not_markup():
    story = factories.published_story()
    correct(story, text="<b>Twelve</b> & more", was="<script>x</script>")
    assert "<b>Twelve</b> & more" in words(story.get_absolute_url())
    assert "<script>x</script>" in words(LIST)


def test_machines_are_told_of_it_and_of_the_new_date(settings):
    story = factories.published_story()
    correction = correct(story)
    tree = lxml_html.fromstring(get(story.get_absolute_url()).content.decode())
    article = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
    [comment] = article["correction"]
    assert comment == {
        "@type": "CorrectionComment",
        "text": TEXT,
        "datePublished": correction.made_at.isoformat(),
        "url": f"{settings.SITE_URL}/corrections/{correction.pk}/",
    }
    assert article["dateModified"] == correction.made_at.isoformat()


def test_the_storys_queries_do_not_grow_with_its_corrections():
    story = factories.published_story()
    first = correct(story)
    once = queries(story.get_absolute_url())
    for number in range(4):
        story.refresh_from_db()
        correct(story, text=f"Hole {number}.", corrects=first)
    assert queries(story.get_absolute_url()) == once


# ---- On the list of all


def test_all_corrections_are_listed_the_newest_first_with_what_they_concern():
    story, version = factories.published_story(), factories.judgment_version()
    correct(story, text="The first.")
    correct(text="The second.", judgments=[version.judgment], severity="significant", was=WAS)
    shown = words(LIST)
    assert shown.index("The second.") < shown.index("The first.")
    assert "A significant mistake The second. What was wrong: An earlier" in shown
    assert "In the record: Borsetshire Police, Round 1, Digging" in shown
    assert story.headline in shown


def test_the_list_says_so_when_it_is_empty():
    assert "We have not had to correct anything yet." in words(LIST)
    assert "We have not withdrawn a story yet." in words("/withdrawals/")
    assert "We hold no judgment that was withdrawn or quashed." in words("/withdrawals/")


def test_a_story_withdrawn_since_is_not_named_but_its_correction_stays():
    story = factories.published_story("Force digs hole")
    correct(story)
    story.refresh_from_db()
    verbs.withdraw(story, by=factories.editor(), reason="There was no hole.")
    shown = get(LIST).content.decode()
    assert TEXT in shown
    assert "A story since withdrawn" in shown
    assert "Force digs hole" not in shown
    assert story.slug not in shown


def test_its_headline_stays_where_the_editor_chose_so_and_leads_nowhere():
    story = factories.published_story("Force digs hole")
    correct(story)
    story.refresh_from_db()
    verbs.withdraw(story, by=factories.editor(), reason="There was no hole.", headline_stays=True)
    shown = get(LIST).content.decode()
    assert "Force digs hole (withdrawn since)" in shown
    assert story.slug not in shown


def test_a_correction_has_an_address_that_finds_it_on_its_page():
    story = factories.published_story()
    corrections = [correct(story, text=f"Hole {number}.") for number in range(21)]
    assert (
        Client().get(corrections[0].get_absolute_url())["Location"] == f"/corrections/?page=2#{corrections[0].anchor}"
    )
    assert Client().get(corrections[1].get_absolute_url())["Location"] == f"/corrections/#{corrections[1].anchor}"
    assert f'id="{corrections[0].anchor}"' in get("/corrections/?page=2").content.decode()


def test_a_correction_that_readers_may_not_see_has_no_address():
    hidden = correct(judgments=[factories.judgment_version(released=False).judgment])
    assert Client().get(hidden.get_absolute_url()).status_code == 404
    assert Client().get("/corrections/99999999999999999999999/").status_code == 404
    assert TEXT not in words(LIST)


@pytest.mark.parametrize("page", ["0", "3", "x"])
def test_a_page_that_is_not_there_is_not_found(page):
    for address in (LIST, "/withdrawals/"):
        assert Client().get(f"{address}?page={page}").status_code == 404


def test_its_queries_do_not_grow_with_the_corrections():
    def more(times: int) -> None:
        for number in range(times):
            judgment = factories.judgment_version(on=factories.area(code=f"area-{number}")).judgment
            first = correct(factories.published_story(), judgments=[judgment])
            correct(text="Thirteen after all.", corrects=first)

    more(1)
    once = queries(LIST)
    more(4)
    assert (once, queries(LIST)) == (8, 8)


# ---- On the record


@pytest.mark.parametrize(
    "address", ["/inspections/borsetshire/", "/inspections/borsetshire/round-1/", "/inspections/compare/round-1/"]
)
def test_what_was_wrong_in_the_record_is_told_where_the_record_is_read(address):
    version = factories.judgment_version()
    assert "What we have corrected here" not in words(address)
    correct(judgments=[version.judgment], was=WAS)
    assert "Borsetshire, Round 1: Digging Twelve holes were dug. What was wrong: An earlier" in words(address)


def test_it_is_told_nowhere_else():
    correct(judgments=[factories.judgment_version().judgment])
    other = factories.judgment_version(of=factories.body("ambridge"), on=factories.area(factories.programme("round-2")))
    for address in ("/inspections/ambridge/", "/inspections/ambridge/round-2/", "/inspections/compare/round-2/"):
        assert TEXT not in words(address), other


# ---- Withdrawals


def test_what_was_withdrawn_is_listed_with_when_and_why_and_no_headline():
    verbs.withdraw(factories.published_story("Force digs hole"), by=factories.editor(), reason="There was no hole.")
    shown = words("/withdrawals/")
    assert "A story Published" in shown
    assert f"withdrawn {today()}" in shown
    assert "There was no hole." in shown
    assert "Force digs hole" not in shown


def test_the_headline_is_shown_on_both_pages_where_the_editor_chose_so():
    story = factories.published_story("Force digs hole")
    verbs.withdraw(story, by=factories.editor(), reason="There was no hole.", headline_stays=True)
    assert "Force digs hole" in words("/withdrawals/")
    assert "Force digs hole" in words(story.get_absolute_url(), 410)


def test_the_page_of_a_withdrawn_story_has_no_headline_otherwise():
    story = factories.published_story("Force digs hole")
    verbs.withdraw(story, by=factories.editor(), reason="There was no hole.")
    assert "Force digs hole" not in get(story.get_absolute_url(), 410).content.decode()


@pytest.mark.parametrize("outcome", ["withdrawn", "quashed"])
def test_judgments_taken_back_are_listed_with_date_and_source(outcome):
    factories.judgment_version()
    assert "We hold no judgment" in words("/withdrawals/")
    factories.judgment_version(outcome=outcome, reason=outcome, published_on="2019-05-01", source="A letter")
    shown = words("/withdrawals/")
    assert f"Borsetshire Police, Round 1: Digging {outcome.capitalize()}, 1 May 2019" in shown
    assert "Seen at the inspectorate: A letter" in shown


def test_a_judgment_that_came_back_is_no_longer_listed():
    factories.judgment_version()
    factories.judgment_version(outcome="withdrawn", reason="withdrawn")
    factories.judgment_version(reason="revisited")
    assert "We hold no judgment" in words("/withdrawals/")


def test_the_queries_of_withdrawals_do_not_grow():
    def more() -> None:
        verbs.withdraw(factories.published_story(), by=factories.editor(), reason="There was no hole.")
        area = factories.area(code=f"area-{Correction.objects.count()}-{timezone.now():%f}")
        factories.judgment_version(on=area, outcome="quashed")

    more()
    once = queries("/withdrawals/")
    more()
    more()
    assert queries("/withdrawals/") == once


@pytest.mark.parametrize("address", ["/", "/about/"])
def test_both_lists_are_linked_from_the_foot_of_every_page(address):
    links = lxml_html.fromstring(get(address).content.decode()).xpath("//footer//a/@href")
    assert {"/corrections/", "/withdrawals/"} <= set(links)


def test_the_lists_are_in_the_sitemap_with_their_newest_dates(client):
    correct(factories.published_story())
    sitemap = client.get("/sitemap.xml").content.decode()
    for address in ("/corrections/", "/withdrawals/"):
        assert f"{address}</loc>" in sitemap
    assert f"/corrections/</loc><lastmod>{timezone.now():%Y-%m-%d}" in sitemap
