"""Each body that a claim is about, asked in turn."""

from collections.abc import Callable

from articles.claims.claim import Answer, Claim, State, Subject, worst
from articles.claims.record import Record
from inspections.models import Body

NOBODY = "The sentence does not say which body it is about."


def of_each(claim: Claim, record: Record, of_body: Callable[[Claim, Body, Record], Answer]) -> Answer:
    """The worst answer that holds of any of the bodies; a name that the record does not have is not in it."""
    if not claim.subjects:
        return Answer(State.NOT_IN_RECORD, NOBODY)
    return worst([_of(claim, subject, record, of_body) for subject in claim.subjects])


def _of(claim: Claim, subject: Subject, record: Record, of_body) -> Answer:
    if subject.body is None:
        why = f"The record has no body called {subject.name}."
        return Answer(State.NOT_IN_RECORD, why, f"We hold no record of {subject.name}.")
    return of_body(claim, subject.body, record)
