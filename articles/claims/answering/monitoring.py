"""Was a body in special measures or in Engage? A claim and the record's periods in, a verdict out.

“The force was in special measures in 2023” and a period from June 2022 to May 2024: supported.
"""

from articles.claims.claim import Claim, ClaimVerdict, State
from articles.claims.reading.monitoring import BEGAN, ENDED
from articles.claims.record import Record
from inspections.models import Body, Monitoring

from .each_body import answer_for_each_body
from .wording import day_in_words

YES, NO, UNKNOWN = State.SUPPORTED, State.CONTRADICTED, State.NOT_IN_RECORD


def answer_monitoring(claim: Claim, record: Record) -> ClaimVerdict:
    return answer_for_each_body(claim, record, _of_body)


def _of_body(claim: Claim, body: Body, record: Record) -> ClaimVerdict:
    """Against a body in whose monitoring we hold no period we say nothing: the list of them is not complete."""
    periods = record.monitoring.get(body.pk, [])
    if not periods:
        said = f"We hold no period of monitoring of {body.name}."
        return ClaimVerdict(UNKNOWN, said, said)
    said = " ".join(_told(body, period) for period in periods)
    day = next((time.date or str(time.years.first) for time in claim.times if time.years), "")
    holds = any(_holds(claim, period, day or _today(claim, record)) for period in periods)
    return ClaimVerdict(YES, said) if holds != claim.denied else ClaimVerdict(NO, said, said)


def _today(claim: Claim, record: Record) -> str:
    return "" if claim.direction in (BEGAN, ENDED) else record.as_of.isoformat()


def _holds(claim: Claim, period: Monitoring, day: str) -> bool:
    """Dates are compared as far as both are known; without one, that it happened is enough."""
    began, ended = str(period.from_on), str(period.to_on or "")
    if claim.direction == BEGAN:
        return not day or _same(began, day)
    if claim.direction == ENDED:
        return bool(ended) and (not day or _same(ended, day))
    return began <= day[: len(began)] + "~" and (not ended or day <= ended + "~")


def _same(held: str, said: str) -> bool:
    length = min(len(held), len(said))
    return held[:length] == said[:length]


def _told(body: Body, period: Monitoring) -> str:
    stage, began = period.stage.capitalize(), day_in_words(period.from_on)
    if not period.to_on:
        return f"{body.name} was moved into {stage} in {began}. We hold no end of it."
    return f"{body.name} was in {stage} from {began} to {day_in_words(period.to_on)}."
