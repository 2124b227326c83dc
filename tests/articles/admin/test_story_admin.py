"""Writing a story on the desk: what is saved, by whom, and what is shown again."""

import pytest

from articles import verbs
from articles.models import FormerSlug, Story, Topic
from tests import factories

from . import desk


def test_a_headline_is_enough_for_a_draft(rita):
    answer = rita.post(desk.address(), desk.fields_of() | {"headline": "Force digs hole"})
    assert answer.status_code == 302
    story = Story.objects.get()
    assert (story.slug, story.state) == ("force-digs-hole", "draft")
    assert story.created_by == story.saved_by == factories.reporter()


def test_the_form_opens_for_every_state_and_both_roles(client):
    stories = [factories.story(), factories.scheduled_story(), factories.published_story(), factories.published_story()]
    verbs.withdraw(stories[3], by=factories.editor(), reason="Wrong hole.")
    for person in (factories.reporter(), factories.editor()):
        client.force_login(person)
        assert client.get(desk.address()).status_code == 200
        for story in stories:
            answer = client.get(desk.address(story))
            assert answer.status_code == 200
            assert "The hole is deep." in answer.content.decode()


def test_two_stories_with_one_headline_have_two_addresses(rita):
    for _ in range(2):
        rita.post(desk.address(), desk.fields_of() | {"headline": "Force digs hole"})
    assert {story.slug for story in Story.objects.all()} == {"force-digs-hole", "force-digs-hole-2"}


def test_a_new_address_of_a_published_story_leaves_the_old_one_leading_to_it(edith):
    story = factories.published_story(slug="hole")
    desk.press(edith, factories.working_copy(story), "_fix", slug="deep-hole")
    assert list(FormerSlug.objects.values_list("slug", "story")) == [("hole", story.pk)]
    assert edith.get("/stories/hole/")["Location"] == "/stories/deep-hole/"


def test_a_draft_may_change_its_address_and_leaves_nothing_behind(rita):
    story = factories.story(slug="hole")
    rita.post(desk.address(story), desk.fields_of(story) | {"slug": "deep-hole"})
    assert Story.objects.get().slug == "deep-hole"
    assert not FormerSlug.objects.exists()


def test_an_address_that_once_led_to_another_story_is_refused(rita):
    FormerSlug.objects.create(slug="hole", story=factories.published_story())
    answer = rita.post(desk.address(), desk.fields_of() | {"headline": "A new hole", "slug": "hole"})
    assert "This address once led to" in answer.content.decode()
    rita.post(desk.address(), desk.fields_of() | {"headline": "Hole"})
    assert Story.objects.get(headline="Hole").slug == "hole-2"


def test_topics_are_taken_by_name_whatever_their_capitals_and_new_ones_are_made(rita):
    Topic.objects.create(name="Knife crime")
    sent = desk.fields_of() | {"headline": "Digging", "topics": ["knife crime", "2018", "2018 "]}
    rita.post(desk.address(), sent)
    assert {topic.name for topic in Story.objects.get().topics.all()} == {"Knife crime", "2018"}
    assert Topic.objects.count() == 2


def test_a_topic_without_a_letter_is_refused_and_shown_again(rita):
    answer = rita.post(desk.address(), desk.fields_of() | {"headline": "Digging", "topics": ["!!!"]})
    assert "no letter or digit" in answer.content.decode()
    assert '<option value="!!!" selected>!!!</option>' in answer.content.decode()


def test_topics_are_suggested_to_those_who_write_and_to_nobody_else(rita, client):
    Topic.objects.create(name="Knife crime")
    assert rita.get("/admin/articles/story/topics/?term=KNIFE").json()["results"] == [
        {"id": "Knife crime", "text": "Knife crime"}
    ]
    client.force_login(factories.User.objects.create(username="nobody", is_staff=True))
    assert client.get("/admin/articles/story/topics/?term=k").status_code == 403
    client.logout()
    assert client.get("/admin/articles/story/topics/?term=k").status_code == 302


