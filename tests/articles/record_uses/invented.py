"""A record of three bodies for the finder, made in memory: it asks no database."""

from datetime import UTC, datetime

from articles.prose.sentences import Passage
from articles.record_uses.find_judgments import JudgmentFinder, StoryContext
from articles.record_uses.record import Held, NamedRecord, Version, by_body
from inspections.models import Area, Body, BodyKind, BodyName, Programme

BORSET, FELPERSHAM, FIRE = 1, 2, 3
SAFE_2016, SAFE_2017, SAFE_2021_23, BLAZE = 1, 2, 3, 4
SEEN = datetime(2018, 3, 22, tzinfo=UTC)
POLICE_FORCE, FIRE_SERVICE = BodyKind(1, name="police force"), BodyKind(2, name="fire and rescue service")
LABELS = (
    (SAFE_2016, "Effectiveness"),
    (SAFE_2017, "Effectiveness"),
    (SAFE_2017, "Legitimacy"),
    (SAFE_2021_23, "Responding to the public"),
    (BLAZE, "People"),
)
AREAS = tuple(Area(pk, programme_id=of, label=label) for pk, (of, label) in enumerate(LABELS, start=1))


def body(pk: int, kind: BodyKind, short_name: str, *names: str) -> Body:
    made = Body(pk, kind=kind, short_name=short_name, name=names[0])
    made._prefetched_objects_cache = {"names": [BodyName(name=name) for name in names]}
    return made


def held(pk: int, body: int, area: Area, *grades: str, published: str = "2018-03-22", seen=SEEN) -> Held:
    versions = [
        Version(pk * 10 + number, number, grade, published, seen.replace(year=seen.year + number - 1))
        for number, grade in enumerate(grades, start=1)
    ]
    return Held(pk, body, area.programme_id, area.pk, tuple(versions))


HELD = (
    held(1, BORSET, AREAS[1], "requires improvement"),
    held(2, BORSET, AREAS[2], "good"),
    held(3, BORSET, AREAS[0], "good", published="2017-03-02"),
    held(4, BORSET, AREAS[3], "inadequate", "good", published="2022-10-05"),
    held(5, FELPERSHAM, AREAS[1], "inadequate"),
    held(6, FIRE, AREAS[4], "inadequate", published="2019-06-20"),
)
RECORD = NamedRecord(
    bodies=(
        body(BORSET, POLICE_FORCE, "Borsetshire", "Borsetshire Constabulary", "West Borset Police"),
        body(FELPERSHAM, POLICE_FORCE, "Felpersham", "Felpersham City Police"),
        body(FIRE, FIRE_SERVICE, "Borsetshire", "Borsetshire Fire and Rescue Service"),
    ),
    programmes=(
        Programme(SAFE_2016, label="SAFE 2016"),
        Programme(SAFE_2017, label="SAFE 2017"),
        Programme(SAFE_2021_23, label="SAFE 2021-2023"),
        Programme(BLAZE, label="BLAZE Round 1 2018/19"),
    ),
    areas=AREAS,
    grades=frozenset(("outstanding", "good", "requires improvement", "inadequate")),
    held=by_body(HELD),
)
FINDER = JudgmentFinder(RECORD)


def found(*texts: str, headline: str = "", inspections=(), written: str = "2018-03-23") -> set[int]:
    """The judgments that a story of these paragraphs names."""
    passages = [Passage("headline", headline), *(Passage("text", text) for text in texts)]
    moment = datetime.fromisoformat(written).replace(tzinfo=UTC)
    about = StoryContext(tuple(inspections), moment, moment)
    return {find.judgment for find in FINDER.find(FINDER.read(passages, about), about)}
