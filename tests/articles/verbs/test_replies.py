"""Right of reply: the log, the line that is made from it, and who is told what and when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import verbs
from articles.models import Reply, Story
from articles.models.right_of_reply import reply_line
from articles.pages.replies import replies_as_told
from articles.prepublication import blocking_problems, find_problems
from tests import factories

DAY = timedelta(days=1)
ON_3_MARCH = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
ON_5_MARCH = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
ASKED = "Borsetshire Police was asked for comment on 3 March 2026"


def logged(**said) -> Reply:
    """Asked on 3 March, with time until 5 March, and nothing came."""
    defaults = {"asked_at": ON_3_MARCH, "answer_until": ON_5_MARCH, "outcome": "", "answered_at": None}
    return factories.asked(said.pop("of", None) or factories.story(), **defaults | said)


def answered(words: str = "We shall dig deeper.", **said) -> Reply:
    return logged(outcome="answered", answer=words, answered_at=ON_5_MARCH - DAY, **said)


def shown(client, story: Story) -> str:
    return client.get(story.get_absolute_url()).content.decode()


# ---- Where an entry stands, and what readers are told


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"answer_until": None}, "asked"),
        ({"answer_until": ON_5_MARCH + DAY}, "waiting"),
        ({"outcome": "promised"}, "overdue"),
        ({}, "overdue"),
        ({"outcome": "declined"}, "declined"),
        ({"outcome": "silent"}, "no answer"),
        ({"outcome": "answered", "answer": "Yes.", "answered_at": ON_3_MARCH}, "answered"),
    ],
)
def test_where_an_entry_stands_follows_from_the_log_and_the_clock(said, state):
    assert logged(**said).state(ON_5_MARCH) == state


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"outcome": "declined"}, f"{ASKED} and declined to comment."),
        ({"outcome": "silent"}, f"{ASKED} and had not replied by the time of publication."),
        ({}, f"{ASKED} and had not replied by the time of publication."),
        ({"answer_until": ON_5_MARCH + DAY}, f"{ASKED} and has until 6 March 2026 to reply."),
        ({"told": "nothing"}, ""),
    ],
)
def test_the_line_is_made_from_the_log(said, line):
    assert reply_line(logged(**said), ON_5_MARCH) == line


def test_an_answer_is_told_with_its_words_only_where_somebody_chose_that(client):
    quiet, loud = answered(), answered(told="words")
    assert reply_line(quiet, ON_5_MARCH) == f"{ASKED} and replied."
    assert reply_line(loud, ON_5_MARCH) == f"{ASKED} and replied:"
    for reply in (quiet, loud):
        verbs.publish(reply.story, by=factories.editor())
    assert "We shall dig deeper." not in shown(client, quiet.story)
    assert "We shall dig deeper." in shown(client, loud.story)


def test_page_feeds_and_plain_text_tell_the_same(client):
    verbs.publish(answered(told="words").story, by=factories.editor())
    story = Story.objects.get()
    assert f"<p>{ASKED} and replied:</p>\n<blockquote><p>We shall dig deeper.</p></blockquote>" in shown(client, story)
    (item,) = client.get("/feed.json").json()["items"]
    assert item["content_text"].endswith(f"{ASKED} and replied: “We shall dig deeper.”")
    assert "<blockquote><p>We shall dig deeper.</p></blockquote>" in item["content_html"]


def test_a_person_whom_the_record_does_not_hold_is_told_by_name():
    reply = factories.asked(factories.story(), "Ada Digger", asked_at=ON_3_MARCH)
    assert reply_line(reply, ON_5_MARCH).startswith("Ada Digger was asked for comment on 3 March 2026")


def test_the_line_of_a_draft_can_be_read_before_it_is_set():
    reply = logged()
    (told,) = replies_as_told(reply.story, ON_5_MARCH)
    assert told.line.startswith(ASKED)
    reply.refresh_from_db()
    assert (reply.line, Reply.objects.public().count()) == ("", 0)


# ---- What changes it


def test_what_is_typed_after_publication_reaches_readers_by_an_editors_update_only(client):
    story = logged().story
    verbs.publish(story, by=factories.editor())
    Reply.objects.update(outcome="answered", answer="A late answer.", answered_at=timezone.now(), told="words")
    assert "by the time of publication" in shown(client, story)
    assert "A late answer." not in shown(client, story)
    with pytest.raises(PermissionDenied):
        verbs.mark_updated(story, by=factories.reporter())
    verbs.mark_updated(story, by=factories.editor())
    today = f"{timezone.localtime():%-d %B %Y}"
    assert f"{ASKED} and replied on {today}, after this story was first published:" in shown(client, story)
    assert "A late answer." in shown(client, story)


def test_still_no_answer_at_an_update_is_told_as_such(client):
    story = logged().story
    verbs.publish(story, by=factories.editor())
    verbs.mark_updated(story, by=factories.editor())
    assert "had not replied when this story was last updated" in shown(client, story)


def test_a_publication_taken_back_takes_its_lines_back():
    story = logged().story
    verbs.publish(story, by=factories.editor(), at=timezone.now() + DAY)
    assert story.replies.get().line
    verbs.unschedule(story, by=factories.editor())
    assert not story.replies.get().line


# ---- What waits at the desk


def test_unanswered_past_their_day_or_due_today_wait():
    story, now = factories.story(), timezone.now()
    end_of_today = timezone.localtime().replace(hour=23, minute=59)
    waits = [logged(of=story), logged(of=story, outcome="promised"), logged(of=story, answer_until=end_of_today)]
    logged(of=story, answer_until=now + 2 * DAY)
    logged(of=story, outcome="silent")
    logged(of=story, answer_until=None)
    assert list(Reply.objects.open()) == waits


def test_a_late_answer_waits_until_an_update_carries_it():
    story = logged().story
    verbs.publish(story, by=factories.editor())
    Reply.objects.update(outcome="declined", answered_at=timezone.now())
    assert Reply.objects.open().get().is_late_answer
    verbs.mark_updated(story, by=factories.editor())
    assert not Reply.objects.open()


def test_an_editor_may_leave_the_story_as_it_is_until_more_comes():
    story = logged().story
    verbs.publish(story, by=factories.editor())
    Reply.objects.update(outcome="declined", answered_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(PermissionDenied):
        verbs.settle_late_answer(Reply.objects.open().get(), by=factories.reporter())
    verbs.settle_late_answer(Reply.objects.open().get(), by=factories.editor())
    assert not Reply.objects.open()
    Reply.objects.update(outcome="answered", answer="But now.", answered_at=timezone.now() + DAY)
    assert Reply.objects.open()


def test_that_nothing_came_is_noted_as_a_save_of_the_story():
    reply = logged()
    with pytest.raises(PermissionDenied):
        verbs.note_no_answer(reply, by=factories.reporter())
    verbs.note_no_answer(reply, by=factories.editor())
    assert not Reply.objects.open()
    story = Story.objects.get()
    # Whoever has the form open is told, and does not save the entry back as it was.
    assert (story.version, story.versions.get().content["replies"][0]["outcome"]) == (2, "silent")
    with pytest.raises(ValueError, match="has answered meanwhile"):
        verbs.note_no_answer(reply, by=factories.editor())


def test_a_withdrawn_story_waits_for_nothing():
    story = logged().story
    verbs.publish(story, by=factories.editor())
    assert Reply.objects.open()
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.")
    assert not Reply.objects.open()


# ---- Before publication


def codes(story, at=None) -> list[str]:
    return [problem.code for problem in find_problems(story, at) if problem.where == "replies"]


def criticising(how: str) -> Story:
    """Of which the force was not asked yet."""
    version = factories.judgment_version("dreadful" if how == "grade" else "fair")
    body = {
        "fall": "<p>Borsetshire Police has deteriorated at digging.</p>",
        "level": "<p>Borsetshire Police was rated dreadful for digging.</p>",
    }
    story = factories.story(body=body.get(how, "<p>A hole.</p>"))
    if how == "grade":
        factories.attach(story, version)
    if how == "concern":
        story.inspections.add(version.judgment.inspection)
        factories.finding(kind="cause of concern")
    story.replies.all().delete()
    return story


@pytest.mark.parametrize("how", ["grade", "fall", "level", "concern"])
def test_a_criticised_body_must_have_been_asked(how):
    story = criticising(how)
    (problem,) = [one for one in blocking_problems(story) if one.code == "no-reply-asked"]
    assert "Borsetshire Police is criticised" in problem.text
    factories.asked(story)
    assert not codes(story)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Borsetshire Police was rated splendid for digging.</p>",
        "<p>Borsetshire Police was never rated dreadful for digging.</p>",
        "<p>Borsetshire Police has improved at digging.</p>",
        "<p>Two forces were rated dreadful for digging.</p>",
    ],
)
def test_praise_a_denial_and_a_bare_number_are_no_criticism(body):
    version = factories.judgment_version("fair")
    story = factories.story(body=body)
    factories.attach(story, version)
    assert not codes(story)


def test_time_to_answer_that_ends_after_publication_stops_a_criticising_story_only():
    story, now = criticising("grade"), timezone.now()
    factories.asked(story, outcome="", answered_at=None, answer_until=now + DAY)
    assert codes(story) == ["reply-still-open"]
    assert [problem.code for problem in blocking_problems(story)] == ["reply-still-open"]
    assert not codes(story, now + 2 * DAY)
    praising = factories.story()
    factories.asked(praising, outcome="", answered_at=None, answer_until=None)
    assert codes(praising) == ["reply-still-open"]
    assert not blocking_problems(praising)


def test_an_answer_may_be_quoted_and_is_held_against_its_words():
    def found(quoted: str) -> list[str]:
        reply = answered("We shall dig deeper and deeper in the autumn.")
        Story.objects.filter(pk=reply.story.pk).update(body=f"<p>The force said: “{quoted}”.</p>")
        return [
            problem.code for problem in find_problems(Story.objects.get(pk=reply.story.pk)) if "quot" in problem.code
        ]

    assert not found("We shall dig deeper and deeper in the autumn")
    assert found("We shall not dig deeper and deeper in the autumn") == ["quotation-altered"]


# ---- What the database holds


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Somebody else"},
        {"body": None},
        {"outcome": "answered", "answered_at": ON_5_MARCH},
        {"outcome": "declined", "answered_at": ON_3_MARCH - DAY},
        {"answer": "Words without an outcome"},
        {"told": "all"},
    ],
)
def test_the_database_refuses_half_an_entry(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        logged(**wrong)
