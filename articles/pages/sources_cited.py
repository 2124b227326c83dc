"""The papers that a story stands on, as readers are told of them: which, what we read there, and where to see them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.models import Quote
from inspections.models import JudgmentVersion, Source

from .judgment_boxes import keys_placed_in
from .public_content import PublicContent


@dataclass
class CitedSource:
    """One paper that readers may be told of, the `pages` quoted from it, and those `judgments` that stand in it."""

    source: Source
    pages: set[int] = field(default_factory=set)
    judgments: list[JudgmentVersion] = field(default_factory=list)

    @property
    def listed_pages(self) -> str:
        """As a list has them: 3, 7 and 12."""
        *first, last = map(str, sorted(self.pages)) if self.pages else [""]
        return f"{', '.join(first)} and {last}" if first else last

    @property
    def published_on(self):
        """The day of the judgments that are in it; papers have none of their own."""
        return next((version.published_on for version in self.judgments if version.published_on), None)


def cited_sources(content: PublicContent) -> list[CitedSource]:
    """What the story quotes, and the reports of the judgments that it uses, each paper once.

    `for_reading()` has fetched no paper that readers may not be told of.
    """
    cited: dict[Source, CitedSource] = {}
    body = content.words["body"]
    placed = keys_placed_in(body)
    for quote in content.quotes:
        if quote.source:
            cited.setdefault(quote.source, CitedSource(quote.source)).pages |= set(_pages_told(quote, body, placed))
    for version in (box.version for box in content.boxes):
        for source in version.judgment.inspection.public_reports:
            cited.setdefault(source, CitedSource(source)).judgments.append(version)
    return list(cited.values())


def _pages_told(quote: Quote, body: str, placed: set[str]) -> Iterator[int]:
    """The page of a quote that the body shows, or of which it has the words; one kept for later is still the desk's."""
    page = quote.page or (quote.checked_page if quote.is_checked else None)
    if page and (quote.key in placed or quote.words in body):
        yield page
