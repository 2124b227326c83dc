"""A story's way to publication: each step is legal or refused in words, and none makes anything public."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.admin.story import bulk_actions, workflow_buttons
from articles.models import AuditLogEntry, Story
from articles.models.stories import ChangedMeanwhileError
from tests import factories
from tests.articles.admin import desk

STEPS = {
    "take_up": ({"idea"}, "draft", False),
    "set_aside": ({"draft"}, "idea", False),
    "submit": ({"draft"}, "for review", False),
    "recall": ({"for review"}, "draft", False),
    "approve": ({"for review"}, "approved", True),
    "send_back": ({"for review", "approved"}, "draft", True),
    "reopen": ({"approved"}, "for review", False),
}
STATUSES = ("idea", "draft", "for review", "approved", "scheduled", "published", "withdrawn")


def at(status: str, **fields) -> Story:
    """A story that stands there, brought by the verbs where they are needed."""
    made = factories.story(stage=status if status in ("idea", "for review", "approved") else "draft", **fields)
    if status in ("published", "withdrawn"):
        verbs.publish(made, by=factories.editor())
    if status == "scheduled":
        verbs.publish(made, by=factories.editor(), at=timezone.now() + timedelta(hours=2))
    if status == "withdrawn":
        verbs.withdraw(made, by=factories.editor(), reason="It was the wrong hole.")
    return made


def lines(story) -> list[tuple]:
    return list(story.log_entries.order_by("pk").values_list("verb", "was", "now"))


@pytest.mark.parametrize("status", STATUSES)
def test_each_step_starts_where_it_may_and_is_refused_in_words_elsewhere(status):
    for verb, (starts, ends, _) in STEPS.items():
        story = at(status)
        if status in starts:
            getattr(verbs, verb)(story, by=factories.editor())
            assert Story.objects.get(pk=story.pk).status == ends
        else:
            with pytest.raises((ValueError, PermissionDenied), match="This story is"):
                getattr(verbs, verb)(story, by=factories.editor())
            assert Story.objects.get(pk=story.pk).status == status


def test_a_reporter_takes_the_writers_steps_and_none_of_the_editors():
    for verb, (starts, ends, is_editors) in STEPS.items():
        story = at(min(starts))
        if is_editors:
            with pytest.raises(PermissionDenied):
                getattr(verbs, verb)(story, by=factories.reporter())
        else:
            getattr(verbs, verb)(story, by=factories.reporter())
            assert story.status == ends


def test_a_step_keeps_a_version_and_a_line_of_the_log_and_overwrites_nobody():
    story = factories.story()
    stale = Story.objects.get(pk=story.pk)
    verbs.submit(story, by=factories.reporter(), note=" Look at the end. ")
    assert story.versions.get().why == "submitted"
    line = story.log_entries.get()
    assert (line.was, line.now, line.note, line.done_by) == (
        "draft",
        "for review",
        "Look at the end.",
        factories.reporter(),
    )
    with pytest.raises(ChangedMeanwhileError):
        verbs.submit(stale, by=factories.reporter())
    assert story.log_entries.count() == 1


@pytest.mark.parametrize("stage", ["idea", "draft", "for review", "approved"])
def test_an_editor_on_deadline_publishes_from_any_stage_and_the_log_says_from_which(stage):
    story = at(stage)
    verbs.publish(story, by=factories.editor())
    assert lines(story) == [("published", stage, "published")]


def test_a_publication_taken_back_leaves_the_story_where_it_stood():
    story = at("approved")
    verbs.publish(story, by=factories.editor(), at=timezone.now() + timedelta(hours=2))
    verbs.unschedule(story, by=factories.editor())
    assert lines(story) == [("scheduled", "approved", "scheduled"), ("taken back", "scheduled", "approved")]


def test_no_verb_forgets_the_log():
    story, edith = factories.story(), factories.editor()
    verbs.record_save(story, by=edith)
    verbs.submit(story, by=edith)
    verbs.approve(story, by=edith)
    verbs.assign(story, by=edith, to=factories.reporter())
    verbs.publish(story, by=edith)
    verbs.mark_updated(story, by=edith)
    verbs.correct(story, by=edith, text="It is a ditch.")
    verbs.withdraw(Story.objects.get(pk=story.pk), by=edith, reason="Wrong.")
    assert [verb for verb, *_ in lines(story)] == [
        *("created", "submitted", "approved", "assigned", "published", "updated", "corrected", "withdrawn")
    ]


def test_a_deleted_draft_leaves_its_lines_and_nothing_else(edith):
    edith.post(desk.address(), desk.fields_of() | {"headline": "A slip", "_continue": "1"})
    story = Story.objects.get()
    edith.post(reverse("admin:articles_story_delete", args=[story.pk]), {"post": "yes"})
    assert not Story.objects.exists()
    said = list(AuditLogEntry.objects.order_by("pk").values_list("headline", "verb", "was", "now"))
    assert said == [("A slip", "created", "", "draft"), ("A slip", "deleted", "draft", "")]
    page = edith.get(reverse("admin:articles_auditlogentry_changelist"), {"story": str(story.uid)})
    assert page.content.decode().count("A slip") >= 2


def test_nobody_changes_or_deletes_a_line_not_even_past_the_models(admin_client):
    story = factories.story()
    verbs.submit(story, by=factories.reporter())
    line = story.log_entries.get()
    statements = ["UPDATE articles_auditlogentry SET note = 'Forged'", "DELETE FROM articles_auditlogentry"]
    if connection.vendor == "postgresql":
        # With its foreign keys still to be checked, PostgreSQL would refuse for another reason.
        connection.check_constraints()
        statements.append("TRUNCATE articles_auditlogentry")
    for statement in statements:
        with pytest.raises(DatabaseError, match="permanent"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    address = reverse("admin:articles_auditlogentry_change", args=[line.pk])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"note": "Forged"}).status_code == 403
    assert admin_client.post(reverse("admin:articles_auditlogentry_delete", args=[line.pk])).status_code == 403
    assert admin_client.get(reverse("admin:articles_auditlogentry_add")).status_code == 403


def test_the_history_of_a_story_tells_what_became_of_it(rita):
    story = factories.story()
    verbs.submit(story, by=factories.reporter(), note="Look at the end.")
    shown = rita.get(reverse("admin:articles_story_history", args=[story.pk])).content.decode()
    assert "What became of it" in shown
    assert "Look at the end." in shown


# ---- The form


def test_each_person_sees_the_steps_that_lead_on_from_here_and_no_others():
    story = factories.story(stage="for review")
    assert [button.name for button in workflow_buttons.buttons_for(factories.reporter(), story)] == ["_recall"]
    assert {button.name for button in workflow_buttons.buttons_for(factories.editor(), story)} == {
        *("_recall", "_approve", "_send_back")
    }
    assert workflow_buttons.buttons_for(factories.reporter(), at("published")) == []


def test_the_buttons_say_what_will_happen(client):
    story = factories.story(stage="for review")
    for person, wanted in [
        (factories.editor(), ["Approve", "Send back to the writer", "Take back from review"]),
        (factories.reporter(), ["Take back from review"]),
    ]:
        client.force_login(person)
        page = lxml_html.fromstring(client.get(desk.address(story)).content.decode())
        assert sorted(page.xpath("//*[@id='steps']//input[@type='submit']/@value")) == wanted
        assert page.xpath("//*[@id='steps']//textarea[@name='note']")


def test_a_button_saves_what_is_typed_and_takes_the_step_with_its_note(rita):
    story = factories.story()
    sent = desk.fields_of(story) | {"headline": "As typed", "note": "Ready, I think.", "_submit": "1"}
    rita.post(desk.address(story), sent)
    story.refresh_from_db()
    assert (story.headline, story.status, story.log_entries.get().note) == ("As typed", "for review", "Ready, I think.")


def test_a_step_refused_is_told_and_the_text_is_saved_all_the_same(rita):
    story = factories.story(stage="idea")
    answer = rita.post(desk.address(story), desk.fields_of(story) | {"headline": "Typed", "_submit": "1"}, follow=True)
    assert any("Only one that is a draft can be submitted" in str(said) for said in answer.context["messages"])
    story.refresh_from_db()
    assert (story.headline, story.status) == ("Typed", "idea")


def test_what_was_sent_back_says_why_beside_the_text(client):
    story = factories.story(stage="for review")
    client.force_login(factories.editor())
    client.post(desk.address(story), desk.fields_of(story) | {"note": "Ask the chief.", "_send_back": "1"})
    client.force_login(factories.reporter())
    assert "Ask the chief." in client.get(desk.address(story)).content.decode()


def test_a_new_story_may_be_kept_as_an_idea(rita):
    rita.post(desk.address(), desk.fields_of() | {"headline": "Who pays for shovels?", "_set_aside": "1"})
    assert Story.objects.get().status == "idea"


def test_what_a_reporter_writes_into_an_approved_text_waits_for_review_again(rita):
    story = factories.story(stage="approved")
    rita.post(desk.address(story), desk.fields_of(story) | {"body": "<p>Other words.</p>"})
    assert Story.objects.get().status == "for review"
    assert lines(story) == [("reopened", "approved", "for review")]


def test_anybody_who_writes_plans_and_an_assignment_is_logged(rita):
    story = factories.story()
    plan = {"assigned_to": factories.editor().pk, "due_at": "2035-07-24T06:00"}
    rita.post(desk.address(story), desk.fields_of(story) | plan)
    story.refresh_from_db()
    assert story.assigned_to == factories.editor()
    assert story.due_at.isoformat() == "2035-07-24T05:00:00+00:00"
    assert story.log_entries.get().note == "To edith"


def test_a_story_is_given_to_nobody_outside_the_desk(rita):
    outsider = factories.reporter("otto")
    type(outsider).objects.filter(pk=outsider.pk).update(is_staff=False)
    story = factories.story()
    answer = rita.post(desk.address(story), desk.fields_of(story) | {"assigned_to": outsider.pk, "headline": "Kept"})
    assert "Select a valid choice" in answer.content.decode()
    assert answer.context["adminform"].form["headline"].value() == "Kept"


# ---- No path lets a reporter make anything public

SOON = f"{timezone.localtime() + timedelta(hours=1):%Y-%m-%dT%H:%M}"
BUTTONS = ("_publish", "_schedule", "_take_back", "_update", "_approve", "_send_back")
COLUMNS = {"published_at": "2020-01-01", "published_by": "1", "stage": "approved", "withdrawn_at": "", "state": "x"}
PATHS = {
    **{f"the button {name}": ("form", {name: "1", "publish_at": SOON}) for name in BUTTONS},
    **{f"the columns with {name}": ("form", COLUMNS | {name: "1"}) for name in ("_continue", "_save", "_submit")},
    "a due time in the past": ("form", {"due_at": "2001-01-01T06:00"}),
    "the time of publication alone": ("form", {"publish_at": "2001-01-01T06:00"}),
    **{f"the action {name}": ("list", {"action": name}) for name in ("approve", "send_back", "publish", "_publish")},
    **{f"the action {one.__name__}": ("list", {"action": one.__name__}) for one in bulk_actions.ACTIONS},
    "Django's own deletion": ("list", {"action": "delete_selected", "post": "yes"}),
    "an edit in the list": ("list", {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "1", **COLUMNS}),
    "a withdrawal": ("withdraw", {"reason": "Forged"}),
    "a deletion": ("delete", {"post": "yes"}),
    "a correction": ("correct", {"text": "Forged", "severity": "typo"}),
}


@pytest.mark.parametrize("path", PATHS)
def test_no_path_lets_a_reporter_make_anything_public_or_approve_it(rita, path):
    where, sent = PATHS[path]
    story, out = factories.story(stage="for review"), factories.published_story("Out already")
    before = Story.objects.filter(pk=out.pk).values().get()
    if where == "form":
        rita.post(desk.address(story), desk.fields_of(story) | sent)
    elif where == "list":
        chosen = {"_selected_action": [story.pk, out.pk], "index": 0, "shown_at": timezone.now().timestamp() + 60}
        more = {"form-0-id": story.pk, "section": factories.section("fire").pk, "topic": "Forged", "person": ""}
        rita.post(reverse("admin:articles_story_changelist"), chosen | more | sent)
    else:
        for one in (story, out):
            rita.post(reverse(f"admin:articles_story_{where}", args=[one.pk]), sent)
    assert list(Story.objects.public_or_scheduled().values_list("pk", flat=True)) == [out.pk]
    assert Story.objects.get(pk=story.pk).status in ("for review", "draft")
    assert Story.objects.filter(pk=out.pk).values().get() == before


def test_no_verb_lets_a_reporter_make_anything_public():
    rita = factories.reporter()
    for name, said in {
        "publish": {},
        "unschedule": {},
        "mark_updated": {},
        "correct": {"text": "x"},
        "withdraw": {"reason": "x"},
        "approve": {},
        "send_back": {},
        "delete_draft": {},
        "assign": {"to": None},
        "file_under": {"section": None},
        "add_topic": {"name": "x"},
    }.items():
        story = at("published" if name != "unschedule" else "scheduled")
        with pytest.raises(PermissionDenied):
            getattr(verbs, name)(story, by=rita, **said)
