"""The log of replies at the desk: its part of the story form, and the page of what waits."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import verbs
from articles.models import Reply, Story
from tests import factories

from . import desk

OPEN = reverse("admin:articles_reply_open")
ENTRY = {
    "name": "The Diggers’ Union",
    "asked_at": "2026-03-03T09:30",
    "asked_how": "phone",
    "answer_until": "2026-03-05T12:00",
    "put": "Why is the hole so deep?",
    "told": "line",
}


def test_a_reporter_logs_who_was_asked_and_who_noted_it_is_known(client):
    client.force_login(factories.reporter())
    story = factories.story()
    client.post(desk.address(story), desk.added(desk.fields_of(story), "replies", **ENTRY))
    reply = story.replies.get()
    assert (reply.who, reply.put, reply.noted_by) == ("The Diggers’ Union", ENTRY["put"], factories.reporter())
    assert f"{timezone.localtime(reply.asked_at):%H:%M}" == "09:30"
    assert story.versions.get().content["replies"][0]["put"] == ENTRY["put"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": ""}, "Say who was asked"),
        ({"asked_at": "2037-01-01T09:00"}, "note it once they have been asked"),
        ({"answer_until": "2026-03-01T12:00"}, "This is before they were asked"),
        ({"outcome": "answered", "answered_at": "2026-03-04T12:00"}, "Note the answer"),
        ({"outcome": "answered", "answer": "Yes."}, "Say when it came"),
        ({"outcome": "declined"}, "Say when it came"),
        ({"answer": "Yes."}, "choose “answered”, or take them out"),
        ({"outcome": "declined", "answered_at": "2026-03-01T12:00"}, "This is before they were asked"),
        ({"outcome": "declined", "answered_at": "2037-03-01T12:00"}, "note the answer once it has come"),
        ({"asked_at": "yesterday"}, "Enter a valid date/time"),
    ],
)
def test_half_an_entry_is_sent_back_with_a_sentence_and_all_that_was_typed(edith, said, sentence):
    story = factories.story()
    answer = edith.post(desk.address(story), desk.added(desk.fields_of(story), "replies", **ENTRY | said))
    html = answer.content.decode()
    assert sentence in html
    assert ENTRY["put"] in html
    assert not Reply.objects.exists()


def test_an_entry_of_a_story_that_is_out_stays_and_the_readers_line_with_it(edith):
    story = factories.story()
    reply = factories.asked(story)
    verbs.publish(story, by=factories.editor())
    copy = verbs.open_copy(story, by=factories.editor())
    line = story.replies.get().line
    sent = desk.fields_of(copy) | {"replies-0-DELETE": "on", "replies-0-put": "More", "replies-0-told": "nothing"}
    edith.post(desk.address(copy), sent)
    reply.refresh_from_db()
    assert (reply.story, reply.put, reply.told, reply.line) == (story, "More", "nothing", line)


def test_an_entry_made_in_the_working_copy_is_of_the_story_and_told_with_an_update(edith):
    story = factories.published_story()
    copy = verbs.open_copy(story, by=factories.editor())
    asked_at = f"{timezone.localtime() - timedelta(hours=2):%Y-%m-%dT%H:%M}"
    entry = {"name": "The Diggers", "asked_at": asked_at, "asked_how": "email", "outcome": "silent", "told": "line"}
    edith.post(desk.address(copy), desk.added(desk.fields_of(copy), "replies", **entry))
    assert [(reply.story, reply.line) for reply in Reply.objects.all()] == [(story, "")]
    copy.refresh_from_db()
    verbs.publish_copy(copy, by=factories.editor(), update=True)
    assert "The Diggers was asked for comment" in story.replies.get().line


def test_what_readers_of_a_planned_story_will_be_told_follows_the_log(edith):
    story = factories.story()
    factories.asked(story, outcome="", answered_at=None)
    verbs.publish(story, by=factories.editor(), at=timezone.now() + timedelta(hours=2))
    assert "had not replied" in story.replies.get().line
    story.refresh_from_db()
    came = f"{timezone.localtime() - timedelta(hours=1):%Y-%m-%dT%H:%M}"
    edith.post(
        desk.address(story),
        desk.fields_of(story) | {"replies-0-outcome": "declined", "replies-0-answered_at": came},
    )
    assert "declined to comment" in story.replies.get().line


def test_two_people_see_each_others_log(client):
    client.force_login(factories.reporter())
    story = factories.story()
    factories.asked(story, "The Society")
    sent = desk.added(desk.fields_of(story), "replies", **ENTRY)
    Story.objects.get(pk=story.pk).save_if_unchanged(by=factories.editor())
    html = client.post(desk.address(story), sent).content.decode()
    assert "Right of reply" in html
    assert "The Diggers’ Union" in html


# ---- What waits


def waiting(**said) -> Reply:
    return factories.asked(factories.story("Holes counted"), **{"outcome": "", "answered_at": None} | said)


def test_the_page_lists_what_waits_and_an_editor_settles_it(edith):
    reply = waiting()
    assert "It did not answer" in edith.get(OPEN).content.decode()
    answer = edith.post(OPEN, {"reply": reply.pk, "verb": "no-answer"}, follow=True)
    assert "Borsetshire Police did not answer: noted." in answer.content.decode()
    assert "No reply waits." in answer.content.decode()


def test_a_late_answer_is_shown_and_the_story_may_stay_as_it_is(edith):
    reply = waiting()
    verbs.publish(reply.story, by=factories.editor())
    Reply.objects.update(outcome="answered", answer="A late answer.", answered_at=timezone.now())
    assert "A late answer." in edith.get(OPEN).content.decode()
    edith.post(OPEN, {"reply": reply.pk, "verb": "no-update"})
    assert "A late answer." not in edith.get(OPEN).content.decode()
    assert "by the time of publication" in Reply.objects.get().line


def test_a_reporter_reads_the_page_and_settles_nothing(client):
    reply = waiting()
    client.force_login(factories.reporter())
    html = client.get(OPEN).content.decode()
    assert "Holes counted" in html
    assert "It did not answer" not in html
    assert client.post(OPEN, {"reply": reply.pk, "verb": "no-answer"}).status_code == 403
    assert Reply.objects.get().outcome == ""


@pytest.mark.parametrize(
    ("sent", "status"), [({"reply": "x"}, 404), ({"reply": "9" * 30}, 404), ({}, 404), ({"verb": "burn"}, 302)]
)
def test_a_button_that_is_none_changes_nothing(edith, sent, status):
    reply = waiting()
    sent = {"reply": reply.pk} | sent if "verb" in sent else sent
    assert edith.post(OPEN, sent).status_code == status
    assert Reply.objects.get().outcome == ""


def test_a_stranger_is_asked_to_log_in(client):
    assert client.get(OPEN).status_code == 302


def test_the_whole_log_is_read_and_not_written(edith):
    reply = waiting(put="Why?")
    assert "Borsetshire Police" in edith.get(reverse("admin:articles_reply_changelist"), {"q": "Why?"}).content.decode()
    address = reverse("admin:articles_reply_change", args=[reply.pk])
    assert "Why?" in edith.get(address).content.decode()
    assert edith.post(address, {"put": "Because"}).status_code == 403
    assert edith.get(reverse("admin:articles_reply_add")).status_code == 403


def test_a_draft_is_deleted_with_its_log_and_an_entry_by_itself_only_in_its_story(edith):
    reply = waiting()
    assert edith.post(reverse("admin:articles_reply_delete", args=[reply.pk]), {"post": "yes"}).status_code == 403
    edith.post(reverse("admin:articles_story_delete", args=[reply.story_id]), {"post": "yes"})
    assert not Story.objects.exists()


def test_an_entry_of_a_draft_is_taken_out_in_its_story(edith):
    reply = waiting()
    edith.post(desk.address(reply.story), desk.fields_of(reply.story) | {"replies-0-DELETE": "on"})
    assert not Reply.objects.exists()


def test_the_front_of_the_desk_says_how_many_wait(edith):
    assert "None waits." in edith.get(reverse("admin:index")).content.decode()
    waiting()
    assert "1 reply waits for somebody" in edith.get(reverse("admin:index")).content.decode()
