"""A grade outside its programme's scale, or on an area that is never graded, cannot be saved by any path."""

import pytest
from django.db import DatabaseError, transaction

from inspections.models import Area, JudgmentVersion
from tests import factories


def foreign_grade():
    return factories.scale("other", ("hot", "cold")).grades.first()


def test_the_database_refuses_a_grade_of_another_scale():
    version = factories.judgment_version()
    with pytest.raises(DatabaseError), transaction.atomic():
        JudgmentVersion.objects.filter(pk=version.pk).update(grade=foreign_grade())


def test_the_database_refuses_it_in_bulk_too():
    version = factories.judgment_version()
    copy = JudgmentVersion(
        judgment=version.judgment, number=2, reason="regraded", outcome="graded", grade=foreign_grade(), source="x"
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        JudgmentVersion.objects.bulk_create([copy])


def test_the_database_refuses_a_grade_on_an_area_that_is_never_graded():
    never = factories.area(code="talking", graded="never")
    with pytest.raises(DatabaseError), transaction.atomic():
        factories.judgment_version(on=never)


def test_an_area_with_grades_cannot_become_one_that_is_never_graded():
    version = factories.judgment_version()
    with pytest.raises(DatabaseError), transaction.atomic():
        Area.objects.filter(pk=version.judgment.area_id).update(graded="never")


def test_a_programme_with_grades_cannot_change_its_scale():
    version = factories.judgment_version()
    programme = version.judgment.area.programme
    programme.scale = factories.scale("other", ("hot", "cold"))
    with pytest.raises(DatabaseError), transaction.atomic():
        programme.save()
