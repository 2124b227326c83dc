"""Does the record bear what the story says of inspections?"""

from collections.abc import Iterator

from articles.claims import CheckedClaim, Kind, State, told_once
from articles.content.story_content import StoryContent
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof

# The answers that stop a story, where nothing is guessed. What the record does not hold may still be so, and a number
# in words may be of a day.
BLOCKS = frozenset({State.CONTRADICTED, State.NOT_COMPARABLE})
SAYS = {
    State.CONTRADICTED: "The record says otherwise",
    State.NOT_COMPARABLE: "These grades cannot be compared",
    State.NOT_IN_RECORD: "The record does not hold this",
}


NUMBERS = (Kind.COUNT, Kind.ONLY)


def claims_agree_with_the_record(proof: Proof) -> Iterator[Problem]:
    yield from map(claim_problem, told_answers(proof))


def told_answers(proof: Proof) -> list[CheckedClaim]:
    """What an editor is told: the claims that the record does not bear out, each once, if they can be mended now."""
    waits = not _has_papers(proof.content)
    return [
        answer
        for answer in told_once(proof.claims)
        if not answer.state.is_fine and not (waits and _is_speech_not_held(answer))
    ]


def claim_problem(answer: CheckedClaim) -> Problem:
    """What is told of a claim that the record does not bear out."""
    safe = f" Safe to say: {answer.safe_wording}" if answer.safe_wording else ""
    text = f"{_lead(answer)}: “{answer.sentence}” {answer.reason}{safe}"
    where, about = answer.claim.sentence.where, answer.sentence
    return Problem(_code(answer), text, where, _blocks(answer), about=about, against=answer.reason)


def _is_speech_not_held(answer: CheckedClaim) -> bool:
    """What somebody says in marks and the record does not hold: as long as it has no source, that is what is asked."""
    return answer.state == State.NOT_IN_RECORD and answer.claim.origins.in_speech


def _has_papers(content: StoryContent) -> bool:
    return bool(content.inspections or content.judgments or any(quote.source_id for quote in content.quotes))


def _blocks(answer: CheckedClaim) -> bool:
    return answer.is_fact and answer.state in BLOCKS and _code(answer) != "number-differs"


def _code(answer: CheckedClaim) -> str:
    if answer.claim.kind in NUMBERS and answer.state == State.CONTRADICTED:
        return "number-differs"
    return f"claim-{answer.state.replace('_', '-')}"


def _lead(answer: CheckedClaim) -> str:
    if answer.claim.kind in NUMBERS and answer.state == State.CONTRADICTED:
        return "The record gives another number"
    return SAYS[answer.state]


RULES = [claims_agree_with_the_record]
