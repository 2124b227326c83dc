"""What the claims rule says of a half of the corpus: alarms, false ones, stories wrongly stopped, faults missed.

In:  labelled stories, and a record that holds their bodies.
Out: a `Tally` for each kind, and the lines that were answered wrongly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime, time
from html import escape
from itertools import groupby

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Section, Story
from articles.prepublication import find_problems, read_proof
from articles.prepublication.problems import Problem
from articles.prepublication.rules.claims import claims_agree_with_the_record
from inspections.models import Inspection

from .stories import LabelledLine, LabelledStory

NUMBER_DIFFERS = "number-differs"
TAGS = {"prose": "p", "crosshead": "h2", "item": "li"}


@dataclass
class Tally:
    """Counts of one kind, or of a half.

    `bare` and `attached` are the lines on the desk before and after its inspections are attached, the second of those
    that have any (`with_attached`).
    """

    stories: int = 0
    alarms: int = 0
    false: int = 0
    stopped: int = 0
    faults: int = 0
    missed: int = 0
    bare: int = 0
    attached: int = 0
    with_attached: int = 0

    def add(self, other: "Tally") -> None:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


@dataclass(frozen=True)
class Wrong:
    """A line answered otherwise than a sub-editor would; `how` says as what."""

    story: str
    how: str
    text: str


def measure_story(labelled: LabelledStory, section: Section, person: User) -> tuple[Tally, list[Wrong]]:
    """“Stopped” is: wrongly, of a story without a planted fault."""
    moment = timezone.make_aware(datetime.combine(labelled.day, time(12)))
    story = _stored(labelled, section, person)
    bare = desk_lines(story, moment)
    story.inspections.add(*(_inspection(*pair) for pair in labelled.attached))
    alarms = list(claims_agree_with_the_record(read_proof(story, moment)))
    false = [alarm for alarm in alarms if not _is_right(alarm, labelled.line_with(alarm.about))]
    stopped = not labelled.fault and any(alarm.blocks_publication for alarm in alarms)
    missed = bool(labelled.fault) and not any(_finds(alarm, labelled) for alarm in alarms)
    wrong = [Wrong(labelled.name, _how(alarm), alarm.about) for alarm in false]
    if missed:
        wrong.append(Wrong(labelled.name, "missed", labelled.fault.text))
    reported = labelled.attached or labelled.reported
    story.inspections.set(_inspection(*pair) for pair in reported)
    lines = (bare, desk_lines(story, moment) if reported else 0, int(bool(reported)))
    return Tally(1, len(alarms), len(false), int(stopped), int(bool(labelled.fault)), int(missed), *lines), wrong


def desk_lines(story: Story, moment: datetime) -> int:
    """The lines that the desk has of a story: one for each problem that is no condition of every story."""
    return sum(not problem.hard for problem in find_problems(story, moment))


def _how(alarm: Problem) -> str:
    return f"{_state(alarm)}, {'stops the story' if alarm.blocks_publication else 'a hint'}"


def _state(alarm: Problem) -> str:
    return "contradicted" if alarm.code == NUMBER_DIFFERS else alarm.code.removeprefix("claim-").replace("-", "_")


def _is_right(alarm: Problem, line: LabelledLine | None) -> bool:
    """Any alarm at the planted fault is; elsewhere it is one that the label accepts."""
    return line is not None and (line.planted or line.accepts(_state(alarm)))


def _finds(alarm: Problem, labelled: LabelledStory) -> bool:
    line = labelled.line_with(alarm.about)
    return line is labelled.fault and line.accepts(_state(alarm))


def _stored(labelled: LabelledStory, section: Section, person: User) -> Story:
    roles = {line.role: line.text for line in labelled.lines}
    return Story.objects.create(
        headline=roles["headline"],
        slug=f"{labelled.name}-{Story.objects.count()}",
        standfirst="What is new.",
        body="".join(_blocks(labelled)),
        lead_caption=roles.get("caption", ""),
        section=section,
        created_by=person,
    )


def _inspection(body: str, programme: str) -> Inspection:
    return Inspection.objects.get(body__slug=body, programme__code=programme)


def _blocks(labelled: LabelledStory) -> Iterator[str]:
    """Each paragraph as the editor's HTML; the rows of a list are a block each."""
    for paragraph in labelled.paragraphs:
        for role, lines in groupby(paragraph, key=lambda line: line.role):
            texts = [escape(line.text, quote=False) for line in lines]
            if role == "item":
                yield f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
            elif role in TAGS:
                yield f"<{TAGS[role]}>{' '.join(texts)}</{TAGS[role]}>"
