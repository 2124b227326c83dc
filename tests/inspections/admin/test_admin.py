"""The record in the admin: who finds, sees, adds, changes and releases what."""

import hashlib

import pytest
from django.contrib import admin
from django.urls import reverse

from inspections.models import ImportBatch, JudgmentVersion, Programme, Source
from tests import factories


def address(page: str, *arguments) -> str:
    return reverse(f"admin:inspections_{page}", args=arguments)


@pytest.fixture
def as_root(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root"))
    return client


def registered() -> list[str]:
    return [model._meta.model_name for model in admin.site._registry if model._meta.app_label == "inspections"]


def test_every_page_of_the_record_opens(as_root):
    version = factories.judgment_version()
    factories.source()
    factories.finding()
    factories.monitoring()
    ImportBatch.objects.create(file_name="x.csv", sha256="x")
    assert len(registered()) == 14
    for model in admin.site._registry:
        if model._meta.app_label == "inspections":
            name = model._meta.model_name
            assert as_root.get(address(f"{name}_changelist"), {"q": "x"}).status_code == 200
            for found in model.objects.all()[:1]:
                assert as_root.get(address(f"{name}_change", found.pk)).status_code == 200
    assert version


def test_nothing_of_the_record_is_deleted_by_the_handful(as_root):
    factories.judgment_version()
    factories.source()
    for name in registered():
        page = as_root.get(address(f"{name}_changelist")).content.decode()
        assert "delete_selected" not in page


def test_an_inspection_is_found_by_words_of_its_body_and_programme(as_reporter):
    factories.inspection(factories.body("borsetshire"), factories.programme("round-2017"))
    factories.inspection(factories.body("borsetshire"), factories.programme("round-2018"))
    page = as_reporter.get(address("inspection_changelist"), {"q": "borsetshire 2017"}).content.decode()
    assert "Round 2017</a>" in page or ">Round 2017<" in page
    assert page.count('class="action-select"') + page.count('class="field-number"') == 1


def test_judgments_are_looked_at_and_not_touched(as_editor):
    version = factories.judgment_version()
    page = as_editor.get(address("judgment_change", version.judgment_id))
    assert "Testorate" in page.content.decode()
    assert as_editor.post(address("judgment_change", version.judgment_id), {}).status_code == 403
    assert as_editor.get(address("judgment_add")).status_code == 403


def test_a_released_version_cannot_be_changed_or_deleted_even_by_root(as_root):
    version = factories.judgment_version("fair")
    change = address("judgmentversion_change", version.pk)
    fields = {"outcome": "pending", "source": "x", "confidence": "secondary"}
    assert as_root.post(change, fields).status_code == 403
    assert as_root.post(address("judgmentversion_delete", version.pk), {"post": "yes"}).status_code == 403
    assert JudgmentVersion.objects.get().outcome == "graded"


def test_an_unreleased_version_can_be_changed(as_reporter):
    version = factories.judgment_version("fair", released=False)
    fields = {"outcome": "pending", "source": "x", "confidence": "secondary"}
    as_reporter.post(address("judgmentversion_change", version.pk), fields)
    version.refresh_from_db()
    assert (version.outcome, version.grade, version.source) == ("pending", None, "x")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"outcome": "graded"}, "Choose a grade when the outcome is “graded”, and only then."),
        ({"outcome": "pending", "reason": "regraded"}, "a first one has no reason"),
        ({"outcome": "graded", "grade": "foreign"}, "is not a grade of Round 1"),
        ({"outcome": "graded", "grade": "own", "judgment": ""}, "This field is required."),
    ],
)
def test_a_version_that_does_not_fit_is_refused_in_words(as_reporter, typed, reason):
    judgment = factories.judgment_version(released=False).judgment
    judgment.versions.all().delete()
    grades = {"foreign": factories.scale("other", ("hot",)).grades.get().pk, "own": factories.scale().grades.first().pk}
    fields = {"judgment": judgment.pk, "source": "x", "confidence": "secondary"} | typed
    fields["grade"] = grades.get(fields.get("grade"), "")
    page = as_reporter.post(address("judgmentversion_add"), fields)
    assert reason in page.content.decode()
    assert not JudgmentVersion.objects.exists()


