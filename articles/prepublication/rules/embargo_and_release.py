"""May readers see what the story uses of the record?"""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof
from inspections.models import JudgmentVersion, Source
from inspections.moments import why_embargoed

# What the name of a judgment is made from.
NAMED = ("judgment__area__programme", "judgment__inspection__body", "judgment__inspection__programme")


def judgments_are_public(proof: Proof) -> Iterator[Problem]:
    public = JudgmentVersion.objects.public(at=proof.moment).filter(judgment=OuterRef("judgment"))
    for use in proof.story.judgments.exclude(Exists(public)).select_related(*NAMED):
        yield Problem(
            "judgment-not-public",
            f"{use} is not released, or still under embargo when the story goes out: "
            "an editor releases it on the inspection's page, or the story goes out later.",
            "judgments",
            hard=True,
        )


def quoted_sources_are_not_embargoed(proof: Proof) -> Iterator[Problem]:
    for source in _quoted(proof):
        if reason := why_embargoed(source.embargoed_until, proof.moment):
            yield Problem("source-under-embargo", f"“{source}” is quoted but {reason}.", "quotes", hard=True)


def inspections_are_not_embargoed(proof: Proof) -> Iterator[Problem]:
    """An attached inspection of which readers may see nothing: a story about it would break its embargo."""
    attached = {inspection.pk: inspection for inspection in proof.content.inspections}
    if not attached:
        return
    held = JudgmentVersion.objects.filter(judgment__inspection__in=attached)
    seen = held.public(at=proof.moment).values("judgment__inspection")
    hidden = (
        held.exclude(judgment__inspection__in=seen).filter(embargoed_until__gt=proof.moment).select_related("judgment")
    )
    for pk, version in {version.judgment.inspection_id: version for version in hidden}.items():
        reason = why_embargoed(version.embargoed_until, proof.moment)
        text = f"{attached[pk]} is attached but {reason}: the story goes out after that, or without it."
        yield Problem("inspection-under-embargo", text, "inspections", hard=True)


def papers_of_inspections_are_not_embargoed(proof: Proof) -> Iterator[Problem]:
    """Attached by its inspection and not quoted: the words of the story may still come from it."""
    quoted = {quote.source_id for quote in proof.content.quotes}
    inspections = proof.content.inspections
    papers = Source.objects.filter(inspection__in=inspections, embargoed_until__gt=proof.moment) if inspections else ()
    for paper in papers:
        if paper.pk not in quoted:
            reason = why_embargoed(paper.embargoed_until, proof.moment)
            text = f"“{paper}”, of an inspection attached here, is {reason}: nothing of it may stand in the story."
            yield Problem("paper-under-embargo", text, "inspections", blocks_publication=False)


def readers_are_told_of_quoted_sources(proof: Proof) -> Iterator[Problem]:
    for source in _quoted(proof):
        if not source.for_readers:
            text = f"“{source}” is quoted, but {source.why_hidden(proof.moment)}: readers see the words without it."
            yield Problem("source-not-named", text, "quotes", blocks_publication=False)


def _quoted(proof: Proof) -> list[Source]:
    return list(dict.fromkeys(quote.source for quote in proof.content.quotes if quote.source_id))


RULES = [
    judgments_are_public,
    quoted_sources_are_not_embargoed,
    inspections_are_not_embargoed,
    papers_of_inspections_are_not_embargoed,
    readers_are_told_of_quoted_sources,
]
