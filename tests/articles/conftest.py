"""Two people at the desk, each at a browser of their own."""

import pytest
from django.test import Client

from tests import factories

from .admin.desk import logged_in


@pytest.fixture
def rita() -> Client:
    """A reporter's browser."""
    return logged_in(factories.reporter())


@pytest.fixture
def edith() -> Client:
    """An editor's browser."""
    return logged_in(factories.editor())
