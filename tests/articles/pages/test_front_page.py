"""The front page: editors choose stories and order them, a choice ends, and the newest fill the rest."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import FrontPageStory, Story
from articles.models.front_page import MAX_TIME_CHOSEN, usual_end
from articles.models.stories import ChangedMeanwhileError
from articles.pages import front_page
from tests import factories
from tests.reading import get, queries, words

NOON = timezone.now() - timedelta(days=30)


def published(*headlines: str) -> list[Story]:
    """Stories of which each is newer than the one before. They are set out, not checked: that takes its time."""
    stories = [factories.story(headline, published_by=factories.editor(), published_at=NOON) for headline in headlines]
    for hour, story in enumerate(stories):
        story.published_at = NOON + timedelta(hours=hour)
        story.save()
    return stories


def put(*stories: Story) -> list[FrontPageStory]:
    return [verbs.choose_for_front_page(story, by=factories.editor()) for story in stories]


def order() -> list[int]:
    return list(FrontPageStory.objects.current().values_list("pk", flat=True))


def end(chosen: FrontPageStory) -> None:
    ago = timezone.now() - timedelta(hours=1)
    FrontPageStory.objects.filter(pk=chosen.pk).update(chosen_at=ago - timedelta(hours=1), shown_until=ago)


def headlines(address: str = "/") -> list[str]:
    page = lxml_html.fromstring(get(address).content.decode())
    return [heading.text_content() for heading in page.xpath("//article//*[self::h2 or self::h3]")]


def test_what_is_chosen_stands_first_in_its_order_and_the_newest_follow():
    one, _two, three, four = published("One", "Two", "Three", "Four")
    assert headlines() == ["Four", "Three", "Two", "One"]
    put(one, three)
    assert headlines() == ["One", "Three", "Four", "Two"]
    assert front_page.first_page(3) == [one.pk, three.pk, four.pk]


def test_no_story_stands_twice_on_any_page_and_none_is_lost(monkeypatch):
    monkeypatch.setattr("articles.pages.stories.PER_PAGE", 2)
    a, _, c, _, e = published("A", "B", "C", "D", "E")
    put(a, e, c)
    assert [headlines(f"/?page={page}") for page in (1, 2, 3)] == [["A", "E"], ["C", "D"], ["B"]]


def test_a_choice_ends_by_itself():
    old, _new = published("Old", "New")
    (chosen,) = put(old)
    end(chosen)
    assert headlines() == ["New", "Old"]
    assert "in our record" not in words("/")


def test_a_story_chosen_ahead_appears_at_its_time():
    published("Out")
    ahead = factories.scheduled_story("Ahead")
    put(ahead)
    assert headlines() == ["Out"]
    Story.objects.filter(pk=ahead.pk).update(published_at=NOON - timedelta(days=1))
    assert headlines() == ["Ahead", "Out"]


def test_a_story_withdrawn_or_taken_back_just_does_not_show():
    gone, _out = published("Gone", "Out")
    ahead = factories.scheduled_story("Ahead")
    put(gone, ahead)
    verbs.withdraw(gone, by=factories.editor(), reason="Wrong.")
    verbs.unschedule(ahead, by=factories.editor())
    assert headlines() == ["Out"]


def test_feeds_and_lists_stay_newest_first(client):
    one, _two = published("One", "Two")
    put(one)
    assert headlines("/police/") == ["Two", "One"]
    items = client.get("/feed.json").json()["items"]
    assert [item["title"] for item in items] == ["Two", "One"]


def test_its_queries_do_not_grow_with_what_is_chosen():
    stories = published("One", "Two", "Three")
    put(stories[0])
    before = queries("/")
    put(stories[1], stories[2])
    for number in range(2):
        corrected(*published(f"Corrected {number}"))
    assert queries("/") == before
    assert before <= 12


# ---- Corrections


def corrected(*stories: Story, **said):
    return verbs.correct(*stories, by=factories.editor(), text="It was one hole.", severity="significant", **said)


def test_a_correction_that_stands_at_the_top_stands_beside_the_headline():
    wrong, other = published("Force digs two holes", "Another")
    corrected(wrong, other, was="It said two.")
    teasers = lxml_html.fromstring(get("/").content.decode()).xpath("//article")
    assert ["It was one hole." in teaser.text_content() for teaser in teasers] == [True, True]
    assert "Correction of “Force digs two holes”" in words("/")


def test_a_correction_at_the_foot_of_a_story_is_not_on_the_front_page():
    (story,) = published("Force digs hole")
    corrected(story, placement="foot")
    assert "It was one hole." not in words("/")


def test_of_a_correction_that_was_corrected_the_newest_is_told():
    (story,) = published("Force digs hole")
    first = corrected(story)
    story.refresh_from_db()
    verbs.correct(story, by=factories.editor(), text="There was no hole.", severity="typo", corrects=first)
    shown = words("/")
    assert "There was no hole." in shown
    assert "It was one hole." not in shown


# ---- The verbs


@pytest.mark.parametrize("state", ["draft", "withdrawn", "working copy"])
def test_only_what_is_out_or_planned_can_be_chosen(state):
    story = factories.story() if state == "draft" else factories.published_story()
    if state == "withdrawn":
        verbs.withdraw(story, by=factories.editor(), reason="Wrong.")
    if state == "working copy":
        story = factories.working_copy(story)
    with pytest.raises(ValueError, match="not out, nor planned"):
        put(story)
    assert not FrontPageStory.objects.exists()


def test_a_story_is_chosen_once_and_again_when_its_choice_has_ended():
    (story,) = published("One")
    (chosen,) = put(story)
    with pytest.raises(ValueError, match="chosen already"):
        put(story)
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontPageStory.objects.create(story=story, position=5, shown_until=usual_end(), chosen_by=factories.editor())
    end(chosen)
    put(story)
    assert FrontPageStory.objects.get().shown_until == usual_end()


def test_there_is_room_for_so_many_and_what_has_ended_takes_none(monkeypatch):
    monkeypatch.setattr("articles.models.front_page.MOST", 1)
    one, two = published("One", "Two")
    (chosen,) = put(one)
    with pytest.raises(ValueError, match="take one off"):
        put(two)
    end(chosen)
    put(two)
    assert [chosen.story for chosen in FrontPageStory.objects.all()] == [two]


@pytest.mark.parametrize(
    ("ahead", "said"), [(timedelta(0), "in the past"), (MAX_TIME_CHOSEN + timedelta(days=1), "within 92")]
)
def test_a_choice_ends_ahead_and_in_reach(ahead, said):
    (story,) = published("One")
    with pytest.raises(ValueError, match=said):
        verbs.choose_for_front_page(story, by=factories.editor(), until=timezone.now() + ahead)
    (chosen,) = put(story)
    with pytest.raises(ValueError, match=said):
        verbs.keep_on_front_page(chosen, timezone.now() + ahead, by=factories.editor(), seen=chosen.shown_until)


def test_it_ends_at_midnight_after_tomorrow_by_the_newsrooms_clock(monkeypatch):
    # Half past midnight in London, still the day before in UTC.
    now = datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/London"))
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    assert usual_end() == datetime(2026, 7, 3, 0, 0, tzinfo=ZoneInfo("Europe/London"))


def test_the_order_that_an_editor_did_not_see_is_not_changed():
    one, two, three = put(*published("One", "Two", "Three"))
    seen = order()
    verbs.move_on_front_page(three, 0, by=factories.editor(), seen=seen)
    assert order() == [three.pk, one.pk, two.pk]
    with pytest.raises(ChangedMeanwhileError):
        verbs.move_on_front_page(two, 0, by=factories.editor("emma"), seen=seen)
    assert order() == [three.pk, one.pk, two.pk]


def test_two_who_choose_at_one_moment_lose_neither():
    one, two = put(*published("One", "Two"))
    FrontPageStory.objects.update(position=0)
    assert order() == [one.pk, two.pk]
    verbs.move_on_front_page(two, 0, by=factories.editor(), seen=order())
    assert order() == [two.pk, one.pk]


def test_an_end_that_somebody_else_has_set_is_not_overwritten_unseen():
    (chosen,) = put(*published("One"))
    seen, later = chosen.shown_until, chosen.shown_until + timedelta(days=1)
    verbs.keep_on_front_page(chosen, later, by=factories.editor(), seen=seen)
    with pytest.raises(ChangedMeanwhileError):
        verbs.keep_on_front_page(chosen, seen + timedelta(days=2), by=factories.editor("emma"), seen=seen)
    assert FrontPageStory.objects.get().shown_until == later


def test_what_is_taken_off_is_taken_off_once():
    (chosen,) = put(*published("One"))
    verbs.take_off_front_page(chosen, by=factories.editor())
    with pytest.raises(ChangedMeanwhileError):
        verbs.take_off_front_page(FrontPageStory(pk=chosen.pk, story=chosen.story), by=factories.editor())
    assert not FrontPageStory.objects.exists()


def test_only_editors_change_it_by_any_verb():
    (story,) = published("One")
    reporter, (chosen,) = factories.reporter(), put(story)
    for verb in (
        lambda: verbs.choose_for_front_page(story, by=reporter),
        lambda: verbs.move_on_front_page(chosen, 0, by=reporter, seen=order()),
        lambda: verbs.keep_on_front_page(chosen, usual_end(), by=reporter, seen=chosen.shown_until),
        lambda: verbs.take_off_front_page(chosen, by=reporter),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert order() == [chosen.pk]


def test_each_choice_is_in_the_audit_log():
    one, two = published("One", "Two")
    _, chosen = put(one, two)
    verbs.move_on_front_page(chosen, 0, by=factories.editor(), seen=order())
    verbs.keep_on_front_page(chosen, usual_end() + timedelta(days=1), by=factories.editor(), seen=usual_end())
    verbs.take_off_front_page(chosen, by=factories.editor())
    lines = list(two.log_entries.order_by("pk").values_list("verb", "note"))[-4:]
    assert [verb for verb, _ in lines] == [
        "put on the front",
        "moved on the front",
        "kept on the front",
        "taken off the front",
    ]
    assert lines[0][1].startswith("Until ")
    assert lines[1][1] == "To place 1 of 2"
