"""The stories that stand under a story: those that an editor chose, then others of the same body, topics or section."""

from collections.abc import Iterable

from django.db.models import F, Q, Value

from articles.models import RelatedStory, Story
from articles.models.stories import StoryQuerySet
from inspections.models import Body

RELATED = 4


def related_to(story: Story, bodies: Iterable[Body]) -> list[Story]:
    """Other public stories, each once: the chosen ones in their order, then the newest of the nearest kind.

    At least RELATED of them if there are so many. Two queries, whatever there is.
    """
    ranks = _ranks(story, bodies)
    stories = Story.objects.published().select_related("section").in_bulk(ranks)
    newest = sorted(stories.values(), key=lambda one: (one.published_at, one.pk), reverse=True)
    ordered = sorted(newest, key=lambda one: ranks[one.pk])
    chosen = sum(ranks[one.pk][0] == 0 for one in ordered)
    return ordered[: max(RELATED, chosen)]


def _ranks(story: Story, bodies: Iterable[Body]) -> dict[int, tuple[int, int]]:
    """How near each story is that may stand here: its kind, and its place among those chosen."""
    chosen = RelatedStory.objects.filter(story=story, related__in=Story.objects.published()).exclude(
        related=story.original
    )
    rows = chosen.order_by().values_list("related_id", Value(0), F("position"))
    kinds = [_newest(story, which) for which in _kinds(story, bodies)]
    nearest = [
        Story.objects.filter(pk__in=kind.values("pk")).order_by().values_list("pk", Value(rank), Value(0))
        for rank, kind in enumerate(kinds, start=1)
    ]
    ranks: dict[int, tuple[int, int]] = {}
    for pk, *rank in rows.union(*nearest, all=True):
        ranks[pk] = min(ranks.get(pk, tuple(rank)), tuple(rank))
    return ranks


def _kinds(story: Story, bodies: Iterable[Body]) -> list[Q]:
    """What makes another story one of the same, the nearest kind first."""
    topics = {topic.pk for topic in story.topics.all()}
    on_topics = Story.objects.filter(topic_uses__tag__in=topics).values("pk")
    in_section = Q(section=story.section_id) if story.section_id else Q(pk__in=[])
    return [_about({body.pk for body in bodies}), Q(pk__in=on_topics), in_section]


def _newest(story: Story, which: Q) -> StoryQuerySet:
    """As many as may be needed of a kind: what another kind has already is no loss, for then there are enough."""
    chosen = RelatedStory.objects.filter(story=story).values("related")
    others = Story.objects.published().exclude(pk=story.original.pk).exclude(pk__in=chosen)
    return others.filter(which).newest_first()[:RELATED]


def _about(bodies: set[int]) -> Q:
    """Attached to an inspection or a judgment of one of them; by key, so that no story comes twice."""
    attached = Story.objects.filter(inspections__body__in=bodies).values("pk")
    judged = Story.objects.filter(judgments__judgment__inspection__body__in=bodies).values("pk")
    return Q(pk__in=attached) | Q(pk__in=judged)
