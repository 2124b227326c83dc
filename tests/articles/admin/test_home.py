"""What the desk puts before each person, its list and its calendar, in as many queries however much there is."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.admin.home import home, story_queues
from articles.models import Author, Byline, Story
from tests import factories

LIST = reverse("admin:articles_story_changelist")
CALENDAR = reverse("admin:articles_story_calendar")


def on_front(client) -> dict[str, list[str]]:
    page = lxml_html.fromstring(client.get(reverse("admin:index")).content.decode())
    parts = page.xpath("//div[@class='desk-front']/section")
    return {part.find("h2").text_content().strip(): lines_of(part) for part in parts}


def lines_of(part) -> list[str]:
    lines = [line.find("a").text_content() for line in part.iter("li")]
    return lines or [part.findall("p")[-1].text_content()]


def in_list(client, **asked) -> set[str]:
    page = lxml_html.fromstring(client.get(LIST, asked).content.decode())
    return {cell.text_content() for cell in page.xpath("//*[@id='result_list']//th[@class='field-headline']")}


def day(hour: int = 12, ahead: int = 0) -> datetime:
    return story_queues.midnight(ahead) + timedelta(hours=hour)


def of_somebody_else(headline: str, **fields) -> Story:
    return factories.story(headline, created_by=factories.reporter("rob"), **fields)


def test_the_front_says_plainly_that_there_is_nothing(rita):
    assert on_front(rita) == {
        "Waiting for me": ["Nothing waits for you."],
        "Mine": ["You have nothing in hand: no idea, no draft, nothing for review."],
        "Due today": ["Nothing is due today, and nothing is late."],
        "Going out today": ["No story is planned for the rest of today."],
        "In a working copy": ["No story that readers see is being changed."],
        "Replies": ["None waits."],
        "Failed checks": ["Nothing is for review or approved."],
        "Record tasks": ["None open."],
        "Reported errors": ["None open."],
    }


def test_a_reporter_has_what_was_sent_back_and_what_was_given_to_them(rita):
    back = factories.story("Sent back", stage="for review")
    verbs.send_back(back, by=factories.editor())
    of_somebody_else("Given", assigned_to=factories.reporter())
    of_somebody_else("Robs own")
    factories.story("For review", stage="for review")
    again = factories.story("Sent back, and submitted again", stage="for review")
    verbs.send_back(again, by=factories.editor())
    verbs.submit(again, by=factories.reporter())
    assert set(on_front(rita)["Waiting for me"]) == {"Sent back", "Given"}
    assert set(on_front(rita)["Mine"]) == {"Sent back", "Given", "For review", "Sent back, and submitted again"}


def test_an_editor_has_what_is_for_review_their_own_last(edith):
    factories.story("Mine", stage="for review", created_by=factories.editor(), due_at=day(1))
    factories.story("Late", stage="for review", due_at=day(8, ahead=3))
    factories.story("Urgent", stage="for review", due_at=day(8, ahead=1))
    factories.story("A draft")
    assert on_front(edith)["Waiting for me"] == ["Urgent", "Late", "Mine"]


def test_a_story_under_ones_byline_is_ones_own_whoever_began_it(rita):
    ann = Author.objects.create(name="Rita R", slug="rita", account=factories.reporter())
    Byline.objects.create(story=of_somebody_else("With me", by=()), author=ann)
    assert on_front(rita)["Mine"] == ["With me"]


def test_today_is_the_newsrooms_day(edith):
    factories.story("Late", due_at=day(1, ahead=-2))
    factories.story("Last minute", due_at=day(0, ahead=1) - timedelta(minutes=1))
    factories.story("Tomorrow", due_at=day(0, ahead=1))
    for headline, ahead in {"At once": timedelta(minutes=1), "Next week": timedelta(days=7)}.items():
        moment = min(timezone.now() + ahead, day(0, ahead=1) - timedelta(seconds=1)) if ahead.days == 0 else day(0, 7)
        verbs.publish(factories.story(headline), by=factories.editor(), at=moment)
    shown = on_front(edith)
    assert shown["Due today"] == ["Late", "Last minute"]
    assert shown["Going out today"] == ["At once"]


def test_what_waits_for_an_answer_and_what_the_checks_would_stop_stand_beside_the_rest(edith, rita, monkeypatch):
    # However busy the machine is.
    monkeypatch.setattr(home, "SECONDS_FOR_CHECKS", 60)
    factories.asked(factories.story("Begun"), "The Diggers’ Union", outcome="", answered_at=None)
    factories.story("Ready", stage="approved")
    factories.story("Half done", stage="for review", standfirst="")
    factories.story("Somebody else’s", stage="for review", standfirst="", created_by=factories.editor("eve"))
    factories.story("A draft", standfirst="")
    edith.force_login(factories.editor())
    shown = on_front(edith)
    assert shown["Replies"] == ["The Diggers’ Union"]
    assert set(shown["Failed checks"]) == {"Half done", "Somebody else’s"}
    assert in_list(edith, desk="checked") == {"Ready", "Half done", "Somebody else’s"}
    rita.force_login(factories.reporter())
    assert on_front(rita)["Failed checks"] == ["Half done"]


def test_the_front_checks_no_longer_than_it_has_time_for(edith, monkeypatch):
    monkeypatch.setattr(home, "SECONDS_FOR_CHECKS", 0)
    for number in range(3):
        factories.story(f"Half done {number}", stage="for review", standfirst="")
    assert len(on_front(edith)["Failed checks"]) == 1
    assert "Of 3 for review or approved, the 1 saved last were checked:" in edith.get("/admin/").content.decode()


def test_each_list_is_short_and_leads_to_all_of_it(edith):
    for number in range(home.SHOWN + 2):
        factories.story(f"Waiting {number}", stage="for review")
    assert len(on_front(edith)["Waiting for me"]) == home.SHOWN
    assert len(in_list(edith, desk="waiting")) == home.SHOWN + 2


def busy_desk(times: int) -> None:
    for number in range(times):
        factories.story(f"Review {number}", stage="for review", due_at=day(), by=(f"Ann {number}", "Bea"))
        factories.scheduled_story(f"Soon {number}", in_hours=0, by=(f"Cas {number}",))
        of_somebody_else(f"Given {number}", assigned_to=factories.reporter(f"r{number}"), due_at=day(ahead=1))
        factories.source(title=f"Paper {number}", embargoed_until=day(ahead=1))


@pytest.mark.parametrize("address", [reverse("admin:index"), CALENDAR, LIST, f"{LIST}?desk=waiting&q=review"])
def test_a_page_of_the_desk_asks_as_often_however_many_stories_there_are(
    edith, address, django_assert_max_num_queries, monkeypatch
):
    """Once there are as many as the front has room for: the checks of those ask for each."""

    def count() -> int:
        with django_assert_max_num_queries(100) as queries:
            assert edith.get(address).status_code == 200
        return len(queries)

    monkeypatch.setattr(home, "SECONDS_FOR_CHECKS", 60)
    busy_desk(home.SHOWN)
    edith.get(address)
    before = count()
    busy_desk(5)
    assert count() == before


# ---- The list


def test_the_list_is_narrowed_by_state_person_time_and_author(edith):
    factories.story("An idea", stage="idea")
    factories.story("Given", assigned_to=factories.editor(), due_at=day(ahead=2), by=("Bea",))
    factories.story("Late", due_at=day(ahead=-1))
    factories.scheduled_story("Planned")
    verbs.correct(
        factories.published_story("Out", due_at=day(ahead=-1)), by=factories.editor(), text="x", severity="typo"
    )
    bea = Author.objects.get(name="Bea").pk
    for asked, found in [
        ({"state": "idea"}, {"An idea"}),
        ({"state": "scheduled"}, {"Planned"}),
        ({"state": "published"}, {"Out"}),
        ({"state": "draft", "due": "none"}, set()),
        ({"assigned_to": "me"}, {"Given"}),
        ({"assigned_to": "nobody", "state": "draft"}, {"Late"}),
        ({"due": "late"}, {"Late"}),
        ({"out": "today"}, {"Out"}),
        ({"due": "week"}, {"Given"}),
        ({"author": bea}, {"Given"}),
        ({"desk": "mine", "state": "idea"}, set()),
        ({"q": "hole deep", "state": "idea"}, {"An idea"}),
        ({"state": "nonsense", "assigned_to": "x", "due": "\x00", "author": "-1", "desk": "?"}, "all"),
    ]:
        assert in_list(edith, **asked) == (found if found != "all" else in_list(edith)), asked


def act(client, action: str, *stories, **typed):
    sent = {"action": action, "_selected_action": [story.pk for story in stories], "index": 0, "person": ""}
    answer = client.post(LIST, sent | {"shown_at": timezone.now().timestamp()} | typed, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_many_stories_are_assigned_filed_and_given_a_topic_at_once(rita):
    stories = [factories.story(), factories.story()]
    assert act(rita, "assign_selected", *stories, person=factories.editor().pk) == ["2 stories assigned to edith."]
    assert act(rita, "file_selected", *stories, section=factories.section("fire").pk) == ["2 stories put into Fire."]
    assert act(rita, "add_topic_to_selected", *stories, topic=" Deep   holes ") == [
        "2 stories given the topic “Deep holes”."
    ]
    assert act(rita, "submit_selected", *stories) == ["2 stories submitted for review."]
    for story in Story.objects.all():
        assert (story.assigned_to, str(story.section), story.status) == (factories.editor(), "Fire", "for review")
        assert [topic.name for topic in story.topics.all()] == ["Deep holes"]
        assert [version.why for version in story.versions.order_by("number")] == ["saved", "saved", "submitted"]


def test_what_is_missing_is_asked_for_and_nothing_is_changed(rita):
    story = factories.story()
    assert "Choose the section first" in act(rita, "file_selected", story)[0]
    assert "no letter or digit" in act(rita, "add_topic_to_selected", story, topic="!!!")[0]
    story.refresh_from_db()
    assert (story.version, story.topics.count()) == (1, 0)


def test_what_somebody_saved_since_the_list_was_shown_is_told_and_left_alone(rita):
    seen, changed = factories.story("Seen"), factories.story("Changed")
    shown_at = timezone.now().timestamp()
    changed.save_if_unchanged(by=factories.editor(), section=factories.section("courts"))
    said = act(rita, "file_selected", seen, changed, section=factories.section("fire").pk, shown_at=shown_at)
    assert "edith saved it after this list was shown" in said[0]
    assert said[1] == "1 story put into Fire."
    assert str(Story.objects.get(headline="Changed").section) == "Courts"


def test_one_refusal_does_not_stop_the_others(edith):
    ready, draft = factories.story("Ready", stage="for review"), factories.story("A draft")
    said = act(edith, "approve_selected", ready, draft)
    assert any("Not done with “A draft”: This story is a draft." in line for line in said)
    assert "1 story approved." in said


# ---- The calendar


def test_the_calendar_shows_what_is_due_what_goes_out_and_which_embargoes_end(rita):
    zone = ZoneInfo("Europe/London")
    factories.story("Due then", due_at=datetime(2035, 3, 31, 23, 59, tzinfo=zone))
    verbs.publish(factories.story("Planned"), by=factories.editor(), at=datetime(2035, 3, 25, 0, 30, tzinfo=zone))
    factories.source(title="A secret paper", embargoed_until=datetime(2035, 3, 22, 0, 1, tzinfo=zone))
    factories.story("Of another month", due_at=datetime(2035, 5, 10, tzinfo=zone))
    text = " ".join(
        lxml_html.fromstring(rita.get(CALENDAR, {"month": "2035-03"}).content.decode()).text_content().split()
    )
    for wanted in (
        "Saturday 31 March 23:59 due (draft) Due then",
        "Sunday 25 March 00:30 goes out Planned",
        "Thursday 22 March 00:01 embargo ends A secret paper",
        "‹ February 2035",
        "April 2035 ›",
    ):
        assert wanted in text
    assert "Of another month" not in text


@pytest.mark.parametrize("asked", ["", "2035-13", "0001-01", "9999-12", "\x00", "2035", "March"])
def test_a_month_that_is_none_is_this_month(rita, asked):
    answer = rita.get(CALENDAR, {"month": asked})
    assert f"Planning: {timezone.localdate():%B %Y}" in answer.content.decode()


def test_the_calendar_is_for_the_desk_alone(client):
    assert client.get(CALENDAR).status_code == 302
    assert client.get(reverse("admin:articles_auditlogentry_changelist")).status_code == 302
