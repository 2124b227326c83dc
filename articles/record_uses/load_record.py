"""The finder's record, read from the database: as readers see it now, or will at a moment."""

from django.db.models import F

from inspections.models import Area, Body, Grade, JudgmentVersion, Programme
from inspections.models.release import SEEN_FROM

from .record import Held, NamedRecord, Version, by_body

OF_AREAS = ("label", "wording", "wording_confidence", "programme", "parent", "position")
COLUMNS = ("judgment", "pk", "number", "grade__name", "published_on", "seen_at", "body", "programme", "area")


def names_held() -> NamedRecord:
    """Every name, without the judgments: enough to see which bodies a text names."""
    return NamedRecord(
        bodies=tuple(Body.objects.select_related("kind").prefetch_related("names").order_by("pk")),
        programmes=tuple(Programme.objects.only("label").order_by("pk")),
        areas=tuple(Area.objects.only(*OF_AREAS).order_by("pk")),
        grades=frozenset(Grade.objects.values_list("name", flat=True)),
    )


def judgments_held(bodies=None, at=None) -> dict[int, list[Held]]:
    """The judgments of these bodies (of all, without them) with each version that is public at the moment."""
    versions = JudgmentVersion.objects.public(at=at)
    if bodies is not None:
        versions = versions.filter(judgment__inspection__body__in=bodies)
    inspection = "judgment__inspection__"
    rows = versions.annotate(
        seen_at=SEEN_FROM,
        body=F(f"{inspection}body"),
        programme=F(f"{inspection}programme"),
        area=F("judgment__area"),
    )
    found: dict[int, Held] = {}
    for row in rows.order_by("judgment", "number").values(*COLUMNS):
        version = Version(row["pk"], row["number"], row["grade__name"] or "", str(row["published_on"]), row["seen_at"])
        held = found.get(row["judgment"])
        earlier = held.versions if held else ()
        found[row["judgment"]] = Held(row["judgment"], row["body"], row["programme"], row["area"], (*earlier, version))
    return by_body(found.values())
