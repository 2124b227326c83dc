"""The body's editor, as somebody at the desk uses it."""

import pytest

from articles.content.body.blocks import block_texts
from articles.models import Story
from tests import factories
from tests.articles.admin import desk
from tests.articles.content.test_tables import LAYOUT, PASTED
from tests.articles.content.test_unseen import COMMENTED, SEEN, UNSEEN

from .desk import paste, place

# The editor is the same whatever database the story is kept in.
pytestmark = pytest.mark.anywhere

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {color: red}</style></head><body>
<!--StartFragment--><h1 style="mso-x:1">A deep hole</h1>
<p class=MsoNormal style="font-family:Times"><span lang=EN-GB style="color:red">The
force is “digging” a <b>deep</b> hole&nbsp;– it’s
said.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst><![if !supportLists]>
<span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>
One spade</p><p class=MsoListParagraphCxSpLast><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>
Two spades</p>
<p class=MsoNormal><a href="https://example.org/hole" style="x" onclick="y()">The <i>report</i></a><img src="https://example.org/x.png"></p>
<script>window.broken = 1</script><!--EndFragment--></body></html>"""
PLAIN = (
    "“It’s a ‘very’ deep hole,” she said.\n\nThe *second* paragraph – with a _dash_\nand a second line.\n\n\n“Last”\n"
)


@pytest.fixture
def open_form(page, login):
    """The story's form, with the editor ready in it."""
    login(page, factories.reporter())

    def open_story(story: Story | None = None):
        page.goto(desk.address(story))
        page.wait_for_selector(".ProseMirror")
        return page

    return open_story


def save(page) -> Story:
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    page.wait_for_selector(".ProseMirror")
    return Story.objects.get()


def body_of(page) -> str:
    return page.input_value("#id_body")


def test_a_story_is_typed_with_a_quote_that_is_placed_before_it_was_ever_saved(open_form):
    page = open_form()
    page.fill("#id_headline", "Force digs hole")
    page.click(".ProseMirror")
    page.keyboard.type("The hole is deep.")
    page.click("#quotes-group .add-row a")
    page.fill("#id_quotes-0-words", "It is a very deep hole")
    page.fill("#id_quotes-0-speaker", "A. Digger")
    page.click(".ProseMirror")
    page.keyboard.press("Control+End")
    place(page, "Quote", "deep hole")
    assert page.inner_text(".desk-place") == "Quote: “It is a very deep hole” — A. Digger"
    page.keyboard.type("And so on.")
    typed = body_of(page)
    story = save(page)
    key = story.quotes.get().key
    assert story.body == typed == f"<p>The hole is deep.</p>{factories.placed('quote', key)}<p>And so on.</p>"
    assert page.inner_text(".desk-place") == "Quote: “It is a very deep hole” — A. Digger"


def test_the_label_of_a_place_follows_the_form(open_form):
    story = factories.story()
    quote = factories.quote(story)
    Story.objects.update(body=factories.placed("quote", quote.key) + factories.placed("picture", 99))
    page = open_form(story)
    page.fill("#id_quotes-0-words", "Shallow")
    assert page.locator(".desk-place").first.inner_text() == "Quote: “Shallow” — Deputy Chief Digger"
    assert page.locator(".desk-place--lost").inner_text() == "Picture that is not attached to this story"
    page.check("#id_quotes-0-DELETE")
    assert page.locator(".desk-place--lost").count() == 2


def test_a_place_is_moved_deleted_and_brought_back_by_keyboard_and_survives_a_copy(open_form):
    story = factories.story()
    placed = factories.placed("quote", factories.quote(story).key)
    Story.objects.update(body=f"<p>One</p><p>Two</p>{placed}")
    page = open_form(story)
    page.click(".desk-place")
    page.keyboard.press("Alt+ArrowUp")
    assert body_of(page) == f"<p>One</p>{placed}<p>Two</p>"
    # Changes within half a second are one step of undo.
    page.wait_for_timeout(600)
    page.keyboard.press("Delete")
    assert body_of(page) == "<p>One</p><p>Two</p>"
    page.keyboard.press("Control+z")
    assert body_of(page) == f"<p>One</p>{placed}<p>Two</p>"
    page.click(".desk-place")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+End")
    # The editor hears of a moved cursor a frame later; no hand is as quick as this test.
    page.wait_for_selector(".desk-place:not(.ProseMirror-selectednode)")
    page.keyboard.press("Control+v")
    assert body_of(page).count(placed) == 2


def test_a_place_never_stands_inside_a_list_or_quotation(open_form):
    story = factories.story(body="<ul><li><p>One</p></li></ul>")
    key = factories.quote(story).key
    page = open_form(story)
    page.click(".ProseMirror li")
    place(page, "Quote", "deep hole")
    assert body_of(page) == f"<ul><li><p>One</p></li></ul>{factories.placed('quote', key)}<p></p>"


