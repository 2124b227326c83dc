"""The corpus that `make accuracy` measures: no half may fall behind what was reached."""

import io

import pytest

from benchmarks import claims

pytestmark = pytest.mark.anywhere


@pytest.mark.parametrize("half", ["tuning", "reporting"])
def test_the_guard_answers_as_a_person_would(reference, half):
    figures = claims.measure(half, reference, out=io.StringIO())
    assert min(figure for pair in figures.values() for figure in pair) >= claims.FLOOR[half]


def test_the_corpus_has_every_answer_in_both_halves():
    for half in ("tuning", "reporting"):
        assert {row.expected for row in claims.examples(half)} == set(claims.STATES)
