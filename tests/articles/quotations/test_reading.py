"""Sources from files: what a text, a page of the web and a PDF say."""

import pytest
from fpdf import FPDF

from articles.quotations import check_words
from articles.quotations.read_files import UnreadableError, read_source, read_story

pytestmark = pytest.mark.anywhere


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_newsrooms_meet(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("“Good” – it’s".encode(encoding))
    assert read_story(tmp_path / "a.txt") == "“Good” – it’s"


def test_a_web_page_is_read_with_raised_numbers_as_footnote_marks(tmp_path):
    (tmp_path / "a.html").write_text("<html><body><p>The <b>force</b> is good<sup>3</sup>. Yes.<p>No.</body></html>")
    source = read_source(tmp_path / "a.html")
    assert check_words("The force is good. Yes. No", [source]).state == "verbatim"
    assert check_words("The force is good3. Yes", [source]).state == "altered"


def test_a_story_is_plain_text(tmp_path):
    (tmp_path / "a.txt").write_text("<html><body><p>“Good”</body></html>")
    with pytest.raises(UnreadableError, match="a story is plain text, and this is HTML"):
        read_story(tmp_path / "a.txt")


@pytest.fixture
def pdf(tmp_path):
    """A PDF of two pages with heads and feet, a word broken over them and a raised footnote mark."""
    paper = FPDF()
    for number, lines in enumerate(
        (["The force digs", "deep holes and ter-"], ["races in the lawn.", "It is 20"]), start=1
    ):
        paper.add_page()
        paper.set_font("Times", size=12)
        paper.cell(0, 8, "Inspection of digging", new_x="LMARGIN", new_y="NEXT")
        for line in lines:
            paper.write(6, line)
            if line != "It is 20":
                paper.ln(6)
        if number == 2:
            paper.char_vpos = "SUP"
            paper.write(6, "1")
            paper.char_vpos = "LINE"
            paper.write(6, " metres deep.")
        paper.set_y(-20)
        paper.cell(0, 8, str(number))
    paper.output(str(tmp_path / "report.pdf"))
    return tmp_path / "report.pdf"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("The force digs deep holes and terraces in the lawn.", "verbatim"),
        ("It is 20 metres deep", "verbatim"),
        ("It is 201 metres deep", "altered"),
        ("The force digs deep holes and races in the lawn.", "altered"),
    ],
)
def test_a_pdf_is_read_page_by_page(pdf, words, state):
    assert check_words(words, [read_source(pdf)]).state == state


def _with_figure(paper: FPDF) -> None:
    paper.rect(paper.get_x(), paper.get_y() + 2, 80, 30)
    paper.ln(34)
    paper.cell(0, 6, "Figure 3: Holes dug in the county, 2012 to 2017", new_x="LMARGIN", new_y="NEXT")


def _with_table(paper: FPDF) -> None:
    for row in (("Year", "Holes", "Filled"), ("2015", "120", "100"), ("2016", "140", "90")):
        for cell in row:
            paper.cell(30, 6, cell, border=1)
        paper.ln(6)


def _with_box(paper: FPDF) -> None:
    advice = "Areas for improvement\nThe force should fill its holes. It should also count them in each of the years."
    paper.multi_cell(120, 6, advice, border=1, new_x="LMARGIN", new_y="NEXT")


@pytest.mark.parametrize("inset", [_with_figure, _with_table, _with_box])
def test_a_sentence_of_a_pdf_runs_on_behind_a_figure_a_table_or_a_box(tmp_path, inset):
    paper = FPDF()
    paper.add_page()
    paper.set_font("Times", size=12)
    for line in ("The force was inspected in a year", "of heavy demand, and its officers said that"):
        paper.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    inset(paper)
    paper.cell(0, 6, "they had dug more holes than ever.", new_x="LMARGIN", new_y="NEXT")
    paper.output(str(tmp_path / "report.pdf"))
    source = read_source(tmp_path / "report.pdf")
    assert check_words("its officers said that they had dug more holes than ever", [source]).state == "verbatim"
    assert check_words("its officers said that they had dug no holes than ever", [source]).state == "altered"


def test_a_pdf_that_needs_a_password_is_refused(tmp_path):
    paper = FPDF()
    paper.add_page()
    paper.set_encryption(owner_password="owner", user_password="user")
    paper.output(str(tmp_path / "locked.pdf"))
    with pytest.raises(UnreadableError, match="password"):
        read_source(tmp_path / "locked.pdf")


def test_a_pdf_without_text_is_uncheckable(tmp_path):
    paper = FPDF()
    paper.add_page()
    paper.output(str(tmp_path / "scan.pdf"))
    assert check_words("deep holes", [read_source(tmp_path / "scan.pdf")]).state == "uncheckable"
