"""The one place that decides which stories readers may see: a question to the clock, asked along any path to a story.

What is as public as the stories it stands on (authors, topics, pictures, corrections, replies) asks it with the path
that leads to them, and so need not know `Story` itself.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone


def published(path: str = "", *, for_at_least: timedelta = timedelta(0)) -> Q:
    """Stories that readers may see now, and have been able to see for so long; `path` leads to them: `story__`."""
    return _along(path, Q(published_at__lte=timezone.now() - for_at_least, withdrawn_at=None))


def withdrawn(path: str = "") -> Q:
    """Stories that were public and are no more."""
    return _along(path, Q(published_at__lte=timezone.now(), withdrawn_at__isnull=False))


def _along(path: str, condition: Q) -> Q:
    return Q(*((f"{path}{name}", value) for name, value in condition.children))
