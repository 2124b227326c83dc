"""How well uses are found in a generated archive; `make bench` measures the same on 1,000 stories."""

import pytest

from benchmarks.archive import archive
from benchmarks.record_uses import measure

pytestmark = pytest.mark.anywhere


def test_all_boxes_and_nearly_all_prose_is_found_and_little_else():
    """The forms are held out: the finder was not tuned on them."""
    figures = measure(archive(150))
    assert figures.prose > 80
    assert figures.boxes_found == figures.boxes > 80
    assert figures.recall >= 0.95
    assert figures.false_share < 1 / 3
    assert figures.tasks > 150
