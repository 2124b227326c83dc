"""The front page on the desk: what an editor sees and presses, and what is said when it cannot be done."""

from datetime import timedelta

from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import FrontPageStory
from articles.models.front_page import usual_end
from articles.verbs.front_page import FRONT_PAGE_CHANGED
from tests import factories
from tests.articles.pages.test_front_page import order, published, put

PAGE = reverse("admin:articles_frontpagestory_changelist")
LATER = "%Y-%m-%dT%H:%M"


def page_of(client, address: str = PAGE):
    return lxml_html.fromstring(client.get(address).content.decode())


def rows(page) -> list[str]:
    return [" ".join(row.text_content().split()) for row in page.xpath("//ol[@class='desk-places']/li")]


def press(client, label: str, story) -> str:
    """Press a button of a row as a browser without script does; what the page then says."""
    (button,) = page_of(client).xpath(f"//button[normalize-space()='{label} {story}']")
    form = button.getparent()
    sent = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    return say(client, **sent, do=button.get("value"))


def say(client, **sent) -> str:
    return " ".join(client.post(PAGE, sent, follow=True).content.decode().split())


def test_it_shows_the_page_as_readers_see_it_and_what_waits_among_it(edith):
    old, _ = published("Old", "New")
    ahead = factories.scheduled_story("Ahead")
    put(ahead, old)
    waits, first, second = rows(page_of(edith))
    assert "– Ahead Readers will see it from" in waits
    assert first.startswith("1 Old chosen by edith")
    assert second.startswith("2 New by its date")


def test_an_editor_chooses_orders_and_takes_off_by_buttons_alone(edith):
    one, two = published("One", "Two")
    for story in (one, two):
        said = say(edith, do="put", story=story.pk, until=timezone.localtime(usual_end()).strftime(LATER))
        assert f"“{story}” is on the front page until" in said
    assert [chosen.story for chosen in FrontPageStory.objects.current()] == [one, two]
    assert "“Two” is moved" in press(edith, "Up", two)
    assert [chosen.story for chosen in FrontPageStory.objects.current()] == [two, one]
    press(edith, "Down", two)
    assert [chosen.story for chosen in FrontPageStory.objects.current()] == [one, two]
    assert "stands where its date puts it" in press(edith, "Take off", one)
    assert [chosen.story for chosen in FrontPageStory.objects.current()] == [two]


def test_the_row_that_was_changed_is_the_next_place_of_the_keyboard(edith):
    _, chosen = put(*published("One", "Two"))
    shown = ",".join(map(str, order()))
    answer = edith.post(PAGE, {"do": "move", "chosen": chosen.pk, "to": 0, "order": shown})
    assert answer["Location"] == f"{PAGE}#chosen-{chosen.pk}"
    assert page_of(edith).xpath(f"//li[@id='chosen-{chosen.pk}'][@tabindex='-1']")


def test_a_press_on_an_order_that_has_changed_does_nothing_and_says_so(edith):
    one, two = put(*published("One", "Two"))
    seen = f"{one.pk},{two.pk}"
    verbs.move_on_front_page(two, 0, by=factories.editor("emma"), seen=[one.pk, two.pk])
    assert FRONT_PAGE_CHANGED in say(edith, do="move", chosen=two.pk, to=0, order=seen)
    assert order() == [two.pk, one.pk]
    verbs.take_off_front_page(one, by=factories.editor("emma"))
    assert FRONT_PAGE_CHANGED in say(edith, do="take_off", chosen=one.pk)


def test_until_when_is_set_in_the_row_and_what_is_wrong_in_it_is_said_there(edith):
    (chosen,) = put(*published("One"))
    seen = chosen.shown_until.isoformat()
    answer = edith.post(PAGE, {"do": "keep", "chosen": chosen.pk, "seen": seen, "until": "2001-01-01T00:00"})
    assert answer.status_code == 422
    (row,) = lxml_html.fromstring(answer.content.decode()).xpath(f"//li[@id='chosen-{chosen.pk}']")
    assert "lies in the past" in row.text_content()
    assert row.xpath(".//input[@name='until']/@value") == ["2001-01-01T00:00"]
    later = timezone.localtime(chosen.shown_until + timedelta(days=1))
    assert "is shown until" in say(edith, do="keep", chosen=chosen.pk, seen=seen, until=later.strftime(LATER))
    assert FRONT_PAGE_CHANGED in say(edith, do="keep", chosen=chosen.pk, seen=seen, until=later.strftime(LATER))
    assert FrontPageStory.objects.get().shown_until == later


