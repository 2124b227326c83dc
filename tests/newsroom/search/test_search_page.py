"""The page of search: what it finds, in which order, narrowed by what, and what it never shows."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from articles.models import Story
from newsroom.search import stories
from tests import factories
from tests.reading import get, queries, words


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


def test_of_a_common_word_only_the_newest_are_looked_at_and_it_says_so(monkeypatch):
    monkeypatch.setattr(stories, "MOST", 2)
    for number in range(3):
        out(f"Quarry {number}", at=timezone.now() - timedelta(days=9 - number))
    assert set(found("quarry")) == {"Quarry 1", "Quarry 2"}
    assert "more than 2 stories" in shown("quarry")
    assert "the newest 2 of them" in shown("quarry")
    assert len(found('"quarry"')) == 2
    assert found("quarry 0") == ["Quarry 0"]


def test_pages_are_bounded():
    for number in range(21):
        out(f"Quarry {number}")
    assert len(found("quarry")) == 20
    assert len(found("quarry", page="2")) == 1
    for page in ("3", "0", "-1", "two", "99999999999999"):
        get(f"/search/?q=quarry&page={page}", 404)


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


def test_a_body_is_found_by_its_former_name_and_before_its_judgments():
    version = factories.judgment_version()
    version.judgment.inspection.body.names.create(name="Barsetshire Constabulary", to_on="2001")
    text = shown("barsetshire")
    assert "formerly Barsetshire Constabulary" in text
    assert text.index("Bodies") < text.rindex("Judgments") < text.rindex("Inspections")


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


def test_whatever_is_typed_gets_an_answer():
    out("Quarry")
    for typed in HOSTILE:
        text = typed.encode("utf-8", "surrogatepass")
        narrowed = dict.fromkeys(("section", "topic", "body", "year", "kind", "sort"), text)
        assert Client().get("/search/", {"q": text}).status_code == 200, typed
        assert found("quarry", **narrowed) == ["Quarry"], typed


def test_hidden_stories_are_neither_shown_nor_counted_nor_marked():
    seen = out("Zebra seen")
    hidden = [factories.story("Zebra draft"), factories.scheduled_story("Zebra planned")]
    out("Zebra withdrawn").withdraw(by=factories.editor(), reason="Wrong.")
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


def test_it_is_not_to_be_indexed_and_fits_the_bound():
    for number in range(21):
        headline = f"Quarry {number} {'long word ' * 12}"
        story = out(headline, f"<p>{'Quarry holes. ' * 200}</p>", topics=[f"T{number}"], slug=f"quarry-{number}")
        story.inspections.add(factories.judgment_version(of=factories.body(f"quarry-{number}")).judgment.inspection)
    answer = get("/search/?q=quarry")
    assert "noindex" in answer.content.decode()
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
    assert queries("/search/?q=quarry") == before == 23


def test_a_head_on_every_page_searches():
    (form,) = lxml_html.fromstring(get("/about/").content.decode()).xpath("//form[@role='search']")
    assert (form.get("action"), form.get("method")) == ("/search/", "get")
    assert Client().post("/search/").status_code == 405
