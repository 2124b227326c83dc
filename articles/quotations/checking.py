"""The verdict on each quotation of a text. The contract it keeps to is printed beside the result."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from .detect import Quotation, find_quotations
from .differences import Difference, spelt
from .ellipses_and_brackets import Parts, split_at_omissions, written_forms
from .explain_missing import verdict_on_missing
from .footnote_marks import raised_numbers
from .index import Index
from .matching import Match, Omission, exact_matches, match_with_omissions
from .risky_omissions import reasons_to_tick
from .sources import SourceText
from .verdicts import ALTERED, NOT_A_QUOTATION, OMISSIONS, OUT_OF_ORDER, UNCLOSED, UNOPENED, VERBATIM, Verdict, placed
from .words import composed, is_word, split_words

SHORT = 5
# More places than this are not counted.
COUNTED = 1000


@dataclass(frozen=True)
class FoundReading:
    """A reading of a quotation that stands in a source, and the places where it does."""

    source: SourceText
    words: str
    parts: Parts
    matches: tuple[Match, ...]
    exact: bool


@dataclass
class Speech:
    """How far in which source a speech of several paragraphs has come."""

    number: int = -1
    reached: dict[str, tuple[int, int]] = field(default_factory=dict)


def check_paragraphs(paragraphs: list[str], sources: Iterable[SourceText]) -> list[Verdict]:
    """A verdict for each quotation of these paragraphs, in order."""
    sources, speech, verdicts, reached = list(sources), Speech(), [], (0, 0)
    for quotation in find_quotations(paragraphs):
        if not quotation.opened and (quotation.paragraph, quotation.stop) <= reached:
            continue
        if quotation.speech != speech.number:
            speech = Speech(quotation.speech)
        verdict = _of_phrase_or_speech(quotation, sources, speech)
        verdicts.append(replace(verdict, paragraph=quotation.paragraph))
        reached = max(reached, (quotation.paragraph, _end_of(quotation, verdict)))
    return verdicts


def _end_of(quotation: Quotation, verdict: Verdict) -> int:
    """Where the words end by the reading that the verdict is on."""
    for end in sorted(quotation.endings, reverse=True):
        if " ".join(quotation.text[quotation.begin : end].split()) == verdict.words:
            return end
    return min(quotation.endings, default=quotation.stop)


def _of_phrase_or_speech(quotation: Quotation, sources: list[SourceText], speech: Speech) -> Verdict:
    """A phrase that might run on into the next paragraph does so only if all of it stands in a source."""
    if not (quotation.continues and quotation.endings):
        return _verdict(quotation, sources, speech)
    running = _verdict(replace(quotation, endings=()), sources, speech)
    if running.state in (VERBATIM, OMISSIONS, OUT_OF_ORDER):
        return running
    return _verdict(replace(quotation, continues=False), sources, Speech())


def check_words(words: str, sources: Iterable[SourceText]) -> Verdict:
    """The verdict on words that are known to be one quotation, as in a quote record."""
    return _verdict(Quotation(0, words, 0, (len(words),), len(words)), list(sources), Speech())


def sources_that_hold(words: str, sources: Iterable[SourceText]) -> list[SourceText]:
    """Those in which words stand as in a quotation that nobody need look at."""
    return [source for source in sources if check_words(words, [source]).is_sound]


def pages_that_hold(words: str, source: SourceText) -> set[int]:
    """The number of each page on which these words stand, or stand in part."""
    found = _find([words], [source])
    runs = [match.whole for match in found.matches] if found else []
    return {page for run in runs for page in range(source.page_of(run.first), source.page_of(run.after - 1) + 1)}


def _verdict(quotation: Quotation, sources: list[SourceText], speech: Speech) -> Verdict:
    if quotation.is_measure:
        return Verdict(quotation.readings[0], NOT_A_QUOTATION, note="A measure, not a quotation.")
    if not quotation.opened:
        return _unopened(quotation, sources)
    shortest = quotation.readings[-1]
    if not any(map(is_word, split_words(composed(shortest)).words)):
        return Verdict(shortest.strip(), NOT_A_QUOTATION if quotation.closed else UNCLOSED)
    found = _find(quotation.sure_readings, sources)
    verdict = _of_found(found, speech) if found else verdict_on_missing(_words_to_show(quotation, sources), sources)
    if not quotation.closed:
        return replace(verdict, state=UNCLOSED).with_note("It opens and is never closed.")
    return verdict


def _unopened(quotation: Quotation, sources: list[SourceText]) -> Verdict:
    """Where it began can only be guessed: the most of it that stands in a source, or that comes near one."""
    found = _find(quotation.beginnings, sources)
    if found:
        verdict = _of_found(found, Speech())
    else:
        missing = [verdict_on_missing(words, sources) for words in quotation.beginnings]
        verdict = min((one for one in missing if one.state == ALTERED), key=_how_much_differs, default=missing[0])
    return replace(verdict, state=UNOPENED, needs_tick=False, house_style_only=False).with_note(
        "A mark closes here that nothing opened."
    )


def _how_much_differs(verdict: Verdict) -> int:
    return sum(len(one.quoted.split()) + len(one.source.split()) for one in verdict.differences)


# ---- Found


def _find(readings: list[str], sources: list[SourceText]) -> FoundReading | None:
    """The longest reading that stands in a source: word for word in any of them before with omissions in one."""
    for words in (form for reading in readings for form in written_forms(reading)):
        parts = split_at_omissions(words)
        if not parts.literal:
            continue
        for source in sources:
            exact = (one for one in exact_matches(source.index, parts) if _bears_the_numbers(source, words, one))
            if matches := tuple(islice(exact, COUNTED)):
                return FoundReading(source, words, parts, matches, exact=True)
        for source in sources:
            match = match_with_omissions(source.index, parts) if parts.has_joints else None
            if match and _bears_the_numbers(source, words, match):
                return FoundReading(source, words, parts, (match,), exact=False)
    return None


def _bears_the_numbers(source: SourceText, words: str, match: Match) -> bool:
    """Whether a raised number behind another, where it is quoted, is raised there in the source too: 10⁶ is not 10⁵."""
    raised = raised_numbers(words)
    if not raised:
        return True
    _, passage, behind = source.index.around(match.whole.first, match.whole.after)
    theirs = iter(raised_numbers(passage + behind[:3]))
    return all(one in theirs for one in raised)


def _of_found(found: FoundReading, speech: Speech) -> Verdict:
    index = found.source.index
    match, order, notes = _in_speech(found, speech)
    notes += _count_note(found)
    verdict = placed(Verdict(" ".join(found.words.split()), VERBATIM), found.source, match.whole)
    verdict = replace(verdict, occurs=len(found.matches))
    if not found.exact:
        reasons = reasons_to_tick(index, found.parts, match)
        notes += [f"Look at what was left out or put in: {', '.join(reasons)}."] if reasons else []
        shown = tuple(_shown(index, omission) for omission in match.omissions)
        verdict = replace(verdict, state=OMISSIONS, needs_tick=bool(reasons), differences=shown)
    return replace(verdict, state=order or verdict.state).with_note(*notes)


def _shown(index: Index, omission: Omission) -> Difference:
    run = omission.left_out
    return Difference(omission.joint.written(), spelt(index.read(run.first, run.after)) if run else "")


def _in_speech(found: FoundReading, speech: Speech) -> tuple[Match, str | None, list[str]]:
    """The place that goes on from the paragraph before, `out_of_order` if there is none, and what there is to say."""
    key = found.source.text
    if key not in speech.reached:
        match = found.matches[0]
        speech.reached[key] = (match.whole.first, match.whole.after)
        return match, None, []
    first, after = speech.reached[key]
    match = next((one for one in found.matches if one.whole.first >= after), None)
    if match is None:
        return found.matches[0], OUT_OF_ORDER, ["In the source it stands before what is quoted ahead of it."]
    speech.reached[key] = (first, match.whole.after)
    between = sum(map(is_word, found.source.index.read(after, match.whole.first)))
    gap = f"{_number(between, 'word')} of the source stand between it and the paragraph before."
    return match, None, [gap] * bool(between)


def _count_note(found: FoundReading) -> list[str]:
    count = len(found.matches)
    if not found.exact or count < 2 or sum(map(is_word, found.parts.literal)) >= SHORT:
        return []
    return [f"It occurs {'at least ' if count == COUNTED else ''}{count} times."]


def _words_to_show(quotation: Quotation, sources: list[SourceText]) -> str:
    """The shortest reading; but when that one stands in a source, what is wrong lies behind the doubtful mark."""
    if quotation.doubtful and _find(quotation.readings, sources):
        return quotation.sure_readings[-1]
    return quotation.readings[-1]


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
