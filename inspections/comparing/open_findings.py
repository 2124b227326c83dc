"""What an inspectorate asked of a body, inspection by inspection: what is still open, and how much is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from inspections.models import Finding, Inspection


@dataclass(frozen=True)
class InspectionFindings:
    """The findings that we hold of one inspection. `standing` are not known to be closed: open, or of unknown state."""

    inspection: Inspection
    standing: tuple[Finding, ...]
    closed: tuple[Finding, ...]

    @property
    def superseded(self) -> int:
        return sum(finding.state == Finding.State.SUPERSEDED for finding in self.closed)

    @property
    def done(self) -> int:
        return len(self.closed) - self.superseded


def findings_by_inspection(inspections: Iterable[Inspection]) -> list[InspectionFindings]:
    """The public findings of some inspections, in one query and in the order of the inspections."""
    inspections = list(inspections)
    findings = Finding.objects.public().filter(inspection__in=inspections).select_related("area")
    groups = groupby(sorted(findings, key=_order), key=lambda finding: finding.inspection_id)
    found = {pk: list(group) for pk, group in groups}
    return [_asked(one, found[one.pk]) for one in inspections if one.pk in found]


def _order(finding: Finding) -> tuple:
    """Causes of concern first, then recommendations, then areas for improvement; inside, as the report numbers them."""
    kinds = (Finding.Kind.CAUSE_OF_CONCERN, Finding.Kind.RECOMMENDATION, Finding.Kind.AREA_FOR_IMPROVEMENT)
    return finding.inspection_id, kinds.index(finding.kind), len(finding.number), finding.number


def _asked(inspection: Inspection, findings: list[Finding]) -> InspectionFindings:
    over = {Finding.State.CLOSED, Finding.State.SUPERSEDED}
    standing = tuple(finding for finding in findings if finding.state not in over)
    return InspectionFindings(inspection, standing, tuple(finding for finding in findings if finding.state in over))
