"""Do the words between quotation marks stand in the sources attached to the story?"""

from collections.abc import Iterator

from articles.prepublication.problems import Problem, shortened
from articles.prepublication.proof import Proof
from articles.prepublication.story_quotations import StoryQuotation
from articles.quotations.verdicts import ALTERED, OUT_OF_ORDER, UNCHECKABLE, UNCLOSED, UNOPENED, UNSOURCED

from .quote_page_and_speaker import page_is_right, speaker_is_right

SHORT = 5
_WHAT_IS_WRONG = {
    ALTERED: "is not what the source says",
    UNSOURCED: "is in no attached source",
    UNCHECKABLE: "cannot be checked",
    UNCLOSED: "opens and is never closed",
    UNOPENED: "closes and was never opened",
    OUT_OF_ORDER: "is not in the order of the source",
}
_ATTACH = "Attach the source of these words: a note of who said it, when and to whom will do."


def quotations_stand_in_their_sources(proof: Proof) -> Iterator[Problem]:
    found = proof.quotations
    for one in found:
        yield from verdict_problems(one)
        yield from _of_short_words(one, found)
        yield from page_is_right(one)
        yield from speaker_is_right(one)


def verdict_problems(one: StoryQuotation) -> Iterator[Problem]:
    """What is wrong with a quotation beside its source: one problem, or none."""
    verdict = one.verdict
    if one.lacks_source:
        if one.record is None or one.record.speaker.strip():
            yield _problem(one, "quotation-without-source", f"has no source. {_ATTACH}")
    elif one.waits_for_tick:
        text = f"leaves out or puts in words. {verdict.note} Tick it beside the source."
        yield _problem(one, "quotation-needs-tick", text)
    elif verdict.state in _WHAT_IS_WRONG and not one.recorded:
        reason = " ".join(part for part in (_compared(one), verdict.note) if part)
        text = f"{_WHAT_IS_WRONG[verdict.state]}. {reason}".strip()
        yield _problem(one, f"quotation-{verdict.state.replace('_', '-')}", text, not verdict.house_style_only)


def _of_short_words(one: StoryQuotation, found: list[StoryQuotation]) -> Iterator[Problem]:
    """Few words stand in many places: the page says which are meant. One that is the only one needs no number."""
    if not one.is_fine or one.source is None or len(one.words.split()) >= SHORT or len(one.source.pages.all()) < 2:
        return
    if one.record is not None:
        paged = one.record.page is not None
    else:
        paged = one.verdict.occurs < 2 or any(
            other.record and other.record.page and other.record.words.split() == one.words.split() for other in found
        )
    if not paged:
        occurs = f"occurs {one.verdict.occurs} times in “{one.source}”" if one.verdict.occurs > 1 else "is short"
        ask = "give its page" if one.record else "attach it as a quote, with its page"
        yield _problem(one, "quotation-without-page", f"{occurs}: {ask}.", blocks=False)


def _problem(one: StoryQuotation, code: str, text: str, blocks: bool = True) -> Problem:
    text = f"“{shortened(one.words, 120)}” {text}"
    return Problem(code, text, one.where, blocks, about=one.words, against=_against(one))


def _against(one: StoryQuotation) -> str:
    return f"{one.verdict.source}: {one.verdict.passage}" if one.verdict.source else ""


def _compared(one: StoryQuotation) -> str:
    pairs = (f"{_or_nothing(pair.quoted)} for {_or_nothing(pair.source)}" for pair in one.verdict.differences)
    said = "; ".join(pairs)
    return f"{one.verdict.source}, page {one.verdict.page}: {said}." if said else ""


def _or_nothing(words: str) -> str:
    return f"“{words}”" if words else "nothing"


RULES = [quotations_stand_in_their_sources]
