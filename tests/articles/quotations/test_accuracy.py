"""A slice of what `make accuracy` measures: no planted fault passes, and honest quotations do."""

import pytest

from benchmarks.quote_accuracy import judged, passed_wrongly, refused_wrongly
from benchmarks.quote_corpus import cases
from benchmarks.quote_corpus.printing import WAYS

pytestmark = pytest.mark.anywhere


@pytest.mark.parametrize("way", WAYS)
def test_no_planted_fault_passes_and_no_honest_quotation_is_refused(way):
    results = judged(cases("tune", 1, (way,)))
    assert sum(case.faulty for case, _ in results) >= 8
    assert sum(not case.faulty for case, _ in results) >= 8
    wrong = [(case.kind, state, case.story) for case, state in results if passed_wrongly(case, state)]
    assert wrong == []
    assert [(case.kind, state, case.story) for case, state in results if refused_wrongly(case, state)] == []
