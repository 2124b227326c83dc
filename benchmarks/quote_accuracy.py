"""How often the quote check is wrong, by kind: printed by `make accuracy`, and a failure when it breaks its promise.

    .venv/bin/python -m benchmarks.quote_accuracy [tune]

No planted fault may pass, and at most 1 % of honest quotations may be called anything but verbatim, with or without
omissions. A fault passes when nothing would have stopped an editor: `verbatim`, or omissions without a tick.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from articles.quotations import Verdict, check_paragraphs  # noqa: E402

from .quote_corpus import Case, cases  # noqa: E402

ROUNDS, HONEST_AT_MOST = 8, 0.01
STATES = ("verbatim", "omissions", "tick", "altered", "unsourced", "out_of_order", "unclosed", "unopened", "none")


def state_of(verdicts: list[Verdict]) -> str:
    """The state of the one quotation that a case has; `tick` is omissions that need one."""
    if len(verdicts) != 1:
        return "none" if not verdicts else next((s for s in map(_short, verdicts) if s != "verbatim"), "verbatim")
    return _short(verdicts[0])


def _short(verdict: Verdict) -> str:
    if verdict.state == "verbatim_with_omissions":
        return "tick" if verdict.needs_tick else "omissions"
    return verdict.state


def passed_wrongly(case: Case, state: str) -> bool:
    return case.faulty and state in ("verbatim", "omissions", "none")


def refused_wrongly(case: Case, state: str) -> bool:
    return not case.faulty and state not in ("verbatim", "omissions", "tick")


def judged(some: Iterable[Case]) -> list[tuple[Case, str]]:
    return [(case, state_of(check_paragraphs(case.story, [case.source]))) for case in some]


def table(results: list[tuple[Case, str]], by: str) -> list[str]:
    counts: dict[tuple[bool, str], Counter] = defaultdict(Counter)
    for case, state in results:
        counts[case.faulty, getattr(case, by)][state] += 1
    lines = [f"{by:36}" + "".join(f"{state:>13}" for state in STATES)]
    for (faulty, name), found in counts.items():
        label = f"{'fault' if faulty else 'honest'}: {name}"
        lines.append(f"{label:36}" + "".join(f"{found[state] or '·':>13}" for state in STATES))
    return lines


def main(half: str = "report") -> int:
    results = judged(cases(half, ROUNDS))
    honest = [one for one in results if not one[0].faulty]
    faults = [one for one in results if one[0].faulty]
    passed, refused = [one for one in faults if passed_wrongly(*one)], [one for one in honest if refused_wrongly(*one)]
    lines = [*table(results, "kind"), "", *table(results, "way"), ""]
    lines.append(f"{len(passed)} of {len(faults)} planted faults passed (0 allowed).")
    lines.append(
        f"{len(refused)} of {len(honest)} honest quotations refused ({len(refused) / len(honest):.2%}; 1 % allowed)."
    )
    lines += [f"  {state}: {case.kind}, {case.way}: {case.story[1]}" for case, state in [*passed, *refused][:20]]
    sys.stdout.write("\n".join(lines) + "\n")
    return int(bool(passed) or len(refused) > HONEST_AT_MOST * len(honest))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
