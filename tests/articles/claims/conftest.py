"""The reference record, loaded once for all tests of claims: they only read it."""

import pytest
from django.db import transaction

from articles.claims import Record
from benchmarks import claims
from inspections.importing.loading import load_folder


@pytest.fixture(scope="package")
def _records(django_db_setup, django_db_blocker) -> dict[str, Record]:
    """Loaded in a transaction that is rolled back, and in memory before that."""
    rows = [row for half in ("tuning", "reporting") for row in claims.examples(half)]
    with django_db_blocker.unblock(), transaction.atomic():
        load_folder()
        found = claims.records_of(rows)
        transaction.set_rollback(True)
    return found


@pytest.fixture
def reference(_records) -> dict[str, Record]:
    """The record as of each day that the corpus reads it; today's as “”."""
    return _records
