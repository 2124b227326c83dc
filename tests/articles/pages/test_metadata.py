"""What pages say of themselves to search engines and sharing cards."""

import json
from datetime import timedelta

from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import Story
from articles.pages import metadata, story_lists
from tests import factories


def page(client, address: str):
    return lxml_html.fromstring(client.get(address).content)


def said(root) -> dict[str, list[str]]:
    """The page's meta elements by name."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        found.setdefault(meta.get("property") or meta.get("name") or "", []).append(meta.get("content"))
    return found


def data(root) -> dict[str, dict]:
    """The page's schema.org objects by type."""
    blocks = [json.loads(script.text) for script in root.iter("script") if script.get("type") == "application/ld+json"]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    return {block["@type"]: block for block in blocks}


def story_with_picture(**fields) -> Story:
    picture = factories.picture(file=factories.picture_file(size=(1200, 630)))
    return factories.published_story(lead_picture=picture, lead_alt="A deep hole", **fields)


def test_a_story_has_one_canonical_address_on_the_sites_own_host(client, settings):
    settings.SITE_URL = "https://news.example"
    story = factories.published_story()
    root = page(client, story.get_absolute_url())
    canonical = f"https://news.example{story.get_absolute_url()}"
    assert root.xpath("//link[@rel='canonical']/@href") == [canonical]
    assert said(root)["og:url"] == [canonical]
    assert data(root)["NewsArticle"]["mainEntityOfPage"] == canonical


def test_a_sharing_card_has_the_storys_words_and_picture(client, settings):
    story = story_with_picture(by=("Ann Onymous", "Bob Lee"), topics=["Holes"])
    card = said(page(client, story.get_absolute_url()))
    assert card["og:type"] == ["article"]
    assert card["og:title"] == ["Force digs hole"]
    assert card["og:description"] == card["description"] == ["A hole has been dug."]
    assert card["og:image"] == [settings.SITE_URL + factories.sent(story.lead_picture, "wide").url]
    assert (card["og:image:width"], card["og:image:height"]) == (["1120"], ["630"])
    assert card["og:image:alt"] == ["A deep hole"]
    assert card["twitter:card"] == ["summary_large_image"]
    assert card["article:author"] == [f"{settings.SITE_URL}/authors/{who}/" for who in ("ann-onymous", "bob-lee")]
    assert (card["article:section"], card["article:tag"]) == (["Police"], ["Holes"])


def test_a_small_picture_makes_a_small_card(client):
    story = factories.published_story(lead_picture=factories.picture(), lead_alt="A hole")
    assert said(page(client, story.get_absolute_url()))["twitter:card"] == ["summary"]


def test_a_news_article_names_all_authors_and_its_publisher(client, settings):
    story = story_with_picture(by=("Ann Onymous", "Bob Lee"), topics=["Holes"])
    article = data(page(client, story.get_absolute_url()))["NewsArticle"]
    assert article["headline"] == "Force digs hole"
    assert [author["name"] for author in article["author"]] == ["Ann Onymous", "Bob Lee"]
    assert article["author"][0]["url"] == f"{settings.SITE_URL}/authors/ann-onymous/"
    assert article["publisher"]["name"] == "Newsroom"
    assert article["image"]["url"] == settings.SITE_URL + factories.sent(story.lead_picture, "wide").url
    assert article["keywords"] == ["Holes"]
    assert article["isAccessibleForFree"] is True


def test_the_two_dates_are_equal_until_the_story_is_updated(client):
    story = factories.published_story(at=timezone.now() - timedelta(days=2))
    article = data(page(client, story.get_absolute_url()))["NewsArticle"]
    assert article["datePublished"] == article["dateModified"] == story.published_at.isoformat()
    verbs.mark_updated(story, by=factories.editor())
    root = page(client, story.get_absolute_url())
    article = data(root)["NewsArticle"]
    assert article["datePublished"] == said(root)["article:published_time"][0] == story.published_at.isoformat()
    assert article["dateModified"] == said(root)["article:modified_time"][0] == story.updated_at.isoformat()


def test_it_says_which_body_it_is_about_and_cites_only_papers_that_readers_may_know(client, settings):
    story = factories.story()
    factories.attach(story, factories.judgment_version())
    verbs.publish(story, by=factories.editor())
    factories.quote(story, source=factories.source(title="The open report", address="https://example.org/report"))
    factories.quote(story, source=factories.source(title="The leaked letter", for_readers=False))
    article = data(page(client, story.get_absolute_url()))["NewsArticle"]
    assert [body["url"] for body in article["about"]] == [f"{settings.SITE_URL}/inspections/borsetshire/"]
    assert [(work["name"], work["url"]) for work in article["citation"]] == [
        ("The open report", "https://example.org/report")
    ]


def test_breadcrumbs_lead_from_the_front_page_by_the_section(client, settings):
    story = factories.published_story()
    steps = data(page(client, story.get_absolute_url()))["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["item"].removeprefix(settings.SITE_URL) for step in steps] == [
        "/",
        "/police/",
        story.get_absolute_url(),
    ]


def test_no_words_can_end_the_data_block(client):
    headline = 'Hole </script><script>alert("x")</script> & <!-- more'
    story = factories.published_story(headline, slug="awkward", scare_quotes=["x"])
    root = page(client, story.get_absolute_url())
    assert data(root)["NewsArticle"]["headline"] == headline
    assert said(root)["og:title"] == [headline]
    assert b"<script>" not in client.get(story.get_absolute_url()).content


def test_without_a_standfirst_the_description_is_the_beginning_of_the_text(client):
    story = factories.published_story(body=f"<p>The hole <em>is</em> deep.</p><p>{'Very deep. ' * 60}</p>")
    Story.objects.filter(pk=story.pk).update(standfirst="")
    [description] = said(page(client, story.get_absolute_url()))["description"]
    assert description.startswith("The hole is deep. Very deep.")
    assert len(description) == 300


def test_a_list_names_the_stories_on_it_in_order(client, settings):
    older = factories.published_story("The older hole", at=timezone.now() - timedelta(days=1))
    newer = factories.published_story("The newer hole")
    listed = data(page(client, "/police/"))["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [(item["position"], item["name"]) for item in listed] == [(1, newer.headline), (2, older.headline)]
    assert listed[0]["url"] == settings.SITE_URL + newer.get_absolute_url()


def test_each_page_of_a_list_has_an_address_and_a_title_of_its_own(settings):
    factories.published_story()
    first, second = (metadata.list_metadata(story_lists.in_section("police"), number) for number in (1, 2))
    assert (first.title, first.canonical) == ("Police", f"{settings.SITE_URL}/police/")
    assert (second.title, second.canonical) == ("Police, page 2", f"{settings.SITE_URL}/police/?page=2")


def test_a_page_without_a_picture_has_the_sites_card(client):
    card = said(page(client, "/about/"))
    assert card["og:type"] == ["website"]
    assert card["og:image"][0].endswith(".png")
    assert card["og:image:width"] == ["1200"]
    assert card["og:image:alt"] == ["Newsroom"]