def test_what_the_editor_writes_survives_the_cleaning_unchanged(open_form):
    page = open_form(factories.story(body=""))
    page.click(".ProseMirror")
    for button, words in [("heading 2", "Why"), ("bold", "Bold"), ("ordered list", "First"), ("blockquote", "Said")]:
        page.click(f".prose-menubar__button[aria-label='{button}']")
        page.keyboard.type(words)
        for _ in range(3):
            page.keyboard.press("Enter")
    typed = body_of(page)
    for tag in ("<h2>Why</h2>", "<strong>Bold</strong>", "<ol><li>", "<blockquote>"):
        assert tag in typed
    assert save(page).body == typed


def test_words_pasted_from_word_keep_their_prose_and_lose_the_rest(open_form):
    page = open_form(factories.story(body=""))
    paste(page, html=WORD, text="not this")
    assert save(page).body == (
        "<h2>A deep hole</h2>"
        "<p>The force is “digging” a <strong>deep</strong> hole\u00a0– it’s said.</p>"
        "<ul><li><p>One spade</p></li><li><p>Two spades</p></li></ul>"
        '<p><a href="https://example.org/hole">The <em>report</em></a></p>'
    ).replace("\u00a0", "&nbsp;")
    assert page.evaluate("window.broken") is None


def test_the_script_leaves_out_what_the_server_would(open_form):
    page = open_form(factories.story(body=""))
    for hidden in UNSEEN:
        paste(page, html=f"<p>A deep {hidden}hole.</p>", over=True)
        assert body_of(page) == "<p>A deep hole.</p>", hidden
    for shown in SEEN:
        paste(page, html=f"<p>A deep</p> {shown} hole", over=True)
        assert "PIT" in body_of(page), shown


def test_a_comment_of_word_is_a_note_of_the_desk_and_both_are_told(open_form):
    page = open_form(factories.story(body=""))
    paste(page, html=COMMENTED.replace("on Friday", "<del>last year</del> on Friday"))
    told = page.locator(".desk-left-out").inner_text()
    assert "“last year”" in told
    assert "A comment is now a note of the desk in the text." in told
    body = save(page).body
    assert "The chief dug [[Ask the lawyer - was he pushed?]]" in body.replace("<a>", "").replace("</a>", "")
    assert "last year" not in body


def test_a_table_of_a_sheet_is_pasted_and_its_cells_never_run_together(open_form):
    page = open_form(factories.story(body=""))
    paste(page, html=PASTED)
    assert block_texts(save(page).body) == ["Borsetshire | Good\nLoamshire | 2018"]


def test_a_table_is_typed_with_a_header_row(open_form):
    page = open_form(factories.story(body=""))
    page.click(".ProseMirror")
    page.get_by_label("Insert table").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").select_option("Yes")
    dialog.get_by_role("button", name="Insert Table").click()
    for words in ("Force", "Grade", "Year", "Loamshire"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    body = save(page).body
    assert "<th><p>Force</p></th>" in body
    (table,) = [text for text in block_texts(body) if "|" in text]
    assert table.startswith("Force | Grade | Year\nLoamshire | ")


def test_a_table_that_only_laid_out_a_page_is_pasted_as_paragraphs(open_form):
    page = open_form(factories.story(body=""))
    paste(page, html=LAYOUT)
    assert save(page).body == "<p>First</p><p>Second</p>"


def test_plain_text_keeps_every_paragraph_and_every_mark(open_form):
    page = open_form(factories.story(body=""))
    paste(page, text=PLAIN)
    assert save(page).body == (
        "<p>“It’s a ‘very’ deep hole,” she said.</p>"
        "<p>The *second* paragraph – with a _dash_<br>and a second line.</p>"
        "<p>“Last”</p>"
    )


def test_paragraphs_parted_by_two_breaks_are_paragraphs(open_form):
    page = open_form(factories.story(body=""))
    paste(page, html="<div>First<br><br>Second<br />&nbsp;<br>Third<br>line</div><h4>Small</h4>")
    assert save(page).body == "<p>First</p><p>Second</p><p>Third<br>line</p><h3>Small</h3>"


def test_a_link_holds_an_address_and_nothing_else(open_form):
    page = open_form(factories.story(body="<p>word</p>"))
    page.click(".ProseMirror")
    page.keyboard.press("Control+a")
    page.click(".prose-menubar__button[aria-label='insert link']")
    page.fill(".prose-editor-dialog input[name=href]", "https://example.org/")
    page.click(".prose-editor-dialog button[type=submit]")
    assert save(page).body == '<p><a href="https://example.org/">word</a></p>'


def test_a_text_area_without_script_holds_the_body(new_page, login):
    factories.story()
    page = new_page(java_script_enabled=False)
    login(page, factories.reporter())
    page.goto(desk.address(Story.objects.get()))
    assert page.input_value("#id_body") == "<p>The hole is deep.</p>"
    page.fill("#id_body", "<p>By hand.</p>")
    page.click("[name=_continue]")
    assert Story.objects.get().body == "<p>By hand.</p>"