def test_everything_attached_is_saved_with_the_story(rita):
    version, picture, source = factories.judgment_version(), factories.picture(), factories.source()
    sent = desk.fields_of() | {
        "headline": "Digging",
        "inspections": [version.judgment.inspection_id],
        "judgments": [version.judgment_id],
        "lead_picture": picture.pk,
    }
    sent = desk.added(sent, "bylines", author=factories.author("B. Second").pk, position=2)
    sent = desk.added(sent, "bylines", author=factories.author("A. First").pk, position=1)
    sent = desk.added(sent, "quotes", words="Deep", speaker="A. Digger", source=source.pk, page=3, key="abc123")
    rita.post(desk.address(), desk.added(sent, "pictures", picture=picture.pk, alt="A hole", caption=""))
    story = Story.objects.get()
    assert [author.name for author in story.authors] == ["A. First", "B. Second"]
    assert list(story.quotes.values_list("key", "words", "source", "page")) == [("abc123", "Deep", source.pk, 3)]
    assert [use.judgment_id for use in story.judgments.all()] == [version.judgment_id]
    assert story.pictures.get().alt == "A hole"


def test_unticking_a_judgment_detaches_it_and_the_others_keep_their_version(edith):
    kept, gone = factories.judgment_version(), factories.judgment_version(on=factories.area(code="filling"))
    story = factories.story()
    factories.attach(story, kept)
    factories.attach(story, gone)
    verbs.publish(story, by=factories.editor())
    factories.judgment_version("dreadful")
    desk.press(edith, factories.working_copy(story), "_fix", judgments=[kept.judgment_id])
    assert story.judgments.get().published_version == kept


def test_a_judgment_added_to_a_published_story_is_shown_to_its_readers(edith):
    version, story = factories.judgment_version(), factories.published_story()
    desk.press(edith, factories.working_copy(story), "_fix", judgments=[version.judgment_id])
    assert story.judgments.get().published_version == version


def test_the_judgments_of_inspections_not_saved_yet_are_listed_with_their_standing(rita):
    factories.judgment_version("fair", released=False)
    other = factories.judgment_version("dreadful", of=factories.body("ambridge"))
    inspection = other.judgment.inspection_id
    shown = rita.get(f"/admin/articles/story/judgments/?inspection={inspection}&inspection=x").content.decode()
    assert "dreadful" in shown
    assert "fair" not in shown
    everything = rita.get(f"/admin/articles/story/judgments/?inspection={inspection}&inspection={inspection - 1}")
    assert "not released" in everything.content.decode()


def test_what_was_typed_is_shown_again_when_the_form_is_refused(rita):
    version = factories.judgment_version()
    sent = desk.fields_of() | {
        "headline": "",
        "body": "<p>Typed words</p>",
        "topics": ["Brand new"],
        "inspections": [version.judgment.inspection_id],
        "judgments": [version.judgment_id],
    }
    answer = rita.post(desk.address(), desk.added(sent, "quotes", words="Deep as typed", key="abc123"))
    shown = answer.content.decode()
    assert answer.status_code == 200
    for piece in ("Typed words", "Brand new", str(version.judgment.inspection), "Deep as typed", 'value="abc123"'):
        assert piece in shown
    assert f'name="judgments" value="{version.judgment_id}" data-label="Digging — fair" checked' in shown


def test_the_list_asks_as_many_queries_for_ten_stories_as_for_two(rita, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(2):
        factories.published_story()
    with CaptureQueriesContext(connection) as two:
        rita.get("/admin/articles/story/")
    for _ in range(8):
        factories.published_story()
    with django_assert_num_queries(len(two)):
        assert "Force digs hole" in rita.get("/admin/articles/story/").content.decode()


@pytest.mark.parametrize("state", ["draft", "scheduled", "published", "withdrawn"])
def test_the_list_is_filtered_by_state(rita, state):
    factories.story("A draft")
    factories.scheduled_story("A scheduled")
    factories.published_story("A published")
    verbs.withdraw(factories.published_story("A withdrawn"), by=factories.editor(), reason="Wrong.")
    found = rita.get(f"/admin/articles/story/?state={state}").context["cl"].result_list
    assert [story.headline for story in found] == [f"A {state}"]


def test_the_list_is_searched_by_the_words_of_the_text(rita):
    factories.story("One", body="<p>Moles were seen.</p>")
    factories.story("Two")
    found = rita.get("/admin/articles/story/?q=moles").context["cl"].result_list
    assert [story.headline for story in found] == ["One"]


def test_the_desk_begins_with_the_stories(rita):
    apps = rita.get("/admin/").context["app_list"]
    assert [app["app_label"] for app in apps] == ["articles", "inspections"]
    assert apps[0]["models"][0]["object_name"] == "Story"


def test_the_problems_stand_beside_the_form_what_stops_publication_first(rita):
    shown = rita.get(desk.address(factories.story(by=(), standfirst=""))).content.decode()
    assert "add at least one author" in shown
    assert 'href="#bylines-group"' in shown
    assert 'href="#id_standfirst"' in shown
