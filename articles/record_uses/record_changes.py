"""Stories under which the record has changed: a query, so nothing need be written when it changes.

A task is a use, in a box or in prose, of a story that is out, whose judgment has a public version newer than the one
that the use was published with, and newer than the one last answered about. A withdrawal or a moved use closes it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value

from articles.models import Mention, RecordAnswer, Story, StoryJudgment
from inspections.models import Body, JudgmentVersion
from inspections.models.release import SEEN_FROM


@dataclass(frozen=True)
class Task:
    """What a story says, what the record said then, and what it says now. `sentence` is empty for a box."""

    story: Story
    was: JudgmentVersion
    now: JudgmentVersion
    sentence: str
    where: str
    changed_at: datetime

    @property
    def key(self) -> str:
        """Its own word in a form or an address."""
        return f"{self.story.pk}-{self.now.pk}"


def _newer() -> QuerySet:
    """Public versions newer than the use's own, about which nobody has answered for its story."""
    answered = RecordAnswer.objects.filter(
        story=OuterRef(OuterRef("story")), judgment=OuterRef("judgment"), version__number__gte=OuterRef("number")
    )
    newer = JudgmentVersion.objects.public().filter(
        judgment=OuterRef("judgment"), number__gt=OuterRef("published_version__number")
    )
    return newer.exclude(Exists(answered))


def _open(uses: QuerySet, body: Body | None) -> QuerySet:
    """The uses with work to do, each with the moment at which readers first saw the newest version."""
    if body is not None:
        uses = uses.filter(judgment__inspection__body=body)
    newest = _newer().annotate(seen_at=SEEN_FROM).order_by("-number")
    # Asked of each use: as a list of all stories that are out it would be read whole, however few the uses.
    is_out = Exists(Story.objects.public_or_scheduled().filter(pk=OuterRef("story")))
    uses = uses.filter(is_out).filter(Exists(_newer()))
    return uses.annotate(now=Subquery(newest.values("pk")[:1]), changed_at=Subquery(newest.values("seen_at")[:1]))


def open_tasks(body: Body | None = None) -> QuerySet:
    """All open tasks as rows of (changed_at, kind, use, now), the newest change first. Read them with `read()`."""
    boxes, mentions = (
        _open(uses, body)
        .annotate(kind=Value(kind, CharField()))
        .values_list("changed_at", "kind", "pk", "now")
        .order_by()
        for kind, uses in (("box", StoryJudgment.objects.all()), ("prose", Mention.objects.in_prose_alone()))
    )
    return boxes.union(mentions, all=True).order_by("-changed_at", "kind", "pk")


def number_open() -> int:
    return open_tasks().count()


def bodies_with_tasks() -> QuerySet:
    """The bodies whose record has changed under a story."""
    uses = (StoryJudgment.objects.all(), Mention.objects.in_prose_alone())
    boxes, mentions = (_open(one, None).values("judgment__inspection__body") for one in uses)
    return Body.objects.filter(pk__in=boxes) | Body.objects.filter(pk__in=mentions)


def read_changes(rows) -> list[Task]:
    """The tasks of some rows of `open_tasks()`, in three queries however many."""
    rows = list(rows)
    uses = {"box": _uses(StoryJudgment, rows, "box"), "prose": _uses(Mention, rows, "prose")}
    versions = JudgmentVersion.objects.with_record().prefetch_related(None).in_bulk({row[3] for row in rows})
    return [_task(uses[kind][pk], versions[now], changed_at) for changed_at, kind, pk, now in rows]


def _uses(model, rows, kind: str) -> dict:
    return model.objects.select_related("story", "published_version__grade").in_bulk(
        [row[2] for row in rows if row[1] == kind]
    )


def _task(use, now: JudgmentVersion, changed_at: datetime) -> Task:
    sentence, where = getattr(use, "sentence", ""), getattr(use, "where", "box")
    return Task(use.story, use.published_version, now, sentence, where, changed_at)


def record_tasks_for(story: Story) -> list[Task]:
    """The open tasks of one story; one that is neither out nor planned has none."""
    if story.published_at is None:
        return []
    boxes = _open(story.judgments.all(), None).values_list("changed_at", "pk", "now")
    mentions = _open(story.mentions.in_prose_alone(), None).values_list("changed_at", "pk", "now")
    rows = [(at, "box", pk, now) for at, pk, now in boxes] + [(at, "prose", pk, now) for at, pk, now in mentions]
    return read_changes(sorted(rows, key=lambda row: row[0], reverse=True))
