"""Merge two topics that are one."""

from django.db import transaction

from articles.models import FormerTopic, Topic, TopicOfStory

from .permissions import require_editor


def merge_topics(topic: Topic, into: Topic, *, by) -> None:
    """Let another topic stand for this one: its stories move, and its addresses lead there from now on.

    The stories themselves are not saved, as they are not when a topic is renamed.
    """
    require_editor(by, "Only an editor can merge topics.")
    if into.pk == topic.pk:
        raise ValueError("A topic cannot be merged into itself.")
    with transaction.atomic():
        had_both = TopicOfStory.objects.filter(tag=into).values("content_object")
        topic.uses.exclude(content_object__in=had_both).update(tag=into)
        topic.former.update(topic=into)
        FormerTopic.objects.update_or_create(slug=topic.slug, defaults={"topic": into, "name": topic.name})
        topic.delete()
