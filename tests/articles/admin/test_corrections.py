"""An editor corrects what readers have seen: from the story, the record, or another correction."""

import uuid

import pytest
from django.urls import reverse

from articles import verbs
from articles.models import Correction
from tests import factories

from . import desk

TEXT = "Twelve holes were dug."


def address(story) -> str:
    return reverse("admin:articles_story_correct", args=[story.pk])


def typed(**said) -> dict:
    return {"text": TEXT, "was": "", "severity": "typo", "placement": "", "uid": str(uuid.uuid4())} | said


def look(client, at: str, sent: dict):
    return client.post(at, sent | {"_preview": "1"})


def publish(client, at: str, sent: dict):
    """As an editor does: look at it first, then publish what was seen."""
    seen = look(client, at, sent).context["form"].fingerprint
    return client.post(at, sent | {"seen": seen, "_publish": "1"}, follow=True)


def test_the_button_stands_on_the_form_of_a_published_story(edith):
    story = factories.published_story()
    form = edith.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert f'href="{address(story)}"' in form
    draft = factories.story()
    form = edith.get(reverse("admin:articles_story_change", args=[draft.pk])).content.decode()
    assert address(draft) not in form


def test_it_is_shown_as_readers_will_see_it_before_it_goes_out(edith):
    story = factories.published_story()
    answer = look(edith, address(story), typed(was="An earlier version said thirteen.", severity="significant"))
    shown = answer.content.decode()
    assert "What readers will see" in shown
    assert "At the top of" in shown
    assert shown.count("An earlier version said thirteen.") >= 3
    assert not Correction.objects.exists()


def test_it_goes_out_on_this_story_and_on_others_in_one_go(edith):
    one, two = factories.published_story(), factories.published_story("Second hole")
    answer = publish(edith, address(one), typed(stories=[two.pk]))
    assert "readers see it on 2 stories" in str(next(iter(answer.context["messages"])))
    assert set(Correction.objects.get().stories.all()) == {one, two}
    assert answer.redirect_chain[-1][0] == reverse("admin:articles_story_change", args=[one.pk])


def test_a_judgment_of_the_story_is_corrected_only_when_ticked(edith):
    story = factories.story()
    use = factories.attach(story, factories.judgment_version())
    verbs.publish(story, by=factories.editor())
    publish(edith, address(story), typed())
    assert not Correction.objects.get().judgments.exists()
    story.refresh_from_db()
    publish(edith, address(story), typed(judgments=[use.judgment_id]))
    assert list(Correction.objects.first().judgments.all()) == [use.judgment]


def test_what_was_changed_after_looking_is_looked_at_again(edith):
    story = factories.published_story()
    sent = typed()
    seen = look(edith, address(story), sent).context["form"].fingerprint
    answer = edith.post(address(story), sent | {"text": "Eleven, even.", "seen": seen, "_publish": "1"})
    assert "you have changed it since you looked" in answer.content.decode()
    assert not Correction.objects.exists()


def test_nothing_goes_out_that_was_not_looked_at(edith):
    edith.post(address(factories.published_story()), typed() | {"_publish": "1"})
    assert not Correction.objects.exists()


def test_a_form_sent_twice_makes_one_correction(edith):
    story, sent = factories.published_story(), typed()
    publish(edith, address(story), sent)
    answer = publish(edith, address(story), sent)
    assert "sent twice, and made once" in str(next(iter(answer.context["messages"])))
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"text": " "}, "This field is required"),
        ({"severity": ""}, "This field is required"),
        ({"text": "x" * 1001}, "1000"),
    ],
)
def test_what_is_missing_or_too_long_is_told_and_nothing_typed_is_lost(edith, missing, told):
    answer = look(edith, address(factories.published_story()), typed(was="Kept words") | missing)
    shown = answer.content.decode()
    assert told in shown
    assert "Kept words" in shown
    assert "What readers will see" not in shown


def test_another_story_that_readers_do_not_see_is_refused_in_words(edith):
    draft = factories.story("A secret plan")
    answer = look(edith, address(factories.published_story()), typed(stories=[draft.pk]))
    assert "“A secret plan” is a draft: only what readers see can be corrected." in answer.content.decode()


def test_only_published_stories_are_offered(edith):
    public, draft = factories.published_story("Hole seen"), factories.story("Hole unseen")
    asked = {"term": "hole", "app_label": "articles", "model_name": "correction", "field_name": "stories"}
    offered = edith.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [one["text"] for one in offered] == [public.headline]
    assert draft.headline not in str(offered)


