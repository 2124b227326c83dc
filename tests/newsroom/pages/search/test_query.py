"""What a reader typed, read."""

import pytest

from newsroom.pages.search.highlight import as_html
from newsroom.pages.search.query import MAX_QUERY_LETTERS, MOST_WORDS, Term, parsed

pytestmark = pytest.mark.anywhere


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Deep holes", [Term(("deep",)), Term(("holes",))]),
        ("the deep AND a hole", [Term(("deep",)), Term(("hole",))]),
        ("“requires improvement” -kent", [Term(("requires", "improvement")), Term(("kent",), is_wanted=False)]),
        ('"a phrase not closed', [Term(("a", "phrase", "not", "closed"))]),
        ("PEEL 2018/19, re-inspected", [Term(("peel",)), Term(("2018", "19")), Term(("re", "inspected"))]),
        ("Café in Ynys Môn", [Term(("cafe",)), Term(("ynys",)), Term(("mon",))]),
        ("the force's holes, the force’s", [Term(("force",)), Term(("holes",))]),
        ('- -- -"" \' " * NEAR( 🚓 \x00 ) ^', [Term(("near",))]),
        ("the of and", []),
        ("-hole", [Term(("hole",), is_wanted=False)]),
        ("", []),
    ],
)
def test_words_phrases_and_words_not_wanted(typed, terms):
    assert list(parsed(typed).terms) == terms


def test_nothing_is_looked_for_without_a_word_that_is_wanted():
    assert not parsed("-hole")
    assert not parsed("the")
    assert parsed("hole -deep")


def test_it_is_bounded_whatever_is_typed():
    query = parsed("word\n" * 100_000)
    assert len(query.text) <= MAX_QUERY_LETTERS
    assert sum(len(term.words) for term in parsed(" ".join(f"w{n}" for n in range(60))).terms) == MOST_WORDS


def test_marks_are_the_only_markup_and_always_whole():
    start, end = "\ue000", "\ue001"
    assert as_html(f"A {start}<b>{end} & c") == "A <mark>&lt;b&gt;</mark> &amp; c"
    assert as_html(f"{end}a{start}b{start}c{end}{end}") == "a<mark>b</mark><mark>c</mark>"
