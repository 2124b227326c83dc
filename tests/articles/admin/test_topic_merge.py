"""Two topics that are one: stories move, addresses lead on, and nothing else breaks."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles import verbs
from articles.models import FormerTopic, Story, Topic
from tests import factories

from . import desk


@pytest.fixture
def topics() -> tuple[Topic, Topic]:
    factories.published_story("Of the one", topics=["Knives"])
    factories.published_story("Of the other", topics=["Knife crime"])
    factories.published_story("Of both", topics=["Knives", "Knife crime"])
    return Topic.objects.get(name="Knives"), Topic.objects.get(name="Knife crime")


def merge_address(topic: Topic) -> str:
    return reverse("admin:articles_topic_merge", args=[topic.pk])


def test_an_editor_merges_and_every_story_has_the_topic_once(edith, topics):
    one, other = topics
    assert "2 stories have this topic" in edith.get(merge_address(one)).content.decode()
    edith.post(merge_address(one), {"into": other.pk})
    assert [topic.name for topic in Topic.objects.all()] == ["Knife crime"]
    assert [story.topics.get() for story in Story.objects.all()] == [other] * 3


def test_the_page_and_the_feeds_of_the_former_topic_lead_to_the_other(client, topics):
    one, other = topics
    verbs.merge_topics(one, other, by=factories.editor())
    for rest in ("", "feed.rss", "feed.atom", "feed.json"):
        answer = client.get(f"/topics/knives/{rest}")
        assert (answer.status_code, answer["Location"]) == (301, f"/topics/knife-crime/{rest}")
        assert "Of both" in client.get(answer["Location"]).content.decode()


def test_a_chain_of_merges_leads_to_the_last_and_a_way_back_goes_nowhere_in_circles(client, topics):
    one, other = topics
    last = Topic.objects.create(name="Weapons", slug="weapons")
    verbs.merge_topics(one, other, by=factories.editor())
    verbs.merge_topics(other, last, by=factories.editor())
    assert client.get("/topics/knives/")["Location"] == client.get("/topics/knife-crime/")["Location"]
    again = Topic.objects.create(name="Knives", slug="knives")
    verbs.merge_topics(last, again, by=factories.editor())
    assert client.get("/topics/knives/").status_code == 200
    assert client.get("/topics/weapons/")["Location"] == "/topics/knives/"


def test_a_former_topic_of_nothing_public_is_not_there(client):
    factories.story("A draft", topics=["Secret", "Plan"])
    verbs.merge_topics(Topic.objects.get(name="Secret"), Topic.objects.get(name="Plan"), by=factories.editor())
    assert client.get("/topics/secret/").status_code == 404
    assert client.get("/topics/secret/feed.rss").status_code == 404


def test_the_former_name_typed_again_means_the_other(edith, topics):
    one, other = topics
    verbs.merge_topics(one, other, by=factories.editor())
    story = factories.story()
    edith.post(desk.address(story), desk.fields_of(story) | {"topics": ["knives", "Knife crime"]})
    assert list(story.topics.all()) == [other]


def test_only_an_editor_merges_and_never_a_topic_into_itself(client, topics):
    one, other = topics
    with pytest.raises(PermissionDenied):
        verbs.merge_topics(one, other, by=factories.reporter())
    with pytest.raises(ValueError, match="into itself"):
        verbs.merge_topics(one, one, by=factories.editor())
    client.force_login(factories.reporter())
    assert client.post(merge_address(one), {"into": other.pk}).status_code == 403
    client.force_login(factories.editor())
    assert client.post(merge_address(one), {"into": one.pk}).status_code == 422
    assert client.post(merge_address(one), {"into": ""}).status_code == 422
    assert Topic.objects.count() == 2


def test_the_address_of_a_former_topic_is_not_given_to_another(edith, topics):
    one, other = topics
    verbs.merge_topics(one, other, by=factories.editor())
    answer = edith.post(reverse("admin:articles_topic_add"), {"name": "Cutlery", "slug": "knives"})
    assert "This address leads to the topic “Knife crime”" in answer.content.decode()
    assert FormerTopic.objects.count() == 1


@pytest.mark.parametrize("address", ["/admin/taggit/", "/admin/taggit/tag/", "/admin/taggit/tag/merge-tags/"])
def test_topics_are_merged_here_alone_and_not_in_the_packages_own_pages(client, address):
    client.force_login(factories.reporter())
    assert client.get(address).status_code == 404
