"""What one act mends is one line: quotations that want a source, with their number; and nothing is said twice.

In:  the problems of a story, each with what was decided of it.
Out: the same, where fourteen quotations without a source are one problem with fourteen parts.
"""

from collections import defaultdict
from dataclasses import replace

from .problems import Problem, shortened

WITHOUT_SOURCE = "quotation-without-source"
FOLDED = {WITHOUT_SOURCE: "have no source", "quotation-unsourced": "are in no attached source"}
# What the line about those without a source says too: to attach the paper.
SAID_THERE = "no-source"
NAMED = 2
MEND = (
    "Say once for each speaker who said it to us, or from which paper it is: beside the quotations. An inspection that "
    "is attached brings its papers."
)


def one_line_each(problems: list[Problem]) -> list[Problem]:
    """With one line for all quotations of a rule of which the same was decided, where the first one stood."""
    lines = _lines(problems)
    waits = any(line.blocks_publication and line.code == WITHOUT_SOURCE for line in lines.values())
    found = []
    for problem in problems:
        if problem.code in FOLDED:
            line = lines.pop(_kind(problem), None)
            found += [line] if line else []
        elif not (waits and problem.code == SAID_THERE):
            found.append(problem)
    return found


def _lines(problems: list[Problem]) -> dict[tuple, Problem]:
    alike = defaultdict(list)
    for problem in problems:
        if problem.code in FOLDED:
            alike[_kind(problem)].append(problem)
    return {kind: _one_line(run) for kind, run in alike.items()}


def _kind(problem: Problem) -> tuple[str, str]:
    """Its rule, and why it was overridden; no reason where it still stops the story."""
    return problem.code, problem.override.reason if problem.override else ""


def _one_line(run: list[Problem]) -> Problem:
    parts = tuple({problem.key: problem for problem in run}.values())
    if len(parts) == 1:
        return parts[0]
    named = ", ".join(f"“{shortened(one.about.rstrip('.,'), 40)}”" for one in parts[:NAMED])
    others = f" and {len(parts) - NAMED} more" if len(parts) > NAMED else ""
    text = f"{len(parts)} quotations {FOLDED[parts[0].code]}: {named}{others}. {MEND}"
    return replace(parts[0], text=text, about="\n".join(one.about for one in parts), parts=parts)
