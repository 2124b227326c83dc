"""The verdict on each quotation of a text. The contract it keeps to is printed beside the result."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from .differences import Difference, differences, house_style_alone, spelt
from .finding import Quotation, quotations_of
from .index import Run
from .matching import Match, exact_matches, match_with_omissions, parts_stand_apart
from .nearest import Nearest, nearest
from .parts import Parts, parts_of, written_forms
from .sources import SourceText
from .ticking import reasons_to_tick
from .words import composed, compounds, is_word, other_case, words_of

VERBATIM, OMISSIONS, ALTERED = "verbatim", "verbatim_with_omissions", "altered"
UNSOURCED, UNCHECKABLE, UNCLOSED = "unsourced", "uncheckable", "unclosed"
OUT_OF_ORDER, NOT_A_QUOTATION = "out_of_order", "not_a_quotation"
SHORT = 5
# More places than this are not counted.
COUNTED = 1000


@dataclass(frozen=True)
class Verdict:
    """What was found about one quotation; `before` and `behind` are 300 characters around the source's passage."""

    words: str
    state: str
    source: str | None = None
    page: int | None = None
    passage: str | None = None
    differences: tuple[Difference, ...] = ()
    note: str = ""
    needs_tick: bool = False
    house_style_only: bool = False
    before: str = ""
    behind: str = ""
    paragraph: int = 0

    @property
    def is_fine(self) -> bool:
        """Nothing need be done about it."""
        return self.state in (VERBATIM, NOT_A_QUOTATION) or (self.state == OMISSIONS and not self.needs_tick)

    def with_note(self, *notes: str) -> "Verdict":
        return replace(self, note=" ".join(note for note in (self.note, *notes) if note))


@dataclass(frozen=True)
class Found:
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
    sources, speech, verdicts = list(sources), Speech(), []
    for quotation in quotations_of(paragraphs):
        if quotation.speech != speech.number:
            speech = Speech(quotation.speech)
        verdicts.append(replace(_verdict(quotation, sources, speech), paragraph=quotation.paragraph))
    return verdicts


def check_words(words: str, sources: Iterable[SourceText]) -> Verdict:
    """The verdict on words that are known to be one quotation, as in a quote record."""
    return _verdict(Quotation(0, words, 0, (len(words),), len(words)), list(sources), Speech())


def _verdict(quotation: Quotation, sources: list[SourceText], speech: Speech) -> Verdict:
    if quotation.is_measure:
        return Verdict(quotation.readings[0], NOT_A_QUOTATION, note="A measure, not a quotation.")
    shortest = quotation.readings[-1]
    if not any(map(is_word, words_of(composed(shortest)).words)):
        return Verdict(shortest.strip(), NOT_A_QUOTATION if quotation.closed else UNCLOSED)
    found = _find(quotation.sure_readings, sources)
    verdict = _of_found(found, speech) if found else _of_missing(_words_to_show(quotation, sources), sources)
    if not quotation.closed:
        return replace(verdict, state=UNCLOSED).with_note("It opens and is never closed.")
    return verdict


# ---- Found


def _find(readings: list[str], sources: list[SourceText]) -> Found | None:
    """The longest reading that stands in a source: word for word in any of them before with omissions in one."""
    for words in (form for reading in readings for form in written_forms(reading)):
        parts = parts_of(words)
        if not parts.literal:
            continue
        for source in sources:
            if matches := tuple(islice(exact_matches(source.index, parts), COUNTED)):
                return Found(source, words, parts, matches, exact=True)
        for source in sources:
            if parts.has_joints and (match := match_with_omissions(source.index, parts)):
                return Found(source, words, parts, (match,), exact=False)
    return None


