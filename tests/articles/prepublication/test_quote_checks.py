"""Readers see “Checked word for word” under a quote, as long as it is so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import verbs
from articles.models import Quote, Story
from articles.prepublication import find_problems, read_proof
from tests import factories
from tests.reading import get, words

SAID = "Checked word for word"
PAGES = ["The force digs holes. It is a very deep hole indeed.", "It fills in some of them, but not all, and rests."]


def paper(*pages: str, **fields):
    made = factories.source(title="On digging", **fields)
    made.set_pages(pages or PAGES)
    return made


def quoting(said: str = "It is a very deep hole indeed", *, source=None, **fields) -> Story:
    """A draft that shows one quote of the paper itself."""
    story = factories.story()
    quote = factories.quote(story, said, speaker="", organisation="", source=source or paper(), **fields)
    story.body += factories.placed("quote", quote.key)
    story.save()
    return story


def shown(story: Story) -> str:
    return words(story.get_absolute_url())


def published(story: Story) -> Story:
    verbs.publish(story, by=factories.editor())
    return story


def override_all(story: Story) -> None:
    for problem in find_problems(story):
        if problem.blocks_publication:
            verbs.override(by=factories.editor(), story=story, key=problem.key, reason="It is so.")


@pytest.mark.parametrize("page", [1, None])
def test_it_says_on_which_page_the_words_stand(page):
    assert f"{SAID} against page 1 of this report" in shown(published(quoting(page=page)))


def test_words_on_several_pages_and_passages_kept_as_one_are_on_no_page():
    several = paper("It is a very deep hole indeed.", "It is a very deep hole indeed.")
    for source in (several, paper("It is a very deep hole indeed.", extent="extract")):
        assert f"{SAID} against this report" in shown(published(quoting(source=source)))


def test_words_left_out_are_told_of_once_somebody_has_ticked_them():
    story = quoting("It fills in some of them … and rests", page=2)
    (one,) = read_proof(story).quotations
    assert one.waits_for_tick
    said = {"words": one.words, "source": one.verdict.source, "passage": one.verdict.passage}
    verbs.approve_omission(story, by=factories.editor(), **said)
    assert f"{SAID} against page 2 of this report, with words left out, marked “…”" in shown(published(story))


@pytest.mark.parametrize("said", ["It is a very deep hole today", "It fills in some of them … and rests"])
def test_what_an_editor_let_out_in_spite_of_the_check_is_not_told_to_be_checked(said):
    story = quoting(said)
    override_all(story)
    assert SAID not in shown(published(story))


def test_nor_are_words_that_stand_on_another_page_than_the_quote_says():
    story = quoting(page=2)
    override_all(story)
    assert SAID not in shown(published(story))
    assert SAID not in shown(published(quoting(page=9)))


def test_nor_are_words_that_the_paper_gives_to_somebody_else():
    story = quoting()
    story.quotes.update(speaker="Sir Dug Well")
    override_all(story)
    assert SAID not in shown(published(story))


def test_nor_is_anything_said_of_a_paper_that_readers_may_not_see():
    story = published(quoting(source=paper(for_readers=False)))
    assert story.quotes.get().is_checked
    assert SAID not in shown(story)


@pytest.mark.parametrize(
    "change",
    [
        lambda quote: Quote.objects.update(words="It is a very deep hole"),
        lambda quote: Quote.objects.update(page=2),
        lambda quote: Quote.objects.update(source=paper(*PAGES)),
        lambda quote: quote.source.set_pages(["Other words.", *PAGES]),
        # The same text, on other pages than it was.
        lambda quote: quote.source.pages.filter(number=1).update(number=7) and quote.source.note_text(),
    ],
)
def test_it_dies_when_the_words_their_page_or_the_text_change(change):
    story = published(quoting(page=1))
    change(story.quotes.select_related("source").get())
    assert SAID not in shown(story)


def test_the_same_text_read_again_leaves_it():
    story = published(quoting(page=1))
    story.quotes.get().source.set_pages(PAGES)
    assert SAID in shown(story)


def test_a_small_fix_and_an_update_check_again():
    story = published(quoting("It is a very deep hole indeed", page=1))
    for update, said in ((False, "The force digs holes"), (True, "It is a very deep hole")):
        copy = verbs.open_copy(story, by=factories.reporter())
        copy.quotes.update(words=said)
        verbs.publish_copy(copy, by=factories.editor(), update=update)
        story.refresh_from_db()
        assert f"{SAID} against page 1" in shown(story)


def test_a_planned_story_that_is_saved_again_is_checked_again():
    story = quoting(page=1)
    verbs.publish(story, by=factories.editor(), at=timezone.now() + timedelta(hours=2))
    story.quotes.update(words="The force digs holes")
    story.save_if_unchanged(by=factories.editor())
    verbs.record_save(story, by=factories.editor())
    assert story.quotes.select_related("source").get().is_checked


def test_a_draft_and_a_working_copy_are_not_checked_for_readers():
    story = quoting()
    assert not story.quotes.get().is_checked
    assert not verbs.open_copy(published(story), by=factories.reporter()).quotes.get().is_checked


def test_the_page_about_us_says_what_that_means():
    assert 'id="quotations"' in get("/about/").content.decode()
    assert 'href="/about/#quotations"' in get(published(quoting()).get_absolute_url()).content.decode()
