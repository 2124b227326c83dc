"""What a text claims of the record, and what the record says to each claim.

“HMIC rated Kent Police good for efficiency in 2017.” and a `Record` in; *supported*, why, and what may be printed out.
`reading` finds the claims of sentences, `answering` sets them beside the record. How to add a form: docs/claims.md.
"""

from collections.abc import Iterable
from dataclasses import replace

from articles.prose.sentences import Passage, plain_passages, split_sentences
from articles.quotations import SourceText

from .answering.changes import answer_change
from .answering.counts import answer_area_count, answer_count, answer_only
from .answering.inspectorates_words import Sources, Speaker, is_bare, says_so
from .answering.levels import answer_level
from .answering.monitoring import answer_monitoring
from .answering.ranks import answer_superlative
from .answering.wording import printable
from .claim import SEVERITY, CheckedClaim, Claim, ClaimVerdict, Kind, Origin, State
from .context import Context
from .reading.find_claims import ClaimFinder
from .record import Record, read_record

ANSWERS = {
    Kind.LEVEL: answer_level,
    Kind.CHANGE: answer_change,
    Kind.SUPERLATIVE: answer_superlative,
    Kind.ONLY: answer_only,
    Kind.COUNT: answer_count,
    Kind.AREA_COUNT: answer_area_count,
    Kind.MONITORING: answer_monitoring,
}


def check(
    passages: Iterable[Passage], record: Record, *, sources: Iterable[SourceText] = (), context: Context | None = None
) -> list[CheckedClaim]:
    """An answer for each claim, in the order of the text; of one sentence the worst first, each state once."""
    finder, held, speaker = ClaimFinder(record, context or Context()), Sources(tuple(sources)), Speaker()
    found: list[CheckedClaim] = []
    for sentence in split_sentences(passages):
        speaker.note(sentence)
        answers = [_answered(claim, record, held, speaker) for claim in finder.claims(sentence)]
        answers = [one for one in answers if not (speaker.somebody_else and _is_opinion(one))]
        if len(answers) > 1 and all(answer.claim.kind == Kind.AREA_COUNT for answer in answers):
            answers = [min(answers, key=lambda answer: SEVERITY.index(answer.state))]  # A list of numbers is one claim.
        states = {answer.state: answer for answer in reversed(answers)}
        found += [states[state] for state in SEVERITY if state in states]
    named = bool(finder.context.all_areas)
    return [replace(one, is_fact=_is_fact(one, named)) for one in found if not _is_idle(one)]


def told_once(answers: Iterable[CheckedClaim]) -> list[CheckedClaim]:
    """As a person is told them: that there is no overall grade once a story, and once of a body what we do not hold.

    Of several that say there is no overall grade, one that stops the story goes first.
    """
    answers, told, found = list(answers), set(), []
    lacking = next(iter(sorted((one for one in answers if one.lacks_area), key=lambda one: not one.is_fact)), None)
    for answer in answers:
        bodies = tuple(subject.body for subject in answer.claim.subjects)
        again = answer.state == State.NOT_IN_RECORD and bodies in told
        if not again and (not answer.lacks_area or answer is lacking):
            found.append(answer)
        if answer.state == State.NOT_IN_RECORD:
            told.add(bodies)
    return found


def _is_idle(answer: CheckedClaim) -> bool:
    """The body is guessed, no time is told, and the record holds nothing to say: not worth a line."""
    claim = answer.claim
    carried = claim.origins.body == Origin.CARRIED and claim.origins.inspection == Origin.CARRIED
    return carried and not (claim.times or claim.since) and answer.state in (State.NOT_IN_RECORD, State.NOT_COMPARABLE)


def _is_opinion(answer: CheckedClaim) -> bool:
    """In somebody’s speech: what we do not hold, or “the worst ever” without an area."""
    is_praise = answer.lacks_area and answer.claim.kind in (Kind.SUPERLATIVE, Kind.ONLY)
    return answer.claim.origins.in_speech and (answer.state == State.NOT_IN_RECORD or is_praise)


def _is_fact(answer: CheckedClaim, names_areas: bool) -> bool:
    """Nothing of the claim is guessed; that there is no overall grade is one only where no area stands near."""
    claim = answer.claim
    if answer.state == State.NOT_COMPARABLE:
        return claim.compares_outright and claim.origins.body != Origin.CARRIED and not claim.origins.in_speech
    if answer.lacks_area:
        return claim.overall and not names_areas and not claim.origins.in_speech
    return claim.leaves_nothing_to_guess


def _answered(claim: Claim, record: Record, sources: Sources, speaker: Speaker) -> CheckedClaim:
    answer = _by_the_record(claim, record)
    if answer.state != State.SUPPORTED and _quoted(claim, answer, sources, speaker):
        answer = ClaimVerdict(
            State.BY_QUOTE, "The inspectorate’s own words, found word for word in an attached source."
        )
    return CheckedClaim(
        claim,
        claim.sentence.text,
        answer.state,
        answer.reason,
        "" if answer.state.is_fine else printable(answer.safe_wording),
        lacks_area=answer.lacks_area,
    )


def _by_the_record(claim: Claim, record: Record) -> ClaimVerdict:
    """Where the time may be the latest inspection’s, that reading counts too."""
    answer = ANSWERS[claim.kind](claim, record)
    if not claim.may_mean_today:
        return answer
    of_today = ANSWERS[claim.kind](replace(claim, times=()), record)
    held_against = answer.state == State.CONTRADICTED and of_today.state == State.NOT_IN_RECORD
    keeps = answer.state == State.SUPPORTED or (held_against and not answer.is_off_scale)
    return answer if keeps else of_today


def _quoted(claim: Claim, answer: ClaimVerdict, sources: Sources, speaker: Speaker) -> bool:
    """The record's own grade is never outvoted by a grade in marks; everything else the inspectorate may say itself."""
    if (
        claim.kind == Kind.LEVEL
        and answer.state == State.CONTRADICTED
        and claim.areas
        and (claim.times or is_bare(claim))
    ):
        return False
    return says_so(claim, sources, speaker)


__all__ = [
    "CheckedClaim",
    "Claim",
    "Context",
    "Kind",
    "Passage",
    "Record",
    "State",
    "check",
    "plain_passages",
    "read_record",
    "told_once",
]
