"""What a body may hold, how it is taken apart, and how two are compared."""

import pytest

from articles import verbs
from articles.checks import every_kind_of_record_can_be_drawn, undrawn
from articles.content.body.blocks import Block, Place, body_blocks, body_places
from articles.content.body.clean import clean
from articles.content.body.diff import compare_bodies
from articles.content.body.render import body_as_text, body_for_feed, body_for_page
from articles.content.story_content import saved_content
from articles.models import Story
from articles.pages.judgment_boxes import by_key, pinned_boxes
from tests import factories


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("<p onclick='x()'>Hello</p>", "<p>Hello</p>"),
        ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a></p>', "<p><a>a</a></p>"),
        ('<p class="MsoNormal"><span style="color:red">Red</span></p>', "<p>Red</p>"),
        ("<h1>Shout</h1>", "Shout"),
        ('<p><img src=x onerror="x()">b</p>', "<p>b</p>"),
        (
            "<p>levels<sup>3</sup> and <sup>[<a href='#n'>4</a>]</sup> the 5<sup>th</sup></p>",
            "<p>levels³ and [⁴] the 5th</p>",
        ),
        ("<p></p>", ""),
        ("<p>‘single’ “double” – dash</p>", "<p>‘single’ “double” – dash</p>"),
    ],
)
def test_cleaning_keeps_prose_and_nothing_else(dirty, cleaned):
    assert clean(dirty) == cleaned
    assert clean(cleaned) == cleaned


def test_no_path_into_the_database_goes_round_the_cleaning():
    story = factories.story(body="<p>a</p><script>x()</script>")
    Story.objects.filter(pk=story.pk).update(body="<p>b<script>x()</script></p>")
    assert Story.objects.get().body == "<p>b</p>"
    Story.objects.bulk_update([Story(pk=story.pk, body="<p>c</p><iframe src=x></iframe>")], ["body"])
    assert Story.objects.get().body == "<p>c</p>"


def test_blocks_come_in_order_with_the_words_as_read():
    body = "<h2>Why</h2><p>One <em>word</em>.</p><ul><li>a</li><li>b</li></ul>" + factories.placed("quote", "abc")
    assert [getattr(block, "text", block) for block in body_blocks(body)] == [
        "Why",
        "One word.",
        "a\nb",
        Place("quote", "abc"),
    ]


def test_text_outside_any_paragraph_is_kept():
    blocks = body_blocks("loose <strong>words</strong> here<p>then</p>and after")
    assert [block.text for block in blocks] == ["loose words here", "then", "and after"]
    assert blocks[0].html == "<p>loose <strong>words</strong> here</p>"


def test_a_place_of_an_unknown_kind_keeps_its_words_and_places_nothing():
    body = '<div data-place="bomb" data-key="1">words</div>'
    assert body_places(body) == []
    assert [block.text for block in body_blocks(body)] == ["words"]


def test_comparing_shows_the_words_that_differ():
    (row,) = compare_bodies("<p>The force is good.</p>", "<p>The force is bad.</p>")
    assert [piece.text for piece in row.before if piece.changed] == ["good."]
    assert [piece.text for piece in row.after if piece.changed] == ["bad."]


def test_comparing_sets_an_added_paragraph_beside_nothing():
    rows = compare_bodies("<p>a</p><p>c</p>", "<p>a</p><p>b</p><p>c</p>")
    assert [row.same for row in rows] == [True, False, True]
    assert rows[1].before == ()


def test_every_output_draws_the_quote_from_its_record():
    story = factories.story()
    quote = factories.quote(story, "A <deep> hole")
    story.body = f"<p>He said:</p>{factories.placed('quote', quote.key)}"
    for drawn in (body_for_page(saved_content(story), {}), body_for_feed(saved_content(story), {})):
        assert "A &lt;deep&gt; hole" in drawn
        assert "Deputy Chief Digger" in drawn
    assert "A <deep> hole" in body_as_text(saved_content(story), {})


def test_a_place_without_its_record_draws_nothing():
    story = factories.story(body=f"<p>Before</p>{factories.placed('quote', 'gone')}")
    assert body_for_page(saved_content(story), {}) == "<p>Before</p>"


def test_a_judgment_is_drawn_only_once_it_is_pinned():
    version = factories.judgment_version("dreadful")
    story = factories.story(body="<p>So:</p>" + factories.placed("judgment", version.judgment_id))
    factories.attach(story, version)
    assert "dreadful" not in body_for_page(saved_content(story), by_key(pinned_boxes(story.judgments.all())))
    verbs.publish(story, by=factories.editor())
    out = Story.objects.for_reading().get()
    assert "dreadful" in body_for_page(saved_content(out), by_key(pinned_boxes(out.judgments.all())))


def test_blocks_hold_cleaned_html_even_when_given_dirt():
    (block,) = body_blocks("<p onmouseover=x>Hi<script>x</script></p>")
    assert block == Block("p", "<p>Hi</p>", "Hi")


def test_a_placed_record_is_compared_by_the_name_that_people_know():
    place = Place("quote", "k1")
    (row,) = compare_bodies("", factories.placed("quote", "k1"), {place: "“It is deep”"})
    assert row.after[0].text == "[Quote: “It is deep”]"
    (row,) = compare_bodies("", factories.placed("quote", "k2"), {place: "“It is deep”"})
    assert row.after[0].text == "[Quote: not attached]"


def test_a_kind_of_record_without_one_of_its_templates_is_refused_with_what_to_do():
    assert every_kind_of_record_can_be_drawn() == []
    errors = list(undrawn("poll"))
    assert {error.id for error in errors} == {"articles.E011"}
    assert [error.hint.split(";")[0] for error in errors] == [
        "Write templates/articles/body/page/poll.html",
        "Write templates/articles/body/feed/poll.html",
        "Write templates/articles/body/text/poll.txt",
    ]
