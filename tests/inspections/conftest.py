"""What the tests of the record's admin share."""

import pytest

from tests import factories


@pytest.fixture
def as_reporter(client):
    client.force_login(factories.reporter())
    return client


@pytest.fixture
def as_editor(client):
    client.force_login(factories.editor())
    return client
