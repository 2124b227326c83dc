"""Each body that a claim is about, asked in turn."""

from collections.abc import Callable

from articles.claims.claim import Claim, ClaimVerdict, State, Subject, worst
from articles.claims.record import Record
from inspections.models import Body

NOBODY = "The sentence does not say which body it is about."


def answer_for_each_body(
    claim: Claim, record: Record, of_body: Callable[[Claim, Body, Record], ClaimVerdict]
) -> ClaimVerdict:
    """The worst answer that holds of any of the bodies; a name that the record does not have is not in it."""
    if not claim.subjects:
        return ClaimVerdict(State.NOT_IN_RECORD, NOBODY)
    return worst([_of(claim, subject, record, of_body) for subject in claim.subjects])


def _of(claim: Claim, subject: Subject, record: Record, of_body) -> ClaimVerdict:
    if subject.body is None:
        why = f"The record has no body called {subject.name}."
        return ClaimVerdict(State.NOT_IN_RECORD, why, f"We hold no record of {subject.name}.")
    return of_body(claim, subject.body, record)
