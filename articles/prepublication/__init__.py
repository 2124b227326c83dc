"""The checks before publication. Each rule is a small generator of problems; it reads, and writes nothing."""

from dataclasses import replace

from articles.claims.record import Records
from articles.models.overrides import Override

from .decided_alarms import unanswered
from .one_line import one_line_each
from .problems import Problem
from .proof import PARTS, Proof, read_proof
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

RULES = [
    *notes.RULES,
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


def find_problems(story, moment=None, records: Records | None = None) -> list[Problem]:
    """Everything that the rules find in a story that would go out at `moment`; now, without one."""
    return problems_in(read_proof(story, moment, records))


def problems_in(proof: Proof) -> list[Problem]:
    """The same, of a proof that the caller has made."""
    found = [problem for rule in RULES for problem in rule(proof)]
    return one_line_each(overridden(proof.story, unanswered(proof.story, found)))


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


def blocking_problems(story, moment=None, records: Records | None = None) -> list[Problem]:
    return [problem for problem in find_problems(story, moment, records) if problem.blocks_publication]


__all__ = ["PARTS", "Problem", "Proof", "blocking_problems", "find_problems", "problems_in", "read_proof"]
