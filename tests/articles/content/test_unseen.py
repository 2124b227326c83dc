"""What was crossed out, moved away or hidden where a text was copied is no part of it, whatever way it comes in."""

import pytest

from articles.content.body.clean import clean
from articles.models import Story
from tests import factories

# Each hides what stands in it; the second half as programs for writing do, and pages of the web.
UNSEEN = [
    "<del>PIT</del>",
    "<s>PIT</s>",
    "<strike>PIT</strike>",
    '<del cite="mailto:x"><span lang="EN-GB">PIT</span></del>',
    '<span style="text-decoration:line-through">PIT</span>',
    '<span style="text-decoration-line: underline line-through">PIT</span>',
    "<span class=msoDel>PIT</span>",
    "<span style='mso-move-from:x'>PIT</span>",
    "<span style='display:none;mso-hide:all'>PIT</span>",
    "<span style='mso-hide: all'>PIT</span>",
    '<span style="visibility: hidden !important">PIT</span>',
    '<span style="opacity:0">PIT</span>',
    '<span style="font-size:0px">PIT</span>',
    '<span style="font-size:1pt">PIT</span>',
    '<span style="position:absolute;left:-9999px">PIT</span>',
    '<span style="text-indent:-100em">PIT</span>',
    '<span style="clip: rect(0 0 0 0); position: absolute">PIT</span>',
    '<span style="clip-path:inset(50%)">PIT</span>',
    '<span class="sr-only">PIT</span>',
    '<span class="govuk-visually-hidden">PIT</span>',
    '<span class="screen-reader-text">PIT</span>',
    "<span hidden>PIT</span>",
    '<input type="hidden" value="PIT">',
    "<style>span.gone{display:none}</style><span class='gone'>PIT</span>",
]
SEEN = [
    '<span style="text-decoration:underline">PIT</span>',
    '<span style="font-size:10pt;color:black">PIT</span>',
    '<span style="position:absolute;left:-3px">PIT</span>',
    '<span style="text-indent:-18.0pt">PIT</span>',
    '<span class="hidden md:inline">PIT</span>',
    "<ins>PIT</ins>",
    '<span style="opacity:0.9">PIT</span>',
    '<p class="MsoNormal">PIT</p>',
]
COMMENTED = (
    "<p class=MsoNormal>The chief <a style='mso-comment-reference:RP_1'>dug</a><span class=MsoCommentReference>"
    "<span style='mso-special-character:comment'><a class=msocomanchor href='#_msocom_1' name='_msoanchor_1'>[RP1]</a>"
    "</span></span> on Friday.</p><div style='mso-element:comment-list'><hr class=msocomoff>"
    "<div style='mso-element:comment'><div id='_com_1' class=msocomtxt><p class=MsoCommentText>"
    "<span class=MsoCommentReference><a class=msocomanchor href='#_msoanchor_1' name='_msocom_1'>[RP1]</a></span>"
    "Ask the [[lawyer]] - was he pushed?</p></div></div></div>"
)


@pytest.mark.anywhere
@pytest.mark.parametrize("hidden", UNSEEN)
def test_what_nobody_saw_is_left_out_and_what_stands_around_it_stays(hidden):
    assert clean(f"<p>A deep {hidden}hole.</p>") == "<p>A deep hole.</p>"


@pytest.mark.anywhere
@pytest.mark.parametrize("shown", SEEN)
def test_what_can_be_seen_stays(shown):
    assert "PIT" in clean(f"<p>A deep</p> {shown} hole")


@pytest.mark.anywhere
def test_a_comment_becomes_a_note_of_the_desk_at_the_words_that_it_is_about():
    cleaned = clean(COMMENTED)
    assert cleaned == "<p>The chief <a>dug</a> [[Ask the lawyer - was he pushed?]] on Friday.</p>"
    assert clean(cleaned) == cleaned


@pytest.mark.anywhere
def test_a_comment_that_nothing_refers_to_stands_at_the_end():
    listed = COMMENTED.partition("</p>")[2]
    assert clean(f"<p>He dug.</p>{listed}") == "<p>He dug.</p><p>[[Ask the lawyer - was he pushed?]]</p>"


@pytest.mark.anywhere
def test_the_number_of_a_comment_that_was_not_copied_goes():
    assert clean(COMMENTED.partition("<div")[0]) == "<p>The chief <a>dug</a> on Friday.</p>"


@pytest.mark.anywhere
@pytest.mark.parametrize(
    "raised",
    [
        "<sup>1</sup>",
        '<span style="vertical-align:super;font-size:0.6em"><sup>1</sup></span>',
        '<span style="vertical-align: super">1</span>',
        "<a style='mso-footnote-id:ftn1' href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a>",
    ],
)
def test_a_raised_figure_never_joins_the_number_before_it(raised):
    assert clean(f"<p>It fell by 5{raised} per cent.</p>") == "<p>It fell by 5¹ per cent.</p>"


def test_it_holds_for_every_path_into_the_database():
    story = factories.story(body="<p>A deep <del>PIT</del>hole.</p>")
    assert Story.objects.get(pk=story.pk).body == "<p>A deep hole.</p>"
    Story.objects.filter(pk=story.pk).update(body="<p>A <span style='display:none'>PIT</span>hole.</p>")
    assert Story.objects.get(pk=story.pk).body == "<p>A hole.</p>"
