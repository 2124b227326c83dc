"""Where a note begins and ends, and what is left when it is taken out."""

import time

import pytest

from articles.content.body.clean import clean
from articles.content.notes.parse import notes_in, notes_in_body
from articles.content.notes.strip import body_without_notes, without_notes

pytestmark = pytest.mark.anywhere


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Force digs hole", "Force digs hole"),
        ("Force [[TK which?]] digs hole", "Force digs hole"),
        ("Force digs hole [[TK deep?]].", "Force digs hole."),
        ("[[TK check]] Force digs hole", "Force digs hole"),
        ("Force digs[[a]][[b]] hole", "Force digs hole"),
        ("Force [[a]] [[b]] digs", "Force digs"),
        ("Force [[@anna is [this] right?]] digs", "Force digs"),
        ("Force [[a [[b]] c]] digs", "Force digs"),
        ("Force [[[[a]]]] digs", "Force digs"),
        ("“[T]he force [is] good”", "“[T]he force [is] good”"),
        ("[[TK all of it]]", ""),
        ("Force digs [[TK never closed", "Force digs"),
        ("Force digs]] hole", "Force digs]] hole"),
    ],
)
def test_plain_words_are_read_without_their_notes(typed, read):
    assert without_notes(typed) == read
    assert without_notes(read) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<p>Deep [[TK how?]].</p>", "<p>Deep.</p>"),
        ("<p>Deep <strong>[[TK</strong> how?]] hole</p>", "<p>Deep <strong></strong> hole</p>"),
        ("<p>Deep [[TK one</p><p>two]] hole</p>", "<p>Deep</p><p> hole</p>"),
        ("<p>Deep [[TK one</p><p>two</p>", "<p>Deep</p><p>two</p>"),
        ("<p>Deep [[a [[b]] c</p><p>two</p>", "<p>Deep</p><p>two</p>"),
        ('<p><a href="/x[[1]]>">Deep</a></p>', '<p><a href="/x[[1]]>">Deep</a></p>'),
        ('<p>[[a</p><div data-place="quote" data-key="q"></div><p>b]]</p>',
         '<p></p><div data-place="quote" data-key="q"></div><p></p>'),
        ("<p>Deep [[a<br>b]]</p>", "<p>Deep</p>"),
    ],
)  # fmt: skip
def test_a_body_is_read_without_its_notes_and_stays_whole(typed, read):
    assert body_without_notes(clean(typed)) == clean(read)


def test_a_note_written_in_entities_is_a_note_once_the_body_is_cleaned():
    assert body_without_notes(clean("<p>Deep &#91;&#91;TK how?&#93;&#93; hole</p>")) == "<p>Deep hole</p>"


def test_a_note_says_what_it_says_and_for_whom():
    note, other = notes_in_body("<p>Deep [[@anna is <em>this</em> right?]] and [[TK &amp; more]]</p>")
    assert (note.words, note.for_whom) == ("@anna is this right?", "anna")
    assert (other.words, other.for_whom, other.is_closed) == ("TK & more", "", True)


def test_a_note_that_is_never_closed_is_one():
    assert [(note.words, note.is_closed) for note in notes_in("a]] b [[c")] == [("c", False)]


HOSTILE = ["[[" * 50_000, "]]" * 50_000, "<p>[[</p>" * 20_000, "[[a]] " * 20_000, "<" * 50_000]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_takes_long(hostile):
    began = time.process_time()
    body_without_notes(hostile)
    without_notes(hostile)
    # A third of a second; what grows with the square takes most of a minute.
    assert time.process_time() - began < 5
