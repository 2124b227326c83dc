"""What is left to look at before publication: one screen, each answered with one click, counted by rule."""

import pytest
from django.urls import reverse

from articles.models import RaisedAlarm, Story
from articles.prepublication import find_problems
from tests import factories

from . import desk


@pytest.fixture
def story():
    return factories.story(body="<p>It is no area of improvement, she ‘said’.</p>")


@pytest.fixture
def edith():
    return desk.logged_in(factories.editor())


def address(story, name: str = "review") -> str:
    return reverse(f"admin:articles_story_{name}", args=[story.pk])


def screen(client, story) -> str:
    return client.get(address(story)).content.decode()


def key(story, code: str = "house-style") -> str:
    return next(problem.key for problem in find_problems(story) if problem.code == code)


def test_everything_left_stands_on_it_what_stops_the_story_first(edith, story):
    html = screen(edith, story)
    assert html.index("“said” has no source") < html.index("area for improvement")
    assert "Publish now" not in html
    assert f'href="{address(story)}"' in edith.get(desk.address(story)).content.decode()


def test_one_click_answers_without_script_and_leads_back_to_the_place_in_the_list(edith, story):
    said = {"key": key(story), "decision": "not so", "at": "1"}
    answer = edith.post(address(story, "answer"), said, follow=True)
    assert answer.redirect_chain == [(f"{address(story)}?at=1", 302)]
    html = answer.content.decode()
    assert "Said to be wrong, and not shown again for these words" in html
    assert "1 said to be wrong or set aside" in html
    shown_again = edith.post(address(story, "answer"), {"key": key_of_answered(), "decision": ""}, follow=True)
    assert "It is shown again." in shown_again.content.decode()


def key_of_answered() -> str:
    return RaisedAlarm.objects.false().get().key


def test_when_nothing_stops_it_the_story_is_published_from_there(edith, story):
    story.body = "<p>It is an area of improvement.</p>"
    story.save()
    assert "Publish now" in screen(edith, story)
    assert "not published" in edith.post(address(story), {"version": "0"}, follow=True).content.decode()
    assert Story.objects.get().state == "draft"
    edith.post(address(story), {"version": story.version})
    assert Story.objects.get().state == "published"


def test_the_panel_has_the_same_button_and_shows_what_was_answered_no_more(edith, story):
    said = {"key": key(story, "quotation-without-source"), "decision": "not so"}
    html = edith.post(address(story, "answer"), said, HTTP_X_DESK="panel").content.decode()
    assert html.count("“said” has no source") == 2  # in what was done, and among what was answered
    assert "No source is attached" not in html


def test_the_claims_of_the_panel_are_those_that_were_told_above(edith):
    """One overall grade is told once a story: answered, it does not come back for the next sentence."""
    factories.judgment_version("fair")
    said = "<p>Borsetshire Police is rated splendid overall.</p><p>Borsetshire Police was rated splendid overall.</p>"
    story = factories.story(body=said)
    contradicted = [one.key for one in find_problems(story) if one.code.startswith("claim-")]
    assert len(contradicted) == 1
    panel = edith.get(address(story, "checks"), HTTP_X_DESK="panel").content.decode()
    assert panel.count("Contradicted by the record") == 1
    said = {"key": contradicted[0], "decision": "not so"}
    panel = edith.post(address(story, "answer"), said, HTTP_X_DESK="panel").content.decode()
    assert "Contradicted by the record" not in panel


@pytest.mark.parametrize("at", ["", "-1", "9999999", "x", "٣"])
def test_any_place_in_the_list_is_answered(edith, story, at):
    assert edith.get(address(story), {"at": at}).status_code == 200


# ---- A reporter


def test_a_reporter_sees_no_button_and_a_forged_one_does_nothing(story):
    rita = desk.logged_in(factories.reporter())
    html = screen(rita, story)
    assert "Not so" not in html
    assert "Set aside" not in html
    for decision in ("not so", "set aside", ""):
        assert rita.post(address(story, "answer"), {"key": key(story), "decision": decision}).status_code == 403
    assert rita.post(address(story), {"version": story.version}).status_code == 403
    assert not RaisedAlarm.objects.exists()
    assert rita.get(reverse("admin:articles_raisedalarm_changelist")).status_code == 403


def test_nobody_answers_by_looking_or_without_logging_in(client, edith, story):
    assert edith.get(address(story, "answer")).status_code == 405
    assert client.post(address(story, "answer"), {"key": key(story), "decision": "not so"}).status_code == 302
    assert not RaisedAlarm.objects.exists()


# ---- How often each rule is wrong


def test_editors_see_how_often_each_rule_was_raised_and_wrong(edith, story):
    edith.post(address(story, "answer"), {"key": key(story), "decision": "not so"})
    html = edith.get(reverse("admin:articles_raisedalarm_changelist")).content.decode()
    assert "How often each rule is wrong" in html
    assert '<a href="?code=house-style">house-style</a>' in html
    filtered = edith.get(reverse("admin:articles_raisedalarm_changelist"), {"code": "no-alt"}).content.decode()
    assert "0 alarms of the checks" in filtered