SENSELESS = (
    {"do": "put"},
    {"do": "put", "story": "x", "until": "soon"},
    {"do": "move", "chosen": "9" * 30, "to": "-1", "order": "a,,²"},
    {"do": "move", "to": "-1", "order": "a,,²"},
    {"do": "keep", "until": "", "seen": "2026-13-45T00:00:00Z"},
    {"do": "keep", "until": "9999-12-31T23:59", "seen": "never"},
    {"do": "nothing"},
    {"do": "put", "story": "\x00", "until": "\x00"},
)


def test_what_makes_no_sense_is_refused_in_words(edith):
    (chosen,) = put(*published("One"))
    for sent in SENSELESS:
        answer = edith.post(PAGE, {"chosen": chosen.pk} | sent)
        assert answer.status_code in (302, 422), sent
    assert edith.post(PAGE, {}).status_code == 302
    assert order() == [chosen.pk]


def test_the_form_comes_back_with_what_was_typed_when_the_story_is_chosen_already(edith):
    one, _two = published("One", "Two")
    put(one)
    until = timezone.localtime(usual_end() + timedelta(days=3)).strftime(LATER)
    answer = edith.post(PAGE, {"do": "put", "story": one.pk, "until": until})
    page = lxml_html.fromstring(answer.content.decode())
    assert answer.status_code == 422
    assert "chosen already" in page.text_content()
    assert page.xpath("//select[@name='story']/option[@selected]/@value") == [str(one.pk)]
    assert until in page.xpath("//input[@name='until']/@value")


def test_the_story_form_leads_to_it_and_the_list_chooses_several(edith):
    one, two = published("One", "Two")
    form = edith.get(reverse("admin:articles_story_change", args=[one.pk])).content.decode()
    assert f'href="{PAGE}?story={one.pk}"' in form
    assert page_of(edith, f"{PAGE}?story={one.pk}").xpath("//select[@name='story']/option[@selected]/text()") == ["One"]
    chosen = {"action": "put_selected_on_front", "_selected_action": [one.pk, two.pk]}
    shown = {"shown_at": timezone.now().timestamp() + 5}
    answer = edith.post(reverse("admin:articles_story_changelist"), chosen | shown, follow=True)
    assert "2 stories put on the front page" in answer.content.decode()


def test_what_is_offered_is_out_or_planned(edith):
    published("Hole one")
    factories.scheduled_story("Hole two")
    factories.story("Hole draft")
    asked = {"term": "Hole", "app_label": "articles", "model_name": "frontpagestory", "field_name": "story"}
    found = edith.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert {one["text"] for one in found} == {"Hole one", "Hole two"}


def test_a_reporter_looks_and_changes_nothing(client):
    (chosen,) = put(*published("One"))
    client.force_login(factories.reporter())
    page = page_of(client)
    assert rows(page)[0].startswith("1 One chosen by edith, until")
    assert not page.xpath("//main//button | //ol//form | //form[@class='desk-choose']")
    for sent in ({"do": "put", "story": chosen.story_id}, {"do": "take_off", "chosen": chosen.pk}):
        assert client.post(PAGE, sent).status_code == 403
    actions = client.get(reverse("admin:articles_story_changelist")).content.decode()
    assert "put_selected_on_front" not in actions
    assert order() == [chosen.pk]


def test_its_queries_do_not_grow(edith, django_assert_max_num_queries):
    from django.db import connection

    put(*published("One"))
    with CaptureQueriesContext(connection) as few:
        edith.get(PAGE)
    put(*published("Two", "Three"))
    with django_assert_max_num_queries(len(few)):
        edith.get(PAGE)


def test_an_empty_page_says_so(edith):
    assert rows(page_of(edith)) == ["No story is published yet."]
