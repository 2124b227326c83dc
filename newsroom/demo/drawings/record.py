"""What the drawings ask of the record."""

from inspections.models import Area, JudgmentVersion


def area(programme: str, code: str) -> Area:
    return Area.objects.select_related("programme__scale").get(programme__code=programme, code=code)


def current():
    """The versions that readers see, with all that a drawing says of them."""
    return JudgmentVersion.objects.current().with_record()


def by_body(of: Area) -> dict[str, JudgmentVersion]:
    """The current version of one area for each body that has one, by the body's slug."""
    found = current().filter(judgment__area=of)
    return {version.judgment.inspection.body.slug: version for version in found}


def grades_of(of: Area) -> list[str]:
    """The names of the scale's grades, best first."""
    return list(of.programme.scale.grades.order_by("rank").values_list("name", flat=True))


def line_of(of: Area) -> list[Area]:
    """The area and the earlier ones that it continues inside one comparability group, oldest first."""
    earlier = of.continues
    if earlier is None or not of.programme.compares_with(earlier.programme):
        return [of]
    return [*line_of(earlier), of]
