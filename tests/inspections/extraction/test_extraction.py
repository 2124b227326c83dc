"""The words of a file, or one sentence that says why not; and a hostile file costs its reader only."""

import io
import re
import time

import pytest

from articles.quotations.checking import check_words
from articles.quotations.sources import SourceText
from articles.quotations.verdicts import ALTERED, VERBATIM
from inspections.extraction import Extracted, ExtractionRefusedError, Limits, extract
from inspections.extraction.html import text_of_html

from . import papers

pytestmark = pytest.mark.anywhere

LIMITS = Limits(max_bytes=30 * 1024 * 1024, max_pages=1000, seconds=20)


def read(data: bytes, limits: Limits = LIMITS) -> Extracted:
    return extract(io.BytesIO(data), limits)


def test_a_pdf_is_read_page_by_page_with_its_own_marks():
    found = read(papers.pdf(["The chief’s “holes”", "are 4.5 per cent – deep."], ["(And) well-known."]))
    assert found == Extracted("pdf", ("The chief’s “holes”\nare 4.5 per cent – deep.", "(And) well-known."))


def test_a_hyphen_at_a_lines_end_stays_with_its_line_end():
    assert read(papers.pdf(["The force re-", "offends, and is well-known."])).pages == (
        "The force re-\noffends, and is well-known.",
    )


def test_a_footnotes_raised_mark_joins_no_word_and_no_other_digit_is_touched():
    (text,) = read(papers.with_footnotes()).pages
    assert " ".join(text.split()) == "The crime³ and H2O rose by 4.5% in 2017.¹²"


@pytest.mark.parametrize("mark", ["7", "12", "a", "ii", "iv", "1,2", "1, 2", "1–3", "*"])
def test_raised_letters_numbers_and_lists_join_no_word_either(mark):
    (text,) = read(papers.with_raised_mark(mark)).pages
    source = SourceText("A report", text)
    assert check_words("The holes are deep and few. All leak", [source]).state == VERBATIM, text
    assert check_words(f"The holes{mark} are few. All leak", [source]).state == ALTERED


def test_a_scan_is_taken_and_has_no_text():
    found = read(papers.scan(pages=2))
    assert not found.has_text
    assert found.unread == (1, 2)


def test_pages_that_show_something_without_text_are_named_and_empty_ones_are_not():
    found = read(papers.partly_scanned())
    assert found.has_text
    assert found.unread == (2,)


def test_a_web_page_gives_what_it_shows_in_paragraphs():
    inside = (
        "<nav>Home</nav><script>alert('x')</script><style>p {}</style><!-- no --><h1>On  holes</h1>"
        "<p>The <b>force</b>\n digs<sup>1</sup>.<script>no</script> Deep<br>holes.<p hidden>not this"
        "<p style='display: none'>nor this<ul><li>one<li>two</ul><table><tr><td>a<td>b</table>tail"
    )
    found = read(papers.web_page(inside))
    assert found == Extracted("html", ("On holes\n\nThe force digs¹. Deep\nholes.\n\none\ntwo\n\na b\n\ntail",))


@pytest.mark.parametrize(
    ("said", "charset"), [("", "utf-8"), ("", "cp1252"), ("<meta charset=iso-8859-1>", "cp1252"), ("", "utf-16")]
)
def test_a_web_page_is_read_in_its_encoding(said, charset):
    assert read(papers.web_page(f"{said}<p>the café’s “hole”", charset)).pages == ("the café’s “hole”",)


def test_what_a_file_is_its_bytes_decide():
    file = papers.upload(papers.web_page("<p>A hole"), "report.pdf")
    assert extract(file, LIMITS).kind == "html"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04 a document of Word", "neither a PDF nor an HTML file"),
        (b"Only words.", "neither a PDF nor an HTML file"),
        (papers.damaged(), "damaged"),
        (b"%PDF-1.7\n" + b"rubbish " * 200, "damaged"),
        (papers.encrypted(), "encrypted and needs a password"),
        (b"<html>" + b"<div>" * 5000 + b"deep", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data, reason):
    with pytest.raises(ExtractionRefusedError, match=reason) as refused:
        read(data)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(max_bytes=1000, max_pages=9, seconds=9), "larger than 1,000 bytes"),
        (Limits(max_bytes=99999, max_pages=4, seconds=9), "has 5 pages; at most 4 are taken"),
    ],
)
def test_what_is_too_large_or_too_long_is_refused(limits, reason):
    with pytest.raises(ExtractionRefusedError, match=reason):
        read(papers.pdf(*[["A hole"] * 9] * 5), limits)


def test_a_packed_bomb_ends_its_reader_and_nothing_else():
    data = papers.bomb()
    assert len(data) < 500_000
    small = Limits(max_bytes=LIMITS.max_bytes, max_pages=9, seconds=20, memory=400 * 1024 * 1024)
    with pytest.raises(ExtractionRefusedError, match="needs more memory than a report"):
        read(data, small)


