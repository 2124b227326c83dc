"""How often the comparability guard answers as a person would: precision and recall for each answer.

Run by `make accuracy`. The corpus was written batch by batch, each before the rules had seen it: of a hundred sentences
88, 94, 94, 97, 95, 93 and 94 were answered right at first sight. What was answered wrongly was then mended, and the
batch joined the tuning half. The last batch is the reporting half: it says what to expect of a text never seen.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.own_record import load_own_record

CORPUS = Path(__file__).parent / "corpus"
REPORT = Path(__file__).parent.parent / "newsroom" / "demo" / "report-passages.txt"
STATES = ("supported", "supported_by_quote", "not_comparable", "contradicted", "not_in_record", "none")
# Below this, precision or recall of an answer has fallen behind.
FLOOR = {"tuning": 0.95, "reporting": 0.8}


@dataclass(frozen=True)
class Example:
    """A text whose last sentence is judged, and the answer that a person gave; “none” when it makes no claim."""

    expected: str
    options: dict[str, str]
    text: str


def examples(half: str) -> list[Example]:
    lines = (CORPUS / f"claims-{half}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("|", 2) for line in lines if line.strip() and not line.startswith("#"))
    return [
        Example(state.strip(), dict(part.split("=", 1) for part in options.split()), text.strip())
        for state, options, text in rows
    ]


def days(rows: list[Example]) -> set[str]:
    """The days as of which examples read the record; today is “”."""
    return {row.options.get("as-of", "") for row in rows}


def records_of(rows: list[Example]) -> dict:
    from articles.claims import read_record

    return {day: read_record(date.fromisoformat(day) if day else None) for day in days(rows)}


def answers(rows: list[Example], records: dict) -> Iterator[tuple[Example, str]]:
    """Each example with the guard's answer: the first row for its last sentence."""
    from articles.claims import Context, Passage, check
    from articles.prose.sentences import split_sentences
    from articles.quotations import SourceText

    for row in rows:
        record = records[row.options.get("as-of", "")]
        context = Context(
            body=next((one for one in record.bodies if one.slug == row.options.get("body")), None),
            programme=next((one for one in record.programmes if one.code == row.options.get("programme")), None),
        )
        sources = [SourceText(REPORT.name, REPORT.read_text(encoding="utf-8"))] if row.options.get("source") else []
        last = list(split_sentences([Passage("body", row.text)]))[-1].text
        found = [
            one
            for one in check([Passage("body", row.text)], record, sources=sources, context=context)
            if one.sentence == last
        ]
        yield row, str(found[0].state) if found else "none"


def measure(half: str, records=None, out=sys.stdout, *, wrong: bool = False) -> dict[str, tuple[float, float]]:
    """Print and return precision and recall for each answer; with `wrong`, every sentence answered otherwise too."""
    records = records or records_of(examples(half))
    began, pairs = time.perf_counter(), list(answers(examples(half), records))
    took = time.perf_counter() - began
    expected, given, right = Counter(), Counter(), Counter()
    for row, state in pairs:
        expected[row.expected] += 1
        given[state] += 1
        right[state] += state == row.expected
        if wrong and state != row.expected:
            print(f"  {row.expected} → {state}: {row.text}", file=out)
    print(f"Comparability guard, {half} half: {len(pairs)} sentences in {took:.2f} s", file=out)
    print(f"{'':22}{'sentences':>10}{'precision':>11}{'recall':>9}", file=out)
    figures = {}
    for state in STATES:
        figures[state] = (
            right[state] / given[state] if given[state] else 1.0,
            right[state] / expected[state] if expected[state] else 1.0,
        )
        print(f"{state:22}{expected[state]:>10}{figures[state][0]:>11.2f}{figures[state][1]:>9.2f}", file=out)
    print(f"{'all right':22}{right.total():>10}{right.total() / len(pairs):>11.2f}", file=out)
    return figures


def main() -> None:
    load_own_record()
    wrong = "--wrong" in sys.argv
    measure("tuning", wrong=wrong)
    measure("reporting", wrong=wrong)


if __name__ == "__main__":
    main()
