import pytest
from django.db import IntegrityError, connection, transaction

from articles import verbs
from articles.models import CorrectedJudgment, CorrectedStory, Correction
from inspections.database import append_only
from tests import factories


@pytest.fixture
def correction():
    return verbs.correct(
        factories.published_story(), by=factories.editor(), text="It is a shallow hole.", severity="typo"
    )


def refused(statement: str) -> bool:
    with pytest.raises(IntegrityError, match="permanent"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return True


@pytest.mark.parametrize("model", [Correction, CorrectedStory, CorrectedJudgment])
def test_what_says_that_it_is_permanent_is(model):
    assert model._meta.db_table in append_only.tables()


def test_no_row_is_changed_by_any_path(correction):
    with pytest.raises(IntegrityError, match="permanent"), transaction.atomic():
        Correction.objects.update(text="It was deep after all.")
    correction.text = "It was deep after all."
    with pytest.raises(IntegrityError, match="permanent"), transaction.atomic():
        correction.save()
    assert refused("UPDATE articles_correctedstory SET story_id = story_id")
    correction.refresh_from_db()
    assert correction.text == "It is a shallow hole."


def test_no_row_is_deleted_by_any_path(correction):
    with pytest.raises(IntegrityError, match="permanent"), transaction.atomic():
        Correction.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError, match="permanent"), transaction.atomic():
        correction.stories.clear()
    assert refused("DELETE FROM articles_correction")
    assert correction.stories.count() == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL can truncate")
def test_nor_is_a_table_emptied(correction):
    # What waits to be checked would be the reason otherwise.
    connection.check_constraints()
    assert refused("TRUNCATE articles_correction CASCADE")


def test_the_guard_can_be_put_up_again(correction):
    append_only.APPEND_ONLY.create(using="default")
    assert refused("DELETE FROM articles_correction")