def test_only_an_editor_releases_versions_from_the_list(client):
    version = factories.judgment_version(released=False)
    asked = {"action": "release", "_selected_action": [version.pk]}
    client.force_login(factories.reporter())
    client.post(address("judgmentversion_changelist"), asked)
    assert not JudgmentVersion.objects.public()
    client.force_login(factories.editor())
    client.post(address("judgmentversion_changelist"), asked)
    assert JudgmentVersion.objects.public().get().released_by == factories.editor()


def test_only_an_editor_releases_a_batch(client):
    batch = ImportBatch.objects.create(file_name="x.csv", sha256="x")
    factories.judgment_version(released=False, batch=batch)
    asked = {"action": "release", "_selected_action": [batch.pk]}
    client.force_login(factories.reporter())
    client.post(address("importbatch_changelist"), asked)
    assert not JudgmentVersion.objects.public()
    client.force_login(factories.editor())
    client.post(address("importbatch_changelist"), asked)
    assert JudgmentVersion.objects.public().count() == 1


def test_the_list_tells_what_readers_see(as_editor):
    factories.judgment_version(on=factories.area(code="seen-area"))
    factories.judgment_version(on=factories.area(code="hidden-area"), released=False)
    page = as_editor.get(address("judgmentversion_changelist"), {"readers": "do-not"}).content.decode()
    assert "Hidden area" in page
    assert "Seen area" not in page


def source_fields(**fields) -> dict:
    pages = {"pages-TOTAL_FORMS": 1, "pages-INITIAL_FORMS": 0, "pages-0-number": 4, "pages-0-text": "It is deep."}
    return {"kind": "report", "title": "On holes", "extent": "extract"} | pages | fields


def test_a_reporter_adds_a_source_with_its_pages_and_their_sha256_is_kept(as_reporter):
    as_reporter.post(address("source_add"), source_fields())
    source = Source.objects.get()
    assert source.added_by == factories.reporter()
    assert list(source.pages.values_list("number", "text")) == [(4, "It is deep.")]
    assert source.sha256 == hashlib.sha256(b"It is deep.").hexdigest()


def test_a_reporter_cannot_show_readers_a_source_that_was_for_the_desk(as_reporter):
    source = factories.source(for_readers=False)
    page = source.pages.get()
    kept = {"pages-INITIAL_FORMS": 1, "pages-0-id": page.pk, "pages-0-source": source.pk, "pages-0-number": 1}
    as_reporter.post(address("source_change", source.pk), source_fields(title="New title", for_readers="on", **kept))
    source.refresh_from_db()
    assert (source.title, source.for_readers) == ("New title", False)
    assert source.sha256 == hashlib.sha256(b"It is deep.").hexdigest()


def test_a_programme_with_grades_keeps_its_scale_and_says_why(as_root):
    programme = factories.judgment_version().judgment.area.programme
    fields = {"label": "x", "code": programme.code, "inspectorate": programme.inspectorate_id}
    fields |= {"body_kind": programme.body_kind_id, "scale": factories.scale("other", ("hot",)).pk}
    page = as_root.post(address("programme_change", programme.pk), fields)
    assert "Grades of another scale have been recorded" in page.content.decode()
    assert Programme.objects.get().scale == programme.scale


def test_an_area_with_grades_cannot_become_one_that_has_none_and_says_why(as_root):
    area = factories.judgment_version().judgment.area
    fields = {"label": "x", "code": area.code, "level": "pillar", "graded": "never", "position": 0}
    page = as_root.post(address("area_change", area.pk), fields)
    assert "Grades have been recorded on this area" in page.content.decode()


def test_an_editor_changes_a_body_and_its_dated_names(as_editor):
    body = factories.body()
    names = {"names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 0, "names-0-name": "Old Borset", "names-0-to_on": "2001"}
    fields = {"kind": body.kind_id, "name": "New Borset", "short_name": "Borset", "slug": body.slug}
    as_editor.post(address("body_change", body.pk), fields | names)
    body.refresh_from_db()
    assert body.name == "New Borset"
    assert [str(name) for name in body.names.all()] == ["Old Borset"]


@pytest.mark.parametrize("name", ["inspection", "judgment", "judgmentversion"])
def test_lists_ask_no_more_when_they_are_longer(as_editor, django_assert_max_num_queries, name):
    for number in range(12):
        factories.judgment_version(on=factories.area(factories.programme(f"round-{number}"), "digging"))
    with django_assert_max_num_queries(16):
        as_editor.get(address(f"{name}_changelist"))
