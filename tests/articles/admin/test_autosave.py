"""What is typed and not yet saved is kept on the server, for each story and person, and brought back when asked."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import verbs
from articles.models import AutosavedForm, Story
from tests import factories

from . import desk


def address(story=None, what: str = "keep") -> str:
    if story:
        return reverse(f"admin:articles_story_{what}", args=[story.pk])
    return reverse(f"admin:articles_story_{what}_new")


def typed(story=None, **changes) -> str:
    return urlencode(desk.fields_of(story) | changes, doseq=True)


def keep(client, story=None, **changes) -> dict:
    answer = client.post(address(story), {"typed": typed(story, **changes)})
    assert answer.status_code == 200
    return answer.json()


def test_what_is_typed_is_kept_and_the_story_stays_as_it_was(rita):
    story = factories.story()
    told = keep(rita, story, headline="Half a head")
    assert told["typed_at"] == f"{timezone.localtime():%H:%M}"
    assert AutosavedForm.objects.get().form["headline"] == "Half a head"
    story.refresh_from_db()
    assert (story.headline, story.version) == ("Force digs hole", 1)


def test_it_is_offered_when_the_form_is_opened_again_and_brought_back(rita):
    story = factories.story()
    keep(rita, story, headline="Half a head", body="<p>New words</p>")
    assert "You typed something here" in rita.get(desk.address(story)).content.decode()
    back = rita.get(desk.address(story), {"recover": "me"}).content.decode()
    assert "It is not saved yet" in back
    assert "Half a head" in back
    assert "New words" in back
    assert "ManagementForm" not in back
    assert f'action="{desk.address(story)}"' in back
    assert Story.objects.get().headline == "Force digs hole"


def test_a_new_story_is_kept_before_it_was_ever_saved(rita):
    keep(rita, headline="", standfirst="Only this so far")
    assert "You typed something here" in rita.get(desk.address()).content.decode()
    assert "Only this so far" in rita.get(desk.address(), {"recover": "me"}).content.decode()
    assert not Story.objects.exists()


def test_saving_the_form_empties_the_hand(rita):
    story = factories.story()
    keep(rita, story, headline="Kept")
    keep(rita, headline="Another, new")
    rita.post(desk.address(story), desk.fields_of(story) | {"headline": "Kept"})
    assert AutosavedForm.objects.get(story=story).typed == ""
    rita.post(desk.address(), desk.fields_of() | {"headline": "Another, new"})
    assert AutosavedForm.objects.get(story=None).typed == ""


def test_a_refused_form_keeps_the_hand_full(rita):
    story = factories.story()
    keep(rita, story, headline="Kept")
    assert rita.post(desk.address(story), desk.fields_of(story) | {"headline": ""}).status_code == 200
    assert AutosavedForm.objects.get().form["headline"] == "Kept"


@pytest.mark.parametrize("empty", ["", "<p></p>", "<p>&nbsp;</p>"])
def test_a_body_that_is_suddenly_empty_does_not_replace_a_full_one(rita, empty):
    story = factories.story()
    assert keep(rita, story, body=empty)["refilled"] is True
    assert AutosavedForm.objects.get().form["body"] == "<p>The hole is deep.</p>"
    keep(rita, story, body="<p>Typed</p>")
    keep(rita, story, body=empty)
    assert AutosavedForm.objects.get().form["body"] == "<p>Typed</p>"


def test_two_people_are_told_of_each_other_and_one_persons_tabs_are_not(rita, edith):
    story = factories.story()
    keep(rita, story)
    assert keep(rita, story)["others"] == []
    (other,) = keep(edith, story)["others"]
    assert other["name"] == "rita"
    AutosavedForm.objects.filter(person=factories.reporter()).update(seen_at=timezone.now() - timedelta(minutes=1))
    assert keep(edith, story)["others"] == []


def test_whoever_has_the_form_open_is_told_that_somebody_saved(rita, edith):
    story = factories.story()
    before = keep(rita, story)["version"]
    edith.post(desk.address(story), desk.fields_of(story) | {"headline": "Theirs"})
    told = rita.post(address(story)).json()
    assert told["version"] == before + 1
    assert told["saved_by"] == "edith"


def test_an_editor_takes_up_what_an_absent_colleague_typed_and_a_reporter_does_not(rita, edith):
    story = factories.story()
    keep(rita, story, headline="Ritas head")
    assert "rita typed something here" in edith.get(desk.address(story)).content.decode()
    taken = edith.get(desk.address(story), {"recover": factories.reporter().pk})
    assert "Ritas head" in taken.content.decode()
    keep(edith, story, headline="Ediths head")
    assert rita.get(desk.address(story), {"recover": factories.editor().pk}).status_code == 403
    assert AutosavedForm.objects.count() == 2


def test_an_editor_says_that_a_colleague_has_left_and_nothing_of_theirs_is_dropped(rita, edith):
    story = factories.story()
    keep(rita, story, headline="Ritas head")
    free = reverse("admin:articles_story_free", args=[story.pk, factories.reporter().pk])
    assert rita.post(free).status_code == 403
    assert edith.post(free).status_code == 302
    assert keep(edith, story)["others"] == []
    assert AutosavedForm.objects.get(person=factories.reporter()).form["headline"] == "Ritas head"


def test_unsaved_work_is_thrown_away_only_when_asked_and_only_ones_own(rita, edith):
    story = factories.story()
    keep(rita, story)
    keep(edith, story)
    assert rita.get(address(story, "drop")).status_code == 405
    rita.post(address(story, "drop"))
    assert [autosaved.person for autosaved in AutosavedForm.objects.exclude(typed="")] == [factories.editor()]


def test_work_on_a_story_that_was_published_meanwhile_is_still_kept(rita):
    story = factories.story()
    kept = typed(story, headline="Too late")
    verbs.publish(story, by=factories.editor())
    assert rita.post(address(story), {"typed": kept}).status_code == 200
    assert AutosavedForm.objects.get().form["headline"] == "Too late"
    assert "read it" in rita.get(desk.address(story)).content.decode()
    back = rita.get(desk.address(story), {"recover": "me"})
    assert back.status_code == 403
    assert "Too late" in back.content.decode()


def test_strangers_and_readers_keep_nothing(client):
    story = factories.story()
    assert client.post(address(story), {"typed": "x=1"}).status_code == 302
    nobody = factories.reporter("norman")
    nobody.groups.clear()
    assert desk.logged_in(nobody).post(address(story), {"typed": "x=1"}).status_code == 403
    assert not AutosavedForm.objects.exists()


def test_what_is_far_too_long_is_refused_in_words(rita):
    answer = rita.post(address(factories.story()), {"typed": "body=" + "x" * 2_000_000})
    assert answer.status_code == 413
    assert "longer than can be kept" in answer.json()["refused"]


@pytest.mark.parametrize("whose", ["me", "999999", "x", "²"])
def test_bringing_back_what_is_not_there_answers_404(edith, whose):
    assert edith.get(desk.address(factories.story()), {"recover": whose}).status_code == 404
