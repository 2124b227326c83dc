"""A table of the body: pasted or typed, drawn on page and in feeds, read row by row as plain text."""

import pytest

from articles.content.body.blocks import block_texts
from articles.content.body.clean import clean
from articles.content.body.render import body_as_text, body_for_feed, body_for_page
from articles.content.story_content import saved_content
from tests import factories
from tests.reading import words

GRADES = (
    "<table><thead><tr><th>Force</th><th>Grade</th></tr></thead><tbody><tr><td>Borsetshire</td><td>Good</td></tr>"
    "<tr><td>Loamshire</td><td>Requires improvement</td></tr></tbody></table>"
)
# Excel's, and a body that the editor wrote.
PASTED = (
    "<table border=0 cellpadding=0><!--StartFragment--><col width=64><tr height=20><td height=20>Borsetshire</td>"
    "<td width=64>Good</td></tr><tr><td>Loamshire</td><td align=right>2018</td></tr><!--EndFragment--></table>"
)
LAYOUT = "<table><tr><td><p>First</p></td></tr><tr><td>Second</td></tr></table>"
NESTED = f"<table><tr><td>Menu</td><td>{GRADES}</td></tr></table>"


@pytest.mark.anywhere
def test_it_is_read_row_by_row_and_its_cells_never_run_together():
    assert block_texts(GRADES) == ["Force | Grade\nBorsetshire | Good\nLoamshire | Requires improvement"]
    assert block_texts(PASTED) == ["Borsetshire | Good\nLoamshire | 2018"]
    assert block_texts("<table><tr><td><p>A</p><p>b</p></td><td>c</td></tr></table>") == ["A b | c"]


@pytest.mark.anywhere
@pytest.mark.parametrize("body", [GRADES, PASTED, LAYOUT, NESTED, "<p>a</p><table></table>"])
def test_cleaning_twice_changes_nothing(body):
    cleaned = clean(body)
    assert clean(cleaned) == cleaned
    assert "width" not in cleaned


@pytest.mark.anywhere
def test_a_table_that_only_lays_out_a_page_is_none():
    assert block_texts(LAYOUT) == ["First", "Second"]
    assert "<table" not in clean(LAYOUT)
    assert block_texts(NESTED) == ["Menu", *block_texts(GRADES)]


def test_every_output_draws_it():
    content = saved_content(factories.story(body=f"<p>So:</p>{GRADES}"))
    page = body_for_page(content, {})
    assert '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>' in page
    assert "<th>Force</th>" in body_for_feed(content, {})
    assert "Borsetshire | Good" in body_as_text(content, {})


def test_readers_find_what_stands_in_a_cell():
    factories.published_story("Grades", body=GRADES)
    assert "Grades" in words("/search/?q=loamshire")
