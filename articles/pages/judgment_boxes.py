"""What a story's page says of the record besides the story: boxes, and what has changed since."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.content.body.blocks import body_places
from articles.content.body.render import record_place
from articles.models import Quote, Story, StoryJudgment
from inspections.comparing.history import History, histories_by_version
from inspections.models import Inspection, JudgmentVersion, Source


@dataclass(frozen=True)
class JudgmentBox:
    """A judgment as a story shows it: the version that its readers were shown, and what the record says beside it.

    `replaced` are the versions that came since, in the order in which they stood, the last of them now.
    """

    use: StoryJudgment
    version: JudgmentVersion
    replaced: tuple[JudgmentVersion, ...] = ()
    history: History | None = None

    @property
    def key(self) -> str:
        """How a body names it."""
        return record_place(self.use).key


def pinned_boxes(uses: Iterable[StoryJudgment]) -> list[JudgmentBox]:
    """The judgments of a story that readers may see, without what the record says beside them."""
    return [JudgmentBox(use, use.published_version) for use in uses if use.published_version]


def boxes_with_changes(boxes: Iterable[JudgmentBox]) -> list[JudgmentBox]:
    """The boxes, of however many stories, each with what has replaced it; one query."""
    boxes = list(boxes)
    later = _later_versions({box.use.judgment_id for box in boxes})
    return [_with_changes(box, later[box.use.judgment_id]) for box in boxes]


def _later_versions(judgments: set[int]) -> dict[int, list[JudgmentVersion]]:
    later = defaultdict(list)
    rows = JudgmentVersion.objects.public().filter(judgment__in=judgments, number__gt=1)
    for row in rows.select_related("grade").order_by("number"):
        later[row.judgment_id].append(row)
    return later


def _with_changes(box: JudgmentBox, later: list[JudgmentVersion]) -> JudgmentBox:
    return replace(box, replaced=tuple(row for row in later if row.number > box.version.number))


def boxes_with_history(boxes: Iterable[JudgmentBox]) -> list[JudgmentBox]:
    """The boxes of a story's own page, which tells besides the changes what the record says of the time before."""
    boxes = boxes_with_changes(boxes)
    histories = histories_by_version(box.version for box in boxes)
    return [replace(box, history=histories[box.version.pk]) for box in boxes]


def by_key(boxes: Iterable[JudgmentBox]) -> dict[str, JudgmentBox]:
    """The boxes as a body asks for them."""
    return {box.key: box for box in boxes}


def unplaced_boxes(body: str, boxes: Iterable[JudgmentBox]) -> list[JudgmentBox]:
    """Those for which the body has no place; they stand after it."""
    placed = {place.key for place in body_places(body) if place.kind == "judgment"}
    return [box for box in boxes if box.key not in placed]


def quotes_from(inspections: Iterable[Inspection]) -> list[Quote]:
    """What public stories quote from the papers of some inspections that readers may be told of, in the papers' order.

    Only quotes that their story shows: one that is attached and placed nowhere is still the desk's.
    """
    papers = Source.objects.public().filter(inspection__in=inspections)
    quotes = Quote.objects.for_readers().filter(source__in=papers, story__in=Story.objects.published())
    quotes = quotes.select_related("story", "source").order_by("source__title", "source", "page", "pk")
    return [quote for quote in quotes if quote.key in keys_placed_in(quote.story.body)]


def keys_placed_in(body: str) -> set[str]:
    """The quotes that a body shows."""
    return {place.key for place in body_places(body) if place.kind == "quote"}
