"""What a released row says stays as readers saw it, and the row stays: a change of the record is a new version.

What an editor decided on a file's contradiction stays too.
"""

from collections.abc import Iterator

from .triggers import Trigger, TriggerSet, refusal

# What a released row says. Its embargo, and what becomes known later (an end, a state, a due date), may still change.
FROZEN = {
    "inspections_judgmentversion": (
        *("judgment_id", "number", "outcome", "grade_id", "stands_from_id", "reason", "published_on"),
        *("body_name_at_time", "source", "source_url", "source_page", "confidence", "note"),
        *("released_at", "released_by_id"),
    ),
    "inspections_finding": (
        *("inspection_id", "area_id", "kind", "number", "text", "page", "released_at", "released_by_id"),
    ),
    "inspections_monitoring": ("body_id", "stage", "from_on", "released_at", "released_by_id"),
    "inspections_importconflict": (
        *("batch_id", "version_id", "finding_id", "monitoring_id", "place", "theirs", "differences"),
        *("decision", "settled_at", "settled_by_id"),
    ),
}
# Since when it does; a released row since its release.
SINCE = {"inspections_importconflict": "settled_at"}
STAYS = "a released row stays as readers saw it: make a new version"


def _triggers() -> Iterator[Trigger]:
    for table, columns in FROZEN.items():
        released = f"OLD.{SINCE.get(table, 'released_at')} IS NOT NULL"
        changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
        yield refusal(table, "UPDATE", STAYS, condition=f"{released} AND ({changed})")
        yield refusal(table, "DELETE", STAYS, condition=released)


FROZEN_ROWS = TriggerSet("stays", _triggers)
