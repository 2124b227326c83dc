"""What was recorded. Reference data, then events and judgments, then the papers they stand in."""

from .batches import ImportBatch
from .judgments import Inspection, Judgment, JudgmentVersion
from .monitoring import Monitoring
from .reference import (
    Area,
    Body,
    BodyKind,
    BodyName,
    Grade,
    Inspectorate,
    InspectorateName,
    Programme,
    Scale,
)
from .sources import Source, SourcePage

__all__ = [
    "Area",
    "Body",
    "BodyKind",
    "BodyName",
    "Grade",
    "ImportBatch",
    "Inspection",
    "Inspectorate",
    "InspectorateName",
    "Judgment",
    "JudgmentVersion",
    "Monitoring",
    "Programme",
    "Scale",
    "Source",
    "SourcePage",
]
