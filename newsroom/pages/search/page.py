"""One page of search, ready to be drawn: what was found of each kind, counted, and ways to narrow it."""

from dataclasses import dataclass

from articles.models import Section, Story, Topic
from inspections.models import Body, Inspection, JudgmentVersion

from . import did_you_mean, record, stories, vocabulary
from .filters import IN_SINGULAR, KINDS, SearchFilter
from .highlight import as_html
from .query import Query, parsed
from .record import FEW, RecordMatches, Rows
from .stories import Matches, StoryMatch

# With so few finds, a reader may have meant something else.
ARE_FEW = 5
MOST_OPTIONS = 40
# Of one kind of record on its own page.
SHOWN = 100


@dataclass(frozen=True)
class SearchResult:
    """What a query finds. `mended` is what the reader may have meant; `instead_of` what they typed, if so."""

    query: Query
    matches: Matches
    record: RecordMatches
    mended: str = ""
    instead_of: str = ""

    def counts(self) -> dict[str, str]:
        """How many there are of each kind, in words."""
        return {kind: _count(rows.keys, rows.is_cut) for kind, rows in self.of_record().items()} | {
            "stories": _count(self.matches.rows, self.matches.is_cut)
        }

    @property
    def total(self) -> int:
        return len(self.matches.rows) + sum(len(rows.keys) for rows in self.of_record().values())

    def of_record(self) -> dict[str, Rows]:
        return self.record.by_kind()


def _count(rows: list, is_cut: bool) -> str:
    return f"more than {len(rows):,}" if is_cut else f"{len(rows):,}"


def find_page(typed: str, choice: SearchFilter) -> SearchResult:
    """Finds what was typed; if there is nothing of it, what it is a slip of."""
    query = parsed(typed)
    if not query:
        return SearchResult(query, Matches(), RecordMatches())
    known = vocabulary.read_vocabulary()
    found = _find(query, choice, known)
    if found.total >= ARE_FEW or not (mended := did_you_mean.corrected_query(query, known)):
        return found
    if found.total:
        return SearchResult(query, found.matches, found.record, mended=mended)
    meant = _find(parsed(mended), choice, known)
    if not meant.total:
        return SearchResult(query, Matches(), RecordMatches(), mended=mended)
    return SearchResult(meant.query, meant.matches, meant.record, instead_of=query.text)


def _find(query: Query, choice: SearchFilter, known) -> SearchResult:
    matches = stories.find_stories(query, choice) if choice.takes("stories") else Matches()
    return SearchResult(query, matches, record.find_in_record(query, choice, known))


# ---- What is drawn


def shown_stories(query: Query, rows: list[StoryMatch]) -> list[Story]:
    """Public stories in the order found, each with its headline and an excerpt as marked HTML."""
    marks = stories.marked_excerpts(query, rows)
    held = Story.objects.published().for_lists().in_bulk([row.story for row in rows])
    shown = [held[row.story] for row in rows if row.story in held and row.story in marks]
    for story in shown:
        story.marked_headline, story.excerpt = map(as_html, marks[story.pk])
    return shown


def shown_record(found: SearchResult, kind: str) -> dict[str, list]:
    """Of the kind that was asked for, or the first few of each."""
    keys = {name: rows.keys[: SHOWN if name == kind else FEW] for name, rows in found.of_record().items()}
    inspections = Inspection.objects.public().select_related("body", "programme")
    rows = {
        "bodies": Body.objects.select_related("kind").prefetch_related("names"),
        "judgments": JudgmentVersion.objects.public().with_record(),
        "inspections": inspections,
    }
    return {name: _in_order(rows[name], some) for name, some in keys.items() if some}


def first_only(found: SearchResult, kind: str) -> int:
    """How many of the kind that was asked for are shown, if not all."""
    rows = found.of_record().get(kind)
    return SHOWN if rows and len(rows.keys) > SHOWN else 0


def _in_order(rows, keys: list[int]) -> list:
    held = rows.in_bulk(keys)
    return [held[key] for key in keys if key in held]


LABELS = {
    "section": ("Section", "all sections"),
    "topic": ("Topic", "all topics"),
    "body": ("About", "everybody"),
    "year": ("Year", "any year"),
}


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


def options(found: SearchResult, choice: SearchFilter) -> list[tuple[str, str, str, list[Option]]]:
    """What the stories found can be narrowed by, the most frequent first, with how many of them there are."""
    counts = found.matches.counts()
    rows = {"section": ("§s", Section.objects), "topic": ("§t", Topic.objects.public()), "body": ("§b", Body.objects)}
    made = {name: _options(held, letter, counts, getattr(choice, name)) for name, (letter, held) in rows.items()}
    return [(name, *LABELS[name], some) for name, some in (made | {"year": _years(counts, choice)}).items() if some]


def _years(counts, choice: SearchFilter) -> list[Option]:
    years = {facet[2:] for facet in counts if facet.startswith("§y")} | ({choice.year} if choice.year else set())
    return [Option(year, year, counts[f"§y{year}"], year == choice.year) for year in sorted(years, reverse=True)]


def _options(rows, letter: str, counts, chosen) -> list[Option]:
    keys = {int(facet[2:]): count for facet, count in counts.items() if facet.startswith(letter)}
    frequent = sorted(keys, key=lambda key: -keys[key])[:MOST_OPTIONS]
    wanted = [*frequent, chosen.pk] if chosen and chosen.pk not in frequent else frequent
    held = rows.in_bulk(wanted) if wanted else {}
    shown = [held[key] for key in wanted if key in held]
    return [Option(row.slug, row.name, keys.get(row.pk, 0), row == chosen) for row in shown]


def kinds(found: SearchResult, choice: SearchFilter) -> list[tuple[str, str, str, str]]:
    """Each kind of which something was found: its word, its label, how many, and its address."""
    counts, text = found.counts(), found.query.text
    return [
        (kind, label, counts[kind], choice.address(text, kind=kind))
        for kind, label in KINDS.items()
        if counts[kind] != "0" or kind == choice.kind
    ]


def counts_in_words(found: SearchResult) -> str:
    """What was found of each kind, in one line."""
    counts = {kind: found.counts()[kind] for kind in KINDS}
    named = {kind: IN_SINGULAR[kind] if count == "1" else kind for kind, count in counts.items()}
    return ", ".join(f"{count} {named[kind]}" for kind, count in counts.items() if count != "0")


def to_more(found: SearchResult, choice: SearchFilter) -> dict[str, str]:
    """The addresses of all of a kind, where only the first few are shown."""
    return (
        {}
        if choice.kind
        else {
            kind: choice.address(found.query.text, kind=kind)
            for kind, rows in found.of_record().items()
            if len(rows.keys) > FEW
        }
    )
