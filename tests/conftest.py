"""What all tests share. The database is the one that DATABASE_URL names: SQLite without it."""

import gc

import pytest


@pytest.fixture(autouse=True)
def _media_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _db(db):
    """Every test may use the database; each is rolled back."""


@pytest.fixture
def committed(transactional_db):
    """What a test writes is committed, for those who ask from elsewhere."""
    from django.apps import apps
    from django.db import DEFAULT_DB_ALIAS

    from articles import roles
    from articles.models.publication import make_publication
    from inspections.database import GUARDS

    # The flush after each such test empties these too.
    for make in (roles.make_groups, make_publication, *(guard.create for guard in GUARDS)):
        make(using=DEFAULT_DB_ALIAS, apps=apps)
    yield
    # The flush deletes what readers have seen and what is permanent too.
    for guard in GUARDS:
        guard.drop(using=DEFAULT_DB_ALIAS)


def pytest_collection_finish():
    """What is loaded now stays: to look through it for garbage again and again takes a sixth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
