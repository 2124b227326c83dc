"""What a check constraint cannot say, held by the database itself, whoever writes: on SQLite and PostgreSQL alike.

* A grade fits the scale of its programme and an area that may be graded: the question looks at other tables.
* What a released row says stays as readers saw it, and the row stays: a change of the record is a new version.
* What an editor decided on a file's contradiction stays too.

The triggers are made after every migration and taken away before it, because SQLite rebuilds a table, and loses its
triggers, to change it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections

MISFIT = """EXISTS (
    SELECT 1 FROM inspections_judgmentversion v
    JOIN inspections_judgment j ON j.id = v.judgment_id
    JOIN inspections_area a ON a.id = j.area_id
    JOIN inspections_programme p ON p.id = a.programme_id
    JOIN inspections_grade g ON g.id = v.grade_id
    WHERE (g.scale_id <> p.scale_id OR a.graded = 'never') AND {which})
"""
# What is written, and which versions it may have made unfit. Moving a parent is watched too.
WATCHED = {
    "inspections_judgmentversion": "v.id = NEW.id",
    "inspections_judgment": "j.id = NEW.id",
    "inspections_area": "a.id = NEW.id",
    "inspections_programme": "p.id = NEW.id",
    "inspections_grade": "g.id = NEW.id",
}
ON_INSERT_TOO = {"inspections_judgmentversion"}
UNFIT = "grade does not fit: it is outside the scale of its programme, or its area is never graded"
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


@dataclass(frozen=True)
class Trigger:
    """Refuses an event on a row of a table when the condition holds; `NEW` and `OLD` are the row after and before."""

    name: str
    table: str
    event: str
    condition: str
    message: str

    def for_sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {self.name} {self._moment()} {self.event} ON {self.table} WHEN {self.condition} "
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        ]

    def for_postgresql(self) -> list[str]:
        # The plan is made once, perhaps while the tables are empty; it must still be by key in a bulk load later.
        function = (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$ "
            f"BEGIN IF {self.condition.replace(' IS NOT NEW.', ' IS DISTINCT FROM NEW.')} "
            f"THEN RAISE EXCEPTION '{self.message}' USING ERRCODE = 'check_violation'; END IF; "
            f"RETURN {'OLD' if self.event == 'DELETE' else 'NEW'}; END $$"
        )
        make = f"{self._moment()} {self.event} ON {self.table} FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        return [function, f"CREATE TRIGGER {self.name} {make}"]

    def dropped(self, vendor: str) -> str:
        return f"DROP TRIGGER IF EXISTS {self.name}" + (f" ON {self.table}" if vendor == "postgresql" else "")

    def _moment(self) -> str:
        """What looks at the new row in its table comes after; what compares old with new, before."""
        return "AFTER" if self.message == UNFIT else "BEFORE"


def triggers() -> Iterator[Trigger]:
    for table, which in WATCHED.items():
        for event in ("INSERT", "UPDATE") if table in ON_INSERT_TOO else ("UPDATE",):
            yield Trigger(f"grade_fits_{table}_{event.lower()}", table, event, MISFIT.format(which=which), UNFIT)
    for table, columns in FROZEN.items():
        released = f"OLD.{SINCE.get(table, 'released_at')} IS NOT NULL"
        changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
        yield Trigger(f"stays_{table}_update", table, "UPDATE", f"{released} AND ({changed})", STAYS)
        yield Trigger(f"stays_{table}_delete", table, "DELETE", released, STAYS)


def drop_record_triggers(using: str, **kwargs) -> None:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in triggers():
            if trigger.table in tables:
                cursor.execute(trigger.dropped(connection.vendor))


def create_record_triggers(using: str, **kwargs) -> None:
    connection = connections[using]
    if not {trigger.table for trigger in triggers()} <= set(connection.introspection.table_names()):
        return
    drop_record_triggers(using)
    with connection.cursor() as cursor:
        for trigger in triggers():
            for statement in getattr(trigger, f"for_{connection.vendor}")():
                cursor.execute(statement)
