"""A real story of March 2018, pasted whole. Its text is its newspaper's, so it is read from beside the project."""

import warnings
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.content.body.blocks import body_blocks
from articles.models import Override, RaisedAlarm, Story
from inspections.models import Inspection
from tests import factories

from .desk import choose, paste, press

ABOVE = [folder / "shared" / "data" for folder in Path(__file__).resolve().parents[3:]]
DATA = next((folder for folder in ABOVE if folder.is_dir()), ABOVE[0])
SEED, REPORT = DATA / "seed-story.txt", DATA / "report-passages.txt"
MARKS = "‘’“”'\""


@pytest.fixture
def text():
    if not (SEED.exists() and REPORT.exists()):
        warnings.warn(f"NOT TESTED: the seed story and its report are not in {DATA}", stacklevel=1)
        pytest.skip(f"THE SEED STORY IS ABSENT, SO IT WAS NOT TESTED: {DATA}")
    return SEED.read_text()


def test_pasting_it_keeps_every_paragraph_and_every_quotation_mark(page, login, text):
    login(page, factories.reporter())
    page.goto("/admin/articles/story/add/")
    page.fill("#id_headline", "The seed story")
    paste(page, text=text)
    press(page, "_continue")
    blocks = [block.text for block in body_blocks(Story.objects.get().body)]
    assert blocks == [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
    saved = unescape(Story.objects.get().body)
    assert {mark: saved.count(mark) for mark in MARKS} == {mark: text.count(mark) for mark in MARKS}


# ---- Its faults, seen and mended


def paragraphs_of(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def statement_of(text: str) -> str:
    """What the deputy chief constable said, as he would have sent it."""
    spoken = [part.partition("“")[2].rstrip("”") for part in paragraphs_of(text)[10:14]]
    return "\n\n".join(spoken)


def mended(text: str) -> str:
    """The story as its editor leaves it: the report's words as they are, in its order, each quotation closed."""
    for wrong, right in MENDED.items():
        assert wrong in text
        text = text.replace(wrong, right)
    parts = paragraphs_of(text)
    first, _, crimes, summer = parts[4:8]
    parts[4:8] = [f"{first}”", f"It went on: {summer}", f"And then: {crimes}”"]
    plans = next(number for number, part in enumerate(parts) if part.endswith("warranted officers."))
    parts[plans] += "”"
    return "\n\n".join(parts)


MENDED = {
    "told it ‘requires improvement’": "told that its effectiveness ‘requires improvement’",
    "for ‘deteriorating in important areas’": "which ‘has deteriorated in some important areas’",
    "‘improve their approach to keeping people safe and reporting crime’": "do more to keep people safe",
    "‘crimes were not always investigated to a high standard’": "crimes were ‘not always investigated to as high a "
    "standard as they should be’",
    "‘well-developed relationships’": "relationships",
    "HMRCFRS": "HMICFRS",
}


def shown(page) -> list[tuple[str, str]]:
    """The words and the state of each quotation in the panel, as they stand there."""
    page.locator("#quotations").wait_for()
    rows = page.locator("#quotations .desk-check:not(.desk-speaker)")
    return [
        (row.locator(".desk-check-words").text_content().strip("“”"), row.locator("strong").first.text_content())
        for row in rows.all()
    ]


def state_of(page, beginning: str) -> str:
    (state,) = {state for words, state in shown(page) if words.startswith(beginning)}
    return state


def write_beside_the_record(page, text: str) -> Inspection:
    """The story as it was printed, on the inspection that it is about."""
    inspection = Inspection.objects.get(body__slug="cambridgeshire", programme__code="peel-2017")
    paper = {"kind": "report", "title": "PEEL: police effectiveness 2017", "extent": "extract"}
    factories.source(REPORT.read_text(), inspection=inspection, **paper)
    page.goto("/admin/articles/story/add/")
    page.fill("#id_headline", "Inspectors on Cambridgeshire Constabulary")
    page.fill("#id_standfirst", "What they found, and what the force says.")
    paste(page, text=text)
    page.select_option("#id_section", label="Police")
    choose(page, "bylines-0-author", "Ann Onymous")
    choose(page, "inspections", "Cambridgeshire PEEL 2017")
    page.get_by_role("checkbox", name="Effectiveness: requires improvement").check()
    press(page, "_continue")
    return inspection


def test_an_editor_sees_its_faults_mends_them_and_publishes(page, login, text):
    call_command("load_record", verbosity=0)
    factories.section("police")
    factories.author("Ann Onymous")
    login(page, factories.editor())
    inspection = write_beside_the_record(page, text)

    assert state_of(page, "requires improvement") == "Word for word"
    for words in ("deteriorating in important", "improve their approach", "crimes were not always"):
        assert state_of(page, words) == "Altered"
    differing = page.locator("#quotations .desk-check", has_text="improve their approach")
    assert differing.locator(".desk-check-words del").all_text_contents() == ["improve their", "reporting"]
    assert differing.locator("mark ins").all_text_contents() == ["in its", "reducing"]
    assert state_of(page, "Cambridgeshire Constabulary requires improvement in its") == "Word for word"
    assert state_of(page, "Cambridgeshire Constabulary needs to improve") == "In no attached source"
    assert state_of(page, "Crimes are not always") == "Word for word"
    assert state_of(page, "The force was inspected") == "Not in the source’s order"
    assert state_of(page, "well-developed relationships") == "In no attached source"
    assert state_of(page, "Our inspection came") == "In no attached source"
    assert state_of(page, "For example, we are currently") == "Never closed"
    page.locator("#problems summary", has_text="nothing").click()
    assert "“HMRCFRS” is close to “HMICFRS”" in page.locator("#problems").inner_text()
    press(page, "_publish")
    assert "cannot be published yet" in page.locator("ul.messagelist").inner_text()

    said = {"kind": "statement", "title": "Statement of the deputy chief constable", "speaker": "Alan Baldwin"}
    factories.source(statement_of(text), inspection=inspection, **said)
    factories.ask_the_criticised(Story.objects.get())
    page.locator("#quotations").wait_for()
    paste(page, text=mended(text), over=True)
    page.get_by_role("button", name="Check what I typed").click()
    page.get_by_text("Checked as typed at").wait_for()
    assert {state for _, state in shown(page)} == {"Word for word"}
    assert not page.locator("#problems .blocking").count()
    assert "reporting crime" in Story.objects.get().body

    beginning = page.locator(".desk-check-words", has_text="“Cambridgeshire Constabulary requires improvement in its")
    first = page.locator("#quotations .desk-check").filter(has=beginning)
    first.get_by_role("button", name="Attach as a quote").click()
    assert page.input_value("#id_quotes-0-page") == "1"
    assert page.locator("#id_quotes-0-source option:checked").inner_text() == "PEEL: police effectiveness 2017"
    press(page, "_publish")
    assert "readers see it now" in page.locator("ul.messagelist").inner_text()
    assert not Override.objects.exists()
    assert not RaisedAlarm.objects.decided().exists()
    (quote,) = Story.objects.published().get().quotes.all()
    assert (quote.source.title, quote.page) == ("PEEL: police effectiveness 2017", 1)
    assert quote.words.startswith("Cambridgeshire Constabulary requires improvement in its")


def test_what_one_speaker_said_is_noted_once_for_all_that_he_says(page, login, text):
    call_command("load_record", verbosity=0)
    factories.section("police")
    factories.author("Ann Onymous")
    login(page, factories.editor())
    write_beside_the_record(page, text)
    spoken = page.locator("#quotations .desk-speaker", has_text="Said by Alan Baldwin")
    assert "3 quotations" in spoken.inner_text()
    assert spoken.get_by_label("Said to us by").input_value() == "Alan Baldwin"
    spoken.get_by_role("button", name="Note it").click()
    page.get_by_text("Checked as typed at").wait_for()
    assert not spoken.count()
    assert page.input_value("#id_quotes-0-speaker") == "Alan Baldwin"
    assert page.input_value("#id_quotes-0-role") == "Deputy Chief Constable"
    press(page, "_continue")
    assert state_of(page, "Our inspection came") == "Word for word"
    (quote,) = Story.objects.get().quotes.all()
    assert (quote.source.kind, quote.source.speaker) == ("interview", "Alan Baldwin")
