"""Whatever the text, the guard answers soon."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.claims import check, plain_passages
from articles.prepublication.rules.house_style import hints_in
from articles.prepublication.rules.spelling_of_names import known_names, misspelt

pytestmark = pytest.mark.anywhere

HOSTILE = {
    "no spaces": "x" * 1_000_000,
    "marks": "“" * 10_000,
    "straight marks": "' " * 20_000,
    "one long claim": "rated good for effectiveness in 2017 since " * 2_000,
    "names": "Kent Police " * 10_000,
    "spans": "from 2016 to 2017 " * 3_000,
    "superlatives": "lowest " * 20_000,
    "paragraphs": "a\n\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_takes_a_few_seconds_at_most(reference, name):
    began = time.process_time()
    passages = plain_passages(HOSTILE[name])
    check(passages, reference[""])
    list(misspelt(passages, known_names(reference[""])))
    list(hints_in(passages))
    assert time.process_time() - began < 10


WORDS = st.sampled_from(
    [
        "Kent",
        "Police",
        "the",
        "force",
        "was",
        "rated",
        "good",
        "inadequate",
        "for",
        "effectiveness",
        "since",
        "2016",
        "2018/19",
        "improved",
        "fell",
        "from",
        "to",
        "“",
        "”",
        "‘",
        "’",
        ".",
        ",",
        "only",
        "one",
        "of",
        "43",
        "forces",
        "never",
        "worst",
        "ever",
        "not",
        "requires",
        "improvement",
        "overall",
        "in",
        "all",
        "areas",
        "\xad",
        "\u202e",
        "é",
        "12",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=40))
def test_no_text_breaks_it(reference, words):
    for answer in check(plain_passages(" ".join(words)), reference[""]):
        assert answer.sentence
        assert answer.state
