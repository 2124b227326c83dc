"""What becomes of reported errors: counted, bounded, settled by an editor, and forgotten in time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import Correction, ErrorReport, ReportAttempt
from articles.verbs import TooManyReportsError
from articles.verbs import error_reports as bounds
from tests import factories

LIST = reverse("admin:articles_errorreport_changelist")


@pytest.fixture
def report():
    return factories.error_report(name="Ann Reader", email="ann@example.org")


def page_of(report) -> str:
    return reverse("admin:articles_errorreport_change", args=[report.pk])


def text_of(answer) -> str:
    return " ".join(lxml_html.fromstring(answer.content.decode()).text_content().split())


def correct(story) -> Correction:
    return verbs.correct(story, by=factories.editor(), text="It is shallow.", severity="typo")


# ---- Coming in


def test_the_same_words_are_one_report_and_counted():
    story = factories.published_story()
    first = factories.error_report(story, what="The hole is not deep.")
    again = factories.error_report(story, what="the  HOLE is not deep.", name="Bob", email="bob@example.org")
    other = factories.error_report(factories.published_story("Another"))
    assert again == first
    assert other != first
    first.refresh_from_db()
    assert (first.times, first.email) == (2, "bob@example.org")


def test_what_was_settled_is_open_anew_when_it_is_reported_again_but_spam_is_spam_on_every_story(report):
    verbs.settle_as_right(report, by=factories.editor(), note="Page 3 says so.")
    again = factories.error_report(report.story)
    assert again != report
    verbs.settle_as_spam(again, by=factories.editor())
    assert factories.error_report(factories.published_story("Another")) == again
    assert not ErrorReport.objects.open()


@pytest.mark.parametrize(
    ("bound", "sender", "elsewhere"),
    [
        ("FROM_ONE_NETWORK", "a", True),
        ("OF_ONE_STORY", "", False),
        ("ALTOGETHER", "", True),
        ("OPEN_OF_ONE_STORY", "", False),
        ("OPEN", "", True),
    ],
)
def test_beyond_a_bound_nothing_is_written(bound, sender, elsewhere, monkeypatch):
    monkeypatch.setattr(bounds, bound, 1)
    one, other = factories.published_story("One"), factories.published_story("Other")
    factories.error_report(one, sender=sender)
    with pytest.raises(TooManyReportsError):
        factories.error_report(other if elsewhere else one, what="Something else is wrong.", sender=sender)
    assert (ErrorReport.objects.count(), ReportAttempt.objects.count()) == (1, 1)
    if not elsewhere:
        factories.error_report(other, sender=sender)
    if bound == "FROM_ONE_NETWORK":
        factories.error_report(other, sender="b")


# ---- What an editor says


def test_only_an_editor_settles_it(report):
    rita, correction = factories.reporter(), correct(report.story)
    for verb in (
        lambda: verbs.settle_as_right(report, by=rita, note="I know."),
        lambda: verbs.settle_as_spam(report, by=rita),
        lambda: verbs.settle_by_correction(report, correction, by=rita),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert ErrorReport.objects.open().get() == report


@pytest.mark.parametrize(("note", "said"), [("  ", "how you know"), ("x" * 401, "400 characters")])
def test_that_the_story_is_right_needs_its_reason(report, note, said):
    with pytest.raises(ValueError, match=said):
        verbs.settle_as_right(report, by=factories.editor(), note=note)


def test_a_correction_of_another_story_does_not_answer_it(report):
    with pytest.raises(ValueError, match="does not stand on the story"):
        verbs.settle_by_correction(report, correct(factories.published_story("Another")), by=factories.editor())


def test_of_two_editors_who_settle_it_one_is_told(report):
    seen = ErrorReport.objects.get()
    verbs.settle_as_spam(report, by=factories.editor())
    with pytest.raises(ValueError, match="meanwhile"):
        verbs.settle_as_right(seen, by=factories.editor("ed"), note="Page 3.")


@pytest.mark.parametrize(
    "wrong",
    [{"what": ""}, {"state": "right"}, {"state": "odd"}, {"settled_at": timezone.now()}, {"state": "corrected"}],
)
def test_the_database_refuses_half_an_answer(report, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.update(**wrong)


# ---- Forgetting


def test_reporters_are_forgotten_90_days_after_the_answer_and_spam_is_deleted(report, capsys):
    spam = factories.error_report(report.story, what="Buy a better spade.", name="Spam")
    waiting = factories.error_report(report.story, what="Still unanswered.", email="cid@example.org")
    verbs.settle_as_right(report, by=factories.editor(), note="Page 3.")
    verbs.settle_as_spam(spam, by=factories.editor())
    settled = ErrorReport.objects.exclude(state="open")

    settled.update(settled_at=timezone.now() - timedelta(days=89))
    call_command("forget_reporters")
    assert ErrorReport.objects.exclude(name="", email="").count() == 3
    settled.update(settled_at=timezone.now() - timedelta(days=91))
    call_command("forget_reporters")
    assert capsys.readouterr().out.splitlines() == [
        "0 reports of readers forgotten.",
        "2 reports of readers forgotten.",
    ]
    assert set(ErrorReport.objects.values_list("pk", "name", "email")) == {
        (report.pk, "", ""),
        (waiting.pk, "", "cid@example.org"),
    }


def test_networks_are_forgotten_after_a_day_with_the_next_report(report):
    ReportAttempt.objects.update(sender="a", sent_at=timezone.now() - timedelta(hours=25))
    factories.error_report(report.story, sender="b")
    assert [sending.sender for sending in ReportAttempt.objects.all()] == ["b"]


# ---- At the desk


def test_the_front_the_list_and_the_form_of_the_story_lead_to_it(edith, report):
    said, form = "1 error that a reader reported waits", reverse("admin:articles_story_change", args=[report.story_id])
    front = edith.get(reverse("admin:index"))
    assert said in text_of(front)
    assert "1 reader reports an error" in text_of(edith.get(form))
    for page in (front, edith.get(LIST), edith.get(form)):
        assert page_of(report) in page.content.decode()
    verbs.settle_as_spam(report, by=factories.editor())
    assert said not in text_of(edith.get(reverse("admin:index")))
    assert "reader reports" not in text_of(edith.get(form))


def test_its_page_shows_all_of_it_and_runs_nothing_of_it(edith):
    said = {"what": "<script>alert(1)</script> is wrong", "passage": "is deep", "right": "Page 3"}
    report = factories.error_report(name="Ann Reader", email="ann@example.org", **said)
    page = edith.get(page_of(report))
    assert all(words in text_of(page) for words in [*said.values(), "Ann Reader", "deleted 90 days after"])
    assert "<script>alert" not in page.content.decode()


def test_an_editor_says_that_the_story_is_right_and_a_refusal_keeps_the_note(edith, report):
    refused = edith.post(page_of(report), {"verb": "right", "note": "x" * 401})
    assert refused.status_code == 422
    assert "x" * 401 in refused.content.decode()
    assert edith.post(page_of(report), {"verb": "nonsense"}).status_code == 422
    assert edith.post(page_of(report), {"verb": "right", "note": "Page 3."}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.note, report.settled_by) == ("right", "Page 3.", factories.editor())
    assert "The story is right, said edith" in text_of(edith.get(page_of(report)))


def test_a_reporter_reads_it_and_cannot_settle_it(client, report):
    client.force_login(factories.reporter())
    assert "An editor settles it." in text_of(client.get(page_of(report)))
    assert client.post(page_of(report), {"verb": "spam"}).status_code == 403
    client.logout()
    assert client.get(page_of(report)).status_code == 302


def test_a_correction_made_from_it_settles_it(edith, report):
    way = f"{reverse('admin:articles_story_correct', args=[report.story_id])}?report={report.pk}"
    assert way in edith.get(page_of(report)).content.decode()
    assert "It answers what a reader reported" in text_of(edith.get(way))
    typed = {"text": "It is shallow.", "severity": "typo", "uid": "0" * 32}
    seen = edith.post(way, typed | {"_preview": "1"}).context["form"].fingerprint
    edith.post(way, typed | {"_publish": "1", "seen": seen})
    report.refresh_from_db()
    assert (report.state, report.correction) == ("corrected", Correction.objects.get())


def test_a_correction_made_meanwhile_can_be_named(edith, report):
    correction = correct(report.story)
    assert "This correction answers it" in edith.get(page_of(report)).content.decode()
    edith.post(page_of(report), {"verb": "corrected", "correction": correction.pk})
    report.refresh_from_db()
    assert (report.state, report.correction) == ("corrected", correction)


def test_a_correction_of_another_story_leaves_it_open(edith, report):
    other = factories.published_story("Another")
    way = f"{reverse('admin:articles_story_correct', args=[other.pk])}?report={report.pk}&report=x"
    typed = {"text": "It is shallow.", "severity": "typo", "uid": "0" * 32}
    seen = edith.post(way, typed | {"_preview": "1"}).context["form"].fingerprint
    answer = edith.post(way, typed | {"_publish": "1", "seen": seen}, follow=True)
    assert "still open" in text_of(answer)
    assert ErrorReport.objects.open().get() == report


def test_the_list_asks_as_often_for_many_as_for_one(edith, report, django_assert_max_num_queries):
    edith.get(LIST)
    with django_assert_max_num_queries(12) as for_one:
        edith.get(LIST)
    for number in range(3):
        factories.error_report(what=f"Another error, {number}.")
    with django_assert_max_num_queries(len(for_one)):
        edith.get(LIST)
