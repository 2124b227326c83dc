"""The panel beside the form: what it shows, and what is decided in it."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from articles.models import NotAQuotation, OmissionApproval, Override, Quote, Story
from articles.prepublication import blocking_problems, read_proof
from tests import factories

from . import desk

SCRIPT = {"HTTP_X_DESK": "panel"}
SOURCE = "Before it all. The force digs very deep holes in the county. After it all."


@pytest.fixture
def story():
    made = factories.story(body="<p>It “digs very deep pits in the county”, and “digs very deep holes”.</p>")
    made.quotes.create(words="The force digs very deep holes", source=factories.source(SOURCE, title="A report"))
    return made


@pytest.fixture
def editor(client):
    client.force_login(factories.editor())
    return client


def address(story, verb: str = "checks"):
    return reverse(f"admin:articles_story_{verb}", args=[story.pk])


def panel(client, story) -> str:
    return client.get(address(story), **SCRIPT).content.decode()


def decide(client, story, verb: str, **fields) -> str:
    answer = client.post(address(story, verb), fields, **SCRIPT)
    assert answer.status_code == 200
    return answer.content.decode()


# ---- What it shows


def test_each_quotation_has_its_state_its_passage_and_the_words_that_differ(editor, story):
    html = panel(editor, story)
    assert "<strong>Altered</strong>" in html
    assert "<del>pits</del>" in html
    assert "<ins>holes</ins>" in html
    assert "A report</a>, page 1:" in html
    assert "…Before it all. The force" in html
    assert "After it all." in html
    assert "2 in order" in html
    assert "What is set aside, and what is kept" in html


def test_a_claim_has_its_answer_the_grades_behind_it_and_safe_wording(editor):
    factories.judgment_version("fair")
    html = panel(editor, factories.story("Borsetshire Police rated splendid for digging"))
    assert "Contradicted by the record" in html
    assert "Safe to say:" in html
    assert 'data-put-in="headline"' in html


def test_the_form_opens_with_the_problems_and_leads_to_the_panel_without_script(editor, story):
    html = editor.get(desk.address(story)).content.decode()
    assert "Stops publication." in html
    assert f'<a href="{address(story)}">' in html
    page = editor.get(address(story)).content.decode()
    assert "Quotations, beside their sources" in page
    assert "<html" in page


def test_a_typed_form_is_checked_and_nothing_of_it_is_saved(editor, story):
    was = Story.objects.get(pk=story.pk)
    fields = desk.fields_of(story) | {"body": "<p>It “digs very deep shafts in the county”.</p>"}
    typed = urlencode(desk.added(fields, "quotes", words="It is all rubbish", speaker="Ann Other"), doseq=True)
    html = editor.post(address(story), {"typed": typed}, **SCRIPT).content.decode()
    assert "<del>shafts</del>" in html
    assert "It is all rubbish" in html
    assert "Checked as typed at" in html
    assert "<del>pits</del>" not in html
    now = Story.objects.get(pk=story.pk)
    assert (now.body, now.version, now.quotes.count()) == (was.body, was.version, 1)


@pytest.mark.parametrize(
    "typed", ["", "body=%00&quotes-TOTAL_FORMS=99999999999", "quotes-TOTAL_FORMS=1&quotes-0-words=x"]
)
def test_any_typed_form_is_answered(editor, story, typed):
    assert editor.post(address(story), {"typed": typed}, **SCRIPT).status_code == 200


def test_nobody_from_outside_sees_it(client, story):
    assert client.get(address(story)).status_code == 302


# ---- What is decided


def test_a_reporter_marks_a_title_and_takes_it_back(client, story):
    client.force_login(factories.reporter())
    words = "digs very deep pits in the county"
    assert "Marked as a title by rita" in decide(client, story, "mark", words=words, kind="title")
    assert NotAQuotation.objects.get().kind == "title"
    assert "It is checked as a quotation again." in decide(client, story, "mark", words=words, kind="")
    assert "Say what it is" in decide(client, story, "mark", words=words, kind="joke")


def test_an_omission_is_ticked_against_the_passage_that_was_shown(editor, story):
    story.body = "<p>It “digs … deep holes in the county”.</p>"
    story.save()
    (one,) = [one for one in read_proof(story).quotations if one.waits_for_tick]
    shown = OmissionApproval.hash_of(one.words, one.verdict.source, one.verdict.passage)
    assert f'value="{shown}"' in panel(editor, story)
    assert "have changed since you looked" in decide(editor, story, "tick", shown="0" * 64)
    assert "Ticked by edith" in decide(editor, story, "tick", shown=shown)


def test_an_editor_overrides_and_the_panel_and_the_history_say_who_and_why(editor, story):
    (problem,) = blocking_problems(story)
    html = decide(editor, story, "override", key=problem.key, reason="Heard on the tape.")
    assert "Overridden by edith" in html
    assert "“Heard on the tape.”" in html
    history = editor.get(reverse("admin:articles_story_history", args=[story.pk])).content.decode()
    assert "Heard on the tape." in history


def test_a_reporter_is_offered_no_override_and_refused_one(client, story):
    client.force_login(factories.reporter())
    assert "Publish in spite of this" not in panel(client, story)
    (problem,) = blocking_problems(story)
    assert client.post(address(story, "override"), {"key": problem.key, "reason": "Because."}).status_code == 403
    assert not Override.objects.exists()


def test_one_click_attaches_the_words_with_source_and_page(editor, story):
    held = story.quotes.get().source
    answer = editor.post(address(story, "attach"), {"words": "digs very deep holes", "source": held.pk}, follow=True)
    assert "Attached as a quote of “A report”, page 1." in answer.content.decode()
    made = Quote.objects.get(words="digs very deep holes")
    assert (made.source, made.page, made.speaker) == (held, 1, "")
    assert Story.objects.get().version == story.version + 1
    assert story.versions.count() == 1


def test_words_that_are_not_in_the_source_are_not_attached(editor, story):
    said = {"words": "digs very deep pits in the county", "source": story.quotes.get().source_id}
    assert "not attached" in decide(editor, story, "attach", **said)
    assert "not attached" in decide(editor, story, "attach", words="nothing of the kind", source="x")
    assert story.quotes.count() == 1


@pytest.mark.parametrize("verb", ["attach", "mark", "tick", "override"])
def test_looking_decides_nothing(editor, story, verb):
    assert editor.get(address(story, verb)).status_code == 405


# ---- How long it takes


def test_the_number_of_queries_of_form_and_panel_does_not_grow_with_the_quotes(editor, django_assert_max_num_queries):
    paragraph = "<p>The report said it “digs very deep holes in the county” and more was said. " + "Word " * 60 + "</p>"
    story = factories.story(body=paragraph * 40)
    source = factories.source(SOURCE)
    for number in range(40):
        story.quotes.create(words="The force digs very deep holes", source=source, page=1, key=f"key{number}")
    for number in range(20):
        factories.attach(story, factories.judgment_version("fair", on=factories.area(code=f"digging-{number}")))
    with django_assert_max_num_queries(60):
        assert editor.get(desk.address(story)).status_code == 200
    with django_assert_max_num_queries(47):
        assert "Word for word" in panel(editor, story)
