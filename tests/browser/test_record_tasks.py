"""A judgment changes under two stories: one shows it in a box, the other only names it in its words."""

import pytest
from django.urls import reverse

from articles import verbs
from articles.models import RecordAnswer
from inspections.models import JudgmentVersion
from tests import factories

# Tasks and answers are tried on both databases in tests/articles.
pytestmark = pytest.mark.anywhere

PROSE = "<p>Borsetshire Police was rated fair for digging in Round 1.</p>"


def test_an_editor_answers_for_the_stories_under_which_the_record_changed(page, login):
    digging = factories.area(factories.programme("round-1", label="Round 1"))
    first = factories.judgment_version("fair", on=digging)
    box = factories.story("A story with a box")
    factories.attach(box, first)
    verbs.publish(box, by=factories.editor())
    factories.published_story("A story in words alone", body=PROSE)
    factories.judgment_version("dreadful", on=digging, released=False, published_on="2024-08-08")

    login(page, factories.editor())
    page.goto(reverse("admin:index"))
    assert "None open." in page.locator("#content").inner_text()
    release_the_new_version(page)

    page.goto(reverse("admin:index"))
    with page.expect_navigation():
        page.get_by_role("link", name="Record tasks", exact=True).first.click()
    task = page.get_by_role("region", name="A story in words alone")
    assert page.get_by_role("region", name="A story with a box").is_visible()
    assert "Borsetshire Police was rated fair for digging in Round 1." in task.inner_text()
    assert "Dreadful, 8 August 2024" in task.inner_text()

    task.get_by_label("Note for the desk").fill("The story says “at first”.")
    press(page, task, "Corrected")
    assert "has no correction since the record changed" in task.get_by_role("alert").inner_text()
    assert task.get_by_label("Note for the desk").input_value() == "The story says “at first”."
    assert not RecordAnswer.objects.exists()

    press(page, task, "Still right")
    assert task.count() == 0
    assert page.get_by_role("region", name="A story with a box").is_visible()
    assert RecordAnswer.objects.get().note == "The story says “at first”."


def release_the_new_version(page) -> None:
    page.goto(reverse("admin:inspections_judgmentversion_changelist") + "?readers=do-not")
    page.locator("#action-toggle").check()
    page.select_option("select[name=action]", "release")
    with page.expect_navigation():
        page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).first.click()
    assert JudgmentVersion.objects.current().get().outcome_in_words == "dreadful"


def press(page, task, answer: str) -> None:
    """By keyboard alone."""
    button = task.get_by_role("button", name=answer)
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