def _of_found(found: Found, speech: Speech) -> Verdict:
    index = found.source.index
    match, order, notes = _in_speech(found, speech)
    notes += _count_note(found)
    verdict = _placed(Verdict(" ".join(found.words.split()), VERBATIM), found.source, match.whole)
    if not found.exact:
        reasons = reasons_to_tick(index, found.parts, match)
        notes += [f"Look at what was left out or put in: {', '.join(reasons)}."] if reasons else []
        left_out = tuple(
            Difference(
                one.joint.written(), spelt(index.read(one.left_out.first, one.left_out.after)) if one.left_out else ""
            )
            for one in match.omissions
        )
        verdict = replace(verdict, state=OMISSIONS, needs_tick=bool(reasons), differences=left_out)
    return replace(verdict, state=order or verdict.state).with_note(*notes)


def _in_speech(found: Found, speech: Speech) -> tuple[Match, str | None, list[str]]:
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
    return (
        match,
        None,
        [f"{_number(between, 'word')} of the source stand between it and the paragraph before."] * bool(between),
    )


def _count_note(found: Found) -> list[str]:
    count = len(found.matches)
    if not found.exact or count < 2 or sum(map(is_word, found.parts.literal)) >= SHORT:
        return []
    return [f"It occurs {'at least ' if count == COUNTED else ''}{count} times."]


# ---- Not found


def _words_to_show(quotation: Quotation, sources: list[SourceText]) -> str:
    """The shortest reading; but when that one stands in a source, what is wrong lies behind the doubtful mark."""
    if quotation.doubtful and _find(quotation.readings, sources):
        return quotation.sure_readings[-1]
    return quotation.readings[-1]


def _of_missing(words: str, sources: list[SourceText]) -> Verdict:
    verdict, parts = Verdict(" ".join(words.split()), UNSOURCED), parts_of(words)
    legible = [source for source in sources if source.index.has_words]
    for source in legible:
        if parts.has_joints and (run := parts_stand_apart(source.index, parts)):
            verdict = _placed(replace(verdict, state=OUT_OF_ORDER), source, run)
            return verdict.with_note("Its parts stand in the source in another order.")
    near = [(one, source) for source in legible if (one := nearest(source.index, parts.literal))]
    best = max(near, key=lambda pair: pair[0].shared, default=None)
    if best and best[0].shared * 2 >= sum(map(is_word, parts.literal)):
        return _altered(verdict, words, parts, *best)
    return _absent(verdict, sources, legible)


def _altered(verdict: Verdict, words: str, parts: Parts, near: Nearest, source: SourceText) -> Verdict:
    index = source.index
    taken = words_of(composed(words))
    begin = _begin_of(taken.words, parts.literal)
    quoted = compounds(taken, list(range(begin, begin + len(parts.literal))))
    wide = index.read(max(0, near.run.first - 4), min(len(index.words), near.run.after + 4))
    theirs = index.read(near.run.first, near.run.after)
    house_style = house_style_alone(quoted, wide)
    if other_case(quoted[0]) in theirs and quoted[0] not in theirs:
        quoted[0] = other_case(quoted[0])  # the case of the first letter is set aside
    verdict = replace(
        _placed(verdict, source, near.run),
        state=ALTERED,
        differences=tuple(differences(quoted, theirs)),
        house_style_only=bool(house_style),
    )
    return verdict.with_note(f"Only {house_style} differ from the source." if house_style else "")


def _begin_of(words: list[str], literal: list[str]) -> int:
    return next(i for i in range(len(words)) if words[i : i + len(literal)] == literal)


def _absent(verdict: Verdict, sources: list[SourceText], legible: list[SourceText]) -> Verdict:
    without = [source.title for source in sources if source not in legible]
    if without:
        note = f"It cannot be checked: no text is held of {', '.join(without)}."
        return replace(verdict, state=UNCHECKABLE).with_note(note)
    if any(source.passages_only for source in legible):
        return verdict.with_note("It is not in the passages held.")
    return verdict.with_note("It is in no attached source." if sources else "No source is attached.")


def _placed(verdict: Verdict, source: SourceText, run: Run) -> Verdict:
    before, _, behind = source.index.around(run.first, run.after)
    return replace(
        verdict,
        source=source.title,
        page=source.page_of(run.first),
        passage=source.index.passage(run.first, run.after),
        before=before,
        behind=behind,
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
