"""What a released row says stays as readers saw it; the database itself refuses anything else."""

import pytest
from django.db import IntegrityError, transaction

from tests import factories

RELEASED = {
    "judgment": factories.judgment_version,
    "finding": factories.finding,
    "monitoring": factories.monitoring,
}
# One thing that each says.
CHANGES = {"judgment": {"note": "Other"}, "finding": {"text": "Other"}, "monitoring": {"stage": "other"}}


@pytest.fixture(params=RELEASED)
def kind(request):
    return request.param


def rows_of(row):
    return type(row).objects.filter(pk=row.pk)


def test_a_released_row_cannot_be_changed_even_past_the_model(kind):
    row = RELEASED[kind]()
    with pytest.raises(IntegrityError, match="stays as readers saw it"), transaction.atomic():
        rows_of(row).update(**CHANGES[kind])


def test_a_released_row_cannot_be_taken_back_or_deleted(kind):
    row = RELEASED[kind]()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_of(row).update(released_at=None, released_by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_of(row).delete()
    assert rows_of(row).exists()


def test_a_row_that_readers_have_not_seen_may_change_and_go(kind):
    row = RELEASED[kind](**{"released" if kind == "judgment" else "public": False})
    assert rows_of(row).update(**CHANGES[kind]) == 1
    rows_of(row).delete()
    assert not rows_of(row).exists()


def test_what_becomes_known_later_may_still_be_noted():
    finding, period = factories.finding(), factories.monitoring()
    assert rows_of(finding).update(state="closed", as_of_on="2024-05", due_on="2024") == 1
    assert rows_of(period).update(to_on="2024-05") == 1


def test_a_grade_of_none_is_told_from_another_grade():
    version = factories.judgment_version("fair")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_of(version).update(grade=None, outcome="pending")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_of(version).update(source_page=3)
