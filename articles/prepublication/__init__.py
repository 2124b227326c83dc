"""The checks before publication. Each rule is a small generator of problems; it reads, and writes nothing."""

from copy import copy
from dataclasses import replace

from django.db.models import prefetch_related_objects
from django.utils import timezone

from articles.claims.record import reading_once
from articles.content.notes.strip import without_notes_copy
from articles.models.overrides import Override

from .problems import Problem
from .rules import (
    claims,
    completeness,
    embargo_and_release,
    headings,
    house_style,
    links,
    notes,
    quotations,
    replies,
    slug,
    sourcing,
    spelling_of_names,
)
from .story_claims import answering_once

RULES = [
    *completeness.RULES,
    *sourcing.RULES,
    *headings.RULES,
    *links.RULES,
    *slug.RULES,
    *embargo_and_release.RULES,
    *replies.RULES,
    *quotations.RULES,
    *claims.RULES,
    *spelling_of_names.RULES,
    *house_style.RULES,
]
# The rows of a story that most rules look at.
PARTS = (
    "bylines",
    "quotes__source",
    "pictures__picture",
    "inspections",
    "judgments",
    "replies__body",
    "copy_of__replies__body",
    "margin_notes__written_by",
    "margin_notes__settled_by",
)


def problems_of(story, moment=None) -> list[Problem]:
    """Everything that the rules find in a story that would go out at `moment` (now, without one)."""
    return problems_in(_read_once(story), moment)


def problems_in(story, moment=None) -> list[Problem]:
    """The same, of a story whose PARTS the caller has just fetched.

    The rules read it as its readers will; only those about the notes themselves see them.
    """
    moment, read = moment or timezone.now(), without_notes_copy(story)
    with reading_once(), answering_once():
        found = [problem for rule in notes.RULES for problem in rule(story, moment)]
        found += [problem for rule in RULES for problem in rule(read, moment)]
    return overridden(story, found)


def overridden(story, problems: list[Problem]) -> list[Problem]:
    """The problems, of which those that an editor overrode stop nothing; a hard one stays."""
    if not any(problem.blocks_publication and not problem.hard for problem in problems):
        return problems
    given = {override.key: override for override in Override.objects.of(story)}
    return [_with(problem, given.get(problem.key)) for problem in problems]


def _with(problem: Problem, override: Override | None) -> Problem:
    if override is None or problem.hard or not problem.blocks_publication:
        return problem
    return replace(problem, blocks_publication=False, override=override)


def _read_once(story):
    """The story with its rows at hand, each asked for once whatever the rules; the caller's own keeps none of them."""
    read = copy(story)
    read._prefetched_objects_cache = {}
    prefetch_related_objects([read], *PARTS)
    return read


def blocking_problems(story, moment=None) -> list[Problem]:
    return [problem for problem in problems_of(story, moment) if problem.blocks_publication]


__all__ = ["PARTS", "Problem", "blocking_problems", "problems_in", "problems_of"]