def test_what_takes_too_long_is_refused_in_time():
    data = papers.bomb(3_000_000)
    began = time.monotonic()
    with pytest.raises(ExtractionRefusedError, match="took too long"):
        read(data, Limits(max_bytes=LIMITS.max_bytes, max_pages=9, seconds=1))
    assert time.monotonic() - began < 20


def test_the_reader_knows_nothing_of_the_sites_secrets(monkeypatch):
    from inspections.extraction import reading

    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    assert not [value for value in reading._environment().values() if "secret" in value]


def test_two_hundred_pages_and_a_hundred_thousand_words_take_seconds():
    line = "the force should improve how it protects vulnerable people from harm and supports victims of crime"
    data = papers.pdf(*([f"{line} {page} {number}" for number in range(30)] for page in range(200)))
    began = time.monotonic()
    found = read(data)
    # 0.3 s on a machine at rest.
    assert time.monotonic() - began < 10
    assert sum(len(page.split()) for page in found.pages) > 100_000


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        '<sup><a href="#fn1">1</a></sup>',
        '<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" rel="footnote">[footnote 1]</a></sup>',
        '<sup class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>',
        '<a href="#_ftn1" name="_ftnref1">[1]</a>',
        '<a class="footnote-ref" href="#f1">1</a>',
        '<span class="footnote">1</span>',
        '<span class="noteref"><b>1</b></span>',
        "[1]",
        " [footnote 1]",
        "<small class=fn>(1)</small>",
        *(
            "<sup>a</sup>",
            "<sup>ii</sup>",
            "<sup>1, 2</sup>",
            "<sup>1–3</sup>",
            "<sup>b,c</sup>",
            "<sup>1a</sup>",
            "<sup>§</sup>",
        ),
        "<sup>1</sup>,<sup>2</sup>",
        "<sup>[<a href='#n'>1</a>]</sup>",
        "(<a href='#fn1'>1</a>)",
        "<sup><a href='#n'>1</a>, <a href='#m'>2</a></sup>",
        "<sup>[n 1]</sup>",
        "<sup>TM</sup>",
        "<span style='vertical-align: super'>b</span>",
        *(
            "[Footnote&nbsp;1]",
            "[fn 1]",
            "[footnotes 1, 2]",
            "(footnote 1)",
            " [see footnote 1]",
            "[footnote: a]",
            "[1, 2]",
        ),
        "<span class=footnote>The council, Holes in depth, 2017.</span>",
        "<aside role=doc-footnote>The council, Holes in depth, 2017.</aside>",
        "<span class=tooltip>The council, Holes in depth, 2017.</span>",
        "<details class=footnote><summary>1</summary>The council, Holes in depth, 2017.</details>",
    ],
)
def test_the_mark_of_a_footnote_on_a_web_page_joins_no_word_and_the_words_around_it_are_quoted_as_they_are(mark):
    data = f"<p>The force digs too few holes{mark} and it has no plan{mark}.</p>".encode()
    (text,) = text_of_html(data).pages
    source = SourceText("A report", text)
    for words in ("digs too few holes and it has no plan", "it has no plan"):
        assert check_words(words, [source]).state == VERBATIM, text
    assert check_words("digs too few holes and it has a plan", [source]).state == ALTERED


def test_a_note_that_stands_within_a_paragraph_follows_it_and_can_be_quoted():
    inside = "<p>The force digs<span class=footnote>The council counts them.</span> too few holes.</p><p>It rests.</p>"
    (text,) = text_of_html(inside.encode()).pages
    assert text == "The force digs too few holes.\n\nThe council counts them.\n\nIt rests."


@pytest.mark.parametrize(
    ("mark_up", "shown"),
    [
        ("the 5<sup>th</sup> hole", "the 5th hole"),
        ("Mr M<sup>c</sup>Donald", "Mr McDonald"),
        ("N<sup>o</sup> 5", "No 5"),
        ("5 m<sup>2</sup>", "5 m²"),
    ],
)
def test_what_is_raised_and_no_mark_stays_what_it_is(mark_up, shown):
    assert text_of_html(f"<p>It saw {mark_up} there.</p>".encode()).pages == (f"It saw {shown} there.",)


@pytest.mark.parametrize("kept", ["in 2018 [3 of 5] forces", "the 20<sup>th</sup> force", "an area of 5 m<sup>2</sup>"])
def test_what_is_no_mark_of_a_footnote_stays(kept):
    (text,) = text_of_html(f"<p>It found {kept} there.</p>".encode()).pages
    assert "".join(re.sub(r"<[^>]*>", "", kept).split()).rstrip("2") in "".join(text.split())
