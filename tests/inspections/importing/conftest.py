"""What files at the desk and files by command are read into."""

import pytest

from tests import factories


@pytest.fixture
def two_areas():
    """A body, and two areas that may be graded."""
    factories.body("borsetshire")
    factories.area(code="digging")
    factories.area(code="filling")
