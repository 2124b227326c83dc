"""A source's text and file on the desk: three ways to give it, and what is refused leaves nothing behind."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from inspections.models import Source
from tests import factories

from . import papers

ADD = "admin:inspections_source_add"


@pytest.fixture(params=["reporter", "editor"])
def desk(request, client):
    client.force_login(getattr(factories, request.param)())
    return client


def fields(**more) -> dict:
    pages = {"pages-TOTAL_FORMS": 0, "pages-INITIAL_FORMS": 0}
    return {"kind": "report", "title": "On holes", "extent": "no text"} | pages | more


def pages_as_sent(source: Source) -> dict:
    """The page-by-page form of a source as a browser sends it back: with its own line ends."""
    sent = {"pages-TOTAL_FORMS": source.pages.count(), "pages-INITIAL_FORMS": source.pages.count()}
    for place, page in enumerate(source.pages.all()):
        row = {"id": page.pk, "source": source.pk, "number": page.number, "text": page.text.replace("\n", "\r\n")}
        sent |= {f"pages-{place}-{name}": value for name, value in row.items()}
    return sent


def change(source: Source) -> str:
    return reverse("admin:inspections_source_change", args=[source.pk])


def stored(settings) -> list[str]:
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


# ---- Three ways


def test_an_uploaded_pdf_gives_pages_file_both_sha256s_and_the_day(desk, settings):
    data = papers.report_with_furniture(5)
    desk.post(reverse(ADD), fields(upload=papers.upload(data, "../../C:\\rita's secret name.exe")))
    source = Source.objects.get()
    assert source.extent == "whole"
    assert [page.furniture for page in source.pages.all()] == [[1, 5]] * 5
    assert "Page 3" not in source.pages.get(number=3).text_without_furniture
    assert "Page 3" in source.pages.get(number=3).text
    text = "\f".join(source.pages.values_list("text", flat=True))
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert source.file_sha256 == hashlib.sha256(data).hexdigest()
    assert source.file.read() == data
    assert source.fetched_on == timezone.localdate()
    assert [Path(source.file.name).name] == stored(settings)
    assert source.file.name.startswith("sources/")
    assert source.file.name.endswith(".pdf")
    assert "rita" not in source.file.name


def test_a_saved_web_page_is_read_and_named_by_what_it_is(desk):
    page = papers.web_page("<script>alert('x')</script><p>The hole is deep.")
    desk.post(reverse(ADD), fields(upload=papers.upload(page, "report.pdf"), fetched_on="2018-03-22"))
    source = Source.objects.get()
    assert source.file.name.endswith(".html")
    assert [page.text for page in source.pages.all()] == ["The hole is deep."]
    assert source.fetched_on == date(2018, 3, 22)


def test_pasted_text_is_parted_by_form_feeds_and_kept_as_it_is(desk):
    desk.post(reverse(ADD), fields(pasted="  One\r\nhole.\f\fThree  holes."))
    source = Source.objects.get()
    assert list(source.pages.values_list("number", "text")) == [(1, "  One\nhole."), (3, "Three  holes.")]
    assert (source.extent, source.file.name, source.fetched_on) == ("extract", "", None)


def test_saving_again_changes_no_letter_of_the_text(as_editor):
    source = factories.source("  First\n\nsecond ")
    before = source.sha256
    as_editor.post(change(source), fields(title="New", extent="whole", **pages_as_sent(source)))
    source.refresh_from_db()
    assert (source.title, source.sha256) == ("New", before)
    assert "changed_pages" not in LogEntry.objects.latest("pk").change_message
    assert "page" not in LogEntry.objects.latest("pk").get_change_message()


def test_a_page_taken_away_takes_its_part_of_the_sha256_and_the_last_one_the_claim_to_hold_text(as_editor):
    source = factories.source("Only page")
    sent = pages_as_sent(source) | {"pages-0-DELETE": "on"}
    as_editor.post(change(source), fields(extent="whole", **sent))
    source.refresh_from_db()
    assert (source.sha256, source.extent) == ("", "no text")


def test_a_scan_is_kept_and_says_that_it_has_no_text(desk):
    answer = desk.post(reverse(ADD), fields(extent="whole", upload=papers.upload(papers.scan())), follow=True)
    source = Source.objects.get()
    assert source.extent == "no text"
    assert source.file
    assert "holds no text, as a scan does" in answer.content.decode()
    assert "quotes from it cannot be checked" in desk.get(change(source)).content.decode()


def test_scanned_pages_among_others_are_named_and_the_source_holds_passages_only(desk):
    answer = desk.post(reverse(ADD), fields(upload=papers.upload(papers.partly_scanned())), follow=True)
    assert "These pages hold no text, as scans do: 2." in answer.content.decode()
    assert Source.objects.get().extent == "extract"


@pytest.mark.parametrize(("held", "said", "then"), [("extract", "extract", "whole"), ("whole", "extract", "extract")])
def test_a_file_is_the_whole_paper_unless_somebody_says_that_it_is_not(as_editor, held, said, then):
    source = factories.source(extent=held)
    sent = pages_as_sent(source) | {"extent": said}
    as_editor.post(change(source), fields(upload=papers.upload(papers.pdf(["A hole"]))) | sent)
    assert Source.objects.get().extent == then


# ---- Refused, and nothing left behind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The submitted file is empty."),
        (b"GIF89a", "neither a PDF nor an HTML file"),
        (papers.damaged(), "This PDF is damaged"),
        (papers.encrypted(), "encrypted and needs a password"),
        (papers.pdf(*[["A hole"]] * 7), "has 7 pages; at most 6 are taken"),
        (papers.pdf(["A hole" * 2000] * 4), "larger than 40,000 bytes"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_what_was_typed_is_kept(desk, settings, data, reason):
    settings.SOURCE_MAX_PAGES, settings.SOURCE_MAX_BYTES = 6, 40_000
    answer = desk.post(reverse(ADD), fields(upload=papers.upload(data), publisher="The Testorate of Digging"))
    page = answer.content.decode()
    assert reason in page
    assert "The Testorate of Digging" in page
    assert not Source.objects.exists()
    assert stored(settings) == []


def test_a_good_file_beside_a_bad_field_is_not_kept_and_is_asked_for_again(desk, settings):
    answer = desk.post(reverse(ADD), fields(title="", upload=papers.upload(papers.pdf(["A hole"])), publisher="T"))
    assert "Choose the file again" in answer.content.decode()
    assert stored(settings) == []


@pytest.mark.parametrize(
    "more",
    [
        {"pasted": "Pasted words."},
        {"pages-TOTAL_FORMS": 1, "pages-0-number": 1, "pages-0-text": "Typed words."},
    ],
)
def test_a_text_given_twice_is_refused_and_kept_on_the_form(desk, settings, more):
    sent = fields(upload=papers.upload(papers.pdf(["A hole"]))) | more
    page = desk.post(reverse(ADD), sent).content.decode()
    assert "Give the text in one way only" in page
    assert " words.</textarea>" in page
    assert not Source.objects.exists()
    assert stored(settings) == []


def test_a_bad_file_beside_pasted_text_loses_neither_reason_nor_text(desk):
    page = desk.post(reverse(ADD), fields(upload=papers.upload(b"x"), pasted="Pasted words.")).content.decode()
    assert "neither a PDF nor an HTML file" in page
    assert "Pasted words." in page


def test_when_the_transaction_fails_the_file_goes_with_the_row(as_editor, settings, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the database went away")

    monkeypatch.setattr("django.contrib.admin.options.ModelAdmin.log_addition", fail)
    with pytest.raises(RuntimeError, match="went away"):
        as_editor.post(reverse(ADD), fields(upload=papers.upload(papers.pdf(["A hole"]))))
    assert not Source.objects.exists()
    assert stored(settings) == []


def test_a_failed_replacement_leaves_the_old_file_and_text(as_editor, settings, monkeypatch):
    source = factories.source_file()

    def fail(*args, **kwargs):
        raise RuntimeError("the database went away")

    monkeypatch.setattr("django.contrib.admin.options.ModelAdmin.log_change", fail)
    with pytest.raises(RuntimeError, match="went away"):
        as_editor.post(change(source), fields(upload=papers.upload(papers.pdf(["X"])), **pages_as_sent(source)))
    kept = Source.objects.get()
    assert (kept.file.name, kept.sha256, kept.file_sha256) == (source.file.name, source.sha256, source.file_sha256)
    assert stored(settings) == [Path(source.file.name).name]


# ---- Replaced


def test_another_file_is_stored_beside_the_old_one_and_the_log_names_that(as_editor, settings):
    source = factories.source_file(fetched_on="2018-03-22")
    sent = fields(upload=papers.upload(papers.pdf(["Other words."])), fetched_on="2018-03-22", **pages_as_sent(source))
    as_editor.post(change(source), sent)
    kept = Source.objects.get()
    assert kept.file.name != source.file.name
    assert len(stored(settings)) == 2
    assert [page.text for page in kept.pages.all()] == ["Other words."]
    assert kept.fetched_on == timezone.localdate()
    assert source.file.name in LogEntry.objects.latest("pk").get_change_message()


def test_the_text_under_published_stories_is_replaced_only_by_who_says_that_they_know(as_editor, settings):
    source = factories.source()
    story = factories.published_story("Force digs on")
    factories.quote(story, source=source)
    for new in (
        fields(upload=papers.upload(papers.pdf(["Other words."])), **pages_as_sent(source)),
        fields(pasted="Other words.", **pages_as_sent(source)),
        fields(**(pages_as_sent(source) | {"pages-0-text": "Other words."})),
    ):
        page = as_editor.post(change(source), new).content.decode()
        assert "Published stories quote this source: “Force digs on”" in page
        assert source.pages.get().text.startswith("The force digs holes, and fills them in.")
    assert stored(settings) == []
    sent = fields(pasted="Other words.", replace_text="on", **pages_as_sent(source))
    answer = as_editor.post(change(source), sent, follow=True)
    assert "Look at the quotes of: “Force digs on”" in answer.content.decode()
    assert source.pages.get().text == "Other words."


def test_drafts_do_not_stop_it(as_editor):
    source = factories.source()
    factories.quote(factories.story(), source=source)
    as_editor.post(change(source), fields(pasted="Other words.", **pages_as_sent(source)))
    assert source.pages.get().text == "Other words."


# ---- Who may


def test_a_reporters_new_source_is_for_the_desk_with_the_embargo_that_they_note(as_reporter):
    embargo = {"embargoed_until_0": "2018-03-22", "embargoed_until_1": "00:01"}
    as_reporter.post(reverse(ADD), fields(for_readers="on", **embargo))
    source = Source.objects.get()
    assert not source.for_readers
    assert timezone.localtime(source.embargoed_until).isoformat() == "2018-03-22T00:01:00+00:00"


def test_an_editor_shows_it_to_readers(as_editor):
    as_editor.post(reverse(ADD), fields(for_readers="on"))
    assert Source.objects.public().exists()


def test_what_readers_are_told_of_is_an_editors_to_change(as_reporter, settings):
    source = factories.source()
    sent = fields(title="Slander", upload=papers.upload(papers.pdf(["X"])), **pages_as_sent(source))
    assert as_reporter.post(change(source), sent).status_code == 403
    page = as_reporter.get(change(source)).content.decode()
    assert 'name="upload"' not in page
    assert 'name="pages-0-text"' not in page
    assert Source.objects.get().title == source.title
    assert stored(settings) == []


def test_it_is_looked_at_again_when_it_is_saved(as_reporter, monkeypatch):
    source = factories.source(for_readers=False)
    monkeypatch.setattr("inspections.admin.sources.SourceAdmin.has_change_permission", lambda *args: True)
    Source.objects.update(for_readers=True)
    assert as_reporter.post(change(source), fields(title="Slander", **pages_as_sent(source))).status_code == 403
    assert Source.objects.get().title == source.title


# ---- The file on the desk


def test_the_desk_fetches_the_file_as_something_to_save(desk):
    source = factories.source_file(papers.web_page("<script>alert('x')</script>"), title="On holes", for_readers=False)
    answer = desk.get(reverse("admin:inspections_source_file", args=[source.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="on-holes.html"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert b"alert" in answer.getvalue()


def test_nobody_else_does(client):
    address = reverse("admin:inspections_source_file", args=[factories.source_file().pk])
    assert client.get(address)["Location"].startswith("/admin/login/")
    client.force_login(factories.User.objects.create(username="nobody", is_staff=True))
    assert client.get(address).status_code == 403


def test_a_source_without_a_file_has_none_to_fetch(as_editor):
    source = factories.source()
    assert as_editor.get(reverse("admin:inspections_source_file", args=[source.pk])).status_code == 404
    assert "We hold no file of it" in as_editor.get(change(source)).content.decode()
