"""The page on which an editor answers for the stories under which the record has changed."""

import pytest
from django.urls import reverse
from lxml import html as lxml_html

from articles.models import RecordAnswer
from tests import factories
from tests.articles.record_uses.test_record_changes import in_prose, open_tasks, regraded, with_box

from .desk import address

PAGE = reverse("admin:articles_recordanswer_tasks")


@pytest.fixture
def fair():
    from tests.articles.record_uses.test_mentions import digging

    return factories.judgment_version("fair", on=digging())


@pytest.fixture
def as_editor(client):
    client.force_login(factories.editor())
    return client


def words(answer) -> str:
    (main,) = lxml_html.fromstring(answer.content.decode()).xpath("//*[@id='content']")
    return " ".join(main.text_content().split())


def sent(story, version, answer: str, **more) -> dict:
    return {"story": story.pk, "version": version.pk, "answer": answer} | more


def test_it_says_so_when_nothing_has_changed(as_editor):
    assert "Nothing in the record has changed under a story." in words(as_editor.get(PAGE))


def test_it_shows_what_the_story_says_and_what_the_record_said_and_says(as_editor, fair):
    in_prose()
    regraded(published_on="2024-08-08", source="The Testorate’s letter")
    text = words(as_editor.get(PAGE))
    assert "In prose published" in text
    assert "It says, in its text: Borsetshire Police was rated fair for digging in Round 1." in text
    assert "The record said then Fair, 22 March 2018" in text
    assert "It says now Dreadful, 8 August 2024: regraded. The Testorate’s letter" in text


def test_an_answer_is_given_and_the_task_is_gone(as_editor, fair):
    story, now = in_prose(), regraded()
    answer = as_editor.post(PAGE, sent(story, now, "still right", note="It says “at first”."), follow=True)
    assert "Answered for “In prose”: still right." in answer.content.decode()
    assert open_tasks() == []
    assert RecordAnswer.objects.get().note == "It says “at first”."


def test_what_is_refused_says_what_to_do_and_keeps_the_note(as_editor, fair):
    story, now = in_prose(), regraded()
    answer = as_editor.post(PAGE, sent(story, now, "withdrawn", note="My note"))
    page = lxml_html.fromstring(answer.content)
    assert answer.status_code == 422
    (alert,) = page.xpath("//*[@role='alert']")
    assert "not withdrawn" in alert.text_content()
    assert alert.xpath(f".//a[@href='{reverse('admin:articles_story_withdraw', args=[story.pk])}']")
    assert page.xpath("//input[@name='note']/@value") == ["My note"]
    assert not RecordAnswer.objects.exists()


def test_each_refusal_leads_to_where_it_is_done(as_editor, fair):
    story, now = in_prose(), regraded()
    ways = {"corrected": "story_correct", "note added": "story_change", "withdrawn": "story_withdraw"}
    for what, address_of in ways.items():
        page = lxml_html.fromstring(as_editor.post(PAGE, sent(story, now, what)).content.decode())
        way = reverse(f"admin:articles_{address_of}", args=[story.pk])
        assert page.xpath(f"//*[@role='alert']//a[@href='{way}']"), what
        assert as_editor.get(way).status_code == 200


def test_a_reporter_reads_the_list_and_answers_nothing(client, fair):
    story, now = in_prose(), regraded()
    client.force_login(factories.reporter())
    text = words(client.get(PAGE))
    assert "In prose" in text
    assert "An editor answers for it." in text
    assert client.post(PAGE, sent(story, now, "still right")).status_code == 403
    assert not RecordAnswer.objects.exists()


def test_strangers_are_sent_to_log_in_and_other_methods_refused(client, as_editor, fair):
    assert as_editor.put(PAGE).status_code == 405
    client.logout()
    assert client.get(PAGE).status_code == 302


@pytest.mark.parametrize("bad", [{"story": "x"}, {"version": "9" * 30}, {"story": ""}, {"version": "-1"}])
def test_a_form_that_names_nothing_is_not_found(as_editor, fair, bad):
    assert as_editor.post(PAGE, sent(in_prose(), regraded(), "still right") | bad).status_code == 404


def test_the_list_can_be_of_one_body(as_editor, fair):
    in_prose()
    regraded()
    assert "In prose" in words(as_editor.get(PAGE, {"body": "borsetshire"}))
    factories.body("felpersham")
    text = words(as_editor.get(PAGE, {"body": "felpersham"}))
    assert "Nothing in the record has changed under a story about Felpersham Police." in text


def test_the_front_of_the_desk_says_how_many_are_open(as_editor, fair):
    assert "Record tasks None open." in words(as_editor.get(reverse("admin:index")))
    in_prose()
    with_box(fair)
    regraded()
    assert "2 uses of a record that has changed wait for an answer." in words(as_editor.get(reverse("admin:index")))


def test_the_story_form_says_it_beside_the_text(as_editor, fair):
    story = in_prose()
    assert b"record-changed" not in as_editor.get(address(story)).content
    regraded()
    (panel,) = lxml_html.fromstring(as_editor.get(address(story)).content).xpath("//*[@id='record-changed']")
    assert "fair then, dreadful now" in " ".join(panel.text_content().split())
    assert panel.xpath(f".//a[@href='{PAGE}']")


def test_the_answers_given_can_be_read_and_not_changed(as_editor, fair):
    story, now = in_prose(), regraded()
    as_editor.post(PAGE, sent(story, now, "still right"))
    assert "In prose" in words(as_editor.get(reverse("admin:articles_recordanswer_changelist")))
    given = RecordAnswer.objects.get()
    change = reverse("admin:articles_recordanswer_change", args=[given.pk])
    assert as_editor.get(change).status_code == 200
    assert as_editor.post(change, {"answer": "corrected"}).status_code == 403
    assert as_editor.post(reverse("admin:articles_recordanswer_delete", args=[given.pk])).status_code == 403


def test_the_page_asks_the_same_number_of_questions_however_long_it_is(as_editor, fair):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for _ in range(2):
        for _ in range(3):
            with_box(fair)
        regraded()
        as_editor.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(PAGE)
        asked.append(len(queries))
        fair = fair.judgment.versions.order_by("-number").first()
    assert asked[0] == asked[1]
