"""What all tests share. The database is the one that DATABASE_URL names: SQLite without it."""

import gc

import pytest


@pytest.fixture(autouse=True)
def _media_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _db(db):
    """Every test may use the database; each is rolled back."""


def pytest_collection_finish():
    """What is loaded now stays: to look through it for garbage again and again takes a sixth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
