"""A file of periods of monitoring (“Engage”), each of one body."""

from collections.abc import Iterable, Iterator
from typing import Any

from inspections.models import Monitoring
from inspections.models.monitoring import ends_before_it_begins

from .kinds import FileKind, Key, locked
from .record import HeldRecord


class MonitoringPeriods(FileKind):
    """A key is body, stage, beginning."""

    name = "monitoring"
    model = Monitoring
    plain = {"stage": "stage", "from": "from_on", "to": "to_on", "source": "source"}
    named = {"body": True}
    unique = ("body", "stage", "from_on")
    once = ("body", "stage", "from")

    def contradictions(self, row: dict[str, Any]) -> Iterator[str]:
        if ends_before_it_begins(row["from"], row["to"]):
            yield "to: the period ends before it begins"

    def misfits(self, row: dict[str, Any], record: HeldRecord) -> Iterator[str]:
        if row["body"] not in record.bodies:
            yield f"body: there is no “{row['body']}” in the record"

    def key_of(self, row: dict[str, Any], record: HeldRecord) -> Key:
        return record.bodies[row["body"]].pk, row["stage"], str(row["from"])

    def values_of(self, row: dict[str, Any], record: HeldRecord) -> dict[str, Any]:
        return self.plain_values(row)

    def held(self, keys: set[Key]) -> Iterator[tuple[Key, Monitoring]]:
        for period in locked(Monitoring.objects.filter(body__in={key[0] for key in keys})):
            yield (period.body_id, period.stage, str(period.from_on)), period

    def places(self, keys: Iterable[Key]) -> dict[Key, dict[str, int]]:
        return {key: {"body_id": key[0]} for key in keys}

    def in_words(self, row: dict[str, Any]) -> str:
        return f"{row['body']}: {row['stage']} from {row['from'].in_words()}"