@pytest.mark.parametrize("make", [factories.story, factories.scheduled_story])
def test_a_story_that_readers_do_not_see_has_nothing_to_correct(edith, make):
    answer = edith.get(address(make()), follow=True)
    assert "Only a story that readers see can be corrected." in answer.content.decode()


def test_a_reporter_cannot_correct_by_any_door(rita):
    story = factories.published_story()
    correction = verbs.correct(story, by=factories.editor(), text=TEXT, severity="typo")
    doors = [
        address(story),
        reverse("admin:articles_correction_add"),
        reverse("admin:articles_correction_correct", args=[correction.pk]),
    ]
    for door in doors:
        assert rita.get(door).status_code == 403
        assert rita.post(door, typed(stories=[story.pk]) | {"_publish": "1"}).status_code == 403
    assert Correction.objects.count() == 1


def test_whoever_has_the_story_open_meanwhile_is_told_and_loses_nothing(edith):
    story = factories.published_story()
    copy = factories.working_copy(story)
    sent = desk.fields_of(copy) | {"headline": "As typed", "_continue": "Save the working copy"}
    publish(edith, address(story), typed())
    answer = edith.post(desk.address(copy), sent, follow=True).content.decode()
    assert "The story has been saved since this copy was opened" in answer
    assert "but its text is still the same" in answer
    desk.press(edith, copy, "_fix")
    story.refresh_from_db()
    assert (story.headline, story.corrections.count()) == ("As typed", 1)


# ---- The record, and corrections themselves


def test_the_record_alone_is_corrected_from_the_list(edith):
    judgment = factories.judgment_version().judgment
    answer = publish(edith, reverse("admin:articles_correction_add"), typed(judgments=[judgment.pk]))
    assert "1 judgment of the record" in str(next(iter(answer.context["messages"])))
    assert list(Correction.objects.get().judgments.all()) == [judgment]


def test_a_correction_of_nothing_is_refused_in_words(edith):
    answer = look(edith, reverse("admin:articles_correction_add"), typed())
    assert "Say what is corrected: a story, or a judgment of the record." in answer.content.decode()


def test_a_correction_is_corrected_by_another_on_the_same_stories(edith):
    one, two = factories.published_story(), factories.published_story("Second hole")
    first = verbs.correct(one, two, by=factories.editor(), text=TEXT, severity="typo")
    door = reverse("admin:articles_correction_correct", args=[first.pk])
    assert door in edith.get(reverse("admin:articles_correction_change", args=[first.pk])).content.decode()
    publish(edith, door, typed(text="Eleven, even."))
    second = first.corrected_by.get()
    assert set(second.stories.all()) == {one, two}


def test_the_desk_finds_a_correction_by_its_words_or_a_headline_and_cannot_change_it(edith):
    story = factories.published_story("Force digs hole")
    correction = verbs.correct(story, by=factories.editor(), text=TEXT, severity="typo")
    for words, found in (("twelve", True), ("force digs", True), ("thirteen", False)):
        listed = edith.get(reverse("admin:articles_correction_changelist"), {"q": words}).content.decode()
        assert (TEXT in listed) is found
    page = reverse("admin:articles_correction_change", args=[correction.pk])
    assert "_save" not in edith.get(page).content.decode()
    assert edith.post(page, {"text": "Forged"}).status_code == 403
    assert (
        edith.post(reverse("admin:articles_correction_delete", args=[correction.pk]), {"post": "yes"}).status_code
        == 403
    )


def test_the_list_asks_no_more_when_it_is_longer(edith, django_assert_max_num_queries):
    for _ in range(6):
        verbs.correct(factories.published_story(), by=factories.editor(), text=TEXT, severity="typo")
    with django_assert_max_num_queries(16):
        edith.get(reverse("admin:articles_correction_changelist"))


# ---- Withdrawing


@pytest.mark.parametrize("stays", [True, False])
def test_the_editor_says_whether_the_headline_stays_and_it_goes_unless_asked_for(edith, stays):
    story = factories.published_story()
    sent = {"reason": "There was no hole."} | ({"headline_stays": "on"} if stays else {})
    edith.post(reverse("admin:articles_story_withdraw", args=[story.pk]), sent)
    story.refresh_from_db()
    assert (story.state, story.headline_stays) == ("withdrawn", stays)
