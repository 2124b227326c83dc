"""Adds the invented bodies of `record.txt` to a record that is loaded, and asks the record for facts of the corpus.

In:  `= loamshire | police_force | Loamshire Police | Loamshire`, then `peel-2017 | 2018-03-22 | legitimacy good; …`
Out: bodies, inspections, judgments and periods of monitoring, released, beside those of real bodies.
"""

from collections import Counter
from datetime import date
from pathlib import Path

from django.contrib.auth.models import User
from django.utils import timezone

from benchmarks.planting import add_version
from inspections.models import Area, Body, BodyKind, Inspection, Judgment, JudgmentVersion, Monitoring, Programme

ROWS = Path(__file__).parent / "record.txt"
SOURCE = "An invented page"


def add_invented_bodies(person: User) -> None:
    """`person` answers for the release."""
    body = None
    for row in ROWS.read_text(encoding="utf-8").splitlines():
        parts = [part.strip() for part in row.removeprefix("= ").split("|")]
        if row.startswith("= "):
            slug, kind, name, short = parts
            body = Body.objects.create(slug=slug, kind=BodyKind.objects.get(code=kind), name=name, short_name=short)
        elif row.startswith("engage"):
            released = {"released_at": timezone.now(), "released_by": person}
            Monitoring.objects.create(
                body=body, stage="engage", from_on=parts[1], to_on=parts[2], source=SOURCE, **released
            )
        elif row.strip() and not row.startswith("#"):
            _add_inspection(body, *parts, person)


def _add_inspection(body: Body, code: str, published: str, grades: str, person: User) -> None:
    programme = Programme.objects.get(code=code)
    inspection = Inspection.objects.create(body=body, programme=programme)
    for said in grades.split(";"):
        area, _, grade = said.strip().partition(" ")
        judgment = Judgment.objects.create(inspection=inspection, area=area_called(programme, area))
        add_version(judgment, 1, grade, published, person)


def area_called(programme: Programme, beginning: str) -> Area:
    """The one whose code is, or else begins, so."""
    areas = Area.objects.filter(programme=programme)
    return areas.filter(code=beginning).first() or areas.get(code__startswith=beginning)


def holds(fact: str, day: date) -> bool:
    """Whether the record of a day bears out a fact as the corpus says it.

    `borsetshire peel-2017: legitimacy good`, `borsetshire peel-2023-25: 3 good` or `loamshire engage: 2022-12`.
    """
    (slug, code), said = (part.split() for part in fact.split(":"))
    if code == "engage":
        return Monitoring.objects.filter(body__slug=slug, stage=code, from_on=said[0]).exists()
    what, grade = said[0], " ".join(said[1:])
    newest = _newest(slug, code, day)
    if what.isdigit():
        top = Counter(outcome for area, outcome in newest.items() if not area.parent_id)
        return top[grade] == int(what)
    return newest.get(area_called(Programme.objects.get(code=code), what)) == grade


def _newest(slug: str, code: str, day: date) -> dict[Area, str]:
    """The name of the grade that stood in each area of an inspection on a day."""
    inspection = Inspection.objects.get(body__slug=slug, programme__code=code)
    versions = JudgmentVersion.objects.filter(judgment__inspection=inspection, grade__isnull=False)
    rows = versions.select_related("judgment__area", "grade").order_by("number")
    return {row.judgment.area: row.grade.name for row in rows if str(row.published_on) <= day.isoformat()}
