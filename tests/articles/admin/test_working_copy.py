"""The working copy at the desk: the ordinary form, other buttons, and no list that shows it as a story of its own."""

from django.urls import reverse
from django.utils import timezone

from articles import verbs
from articles.models import AutosavedForm, Story
from tests import factories

from . import desk
from .test_desk_stays_quick import long_story


def opened(client, story: Story) -> Story:
    answer = client.post(reverse("admin:articles_story_copy", args=[story.pk]))
    copy = Story.objects.get(copy_of=story)
    assert answer["Location"] == desk.address(copy)
    return copy


def test_a_published_story_is_read_and_its_copy_is_written(rita):
    story = factories.published_story()
    shown = rita.get(desk.address(story)).content.decode()
    assert "Edit a working copy" in shown
    assert 'name="headline"' not in shown
    copy = opened(rita, story)
    form = rita.get(desk.address(copy)).content.decode()
    assert "Working copy of “Force digs hole”" in form
    assert "Save the working copy" in form
    assert not any(name in form for name in ("_fix", "_update", "_publish", "_schedule"))
    assert "Go on with the working copy (by rita, saved" in rita.get(desk.address(story)).content.decode()


def test_an_editor_is_asked_which_of_the_two_it_is(edith):
    form = edith.get(desk.address(factories.working_copy())).content.decode()
    assert "Publish as a small fix" in form
    assert "Publish as an update readers should see" in form
    assert "Discard…" in form


def test_publishing_it_leads_back_to_the_story(edith):
    story = factories.published_story()
    answer = desk.press(edith, opened(edith, story), "_fix", headline="Fixed")
    assert answer.redirect_chain[-1][0] == desk.address(story)
    assert "its dates have not moved" in answer.content.decode()


def test_what_cannot_be_published_is_saved_in_the_copy_and_told(edith):
    copy = factories.working_copy()
    answer = desk.press(edith, copy, "_update", standfirst="", headline="As typed")
    assert "no standfirst" in answer.content.decode()
    assert (copy.headline, copy.is_open) == ("As typed", True)
    assert Story.objects.published().get().headline == "Force digs hole"


def test_who_has_a_form_of_it_open_when_it_is_published_keeps_what_they_typed(rita):
    copy = factories.working_copy()
    sent = desk.fields_of(copy) | {"body": "<p>Hours of work</p>"}
    verbs.publish_copy(copy, by=factories.editor())
    answer = rita.post(desk.address(copy), sent)
    assert answer.status_code == 403
    assert "Hours of work" in answer.content.decode()
    keep = reverse("admin:articles_story_keep", args=[copy.pk])
    rita.post(keep, {"typed": "headline=Kept&body=<p>Hours of work</p>"})
    again = opened(rita, copy.copy_of)
    assert "You typed something here" in rita.get(desk.address(again)).content.decode()
    assert AutosavedForm.objects.get().story == again
    assert "Somebody else saved this story" in rita.post(desk.address(again), sent).content.decode()


def test_it_is_in_no_list_and_offered_nowhere(edith):
    story = factories.published_story()
    copy = factories.working_copy(story)
    factories.quote(copy, "Words of the copy alone")
    for query in ("", "?state=draft", "?q=digs"):
        found = edith.get(f"/admin/articles/story/{query}").context["cl"].result_list
        assert copy not in found
    assert "published, with a working copy" in edith.get("/admin/articles/story/").content.decode()
    offered = {"app_label": "articles", "model_name": "correction", "field_name": "stories", "term": ""}
    results = edith.get("/admin/autocomplete/", offered).json()["results"]
    assert [one["id"] for one in results] == [str(story.pk)]
    assert "Words of the copy alone" not in edith.get("/admin/articles/quote/").content.decode()


def test_what_was_typed_over_a_story_that_changed_is_saved_and_published_only_knowingly(edith):
    story = factories.published_story()
    copy = opened(edith, story)
    sent = desk.fields_of(copy) | {"headline": "Typed", "_fix": "1"}
    story.save_if_unchanged(by=factories.editor(), standfirst="Changed elsewhere.")
    shown = edith.post(desk.address(copy), sent, follow=True).content.decode()
    assert "What readers see has been changed since" in shown
    assert "says something else now" in shown
    assert Story.objects.published().get().standfirst == "Changed elsewhere."
    compared = edith.get(reverse("admin:articles_story_copy_compare", args=[copy.pk])).content.decode()
    assert "elsewhere." in compared
    desk.press(edith, copy, "_fix")
    assert Story.objects.published().get().headline == "Typed"


def test_discarding_is_asked_once_and_not_done_over_what_somebody_saved_in_between(rita):
    copy = factories.working_copy()
    address = reverse("admin:articles_story_copy_discard", args=[copy.pk])
    assert "stays in its history" in rita.get(address).content.decode()
    assert "Somebody saved in between" in rita.post(address, {"version": copy.version - 1}).content.decode()
    copy.refresh_from_db()
    assert copy.is_open
    assert rita.post(address, {"version": copy.version})["Location"] == desk.address(copy.copy_of)
    copy.refresh_from_db()
    assert not copy.is_open
    assert rita.get(address)["Location"] == desk.address(copy.copy_of)


def test_who_may_not_write_stories_opens_restores_and_discards_nothing(client):
    copy = factories.working_copy()
    client.force_login(factories.User.objects.create(username="nobody", is_staff=True))
    version = copy.versions.get()
    for name, arguments in [
        ("copy", [copy.copy_of_id]),
        ("copy_discard", [copy.pk]),
        ("copy_compare", [copy.pk]),
        ("restore", [copy.pk, version.number]),
    ]:
        address = reverse(f"admin:articles_story_{name}", args=arguments)
        answers = [client.post(address, {"version": copy.version}), client.get(address)]
        assert {answer.status_code for answer in answers} <= {403, 405}
    copy.refresh_from_db()
    assert copy.is_open


def test_it_cannot_be_deleted_and_its_story_can_still_be_corrected_and_withdrawn(edith):
    copy = factories.working_copy()
    story = copy.copy_of
    assert edith.post(reverse("admin:articles_story_delete", args=[copy.pk]), {"post": "yes"}).status_code == 403
    form = edith.get(desk.address(story)).content.decode()
    assert "Correct…" in form
    assert "Withdraw…" in form
    assert edith.get(reverse("admin:articles_story_withdraw", args=[copy.pk])).status_code == 404
    verbs.withdraw(story, by=factories.editor(), reason="Wrong hole.")
    assert "it is closed" in edith.get(desk.address(copy)).content.decode()


def test_the_form_of_a_long_one_opens_and_is_made_with_a_fixed_number_of_queries(edith, django_assert_max_num_queries):
    story = long_story()
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now(), published_by=factories.editor())
    with django_assert_max_num_queries(65):
        copy = opened(edith, story)
    with django_assert_max_num_queries(60):
        assert "Hole 4" in edith.get(desk.address(copy)).content.decode()
