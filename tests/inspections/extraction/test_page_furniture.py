"""Running heads, feet and page numbers are told from text by repetition alone."""

import io

import pytest

from inspections.extraction import furniture_lines, without_lines

from . import papers
from .test_extraction import LIMITS, extract

pytestmark = pytest.mark.anywhere


def paged(*lines: str, pages: int = 4) -> list[str]:
    return ["\n".join(line.format(n=number, odd=number * 7 % 5) for line in lines) for number in range(1, pages + 1)]


def test_heads_and_feet_that_repeat_are_furniture():
    assert furniture_lines(paged("Head", "words {odd}", "Foot")) == [[1, 3]] * 4


def test_page_numbers_count_whatever_stands_around_them():
    assert furniture_lines(paged("words {odd}", "more {odd}", "– {n} –", "Page {n} of 90")) == [[3, 4]] * 4


def test_they_keep_step_with_the_papers_own_numbers_of_an_extract():
    texts = ["words a\n12", "words b\n40", "words c\n41"]
    assert furniture_lines(texts, numbers=[12, 40, 41]) == [[2]] * 3
    assert furniture_lines(texts) == [[], [], []]


def test_lines_that_differ_in_digits_only_are_text_when_they_do_not_count():
    assert furniture_lines(paged("Recommendation {odd}", "words {odd}", "{odd}")) == [[]] * 4


def test_what_repeats_behind_other_words_is_text():
    assert furniture_lines(paged("Head", "Area {odd}", "Good", "words {odd}")) == [[1]] * 4


def test_a_grade_that_opens_chapters_under_a_running_head_is_text():
    texts = [
        f"Head\n{'Good' if number % 4 == 0 else f'words {number * number}'}\nmore {number * number}"
        for number in range(12)
    ]
    assert furniture_lines(texts) == [[1]] * 12


def test_two_pages_are_not_enough():
    assert furniture_lines(paged("Head", "words {odd}", pages=2)) == [[], []]


def test_heads_of_left_and_right_pages_and_empty_lines_between():
    texts = [f"{'Left' if number % 2 else 'Right'}\n\n\nwords of {number * 3}x" for number in range(6)]
    assert furniture_lines(texts) == [[1]] * 6


def test_numbers_of_any_length_are_borne():
    assert furniture_lines([f"{'9' * 9000}{letter}" for letter in "abc"]) == [[], [], []]
    assert furniture_lines([]) == []
    assert furniture_lines(["", "", ""]) == [[], [], []]


def test_a_sentence_goes_on_over_a_hundred_pages_without_head_and_foot():
    pages = extract(io.BytesIO(papers.report_with_furniture(100)), LIMITS).pages
    found = furniture_lines(pages)
    assert found == [[1, 5]] * 100
    joined = " ".join(without_lines(page, lines) for page, lines in zip(pages, found, strict=True))
    assert "The force knows that the xx holes of part 21 are deep." in " ".join(joined.split())
