"""A judgment checked by a second person: who may, what the tick is on, and what kills it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from inspections.models import Area, Body, Grade, JudgmentVersion, Programme
from tests import factories


@pytest.fixture
def version() -> JudgmentVersion:
    """Entered by one person and checked by another."""
    made = factories.judgment_version("fair", released=False, entered_by=factories.reporter())
    made.mark_checked(by=factories.editor())
    return made


def now(version) -> JudgmentVersion:
    return JudgmentVersion.objects.get(pk=version.pk)


def test_the_same_person_cannot_check_what_they_entered():
    made = factories.judgment_version("fair", entered_by=factories.reporter())
    with pytest.raises(ValidationError, match="another person must hold it against the page"):
        made.mark_checked(by=factories.reporter())
    assert not made.is_checked


def test_anybody_may_check_what_no_person_entered():
    made = factories.judgment_version("fair", entered_by=None)
    made.mark_checked(by=factories.reporter())
    assert now(made).is_checked


def test_a_reading_says_who_and_when(version):
    reading = now(version).reading
    assert (reading.read_by, reading.stands()) == (factories.editor(), True)
    assert reading.read_at


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "pending", "grade": None},
        {"outcome": "last grade stands", "grade": None, "stands_from": "round-0"},
        {"grade": "dreadful"},
        {"published_on": "2018-03"},
        {"source": "Another page"},
        {"source_url": "https://example.org/"},
        {"source_page": 3},
        {"note": "A note"},
        {"confidence": "secondary"},
        {"body_name_at_time": "Borset Constabulary"},
    ],
)
def test_a_tick_dies_when_any_value_changes_by_whatever_path(version, change):
    found = {"dreadful": factories.scale().grades.get(name="dreadful"), "round-0": factories.programme("round-0")}
    values = {name: found.get(value, value) for name, value in change.items()}
    JudgmentVersion.objects.filter(pk=version.pk).update(**values)
    assert not now(version).is_checked
    assert now(version).reading


@pytest.mark.parametrize(
    "change",
    [
        lambda: Body.objects.update(slug="elsewhere"),
        lambda: Programme.objects.update(code="elsewhere"),
        lambda: Area.objects.update(code="elsewhere"),
        lambda: Grade.objects.filter(name="fair").update(name="middling"),
    ],
)
def test_a_tick_dies_when_what_it_is_about_becomes_something_else(version, change):
    change()
    assert not now(version).is_checked


def test_another_name_for_the_same_thing_leaves_the_tick(version):
    Body.objects.update(name="Police of Borsetshire")
    Area.objects.update(label="How well it digs")
    assert now(version).is_checked


def test_a_release_and_an_embargo_leave_the_tick(version):
    JudgmentVersion.objects.update(embargoed_until="2030-01-01T00:00Z")
    factories.release(version)
    assert now(version).is_checked


def test_a_tick_is_nobody_s_own_even_when_the_values_return_to_what_was_read(version):
    JudgmentVersion.objects.update(entered_by=factories.editor())
    assert not now(version).is_checked


def test_the_checked_are_those_whose_tick_stands(version):
    other = factories.judgment_version("fair", on=factories.area(code="filling"))
    assert list(JudgmentVersion.objects.checked()) == [version]
    JudgmentVersion.objects.filter(pk=version.pk).update(note="other")
    other.mark_checked(by=factories.editor())
    assert list(JudgmentVersion.objects.checked()) == [other]


def test_the_list_tells_checked_from_not_checked(version, client):
    factories.judgment_version("fair", on=factories.area(code="filling"))
    client.force_login(factories.editor())
    for value, there, missing in (("yes", "Digging", "Filling"), ("no", "Filling", "Digging")):
        page = client.get(reverse("admin:inspections_judgmentversion_changelist"), {"checked": value})
        words = page.content.decode().split('id="result_list"')[1]
        assert there in words
        assert missing not in words


def test_a_change_in_the_form_is_entered_by_whoever_made_it(version, client):
    client.force_login(factories.editor())
    fields = {"outcome": "graded", "grade": version.grade_id, "published_on": "2018", "source": "x"}
    address = reverse("admin:inspections_judgmentversion_change", args=[version.pk])
    client.post(address, fields | {"confidence": "secondary"})
    assert now(version).entered_by == factories.editor()
    assert not now(version).is_checked


def test_the_checked_are_found_in_as_many_queries_however_many(django_assert_max_num_queries):
    for number in range(10):
        one = factories.judgment_version("fair", on=factories.area(code=f"area-{number}"))
        one.mark_checked(by=factories.editor())
    with django_assert_max_num_queries(4):
        assert len(JudgmentVersion.objects.checked()) == 10
