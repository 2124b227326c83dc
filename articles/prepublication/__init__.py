"""The checks before publication. Each rule is a small generator of problems; it reads, and writes nothing."""

from copy import copy

from django.db.models import prefetch_related_objects
from django.utils import timezone

from . import comparability, completeness, house_style, names, quotations, record
from .claims.record import reading_once
from .problems import Problem

RULES = [
    *completeness.RULES,
    *record.RULES,
    *quotations.RULES,
    *comparability.RULES,
    *names.RULES,
    *house_style.RULES,
]


def problems_of(story, moment=None) -> list[Problem]:
    """Everything that the rules find in a story that would go out at `moment` (now, without one)."""
    read = _read_once(story)
    with reading_once():
        return [problem for rule in RULES for problem in rule(read, moment or timezone.now())]


def _read_once(story):
    """The story with its rows at hand, each asked for once whatever the rules; the caller's own keeps none of them."""
    read = copy(story)
    read._prefetched_objects_cache = {}
    prefetch_related_objects([read], "bylines", "quotes__source", "pictures__picture", "inspections")
    return read


def blocking_problems(story, moment=None) -> list[Problem]:
    return [problem for problem in problems_of(story, moment) if problem.blocks_publication]


__all__ = ["Problem", "blocking_problems", "problems_of"]
