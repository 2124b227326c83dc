"""What changed in the record for readers: what became public, by day, and every judgment that was replaced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncDate
from django.utils import timezone

from inspections.models import SEEN_FROM, JudgmentVersion, Programme

NEWEST = 50


@dataclass(frozen=True)
class Released:
    """Judgments of one programme that readers could see for the first time on one day."""

    on: date
    programme: Programme
    count: int


@dataclass(frozen=True)
class Replaced:
    """A version that took the place of another before readers' eyes."""

    on: date
    old: JudgmentVersion
    new: JudgmentVersion


def changes() -> list[Released | Replaced]:
    """The newest changes, the latest day first; four queries however many there are."""
    found = [*_releases(), *_replacements()]
    return sorted(found, key=lambda change: change.on, reverse=True)[:NEWEST]


def _public():
    """Public versions, each with `is_later`: whether readers see an earlier version of the same judgment."""
    earlier = JudgmentVersion.objects.public().filter(judgment=OuterRef("judgment"), number__lt=OuterRef("number"))
    return JudgmentVersion.objects.public().annotate(seen_from=SEEN_FROM, is_later=Exists(earlier))


def _releases() -> Iterator[Released]:
    days = (
        _public()
        .filter(is_later=False)
        .order_by()
        .annotate(day=TruncDate(SEEN_FROM))
        .values_list("day", "judgment__inspection__programme")
        .annotate(count=Count("pk"))
        .order_by("-day", "judgment__inspection__programme__label")[:NEWEST]
    )
    days = list(days)
    programmes = Programme.objects.in_bulk({programme for _, programme, _ in days})
    for day, programme, count in days:
        yield Released(day, programmes[programme], count)


def _replacements() -> Iterator[Replaced]:
    new = list(
        _public().filter(is_later=True).with_record().prefetch_related(None).order_by("-seen_from", "-pk")[:NEWEST]
    )
    older = JudgmentVersion.objects.public().filter(judgment__in=[version.judgment_id for version in new])
    held: dict[int, list[JudgmentVersion]] = {}
    for version in older.select_related("grade").order_by("number"):
        held.setdefault(version.judgment_id, []).append(version)
    for version in new:
        old = [one for one in held[version.judgment_id] if one.number < version.number][-1]
        yield Replaced(timezone.localtime(version.seen_from).date(), old, version)
