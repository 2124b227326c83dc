"""Puts a generated archive into the database, and says by key what was planted where."""

from dataclasses import dataclass
from datetime import timedelta
from html import escape

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Section, Story, StoryJudgment
from inspections.models import (
    Area,
    Body,
    BodyKind,
    BodyName,
    Grade,
    Inspection,
    Inspectorate,
    Judgment,
    JudgmentVersion,
    Programme,
    Scale,
)

from . import invented_record as invented
from .archive import Archive, Planned

# (story, judgment)
Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Planted:
    boxes: Pairs
    prose: Pairs


def plant(archive: Archive) -> Planted:
    person = User.objects.create(username="archivist")
    judgments = _record(archive.findings, person)
    newest = {version.judgment_id: version for version in JudgmentVersion.objects.current()}
    section = Section.objects.create(name="Archive", slug="archive-of-old")
    boxes, prose = set(), set()
    for number, planned in enumerate(archive.stories):
        story = _story(number, planned, section, person, judgments)
        for finding in planned.boxes:
            judgment = judgments[finding]
            StoryJudgment.objects.create(story=story, judgment=judgment, published_version=newest[judgment.pk])
            boxes.add((story.pk, judgment.pk))
        story.inspections.add(*{judgments[one].inspection for one in (*planned.attached, *planned.boxes)})
        prose |= {(story.pk, judgments[finding].pk) for finding in planned.prose}
    return Planted(boxes, prose - boxes)


def _record(findings, person: User) -> dict[invented.Finding, Judgment]:
    bodies, programmes, areas = _bodies(), *_programmes()
    made = {}
    for finding in findings:
        programme = programmes[finding.programme.code]
        inspection, _ = Inspection.objects.get_or_create(body=bodies[finding.body.slug], programme=programme)
        area = areas[finding.programme.code, finding.area.label]
        made[finding] = Judgment.objects.create(inspection=inspection, area=area)
        for number, grade in enumerate(filter(None, (finding.earlier, finding.grade)), start=1):
            add_version(made[finding], number, grade, finding.programme.published, person)
    return made


def add_version(judgment: Judgment, number: int, grade: str, published_on: str, person: User) -> JudgmentVersion:
    return JudgmentVersion.objects.create(
        judgment=judgment,
        number=number,
        outcome="graded",
        grade=judgment.area.programme.scale.grades.get(name=grade),
        reason="regraded" if number > 1 else "",
        published_on=published_on,
        source="An invented page",
        confidence="inspectorate",
        released_at=timezone.now(),
        released_by=person,
    )


def _bodies() -> dict[str, Body]:
    kinds = {
        name: BodyKind.objects.create(code=f"invented-{number}", name=name, plural=f"{name}s")
        for number, name in enumerate((invented.POLICE, invented.FIRE))
    }
    made = {}
    for body in invented.bodies():
        made[body.slug] = Body.objects.create(
            slug=body.slug, kind=kinds[body.kind], name=body.name, short_name=body.short
        )
        if body.former:
            BodyName.objects.create(body=made[body.slug], name=body.former, to_on="2019")
            BodyName.objects.create(body=made[body.slug], name=body.name, from_on="2019")
    return made


def _programmes() -> tuple[dict[str, Programme], dict[tuple[str, str], Area]]:
    inspectorate = Inspectorate.objects.create(slug="invented")
    scales, programmes, areas = {}, {}, {}
    for programme in invented.PROGRAMMES:
        if programme.grades not in scales:
            scales[programme.grades] = _scale(programme.grades)
        kind = BodyKind.objects.get(name=programme.kind)
        programmes[programme.code] = made = Programme.objects.create(
            code=programme.code,
            label=programme.label,
            inspectorate=inspectorate,
            body_kind=kind,
            scale=scales[programme.grades],
        )
        for place, area in enumerate(programme.areas):
            areas[programme.code, area.label] = Area.objects.create(
                programme=made, code=f"area-{place}", label=area.label, level="area", graded="always", position=place
            )
    return programmes, areas


def _scale(grades: tuple[str, ...]) -> Scale:
    scale = Scale.objects.create(code=f"invented-{len(grades)}")
    for rank, name in enumerate(grades, start=1):
        Grade.objects.create(scale=scale, rank=rank, name=name, phrase=invented.PHRASES[name])
    return scale


def _story(number: int, planned: Planned, section: Section, person: User, judgments) -> Story:
    return Story.objects.create(
        headline=planned.headline,
        slug=f"story-{number}",
        standfirst=planned.standfirst,
        body=_body(planned, judgments, placed=number % 2 == 0),
        lead_caption=planned.caption,
        section=section,
        created_by=person,
        published_at=planned.published_at,
        published_by=person,
        updated_at=planned.published_at + timedelta(days=1) if number % 5 == 0 else None,
    )


def _body(planned: Planned, judgments, placed: bool) -> str:
    bullets = iter(planned.bullets)
    parts = [
        f"<ul><li>{escape(next(bullets))}</li></ul>" if text == "LIST" else f"<p>{escape(text)}</p>"
        for text in planned.paragraphs
    ]
    if placed:
        keys = (judgments[finding].pk for finding in planned.boxes)
        parts += [f'<div data-place="judgment" data-key="{key}"></div>' for key in keys]
    return "".join(parts)
