"""A generated archive of stories over the invented record, with every use planted and known. The seed decides all."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from .invented_record import POLICE, Finding, findings
from .prose_forms import DECOYS, FILLERS, HELD_OUT, HELD_OUT_DECOYS, TUNED

SEED = 20180322


@dataclass
class Planned:
    """A story to be. `prose` and `boxes` are the judgments planted; the finder should find the first, and no others."""

    headline: str = ""
    standfirst: str = ""
    paragraphs: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    caption: str = ""
    published_at: datetime | None = None
    attached: list[Finding] = field(default_factory=list)
    boxes: list[Finding] = field(default_factory=list)
    prose: list[Finding] = field(default_factory=list)
    forms: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Archive:
    findings: list[Finding]
    stories: list[Planned]


def archive(stories: int, *, forms=HELD_OUT, decoys=HELD_OUT_DECOYS, seed: int = SEED) -> Archive:
    chance = random.Random(seed)  # noqa: S311
    held = findings(chance)
    return Archive(held, [_story(number, held, forms, decoys, chance) for number in range(stories)])


def tuned(stories: int) -> Archive:
    """The archive that the finder was tuned on."""
    return archive(stories, forms=TUNED, decoys=DECOYS)


def _story(number: int, held: list[Finding], forms, decoys, chance: random.Random) -> Planned:
    story = Planned()
    main = chance.choice(held)
    story.published_at = _date(main, chance)
    boxes = chance.random()
    if boxes < 0.45:
        of_main = [one for one in held if one.body == main.body and one.programme == main.programme]
        story.boxes = chance.sample(of_main, 1 if boxes < 0.3 else 2)
    parts = []
    if chance.random() < 0.6:
        which = _form(forms, main, held, chance)
        story.forms.append(which)
        parts.append(_planted(story, forms[which], main, held, chance))
    for _ in range(chance.choice((0, 1, 1, 2))):
        decoy = chance.choice(decoys)
        parts.append([decoy.format(**_words(main, held, chance))])
    parts += [[chance.choice(FILLERS)] for _ in range(chance.randint(1, 4))]
    chance.shuffle(parts)
    for part in parts:
        for line in part:
            _put(story, line)
    story.headline = story.headline or f"{chance.choice(('Talks', 'Questions', 'Plans'))} in the county, part {number}"
    story.standfirst = story.standfirst or "What was said, and what comes next."
    return story


def _form(forms, main: Finding, held: list[Finding], chance: random.Random) -> int:
    """A form that fits: one that tells of the round before only where there was one."""
    fitting = [n for n, form in enumerate(forms) if "{grade0}" not in " ".join(form) or _round_before(main, held)]
    return chance.choice(fitting)


def _date(main: Finding, chance: random.Random) -> datetime:
    out = datetime.fromisoformat(main.programme.published).replace(tzinfo=UTC)
    return out + timedelta(days=chance.randint(0, 300), hours=9)


def _planted(story: Planned, form, main: Finding, held, chance: random.Random) -> list[str]:
    """The paragraphs of one form, filled in; what it says is noted in the story."""
    if form[0] == "ATTACHED":
        story.attached.append(main)
        form = form[1:]
    text = " ".join(form)
    words = _words(main, held, chance)
    if "{area}" in text or "{Area}" in text:
        story.prose.append(main)
    else:
        story.prose += [one for one in held if _same_inspection(one, main) and one.grade == main.grade]
    if "{grade2}" in text or "{rated2}" in text:
        story.prose.append(_second(main, held))
    if "{grade0}" in text and (before := _round_before(main, held)):
        story.prose.append(before)
    return [line.format(**words) for line in form]


def _same_inspection(one: Finding, other: Finding) -> bool:
    return one.body == other.body and one.programme == other.programme


def _second(main: Finding, held) -> Finding:
    """The next body's judgment in the same programme and area."""
    same = [one for one in held if one.programme == main.programme and one.area == main.area]
    return same[(same.index(main) + 1) % len(same)]


def _round_before(main: Finding, held) -> Finding | None:
    rounds = [one for one in held if one.body == main.body and one.area.label == main.area.label]
    place = rounds.index(main)
    return rounds[place - 1] if place else None


def _put(story: Planned, line: str) -> None:
    match line[:2]:
        case "H:":
            story.headline = line[2:]
        case "S:":
            story.standfirst = line[2:]
        case "C:":
            story.caption = line[2:]
        case "LI":
            story.bullets.append(line.removeprefix("LIST:"))
            story.paragraphs.append("LIST")
        case _:
            story.paragraphs.append(line)


def _words(main: Finding, held, chance: random.Random) -> dict[str, str]:
    """What stands in the places of a form."""
    body, programme = main.body, main.programme
    second, before = _second(main, held), _round_before(main, held)
    police = body.kind == POLICE
    kind = "force" if police else "service"
    initials = "".join(word[0] for word in body.name.split() if word[0].isupper())
    area = chance.choice(main.area.forms)
    return {
        "body": body.name,
        "short": body.short,
        "alias": f"{body.short} {'police' if police else 'fire service'}",
        "former": body.former or body.name,
        "initials": initials if len(initials) > 2 and body.short == "Great Melchester" else body.name,
        "kind": kind,
        "Force": f"The {kind}",
        "prog": _programme(programme, chance),
        "year": _year(programme),
        "area": area,
        "Area": area[0].upper() + area[1:],
        **_grade(main.grade, chance),
        **{f"{key}2": value for key, value in _grade(second.grade, chance).items()},
        "body2": second.body.name,
        "wrong2": _wrong(second.programme.grades, {one.grade for one in held if one.body == second.body}),
        "grade0": before.grade if before else "",
        "year0": _year(before.programme) if before else "",
        **_fire_service(main, held),
    }


def _fire_service(main: Finding, held) -> dict[str, str]:
    """The fire service of a force's name, and a grade that it never had."""
    body = next((one.body for one in held if one.body.short == main.body.short and one.body.kind != POLICE), None)
    name = body.name if body and main.body.kind == POLICE else "The coastguard"
    had = {one.grade for one in held if body and one.body == body}
    return {"fire": name, "wrong_fire": _wrong(main.programme.grades, had)}


def _wrong(grades, had: set[str]) -> str:
    """A grade that a body never had; plain words when it had them all."""
    return next((grade for grade in grades if grade not in had), "slow to answer")


def _programme(programme, chance: random.Random) -> str:
    dashed = programme.label.replace("-", "–")
    name, _, years = programme.label.rpartition(" ")
    family = name.split()[0]
    return chance.choice((programme.label, dashed, f"{years} {family}", f"{family} {years}"))


def _year(programme) -> str:
    first, last = programme.years
    return str(first) if first == last else f"{first}-{last % 100}"


def _grade(grade: str, chance: random.Random) -> dict[str, str]:
    if not grade.startswith("requires"):
        rated = chance.choice(("rated", "graded", "judged", "found to be", "assessed as"))
        return {"grade": grade, "rated": f"{rated} {grade}", "is_grade": f"was {grade}", "to_be": f"to be {grade}"}
    rated = chance.choice(("rated as requiring improvement", "judged to require improvement", f"rated ‘{grade}’"))
    return {"grade": grade, "rated": rated, "is_grade": "required improvement", "to_be": "to require improvement"}
