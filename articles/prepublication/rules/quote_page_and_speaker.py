"""Do the page and the speaker of a quote record fit its source?"""

import re
from collections.abc import Iterator

from articles.prepublication.problems import Problem
from articles.prepublication.story_quotations import StoryQuotation
from articles.prepublication.story_sources import source_text
from articles.quotations import pages_that_hold
from inspections.models import Source

# Papers that speak for themselves, and whom they quote they name.
PAPERS = (Source.Kind.REPORT, Source.Kind.LETTER, Source.Kind.RELEASE)


def page_is_right(one: StoryQuotation) -> Iterator[Problem]:
    """A page that does not hold the words. One that is not held itself may hold them."""
    quote, source = one.record, one.source
    if quote is None or source is None or quote.page is None or not one.is_fine:
        return
    pages = pages_that_hold(quote.words, source_text(source))
    if quote.page in pages or not pages:
        return
    is_held = quote.page in {page.number for page in source.pages.all()}
    fault = f"does not hold {quote}" if is_held else f"is not held, so {quote} is not checked there"
    text = f"Page {quote.page} of “{source}” {fault}: it stands on page {_listed(pages)}."
    yield Problem("quote-page", text, "quotes", is_held, about=quote.words, against=f"{source} {quote.page}")


def _listed(pages: set[int]) -> str:
    first = [str(page) for page in sorted(pages)[:5]]
    return f"{', '.join(first)} and others" if len(pages) > len(first) else ", ".join(first)


def speaker_is_right(one: StoryQuotation) -> Iterator[Problem]:
    """A speaker other than the source's. Passages may leave out where a paper names whom it quotes."""
    quote, source = one.record, one.source
    if quote is None or source is None or not quote.speaker.strip():
        return
    if fault := _fault_of(quote.speaker, source):
        text = f"{quote} is given to {quote.speaker}, {fault}"
        blocks = bool(source.speaker) or source.extent == Source.Extent.WHOLE
        yield Problem("quote-speaker", text, "quotes", blocks, about=quote.words, against=f"{source} {quote.speaker}")


def _fault_of(speaker: str, source: Source) -> str:
    if source.speaker:
        return "" if _is_called(speaker, source.speaker) else f"but in “{source}” {source.speaker} speaks."
    if source.kind in PAPERS and not _names(source, speaker):
        return f"whom “{source}” does not name: who says it there?"
    return ""


def _is_called(name: str, known: str) -> bool:
    """Whether two names are of one person: the words of the shorter are the end of the longer (rank or not)."""
    one, other = _words(name), _words(known)
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def _names(source: Source, speaker: str) -> bool:
    family_name = _words(speaker)[-1:]
    return not family_name or any(family_name[0] in _words(page.text) for page in source.pages.all())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("’s", "").lower())
