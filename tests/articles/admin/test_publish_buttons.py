"""The buttons of the story form, and who may press them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import verbs
from articles.models import Story
from tests import factories

from . import desk


def withdraw_address(story: Story) -> str:
    return reverse("admin:articles_story_withdraw", args=[story.pk])


def in_hours(hours: int) -> str:
    return f"{timezone.localtime() + timedelta(hours=hours):%Y-%m-%dT%H:%M}"


def test_an_editor_publishes_what_is_typed_in_one_go(edith):
    story = factories.story()
    edith.post(desk.address(story), desk.fields_of(story) | {"headline": "As typed", "_publish": "Publish now"})
    assert [story.headline for story in Story.objects.published()] == ["As typed"]
    assert edith.get(f"/stories/{story.slug}/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2035-07-24T06:00", "2035-07-24T05:00:00+00:00"),
        # The last minutes before the clocks change, and the first after.
        ("2035-03-25T00:59", "2035-03-25T00:59:00+00:00"),
        ("2035-03-25T02:00", "2035-03-25T01:00:00+00:00"),
        ("2035-10-28T00:59", "2035-10-27T23:59:00+00:00"),
        ("2035-10-28T02:00", "2035-10-28T02:00:00+00:00"),
    ],
)
def test_an_editor_plans_a_publication_by_the_newsrooms_clock(edith, typed, meant):
    story = factories.story()
    edith.post(desk.address(story), desk.fields_of(story) | {"publish_at": typed, "_schedule": "Publish"})
    story.refresh_from_db()
    assert story.state == "scheduled"
    assert story.published_at.isoformat() == meant


def test_the_planned_time_is_named_on_the_button_that_takes_it_back(edith):
    story = factories.story()
    sent = desk.fields_of(story) | {"publish_at": "2035-07-24T06:00", "_schedule": "Publish"}
    edith.post(desk.address(story), sent)
    assert (
        "Take back the publication planned for Tue 24 Jul 2035 06:00" in edith.get(desk.address(story)).content.decode()
    )
    story.refresh_from_db()
    edith.post(desk.address(story), desk.fields_of(story) | {"_take_back": "Take back"})
    assert Story.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("moment", "complaint"),
    [
        ("", "Say when"),
        ("2001-01-01T06:00", "is past"),
        ("2035-10-28T01:30", "comes twice or not at all"),
        ("2035-03-25T01:30", "comes twice or not at all"),
    ],
)
def test_a_plan_needs_a_time_ahead_that_the_clock_has_once(edith, moment, complaint):
    story = factories.story()
    answer = edith.post(desk.address(story), desk.fields_of(story) | {"publish_at": moment, "_schedule": "Publish"})
    assert complaint in answer.content.decode()
    assert Story.objects.get().state == "draft"


def test_what_cannot_be_published_is_saved_and_its_problems_told(edith):
    story = factories.story(by=())
    sent = desk.fields_of(story) | {"headline": "As typed", "_publish": "Publish now"}
    answer = edith.post(desk.address(story), sent, follow=True)
    assert Story.objects.get().headline == "As typed"
    assert Story.objects.get().state == "draft"
    assert any("add at least one author" in str(message) for message in answer.context["messages"])


def test_a_story_written_and_published_at_once_goes_out_whole(edith):
    sent = desk.fields_of() | {"headline": "At once", "standfirst": "Now.", "body": "<p>Text.</p>", "_publish": "1"}
    sent = desk.added(sent | {"section": factories.section().pk}, "bylines", author=factories.author().pk, position=0)
    edith.post(desk.address(), sent)
    assert [story.headline for story in Story.objects.published()] == ["At once"]


def test_a_small_fix_leaves_the_dates_and_an_update_moves_them(edith):
    story = factories.published_story(at=timezone.now() - timedelta(days=1))
    desk.press(edith, factories.working_copy(story), "_fix", headline="Fixed")
    story.refresh_from_db()
    assert (story.headline, story.updated_at) == ("Fixed", None)
    desk.press(edith, factories.working_copy(story), "_update", headline="Updated")
    story.refresh_from_db()
    assert story.headline == "Updated"
    assert story.updated_at is not None


def test_an_editor_withdraws_with_a_reason_and_readers_are_told(edith):
    story = factories.published_story()
    assert "cannot be taken back" in edith.get(withdraw_address(story)).content.decode()
    edith.post(withdraw_address(story), {"reason": "It was the wrong hole."})
    answer = edith.get(f"/stories/{story.slug}/")
    assert answer.status_code == 410
    assert "It was the wrong hole." in answer.content.decode()


def test_a_withdrawal_without_a_reason_or_with_an_endless_one_is_asked_again(edith):
    story = factories.published_story()
    for reason in ("  ", "long " * 100):
        answer = edith.post(withdraw_address(story), {"reason": reason})
        assert 'class="errorlist"' in answer.content.decode()
        assert answer.context["form"]["reason"].value() == reason
    assert Story.objects.get().state == "published"


@pytest.mark.parametrize("button", ["_publish", "_schedule", "_take_back", "_fix", "_update"])
def test_a_reporter_pressing_any_editors_button_is_refused_and_nothing_is_saved(rita, button):
    story = factories.story()
    sent = desk.fields_of(story) | {"headline": "Forged", "publish_at": in_hours(2), button: "1"}
    assert rita.post(desk.address(story), sent).status_code == 403
    assert rita.post(desk.address(), sent).status_code == 403
    story.refresh_from_db()
    assert (story.headline, story.state) == ("Force digs hole", "draft")


def test_a_reporter_sees_no_editors_button(rita):
    shown = rita.get(desk.address(factories.story())).content.decode()
    assert "Save draft" in shown
    assert not any(name in shown for name in ("_publish", "_schedule", "publish_at", "_take_back"))


def test_a_reporter_cannot_post_the_columns_that_publish(rita):
    story = factories.story()
    forged = {
        "published_at": in_hours(-1),
        "published_at_0": "2020-01-01",
        "published_by": 1,
        "withdrawn_at": in_hours(-1),
    }
    rita.post(desk.address(story), desk.fields_of(story) | forged | {"headline": "Saved"})
    story.refresh_from_db()
    assert (story.headline, story.state, story.published_by) == ("Saved", "draft", None)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (factories.scheduled_story, "only an editor can change it now"),
        (factories.published_story, "It is changed in a working copy"),
    ],
)
def test_a_reporter_reads_what_is_out_or_planned_and_cannot_change_it(rita, make, reason):
    story = make()
    shown = rita.get(desk.address(story)).content.decode()
    assert reason in shown
    answer = rita.post(desk.address(story), desk.fields_of(story) | {"body": "<p>Hours of work</p>"})
    assert answer.status_code == 403
    assert "Hours of work" in answer.content.decode()
    assert "Hours of work" not in Story.objects.get().body


def test_a_reporter_cannot_withdraw(rita):
    story = factories.published_story()
    assert rita.get(withdraw_address(story)).status_code == 403
    assert rita.post(withdraw_address(story), {"reason": "Forged"}).status_code == 403
    assert Story.objects.get().state == "published"


def test_a_withdrawn_story_is_kept_as_it_stood_by_editors_too(edith):
    story = factories.published_story()
    verbs.withdraw(story, by=factories.editor(), reason="Wrong.")
    assert edith.post(desk.address(story), desk.fields_of(story) | {"headline": "Forged"}).status_code == 403
    assert Story.objects.get().headline == "Force digs hole"


def test_only_a_draft_is_deleted_and_only_by_an_editor(client):
    draft, public = factories.story(), factories.published_story()
    for person, story, status in [
        (factories.reporter(), draft, 403),
        (factories.editor(), public, 403),
        (factories.editor(), draft, 302),
    ]:
        client.force_login(person)
        address = reverse("admin:articles_story_delete", args=[story.pk])
        assert client.post(address, {"post": "yes"}).status_code == status
    assert list(Story.objects.all()) == [public]


def test_no_action_on_many_stories_publishes_or_deletes_and_a_forged_one_does_nothing(edith):
    story = factories.story()
    offered = edith.get("/admin/articles/story/").content.decode()
    assert 'value="submit_selected"' in offered
    assert not any(f'value="{name}"' in offered for name in ("delete_selected", "publish", "withdraw"))
    forged = {"action": "delete_selected", "_selected_action": [story.pk], "post": "yes"}
    edith.post("/admin/articles/story/", forged)
    edith.post("/admin/articles/story/", {"_save": "1", "form-TOTAL_FORMS": 1, "form-0-id": story.pk})
    assert Story.objects.get().state == "draft"


def test_a_reporter_cannot_put_another_file_into_a_published_story(rita):
    picture = factories.picture()
    factories.published_story(lead_picture=picture, lead_alt="A hole")
    address = reverse("admin:articles_picture_change", args=[picture.pk])
    sent = {"title": "Forged", "credit": "Nobody", "focus_x": 50, "focus_y": 50, "file": factories.picture_file()}
    assert rita.post(address, sent).status_code == 403
    free = factories.picture("A free one")
    address = reverse("admin:articles_picture_change", args=[free.pk])
    assert rita.post(address, sent | {"file": factories.picture_file()}).status_code == 302
