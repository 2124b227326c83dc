"""How long a story takes to read, and how it is passed on."""

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as lxml_html

from articles import verbs
from articles.pages.share_links import share_links
from tests import factories
from tests.reading import get, words


@pytest.mark.parametrize(("number", "minutes"), [(1, 1), (330, 1), (920, 4)])
def test_it_says_how_long_it_takes_to_read(number, minutes):
    story = factories.published_story(body=f"<p>{'hole ' * number}</p>")
    assert f"{minutes} minute read" in words(story.get_absolute_url())


def test_only_what_readers_see_counts():
    story = factories.story()
    factories.quote(story, "It is a very deep hole " * 300)
    verbs.publish(story, by=factories.editor())
    assert "1 minute read" in words(story.get_absolute_url())
    placed = factories.story()
    quote = factories.quote(placed, "It is a very deep hole " * 300)
    placed.body += factories.placed("quote", quote.key)
    placed.save()
    verbs.publish(placed, by=factories.editor())
    assert "8 minute read" in words(placed.get_absolute_url())


@pytest.mark.anywhere
def test_headline_and_address_are_passed_on_whole():
    headline, address = "Holes & spades: 50% + more?", "https://example.org/stories/holes/"
    for way in share_links(headline, address):
        asked = parse_qs(urlsplit(way.address).query)
        said = " ".join(value for values in asked.values() for value in values)
        assert address in said
        assert headline in said or way.name == "Facebook"
        assert "+" not in way.address


def test_the_ways_are_plain_links_and_the_address_is_there_to_copy():
    story = factories.published_story()
    page = lxml_html.fromstring(get(story.get_absolute_url()).content.decode())
    (share,) = page.xpath("//section[@class='share']")
    assert [link.text for link in share.iter("a")] == ["Email", "WhatsApp", "Facebook", "Bluesky", "X"]
    assert share.xpath(".//span[@class='address']")[0].text == page.xpath("//link[@rel='canonical']/@href")[0]
    assert not page.xpath("//img[starts-with(@src, 'http')] | //iframe | //object")
