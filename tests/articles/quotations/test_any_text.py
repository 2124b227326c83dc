"""Texts that nobody would think of: it always ends with a verdict, and verbatim means that the words stand there."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.quotations import SourceText, check_paragraphs, check_words, split_paragraphs
from articles.quotations.verdicts import VERBATIM

pytestmark = pytest.mark.anywhere

STATES = {
    *("verbatim", "verbatim_with_omissions", "altered", "unsourced"),
    *("uncheckable", "unclosed", "unopened", "out_of_order", "not_a_quotation"),
}
PIECES = [
    *("‘", "’", "“", "”", "'", '"', "«", "the ", "not ", "force’s ", "officers’ ", "12 ", "3.5", "…", "...", "[", "]"),
    *("-\n", "\n\n", "\f", "\u00ad", "¹", "é", "e\u0301", "½", "ﬁ", "\ufffe", "—", " ", ".", ",", "?", "£", "%", "*"),
]
WORDS = ("the", "force", "is", "not", "good", "at", "digging", "deep", "holes", "12", "times")
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
quick = settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def letters(text: str) -> str:
    """Only letters and digits, as both sides must have them: footnotes' marks left out, forms folded."""
    kept = (one for one in text if not unicodedata.decomposition(one).startswith("<super>"))
    folded = unicodedata.normalize("NFKC", "".join(kept)).lower()
    return "".join(one for one in folded if one.isalnum())


@quick
@given(texts, texts)
def test_it_always_gives_verdicts_with_a_known_state(story, source):
    for verdict in check_paragraphs(split_paragraphs(story), [SourceText("fuzz", source)]):
        assert verdict.state in STATES


@quick
@given(texts, texts)
def test_verbatim_means_that_the_words_stand_in_the_source(words, source):
    verdict = check_words(words, [SourceText("fuzz", source)])
    if verdict.state == VERBATIM:
        ahead = iter(letters(source))
        assert all(letter in ahead for letter in letters(words)), "each letter of the words, in order"
        if not set(source) & set("\n\f\ufffe\x02[]*.,;:"):
            assert letters(words) in letters(source), "nothing left out where no furniture can be"


@quick
@given(
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=30),
    st.data(),
)
def test_a_word_taken_out_put_in_or_exchanged_is_never_verbatim(words, data):
    at = data.draw(st.integers(1, len(words) - 2))
    change = data.draw(st.sampled_from([[], ["never", words[at]], ["never"]]))
    spoilt = " ".join([*words[:at], *change, *words[at + 1 :]])
    source = " ".join(words)
    verdict = check_words(spoilt, [SourceText("fuzz", source)])
    assert (verdict.state == VERBATIM) == (f" {spoilt} " in f" {source} ")


@quick
@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=30),
    st.data(),
)
def test_whatever_stands_in_a_source_is_verbatim(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quoted = " ".join(words[first:last])
    assert check_words(quoted, [SourceText("fuzz", " ".join(words))]).state == VERBATIM
