"""An invented record for measuring: the forces and fire services of counties that do not exist, six programmes."""

import random
from dataclasses import dataclass

POLICE, FIRE = "police force", "fire and rescue service"
FOUR = ("outstanding", "good", "requires improvement", "inadequate")
FIVE = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
PHRASES = {name: name if name.startswith("requires") else f"is {name}" for name in FIVE}


@dataclass(frozen=True)
class Area:
    """`forms` are ways in which a newspaper names it."""

    label: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Programme:
    code: str
    label: str
    kind: str
    grades: tuple[str, ...]
    years: tuple[int, int]
    published: str
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Body:
    slug: str
    kind: str
    short: str
    name: str
    former: str = ""


@dataclass(frozen=True)
class Finding:
    """A judgment. `earlier` is its first grade, when it was regraded; dates are the record's."""

    body: Body
    programme: Programme
    area: Area
    grade: str
    earlier: str = ""


PILLARS = tuple(
    Area(label, (label.lower(), f"its {label.lower()}")) for label in ("Effectiveness", "Efficiency", "Legitimacy")
)
PEOPLE = Area("People", ("people", "its people"))
NINE = (
    Area("Responding to the public", ("responding to the public", "the way it responds to the public")),
    Area("Investigating crime", ("investigating crime", "its investigation of crime")),
    Area("Protecting vulnerable people", ("protecting vulnerable people", "the protection of vulnerable people")),
    Area(
        "Managing offenders and suspects",
        ("managing offenders and suspects", "its management of offenders and suspects"),
    ),
    Area("Preventing and deterring crime", ("preventing and deterring crime", "preventing and deterring crime")),
    Area("Building a positive workplace", ("building a positive workplace", "how it is building a positive workplace")),
)
PROGRAMMES = (
    Programme("safe-2016", "SAFE 2016", POLICE, FOUR, (2016, 2016), "2016-11-03", PILLARS),
    Programme("safe-2017", "SAFE 2017", POLICE, FOUR, (2017, 2017), "2018-03-22", PILLARS),
    Programme("safe-2019-20", "SAFE 2019/20", POLICE, FOUR, (2019, 2020), "2020-02-07", PILLARS),
    Programme("safe-2022-24", "SAFE 2022-2024", POLICE, FIVE, (2022, 2024), "2023-10-03", NINE),
    Programme("blaze-2018-19", "BLAZE Round 1 2018/19", FIRE, FOUR, (2018, 2019), "2019-06-20", (*PILLARS[:2], PEOPLE)),
    Programme("blaze-2021-22", "BLAZE Round 2 2021/22", FIRE, FOUR, (2021, 2022), "2022-07-27", (*PILLARS[:2], PEOPLE)),
)
SHORTS = (
    ("Borsetshire", "Police", "West Borset Constabulary"),
    ("Felpershamshire", "Constabulary", ""),
    ("Loamshire", "Police", ""),
    ("Barchestershire", "Constabulary", "Barchester City Police"),
    ("North Wessex", "Police", ""),
    ("South Wessex", "Police", ""),
    ("Great Melchester", "Police", ""),
    ("Mummerset", "Constabulary", "Mummerset and Wells Constabulary"),
    ("Trumptonshire", "Police", ""),
    ("Ambridge and Darrington", "Police", ""),
    ("Radfordshire", "Constabulary", ""),
    ("Midsomer", "Constabulary", ""),
)


def bodies() -> list[Body]:
    made = [Body(_slug(short), POLICE, short, f"{short} {ending}", former) for short, ending, former in SHORTS]
    services = [short for short, _, _ in SHORTS[:8]]
    return made + [Body(f"{_slug(short)}-frs", FIRE, short, f"{short} Fire and Rescue Service") for short in services]


def _slug(short: str) -> str:
    return short.lower().replace(" ", "-")


def findings(chance: random.Random) -> list[Finding]:
    """A grade for each area of each inspection; one in ten was another grade at first."""
    made = []
    for body in bodies():
        for programme in PROGRAMMES:
            if programme.kind == body.kind:
                made += [_finding(body, programme, area, chance) for area in programme.areas]
    return made


def _finding(body: Body, programme: Programme, area: Area, chance: random.Random) -> Finding:
    grade = chance.choice(programme.grades)
    others = [other for other in programme.grades if other != grade]
    return Finding(body, programme, area, grade, chance.choice(others) if chance.random() < 0.1 else "")
