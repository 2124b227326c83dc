"""A record of three bodies, as plain values, for the finder."""

from datetime import UTC, datetime

from articles.record_uses.find_judgments import JudgmentFinder, Passage, StoryContext
from articles.record_uses.record import BodyRow, Held, KindRow, ProgrammeRow, Record, Version, by_body

BORSET, FELPERSHAM, FIRE = 1, 2, 3
SAFE_2016, SAFE_2017, SAFE_2021_23, BLAZE = 1, 2, 3, 4
GRADES = {
    "outstanding": "is outstanding",
    "good": "is good",
    "requires improvement": "requires improvement",
    "inadequate": "is inadequate",
}
SEEN = datetime(2018, 3, 22, tzinfo=UTC)


def held(pk: int, body: int, programme: int, area: str, *grades: str, published: str = "2018-03-22", seen=SEEN) -> Held:
    versions = [
        Version(pk * 10 + number, number, grade, published, seen.replace(year=seen.year + number - 1))
        for number, grade in enumerate(grades, start=1)
    ]
    return Held(pk, body, programme, area, tuple(versions))


HELD = (
    held(1, BORSET, SAFE_2017, "Effectiveness", "requires improvement"),
    held(2, BORSET, SAFE_2017, "Legitimacy", "good"),
    held(3, BORSET, SAFE_2016, "Effectiveness", "good", published="2017-03-02"),
    held(4, BORSET, SAFE_2021_23, "Responding to the public", "inadequate", "good", published="2022-10-05"),
    held(5, FELPERSHAM, SAFE_2017, "Effectiveness", "inadequate"),
    held(6, FIRE, BLAZE, "People", "inadequate", published="2019-06-20"),
)
RECORD = Record(
    kinds=(KindRow(1, "police force"), KindRow(2, "fire and rescue service")),
    bodies=(
        BodyRow(BORSET, 1, "Borsetshire", ("Borsetshire Constabulary", "West Borset Police")),
        BodyRow(FELPERSHAM, 1, "Felpersham", ("Felpersham City Police",)),
        BodyRow(FIRE, 2, "Borsetshire", ("Borsetshire Fire and Rescue Service",)),
    ),
    programmes=(
        ProgrammeRow(SAFE_2016, "SAFE 2016"),
        ProgrammeRow(SAFE_2017, "SAFE 2017"),
        ProgrammeRow(SAFE_2021_23, "SAFE 2021-2023"),
        ProgrammeRow(BLAZE, "BLAZE Round 1 2018/19"),
    ),
    grades=GRADES,
    held=by_body(HELD),
)
FINDER = JudgmentFinder(RECORD)


def found(*texts: str, headline: str = "", inspections=(), written: str = "2018-03-23") -> set[int]:
    """The judgments that a story of these paragraphs names."""
    passages = [Passage("headline", headline), *(Passage("text", text) for text in texts)]
    moment = datetime.fromisoformat(written).replace(tzinfo=UTC)
    return {find.judgment for find in FINDER.find(passages, StoryContext(tuple(inspections), moment, moment))}
