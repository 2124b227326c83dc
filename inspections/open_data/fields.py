"""What a row of open data holds, field by field, with what each means. Nothing gets out that is not named here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse

Values = dict[str, Any]
# What is fetched for the derived fields, beside the columns that fields name themselves.
BESIDES = ("pk", "judgment_id", "released_at", "embargoed_until", "published_on")


@dataclass(frozen=True)
class Field:
    """One column: its name, what it means, and its value from a version and the one that replaced it, if any."""

    name: str
    type: str
    meaning: str
    value: Callable[[Values, Values | None], Any]
    path: str = ""


def _held(name: str, path: str, meaning: str, type: str = "text") -> Field:
    """Just as the record has it."""
    return Field(name, type, meaning, lambda version, _: version[path], path)


def _derived(name: str, value, meaning: str, type: str = "text") -> Field:
    return Field(name, type, meaning, value)


def _status(version: Values, next_one: Values | None) -> str:
    return "replaced" if next_one else "current"


def _replaced_by(version: Values, next_one: Values | None) -> int | None:
    return next_one and next_one["number"]


def _replaced_because(version: Values, next_one: Values | None) -> str | None:
    return next_one and next_one["reason"]


def _published(version: Values, next_one: Values | None) -> str:
    return str(version["published_on"])


def _precision(version: Values, next_one: Values | None) -> str:
    return version["published_on"].precision


def _last_changed(version: Values, next_one: Values | None) -> str:
    newest = max(map(seen_from, filter(None, (version, next_one))))
    return newest.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seen_from(version: Values) -> datetime:
    """Since when readers see it: its release, or the end of its embargo when that came later."""
    return max(filter(None, (version["released_at"], version["embargoed_until"])))


def _card(version: Values, next_one: Values | None) -> str:
    before, after = _around_the_number_of_a_card(settings.SITE_URL)
    return f"{before}{version['pk']}{after}"


@cache
def _around_the_number_of_a_card(site: str) -> list[str]:
    """To ask the URL configuration for every row would take a third of the time."""
    return (site + reverse("card", args=[0])).rsplit("0", 1)


BODY, PROGRAMME, AREA = "judgment__inspection__body__", "judgment__inspection__programme__", "judgment__area__"
FIELDS = (
    _held("body", f"{BODY}slug", "Code of the body, as in the addresses of this site"),
    _held("body_name", f"{BODY}name", "Its present, or last, name"),
    _held("body_kind", f"{BODY}kind__code", "What sort of body it is"),
    _held("ons_code", f"{BODY}ons_code", "Office for National Statistics’ code of its area; empty: none held"),
    _held("police_uk_id", f"{BODY}police_uk_id", "Its code at data.police.uk; empty: none"),
    _held("inspectorate", f"{PROGRAMME}inspectorate__slug", "Code of the inspectorate"),
    _held("programme", f"{PROGRAMME}code", "Code of the programme: a round of inspections under one framework"),
    _held("programme_label", f"{PROGRAMME}label", "The programme’s name"),
    _held(
        "comparability_group",
        f"{PROGRAMME}comparability_group",
        "Grades may be compared only between programmes of one group; empty: with no other programme",
    ),
    _held("scale", f"{PROGRAMME}scale__code", "Code of the scale of grades"),
    _held(
        "inspection",
        "judgment__inspection__number",
        "2 when the programme inspected the body a second time",
        "number",
    ),
    _held("area", f"{AREA}code", "Code of the area, unique in its programme"),
    _held("area_label", f"{AREA}label", "The area’s name"),
    _held("area_level", f"{AREA}level", "pillar, question, area or diagnostic"),
    _held("area_parent", f"{AREA}parent__code", "Code of the area above it; empty: none"),
    _held("version", "number", "Versions of one judgment count from 1", "number"),
    _derived("status", _status, "current, or replaced by a later version that readers can see"),
    _derived("replaced_by", _replaced_by, "The version that replaced this one; empty while it is current", "number"),
    _derived("replaced_because", _replaced_because, "Why it was replaced, such as: regraded; empty while current"),
    _held("reason", "reason", "Why this version was made; empty: it is the first"),
    _held(
        "outcome",
        "outcome",
        "graded, not graded, last grade stands, pending, withdrawn or quashed",
    ),
    _held("grade", "grade__name", "The grade given; empty unless the outcome is: graded"),
    _held("grade_rank", "grade__rank", "The grade’s place on its scale; 1 is the best", "number"),
    _held("stands_from", "stands_from__code", "Programme whose grade stands, when the outcome is: last grade stands"),
    _derived("published", _published, "When the inspectorate published it, as exactly as we hold it", "date"),
    _derived("published_precision", _precision, "How exactly: day, month, year or not held"),
    _held("body_name_at_time", "body_name_at_time", "What the body was called then; empty: not noted"),
    _held("source", "source", "Where we saw it"),
    _held("source_url", "source_url", "Address of the source; empty: none held", "address"),
    _held("source_page", "source_page", "Page of the source; empty: not noted", "number"),
    _held("confidence", "confidence", "inspectorate: seen at the inspectorate; secondary: seen in another source"),
    _held("note", "note", "Our note on it"),
    _derived(
        "last_changed",
        _last_changed,
        "When readers could first see this version, or when it was replaced, whichever is later; UTC",
        "time",
    ),
    _derived("card", _card, "Page of this version, which may be shown in a frame", "address"),
)
NAMES = tuple(field.name for field in FIELDS)
PATHS = tuple(dict.fromkeys((*BESIDES, *(field.path for field in FIELDS if field.path))))
