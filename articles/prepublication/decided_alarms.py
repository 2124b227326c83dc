"""Alarms that an editor has answered are not shown again for the same words."""

from articles.models.raised_alarms import RaisedAlarm

from .problems import Problem


def unanswered(story, problems: list[Problem]) -> list[Problem]:
    """Without those said to be wrong, and without hints set aside. A hard one stays, and what has come to stop it."""
    if all(problem.hard for problem in problems):
        return problems
    said = dict(RaisedAlarm.objects.about(story).decided().values_list("key", "decision"))
    return [problem for problem in problems if not is_answered(problem, said.get(problem.key, ""))]


def is_answered(problem: Problem, decision: str) -> bool:
    """Whether what an editor said of a problem is enough not to show it."""
    if problem.hard or not decision:
        return False
    return decision == RaisedAlarm.Decision.NOT_SO or not problem.blocks_publication
