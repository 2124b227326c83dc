"""What a story's page says of the record besides the story: boxes, and what has changed since."""

from collections import defaultdict
from collections.abc import Iterable

from articles.content.body.blocks import places_of
from articles.models import Quote, Story, StoryJudgment
from inspections.comparing.history import histories_of
from inspections.models import Inspection, JudgmentVersion, Source


def shown(story: Story) -> list[StoryJudgment]:
    """The judgments of a story that readers may see, each knowing its `history` and what has `replaced` it since."""
    uses = tell_changes([story])
    histories = histories_of(use.as_published for use in uses)
    for use in uses:
        use.history = histories[use.as_published.pk]
    return uses


def tell_changes(stories: Iterable[Story]) -> list[StoryJudgment]:
    """The judgments of stories that readers may see, each knowing the versions that have `replaced` it since.

    They come in the order in which they stood, the last of them now; one query, however many stories.
    """
    uses = [use for story in stories for use in story.judgments.all() if use.as_published]
    later = defaultdict(list)
    rows = JudgmentVersion.objects.public().filter(judgment__in={use.judgment_id for use in uses}, number__gt=1)
    for row in rows.select_related("grade").order_by("number"):
        later[row.judgment_id].append(row)
    for use in uses:
        use.replaced = [row for row in later[use.judgment_id] if row.number > use.as_published.number]
    return uses


def not_placed(story: Story, uses: Iterable[StoryJudgment]) -> list[StoryJudgment]:
    """Those of the judgments for which the body has no place; they stand after it."""
    placed = {place.key for place in places_of(story.body) if place.kind == "judgment"}
    return [use for use in uses if str(use.judgment_id) not in placed]


def quotes_from(inspections: Iterable[Inspection]) -> list[Quote]:
    """What public stories quote from the papers of some inspections that readers may be told of, in the papers' order.

    Only quotes that their story shows: one that is attached and placed nowhere is still the desk's.
    """
    papers = Source.objects.public().filter(inspection__in=inspections)
    quotes = Quote.objects.for_readers().filter(source__in=papers, story__in=Story.objects.published())
    quotes = quotes.select_related("story", "source").order_by("source__title", "source", "page", "pk")
    return [quote for quote in quotes if quote.key in keys_placed_in(quote.story)]


def keys_placed_in(story: Story) -> set[str]:
    """The quotes that the body shows."""
    return {place.key for place in places_of(story.body) if place.kind == "quote"}
