"""Which bodies a story criticises, and by what: the grades attached to it, what it claims, causes of concern."""

from collections.abc import Iterator

from articles.claims import Claim, Kind
from articles.claims.reading.change_words import DOWN
from articles.claims.record import Record
from articles.prepublication.proof import Proof
from inspections.models import Body, Finding, Grade, JudgmentVersion

WORST = "worst"


def criticised_bodies(proof: Proof) -> dict[Body, str]:
    """Each body that a story going out at a moment criticises, with the first thing that it says against it."""
    found: dict[Body, str] = {}
    for body, why in (*_by_judgments(proof), *_by_claims(proof), *_by_concerns(proof)):
        found.setdefault(body, why)
    return found


def is_low(grade: Grade, scale: list[Grade]) -> bool:
    """Below the middle of its scale: the third of four, not the third of five."""
    return 2 * (scale.index(grade) + 1) - 1 > len(scale)


def _by_judgments(proof: Proof) -> Iterator[tuple[Body, str]]:
    """By the versions that the story shows: those that it went out with, else those that will be public then."""
    uses, record = proof.content.judgments, proof.record
    for version in _shown(uses, proof.moment):
        if version.grade and is_low(version.grade, record.scale_grades(version.grade)):
            judgment = version.judgment
            yield judgment.inspection.body, f"its judgment for {judgment.area.label} is “{version.grade.name}”"


def _shown(uses, moment) -> list[JudgmentVersion]:
    if not uses:
        return []
    pinned = [use.published_version_id for use in uses if use.published_version_id]
    others = [use.judgment_id for use in uses if not use.published_version_id]
    newest = JudgmentVersion.objects.public(at=moment).filter(judgment__in=others)
    rows = (newest | JudgmentVersion.objects.filter(pk__in=pinned)).order_by("number")
    rows = rows.select_related("grade", "judgment__area", "judgment__inspection__body")
    return list({version.judgment_id: version for version in rows}.values())


def _by_claims(proof: Proof) -> Iterator[tuple[Body, str]]:
    record = proof.record
    for answer in proof.claims:
        if _is_against(answer.claim, record):
            for subject in answer.claim.subjects:
                if subject.body:
                    yield subject.body, f"the story says: “{answer.sentence}”"


def _is_against(claim: Claim, record: Record) -> bool:
    """Says that a body went down, stands low, or is the worst; not that it once did, nor that it does not."""
    if claim.denied or claim.formerly or claim.kind == Kind.COUNT or (claim.grade and claim.grade.negated):
        return False
    return claim.direction == DOWN or bool(claim.grade and _name_is_low(claim.grade.name, record))


def _name_is_low(name: str, record: Record) -> bool:
    return name == WORST or any(is_low(grade, record.scale_grades(grade)) for grade in record.grades.get(name, ()))


def _by_concerns(proof: Proof) -> Iterator[tuple[Body, str]]:
    inspections = proof.content.inspections
    if not inspections:
        return
    concerns = Finding.objects.public(at=proof.moment).filter(
        inspection__in=inspections, kind=Finding.Kind.CAUSE_OF_CONCERN
    )
    standing = concerns.exclude(state__in=(Finding.State.CLOSED, Finding.State.SUPERSEDED))
    for concern in standing.select_related("inspection__body"):
        yield concern.inspection.body, "its inspection attached here raised a cause of concern"
