"""What was recorded. Reference data, then events and judgments, then the papers they stand in."""

from .batches import ImportBatch
from .cards import CardRequest
from .conflicts import ImportConflict
from .findings import Finding
from .judgments import Inspection, Judgment, JudgmentVersion
from .monitoring import Monitoring
from .readings import SecondReading
from .reference import Area, Body, BodyKind, BodyName, Grade, Inspectorate, InspectorateName, Programme, Scale
from .release import SEEN_FROM, Releasable, may_release
from .sources import Source, SourcePage

__all__ = [
    "SEEN_FROM",
    "Area",
    "Body",
    "BodyKind",
    "BodyName",
    "CardRequest",
    "Finding",
    "Grade",
    "ImportBatch",
    "ImportConflict",
    "Inspection",
    "Inspectorate",
    "InspectorateName",
    "Judgment",
    "JudgmentVersion",
    "Monitoring",
    "Programme",
    "Releasable",
    "Scale",
    "SecondReading",
    "Source",
    "SourcePage",
    "may_release",
]
