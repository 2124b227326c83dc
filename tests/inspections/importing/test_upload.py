"""A file at the desk: what it would change is shown first, then the same content is taken in, released or discarded."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from lxml import html

from inspections.models import Finding, ImportBatch, ImportConflict, Judgment, JudgmentVersion, Monitoring
from tests import factories

from .record_files import FIRST, judgments

pytestmark = pytest.mark.usefixtures("two_areas")

ADD = reverse("admin:inspections_importbatch_add")
FINDINGS = "body,programme,area,type,number,text,page,published,due,state,as_of,source,source_url"
FINDING = "borsetshire,round-1,,recommendation,1,Dig deeper.,,2018,2019,open,2018,A report,"


@pytest.fixture
def desk(client):
    class Desk:
        def log_in(self, user):
            client.force_login(user)
            return self

        def show(self, *rows: str, text: str = ""):
            file = SimpleUploadedFile("new.csv", (text or judgments(*rows)).encode())
            return self._read(client.post(ADD, {"file": file, "_show": "x"}))

        def take(self):
            return self._read(client.post(ADD, {"carried": self.carried, "_take": "x"}, follow=True))

        def press(self, batch: ImportBatch, button: str, value: str = "x", **typed):
            address = reverse("admin:inspections_importbatch_change", args=[batch.pk])
            return self._read(client.post(address, {button: value} | typed, follow=True))

        def _read(self, response):
            self.response, page = response, html.fromstring(response.content.decode())
            self.carried = "".join(page.xpath("//input[@name='carried']/@value"))
            self.buttons = page.xpath("//*[@id='container']//*[@type='submit']/@name")
            return " ".join(page.text_content().split())

    return Desk().log_in(factories.editor())


def taken_in(desk, *rows: str, text: str = "") -> ImportBatch:
    desk.show(*rows, text=text)
    desk.take()
    return ImportBatch.objects.first()


# ---- Showing and taking in


def test_the_first_press_shows_what_would_change_and_stores_nothing(desk):
    factories.judgment_version("dreadful", on=factories.area(code="filling"), released=False)
    said = desk.show(FIRST, FIRST.replace("digging", "filling"))
    assert "A file of judgments: 1 new, 0 unchanged, 1 replacing an unreleased row" in said
    assert "line 2 borsetshire, round-1, digging: fair" in said
    assert "grade: “dreadful” → “fair”" in said
    assert "_take" in desk.buttons
    assert not ImportBatch.objects.exists()


def test_the_second_press_takes_the_same_content_in_without_the_file(desk):
    batch = taken_in(desk, FIRST)
    assert "Readers see nothing of it until an editor releases it" in desk.response.content.decode()
    assert (batch.file_name, batch.imported_by) == ("new.csv", factories.editor())
    version = JudgmentVersion.objects.get()
    assert (version.batch, version.entered_by, version.released_at) == (batch, factories.editor(), None)


def test_every_reason_is_told_with_its_line_and_nothing_is_offered(desk):
    said = desk.show(FIRST.replace("fair", "hot"), FIRST.replace("borsetshire", "nowhere"))
    assert "line 2: outcome: “hot” is not a grade of Round 1" in said
    assert "line 3: body: there is no “nowhere” in the record" in said
    assert "_take" not in desk.buttons
    assert not ImportBatch.objects.exists()


def test_long_lists_are_cut_and_say_so(desk):
    said = desk.show(*(FIRST.replace("fair", f"hot{number}") for number in range(60)))
    assert "and " in said
    assert re.search(r"and \d+ more", said)


def test_a_file_that_changes_nothing_offers_nothing_to_take(desk):
    taken_in(desk, FIRST)
    assert "There is nothing to take in" in desk.show(FIRST)
    assert "_take" not in desk.buttons


def test_what_was_carried_over_cannot_be_changed_or_used_by_another(desk):
    desk.show(FIRST)
    sealed = desk.carried
    for spoilt in ("", sealed[:-1] + ("a" if sealed[-1] != "a" else "b")):
        desk.carried = spoilt
        assert "choose the file again" in desk.take()
    desk.carried = sealed
    desk.log_in(factories.administrator())
    assert "choose the file again" in desk.take()
    assert not ImportBatch.objects.exists()


def test_a_record_that_changed_meanwhile_is_shown_again_before_anything_is_stored(desk):
    desk.show(FIRST)
    factories.judgment_version("dreadful", released=False)
    said = desk.take()
    assert "changed meanwhile" in said
    assert "grade: “dreadful” → “fair”" in said
    assert not ImportBatch.objects.exists()
    desk.take()
    assert JudgmentVersion.objects.get().grade.name == "fair"


@pytest.mark.parametrize("who", [factories.reporter, None])
def test_only_editors_take_files_in(desk, client, who):
    desk.show(FIRST)
    carried = desk.carried
    client.logout()
    if who:
        desk.log_in(who())
    for typed in ({"carried": carried, "_take": "x"}, {"_show": "x"}):
        assert client.post(ADD, typed).status_code == (403 if who else 302)
    assert not ImportBatch.objects.exists()


def test_a_press_without_a_file_says_so(desk, client):
    assert "This field is required." in client.post(ADD, {"_show": "x"}).content.decode()


# ---- A batch


def test_a_batch_is_released_with_all_its_rows_by_an_editor_alone(desk):
    batch = taken_in(desk, FIRST)
    findings = taken_in(desk, text=f"{FINDINGS}\n{FINDING}\n")
    desk.log_in(factories.reporter())
    desk.press(batch, "_release")
    assert desk.response.status_code == 403
    assert not JudgmentVersion.objects.public()
    desk.log_in(factories.editor())
    assert "Released 1 judgment to readers." in desk.press(batch, "_release")
    assert "Released 1 finding to readers." in desk.press(findings, "_release")
    assert (JudgmentVersion.objects.public().count(), Finding.objects.public().count()) == (1, 1)
    assert "_release" not in desk.buttons


def test_the_page_says_what_a_release_does_and_how_many_are_unchecked(desk, client):
    batch = taken_in(desk, FIRST, FIRST.replace("digging", "filling"))
    JudgmentVersion.objects.first().mark_checked(by=factories.reporter())
    page = client.get(reverse("admin:inspections_importbatch_change", args=[batch.pk])).content.decode()
    assert "2 judgments not yet released." in page
    assert "1 of the judgments is not checked against the page" in page


def test_discarding_takes_away_what_readers_have_not_seen_and_only_that(desk):
    batch = taken_in(desk, FIRST, FIRST.replace("digging", "filling"))
    factories.release(JudgmentVersion.objects.first())
    assert "Discarded 1 row that readers had not seen." in desk.press(batch, "_discard")
    assert JudgmentVersion.objects.get().released_at
    assert Judgment.objects.count() == 1
    assert ImportBatch.objects.count() == 1


def test_a_judgment_that_a_story_is_about_outlives_its_discarded_version(desk):
    batch = taken_in(desk, FIRST)
    factories.attach(factories.story(), JudgmentVersion.objects.get())
    desk.press(batch, "_discard")
    assert (JudgmentVersion.objects.count(), Judgment.objects.count()) == (0, 1)


def test_a_row_that_is_released_while_the_page_is_open_is_not_discarded():
    batch = ImportBatch.objects.create(file_name="x", sha256="x")
    version = factories.judgment_version(batch=batch)
    assert batch.discard(by=factories.editor()) == 0
    assert JudgmentVersion.objects.get() == version


# ---- Conflicts


@pytest.fixture
def conflict(desk) -> ImportConflict:
    factories.judgment_version("fair", source="a page", confidence="secondary")
    taken_in(desk, FIRST.replace("fair", "dreadful"))
    return ImportConflict.objects.get()


def test_keeping_ours_settles_it_for_good_with_who_and_when(desk, conflict):
    assert "ours kept by edith" in desk.press(conflict.batch, "_keep", str(conflict.pk))
    conflict.refresh_from_db()
    assert (conflict.decision, conflict.settled_by) == ("ours", factories.editor())
    assert JudgmentVersion.objects.get().grade.name == "fair"
    assert "settled this meanwhile" in desk.press(conflict.batch, "_keep", str(conflict.pk))


def test_the_database_keeps_what_was_decided(conflict):
    conflict.keep_ours(by=factories.editor())
    rows = ImportConflict.objects.filter(pk=conflict.pk)
    for change in (lambda: rows.update(decision="theirs"), lambda: rows.update(theirs={}), rows.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_taking_theirs_makes_the_next_version_and_readers_do_not_see_it_yet(desk, conflict):
    name = f"conflict-{conflict.pk}"
    typed = {f"{name}-reason": "corrected", f"{name}-source": "A letter"}
    assert "waits for its release" in desk.press(conflict.batch, "_take_theirs", str(conflict.pk), **typed)
    second = JudgmentVersion.objects.get(number=2)
    assert (second.grade.name, second.reason, second.source) == ("dreadful", "corrected", "A letter")
    assert (second.released_at, second.batch, second.entered_by) == (None, conflict.batch, factories.editor())
    assert JudgmentVersion.objects.public().get().grade.name == "fair"


def test_taking_theirs_needs_a_reason_and_a_source(desk, conflict):
    said = desk.press(conflict.batch, "_take_theirs", str(conflict.pk))
    assert "Say why there is a new version, and where it was seen." in said
    assert ImportConflict.objects.waiting().count() == 1
    assert JudgmentVersion.objects.count() == 1


def test_a_reporter_settles_nothing(desk, conflict):
    desk.log_in(factories.reporter()).press(conflict.batch, "_keep", str(conflict.pk))
    assert desk.response.status_code == 403
    assert ImportConflict.objects.waiting().count() == 1


def test_of_a_released_period_only_what_became_known_is_taken(desk):
    factories.monitoring(from_on="2022-06", source="a letter")
    batch = taken_in(desk, text="body,stage,from,to,source\nborsetshire,engage,2022-06,2024-05,a letter\n")
    desk.press(batch, "_take_theirs", str(batch.conflicts.get().pk))
    assert str(Monitoring.objects.public().get().to_on) == "2024-05"


def test_the_words_of_a_released_finding_stay_whatever_a_file_says(desk):
    taken_in(desk, text=f"{FINDINGS}\n{FINDING}\n")
    factories.release(Finding.objects.get())
    batch = taken_in(desk, text=f"{FINDINGS}\n{FINDING.replace('deeper', 'less').replace('open', 'closed')}\n")
    desk.press(batch, "_take_theirs", str(batch.conflicts.get().pk))
    assert Finding.objects.values_list("text", "state").get() == ("Dig deeper.", "closed")


def test_what_cannot_be_taken_is_refused_and_stays_to_be_settled(desk):
    taken_in(desk, text=f"{FINDINGS}\n{FINDING}\n")
    factories.release(Finding.objects.get())
    batch = taken_in(desk, text=f"{FINDINGS}\n{FINDING.replace('deeper', 'less')}\n")
    assert "words of the report" in desk.press(batch, "_take_theirs", str(batch.conflicts.get().pk))
    assert ImportConflict.objects.waiting().count() == 1


def test_the_page_of_a_large_batch_asks_no_more_than_that_of_a_small_one(desk, client, django_assert_max_num_queries):
    batch = ImportBatch.objects.create(file_name="x", sha256="x")
    for number in range(20):
        factories.judgment_version(on=factories.area(code=f"area-{number}"), batch=batch, released=False)
        factories.finding(batch=batch, public=False)
    with django_assert_max_num_queries(24):
        client.get(reverse("admin:inspections_importbatch_change", args=[batch.pk]))
