"""The page of search: what it finds, in which order, narrowed by what, and what it never shows."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import Story
from newsroom.pages.search import page, postgresql, stories
from newsroom.pages.search.filters import SearchFilter, chosen_filter
from tests import factories
from tests.reading import get, queries, words


def many(number: int, headline: str, body: str = "<p>Nothing.</p>") -> list[Story]:
    """So many of a kind, a day apart, the last the newest. One goes out as stories do, the others as by an import."""
    first = out(f"{headline} 0", body, slug="of-many-0")
    Story.objects.filter(pk=first.pk).update(published_at=first.published_at - timedelta(days=number + 1))
    first.refresh_from_db()
    others = []
    for one in range(1, number):
        other = Story.objects.get(pk=first.pk)
        other.pk, other.uid = None, uuid4()
        other.headline, other.slug = f"{headline} {one}", f"of-many-{one}"
        other.published_at += timedelta(days=one)
        others.append(other)
    return [first, *Story.objects.bulk_create(others)]


def found(query: str, **narrowed) -> list[str]:
    """The headlines found, in order."""
    answer = Client().get("/search/", {"q": query} | narrowed)
    assert answer.status_code == 200
    tree = lxml_html.fromstring(answer.content.decode())
    return [heading.text_content() for heading in tree.xpath("//section[@aria-labelledby='stories-title']//h3")]


def shown(query: str) -> str:
    return words(f"/search/?q={query}")


def out(headline: str, body: str = "<p>Nothing.</p>", **fields) -> Story:
    return factories.published_story(headline, body=body, **{"standfirst": "Nothing."} | fields)


# ---- Stories


def test_every_word_must_be_there_in_whatever_form():
    out("Diggers", "<p>They inspected the deepest holes.</p>")
    out("Hole", "<p>It is shallow.</p>")
    assert found("inspecting hole") == ["Diggers"]
    assert found("hole -shallow") == ["Diggers"]
    assert found('"deepest holes"') == ["Diggers"]
    assert found('"holes deepest"') == []


def test_accents_and_marks_make_no_difference():
    out("Café", "<p>PEEL 2018/19 in Ynys Môn: the force’s re-inspected hole</p>", slug="cafe")
    for query in ("cafe", "CAFÉ", "2018", "2018/19", "mon", "force's hole", "re-inspected", '"2018 19"'):
        assert found(query) == ["Café"], query


def test_a_word_in_the_headline_counts_for_more_than_one_in_the_text():
    out("A quarry")
    out("Nothing much", f"<p>{'Other words. ' * 30}A quarry.</p>")
    assert found("quarry") == ["A quarry", "Nothing much"]
    assert found("quarry", sort="newest") == ["Nothing much", "A quarry"]


def test_authors_and_topics_are_found_too():
    out("By her", by=("Bea Byline",), topics=["Sinkholes"])
    assert found("byline") == found("sinkhole") == ["By her"]


def test_what_was_looked_for_is_marked_and_nothing_else_is_markup():
    out("<b>Quarry</b> & co", "<p>A &lt;i&gt;quarry&lt;/i&gt; here.</p>", slug="co")
    tree = lxml_html.fromstring(get("/search/?q=quarry").content.decode())
    assert [mark.text_content().casefold() for mark in tree.xpath("//main//mark")] == ["quarry", "quarry"]
    assert not tree.xpath("//main//b | //main//i")
    assert "i>quarry<" in shown("quarry").replace("< ", "<")


def test_it_is_narrowed_by_section_topic_body_and_year_with_counts():
    story = out("In fire", "<p>Quarry</p>", section=factories.section("fire"), topics=["Deep"])
    story.inspections.add(factories.judgment_version().judgment.inspection)
    out("In police", "<p>Quarry</p>", topics=["Deep"])
    old = out("Of old", "<p>Quarry</p>")
    Story.objects.filter(pk=old.pk).update(published_at=timezone.now() - timedelta(days=900))
    tree = lxml_html.fromstring(get("/search/?q=quarry").content.decode())
    offered = {select.get("name"): [one.text for one in select.iter("option")] for select in tree.iter("select")}
    assert offered["section"] == ["all sections", "Police (2)", "Fire (1)"]
    assert offered["topic"] == ["all topics", "Deep (2)"]
    assert offered["body"] == ["everybody", "Borsetshire Police (1)"]
    assert [label.split()[1] for label in offered["year"][1:]] == ["(2)", "(1)"]
    assert found("quarry", section="fire") == ["In fire"]
    assert set(found("quarry", topic="deep")) == {"In fire", "In police"}
    assert found("quarry", body="borsetshire") == ["In fire"]
    assert found("quarry", year=f"{timezone.now() - timedelta(days=900):%Y}") == ["Of old"]
    assert found("quarry", section="fire", topic="deep", body="borsetshire", sort="newest") == ["In fire"]
    assert found("quarry", kind="judgments") == []


def test_it_is_narrowed_to_days_of_the_newsrooms_clock():
    out("At the end of June", "<p>Quarry</p>", at=datetime(2024, 6, 30, 22, 59, tzinfo=UTC))
    out("Early in July", "<p>Quarry</p>", at=datetime(2024, 6, 30, 23, 1, tzinfo=UTC))
    assert found("quarry", **{"from": "2024-07-01"}) == ["Early in July"]
    assert found("quarry", to="2024-06-30") == found("quarry", to="2024-06") == ["At the end of June"]
    assert found("quarry", **{"from": "2024", "to": "2024"}, sort="newest") == ["Early in July", "At the end of June"]
    assert found("quarry", **{"from": "0001-01-01", "to": "9999-12-31"}, kind="stories", year="2024")
    assert not found("quarry", **{"from": "9999"})
    assert not found("quarry", to="0001")


def test_a_judgment_dated_to_a_month_may_be_of_any_day_of_it():
    factories.judgment_version(published_on="2024-07")
    within = "/search/?q=borsetshire&kind=judgments&"
    for days in ("from=2024-07-31", "to=2024-07-01", "from=2024&to=2024", "from=2024-07-09&to=2024-07-10"):
        assert "1 judgment" in words(within + days), days
    for days in ("from=2024-08-01", "to=2024-06-30"):
        assert "We found nothing" in words(within + days), days


def test_a_day_that_cannot_be_read_is_told_and_narrows_nothing():
    out("Quarry")
    text = words("/search/?q=quarry&from=3+May&to=2024-02-31")
    assert "We could not read “3 May” as a date" in text
    assert "“2024-02-31”" in text
    assert found("quarry", **{"from": "3 May"}) == ["Quarry"]


@pytest.mark.parametrize("latest", [1, 2, 8000])
def test_of_a_common_word_only_the_newest_are_looked_at_and_it_says_so(monkeypatch, latest):
    """However many of the latest stories PostgreSQL is told to look at before the rest."""
    monkeypatch.setattr(stories, "MOST", 2)
    monkeypatch.setattr(postgresql, "LATEST", latest)
    many(3, "Quarry")
    assert set(found("quarry")) == {"Quarry 1", "Quarry 2"}
    assert "more than 2 stories" in shown("quarry")
    assert "the newest 2 of them" in shown("quarry")
    assert len(found('"quarry"')) == 2
    assert found("quarry 0") == ["Quarry 0"]


def test_side_by_side_and_left_out_are_looked_for_in_the_newest_that_have_the_words_and_it_says_so(monkeypatch):
    monkeypatch.setattr(stories, "READ", 2)
    many(3, "Quarry holes deep")
    out("Deep quarry near holes", at=timezone.now() - timedelta(days=1))
    assert found('"quarry holes"') == ["Quarry holes deep 2"]
    assert "looked for them side by side in the newest 2 of them, and show the newest first" in shown('"quarry holes"')
    assert found("quarry -near") == ["Quarry holes deep 2"]
    assert "looked for what you left out in the newest 2 of them" in shown("quarry -near")
    assert found('"quarry holes" -near') == ["Quarry holes deep 2"]
    # Nothing is looked through where the words themselves are few.
    assert "looked for" not in shown('"near holes"')
    assert found('"deep 0"') == ["Quarry holes deep 0"]


def test_pages_are_bounded():
    many(21, "Quarry")
    assert len(found("quarry")) == 20
    assert len(found("quarry", page="2")) == 1
    for number in ("3", "0", "-1", "two", "99999999999999"):
        get(f"/search/?q=quarry&page={number}", 404)


# ---- The record


def test_a_judgment_is_found_by_body_area_and_grade_and_its_body_after_it():
    factories.judgment_version("dreadful", on=factories.area(code="effectiveness"))
    factories.judgment_version("fair", on=factories.area(code="digging"))
    factories.judgment_version("dreadful", of=factories.body("ambridge"), on=factories.area(code="effectiveness"))
    tree = lxml_html.fromstring(get("/search/?q=borsetshire+effectiveness+dreadful").content.decode())
    headings = [heading.text_content() for heading in tree.xpath("//main//h3")]
    assert headings == ["Borsetshire Police: Effectiveness", "Borsetshire Police"]
    assert "dreadful" in tree.xpath("string(//section[@aria-labelledby='judgments-title'])")
    assert tree.xpath("//section[@aria-labelledby='judgments-title']//span[contains(@class, 'mark')]")
    assert tree.xpath("//main//h3/a/@href")[0] == "/inspections/borsetshire/round-1/"


def test_of_more_than_are_shown_it_says_so(monkeypatch):
    monkeypatch.setattr(page, "SHOWN", 1)
    for slug in ("borsetshire", "ambridge"):
        factories.judgment_version(of=factories.body(slug))
    assert "We show the first 1 of these" in words("/search/?q=fair&kind=judgments")
    monkeypatch.setattr(page, "SHOWN", 2)
    assert "We show the first" not in words("/search/?q=fair&kind=judgments")


def test_a_body_is_found_by_its_former_name_and_before_its_judgments():
    version = factories.judgment_version()
    version.judgment.inspection.body.names.create(name="Barsetshire Constabulary", to_on="2001")
    text = shown("barsetshire")
    assert "formerly Barsetshire Constabulary" in text
    assert text.index("Bodies") < text.rindex("Judgments") < text.rindex("Inspections")


def test_a_body_and_an_area_are_found_by_what_newspapers_call_them():
    beds = factories.body("bedfordshire")
    factories.judgment_version(of=beds, on=factories.area(label="Recording data about crime"))
    assert "Bedfordshire Police" in shown("beds+police")
    assert "1 judgment" in shown("beds+crime+recording")


def test_the_newest_public_version_is_what_is_found():
    factories.judgment_version("dreadful")
    factories.judgment_version("fair")
    factories.judgment_version("splendid", released=False)
    assert "1 judgment" in shown("borsetshire+fair")
    assert "“borsetshire dreadful”: 1 body." in shown("borsetshire+dreadful")
    assert "“borsetshire splendid”: 1 body." in shown("borsetshire+splendid")


def test_other_outcomes_are_found_by_their_words():
    factories.judgment_version(outcome="quashed")
    assert "1 judgment" in shown("borsetshire+quashed")
    assert "1 judgment" in shown("borsetshire+-fair")


# ---- Slips, and nothing found


@pytest.mark.parametrize("slip", ["borsetshre", "borstshire", "Borestshire"])
def test_a_slip_in_a_name_is_mended_and_said(slip):
    factories.judgment_version()
    text = shown(slip)
    assert f"We found nothing for “{slip}”, so this is what we found for" in text
    assert "Borsetshire Police" in text


def test_where_something_is_found_it_only_asks():
    factories.judgment_version()
    out("Borsetshre is a town")
    text = shown("borsetshre")
    assert "Did you mean borsetshire?" in text
    assert "Borsetshre is a town" in text


def test_the_names_of_hidden_authors_and_topics_mend_nothing():
    factories.story(by=("Sam Secretname",), topics=["Secrettopic"])
    assert "retname" not in shown("secretnme").replace("“secretnme”", "")
    assert "Secrettopic" not in shown("secrettopc")


def test_nothing_found_helps_on():
    text = shown("xyzzy")
    assert "We found nothing for “xyzzy” in our stories" in text
    assert "Look without narrowing it down" in words("/search/?q=xyzzy&year=1999")


def test_nothing_asked_for_helps_to_begin():
    factories.judgment_version()
    text = words("/search/")
    assert "Search looks in the whole text" in text
    assert "Borsetshire Police" in text
    assert "has no word that we can look for" in shown("the")


# ---- What must never be


HOSTILE = [
    *(
        '"',
        '""',
        "'",
        "''",
        "*",
        "a*",
        "NEAR(a b)",
        "a AND",
        "OR",
        "NOT",
        "(",
        ")",
        "a:b",
        "headline:x",
        "^a",
        "-",
        "- a",
    ),
    *(
        "a & b | !c <-> d",
        "a:*",
        "\\",
        "%",
        "%s",
        "{x}",
        "§s1",
        "\x00",
        "a\x00b",
        "\ud800",
        "🚓",
        "日本語",
        "\ue000x\ue001",
    ),
    *("a" * 5000, "a " * 5000, '"' * 500, "-a " * 100, '"a b" -"c d" -e', "'; DROP TABLE articles_story; --", "s", "t"),
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for typed in HOSTILE]


def test_whatever_is_typed_is_looked_for(texts):
    out("Quarry")
    for text in texts:
        choice = chosen_filter(dict.fromkeys(("section", "topic", "body", "year", "kind", "sort"), text))
        assert choice == SearchFilter(), text
        assert page.find_page(text, choice), text
        # With a word that is there, so that it is ranked and marked as well.
        known = page.find_page(f"quarry {text}", choice)
        assert page.shown_stories(known.query, known.matches.rows) is not None, text


@pytest.mark.parametrize("text", ['"', "a\x00b", "\ud800", "'; DROP TABLE articles_story; --", "a" * 5000])
def test_whatever_is_typed_gets_a_page(text):
    out("Quarry")
    typed = text.encode("utf-8", "surrogatepass")
    narrowed = dict.fromkeys(("section", "topic", "body", "year", "kind", "sort", "from", "to"), typed)
    assert Client().get("/search/", {"q": typed} | narrowed).status_code == 200
    assert found("quarry", **narrowed) == ["Quarry"]


def test_hidden_stories_are_neither_shown_nor_counted_nor_marked():
    seen = out("Zebra seen")
    hidden = [factories.story("Zebra draft"), factories.scheduled_story("Zebra planned")]
    verbs.withdraw(out("Zebra withdrawn"), by=factories.editor(), reason="Wrong.")
    assert found("zebra") == [seen.headline]
    assert "1 story." in shown("zebra")
    assert found("planned") == found("draft") == found("withdrawn") == []
    Story.objects.filter(pk=hidden[1].pk).update(published_at=timezone.now() - timedelta(minutes=1))
    assert set(found("zebra")) == {"Zebra seen", "Zebra planned"}


def test_a_planned_story_is_found_at_its_minute_with_nothing_run(monkeypatch):
    planned = factories.scheduled_story("Zebra planned")
    assert found("zebra") == []
    later = planned.published_at + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert found("zebra") == ["Zebra planned"]


def test_robots_are_kept_away_and_it_fits_the_bound():
    made = many(21, f"Quarry {'long word ' * 12}", f"<p>{'Quarry holes. ' * 200}</p>")
    for number, story in enumerate(made):
        story.topics.add(f"T{number}")
        story.inspections.add(factories.inspection(factories.body(f"quarry-{number}")))
    address = "/search/?q=quarry"
    answer = Client().get(address)
    assert answer.content.decode().count("<option") > 42
    assert len(answer.content) < 60_000
    assert "Disallow: /search/" in Client().get("/robots.txt").content.decode()


def test_its_queries_do_not_grow_with_what_is_found():
    def one(number: int) -> None:
        story = out(f"Quarry {number}", topics=[f"T{number}"], by=(f"A {number}",))
        story.inspections.add(factories.judgment_version(of=factories.body(f"quarry-{number}")).judgment.inspection)

    # With more than a few, no other spelling is looked for.
    for number in range(3):
        one(number)
    before = queries("/search/?q=quarry")
    for number in range(3, 7):
        one(number)
    # PostgreSQL is asked from where on stories are the latest.
    assert queries("/search/?q=quarry") == before == (24 if connection.vendor == "postgresql" else 23)


def test_a_head_on_every_page_searches():
    (form,) = lxml_html.fromstring(get("/about/").content.decode()).xpath("//form[@role='search']")
    assert (form.get("action"), form.get("method")) == ("/search/", "get")
    assert Client().post("/search/").status_code == 405
