"""The papers that a story stands on, listed at its end, in its feed item and for machines."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import Story
from tests import factories
from tests.reading import get

REPORT = "The force digs holes, and fills them in."


def report(**fields):
    said = {"publisher": "Testorate", "licence": "Free Licence", "attribution": "© Testorate 2018"}
    return factories.source(REPORT, **said | {"address": "https://example.org/report"} | fields)


def quoting(*quotes: dict, placed: bool = True) -> Story:
    story = factories.story()
    for fields in quotes:
        quote = factories.quote(story, speaker="", organisation="", **fields)
        story.body += factories.placed("quote", quote.key) if placed else ""
    story.save()
    return story


def listed(story: Story) -> list[str]:
    verbs.publish(story, by=factories.editor())
    tree = lxml_html.fromstring(get(story.get_absolute_url()).content.decode())
    return [" ".join(item.text_content().split()) for item in tree.xpath("//section[@class='sources']//li")]


def test_a_paper_stands_there_once_with_its_publisher_pages_address_and_licence():
    source = report()
    source.pages.create(number=3, text="It digs on. And it rests.")
    source.note_text()
    said = [("The force digs holes", 1), ("It digs on", 3), ("And it rests", 3)]
    (told,) = listed(quoting(*({"words": words, "page": page, "source": source} for words, page in said)))
    assert told == (
        "An inspection of digging, Testorate (full report). © Testorate 2018, Free Licence Quoted from pages 1 and 3."
    )


def test_the_report_of_a_judgment_that_it_uses_is_a_source_and_no_other_paper_of_the_inspection_is():
    version = factories.judgment_version("fair")
    report(inspection=version.judgment.inspection)
    report(inspection=version.judgment.inspection, kind="letter", title="A letter")
    report(inspection=version.judgment.inspection, title="For the desk", for_readers=False)
    tomorrow = timezone.now() + timedelta(days=1)
    report(inspection=version.judgment.inspection, title="Under embargo", embargoed_until=tomorrow)
    story = factories.story()
    factories.attach(story, version)
    (told,) = listed(story)
    assert "An inspection of digging, Testorate" in told
    assert "Its judgments were published on 22 March 2018." in told


def test_the_page_of_a_quote_that_stands_nowhere_is_the_desks():
    quote = {"words": "The force digs holes", "page": 1, "source": report()}
    assert "page" not in listed(quoting(quote, placed=False))[0]
    in_its_words = quoting(quote, placed=False)
    in_its_words.body += "<p>“The force digs holes,” it says.</p>"
    in_its_words.save()
    assert "Quoted from page 1." in listed(in_its_words)[0]


@pytest.mark.parametrize("hidden", [{"for_readers": False}, {"embargoed_until": timezone.now() + timedelta(days=1)}])
def test_a_paper_that_readers_may_not_be_told_of_is_not_listed(hidden):
    story = quoting({"words": "The force digs holes", "source": report(**hidden)})
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now(), published_by=factories.editor())
    shown = get(story.get_absolute_url()).content.decode()
    assert "sources-title" not in shown
    assert "An inspection of digging" not in shown


def test_the_feed_item_and_the_machines_are_told_too():
    story = quoting({"words": "The force digs holes", "page": 1, "source": report()})
    listed(story)
    (item,) = json.loads(Client().get("/feed.json").content)["items"]
    assert "<h2>Sources</h2>" in item["content_html"]
    assert "<cite>An inspection of digging</cite>, Testorate, page 1" in item["content_html"]
    assert "Sources:\nAn inspection of digging, Testorate, quoted: 1, © Testorate 2018" in item["content_text"]
    page = lxml_html.fromstring(Client().get(story.get_absolute_url()).content.decode())
    (article,) = (
        data for text in page.xpath("//script/text()") if (data := json.loads(text))["@type"] == "NewsArticle"
    )
    assert [work["name"] for work in article["citation"]] == ["An inspection of digging"]


def test_a_stranger_with_a_link_to_a_draft_is_told_of_the_same_papers_and_of_no_others(client):
    version = factories.judgment_version("fair")
    report(inspection=version.judgment.inspection)
    report(inspection=version.judgment.inspection, title="For the desk", for_readers=False)
    story = factories.story()
    factories.attach(story, version)
    _, token = verbs.make_preview_link(story, by=factories.reporter(), for_whom="Lena Law", days=3)
    shown = client.get(reverse("preview", args=[token])).content.decode()
    assert "An inspection of digging" in shown
    assert "For the desk" not in shown
    assert "Share this story" not in shown
