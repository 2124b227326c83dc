"""Reads the stories of a half: text files, one a story, one labelled sentence a line.

In:  a file that begins `kind: numbers` and goes on `supported | The force was rated good in three areas.`
Out: a `LabelledStory`, whose lines know their labels, the role of their paragraph and the facts that bear them out.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

HALVES = ("tuning", "reporting")
# What stands before a sentence that is no plain prose.
ROLES = {"= ": "headline", "== ": "crosshead", "* ": "item", "~ ": "caption"}
# Each label with the state that the checks give such a claim; no row at all is always accepted, save of a fault.
LABELS = {
    "supported": "supported",
    "supported_by_quote": "supported_by_quote",
    "contradicted": "contradicted",
    "not_in_record": "not_in_record",
    "not_comparable": "not_comparable",
    "no_overall_grade": "contradicted",
    "none": "none",
}
# The kinds of fault, each innocent and planted. What each means: docs/newspaper-corpus.md.
KINDS = (
    "old-grades",
    "inspectorate-by-name",
    "ordinary-progress",
    "some-areas",
    "official-area-names",
    "numbers",
    "turned-lists",
    "hopes-and-denials",
    "one-answer",
    "names-of-forces",
    "engage",
    "overall-in-a-headline",
    "not-in-the-report",
    "years-swapped",
)


class CorpusError(ValueError):
    """A file of the corpus cannot be read: says where and why."""


@dataclass
class LabelledLine:
    """A sentence. `planted` when it is the fault of its story; `facts` are what the record holds of it."""

    labels: tuple[str, ...]
    text: str
    role: str = "prose"
    planted: bool = False
    facts: list[str] = field(default_factory=list)

    def accepts(self, state: str) -> bool:
        return state in {LABELS[label] for label in self.labels}


@dataclass
class LabelledStory:
    """`attached` are the inspections at the story, as pairs of body and programme."""

    name: str
    kind: str
    day: date
    attached: list[list[str]]
    paragraphs: list[list[LabelledLine]]

    @property
    def lines(self) -> list[LabelledLine]:
        return [line for paragraph in self.paragraphs for line in paragraph]

    @property
    def fault(self) -> LabelledLine | None:
        return next((line for line in self.lines if line.planted), None)

    @property
    def reported(self) -> list[list[str]]:
        """The inspections that its facts are from, as pairs of body and programme."""
        pairs = {fact.partition(":")[0] for line in self.lines for fact in line.facts}
        return [pair.split() for pair in sorted(pairs) if not pair.endswith(" engage")]

    @property
    def length(self) -> int:
        """In words."""
        return sum(len(line.text.split()) for line in self.lines)

    def line_with(self, sentence: str) -> LabelledLine | None:
        """The line that a sentence is, however it was cut."""
        exact = (line for line in self.lines if line.text == sentence)
        close = (line for line in self.lines if sentence in line.text or line.text in sentence)
        return next(exact, None) or next(close, None)


def read_half(half: str) -> list[LabelledStory]:
    return [read_story(path) for path in sorted((Path(__file__).parent / half).glob("*.txt"))]


def read_story(path: Path) -> LabelledStory:
    """Raises CorpusError where a line is none."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    settings = [line.partition(":") for line in head.splitlines() if not line.startswith("#")]
    options = {name.strip(): value.strip() for name, _, value in settings}
    try:
        return LabelledStory(
            path.stem,
            options["kind"],
            date.fromisoformat(options["day"]),
            [one.split() for one in options.get("attached", "").split(",") if one.strip()],
            [_paragraph(part.splitlines()) for part in rest.split("\n\n") if part.strip()],
        )
    except (KeyError, ValueError) as error:
        raise CorpusError(f"{path}: {error}") from error


def _paragraph(rows: list[str]) -> list[LabelledLine]:
    lines: list[LabelledLine] = []
    for row in filter(str.strip, rows):
        if row.startswith("  < "):
            lines[-1].facts.append(row.removeprefix("  < ").strip())
        else:
            lines.append(_line(row))
    return lines


def _line(row: str) -> LabelledLine:
    said, mark, text = row.partition(" | ")
    labels = tuple(label.strip() for label in said.removeprefix("!").split(","))
    if not mark or not set(labels) <= set(LABELS):
        raise CorpusError(f"“{row}” is no label, a bar and a sentence.")
    role = next((role for sign, role in ROLES.items() if text.startswith(sign)), "prose")
    return LabelledLine(labels, text if role == "prose" else text.partition(" ")[2], role, said.startswith("!"))
