"""All bodies of a programme beside each other: what is counted, and out of how many."""

import pytest

from inspections.comparing.comparison import active_during, compare_programme
from inspections.models import Body
from tests import factories


def column(version):
    (found,) = compare_programme(version.judgment.area.programme).columns
    return found


def test_it_counts_grades_and_names_the_bodies_that_are_missing():
    version = factories.judgment_version("fair")
    missing = factories.body("ambridge")
    found = column(version)
    assert [(grade.name, count) for grade, count in found.counts] == [("fair", 1)]
    assert (found.graded, found.bodies, found.missing) == (1, 2, (missing,))


def test_a_grade_that_only_stands_is_never_counted_as_given():
    version = factories.judgment_version(outcome="last grade stands")
    found = column(version)
    assert (found.counts, found.graded, found.missing) == ((), 0, ())
    assert found.others == (("last grade stands", (factories.body(),)),)


def test_bodies_of_another_kind_are_not_missing():
    factories.body("ambridge-frs", kind=factories.kind("fire_service", "fire service"))
    assert column(factories.judgment_version("fair")).bodies == 1


def test_a_body_without_an_area_of_its_own_is_told_apart_from_the_missing():
    version = factories.judgment_version("fair", of=factories.body(ons_code="E1"))
    roaming = factories.body("railway")
    comparison = compare_programme(version.judgment.area.programme)
    assert comparison.columns[0].missing == ()
    assert comparison.not_counted == (roaming,)


@pytest.mark.parametrize(
    ("began", "ended", "active"),
    [("", "", True), ("", "2017", False), ("", "2018", True), ("2019-04-01", "", False), ("2018-04-01", "", True)],
)
def test_only_bodies_of_the_time_are_expected(began, ended, active):
    programme = factories.programme(first_published_on="2018-03", last_published_on="2018")
    body = Body.objects.get(pk=factories.body(active_from_on=began, active_to_on=ended).pk)
    programme.refresh_from_db()
    assert active_during(body, programme) is active
