"""The sources of a story, as the checks read them."""

from collections.abc import Iterable

from django.db.models import Q

from articles.content.story_content import StoryContent
from articles.models import Quote
from articles.quotations import SourceText
from inspections.models import Source

# Stands for pages between those held, as a mark that no quotation has.
NOT_HELD = "⁂"


def attached_sources(content: StoryContent, quotes: Iterable[Quote]) -> list[Source]:
    """The sources of these quotes, and those of the inspections and judgments that the story is about."""
    quoted = {quote.source_id for quote in quotes if quote.source_id}
    inspections = {inspection.pk for inspection in content.inspections}
    about = Q(inspection__in=inspections) | Q(inspection__judgments__uses__story=content.story)
    return list(Source.objects.filter(Q(pk__in=quoted) | about).distinct().order_by("pk").prefetch_related("pages"))


def source_text(source: Source) -> SourceText:
    """Its pages, with what is known for furniture on them; no passage runs over one that is not held."""
    texts, numbers, furniture = [], [], []
    for page in source.pages.all():
        if numbers and page.number > numbers[-1] + 1:
            texts.append(NOT_HELD)
            numbers.append(numbers[-1] + 1)
            furniture.append(())
        texts.append(page.text.replace("\f", "\n"))
        numbers.append(page.number)
        # A form feed within a page would count as a line.
        furniture.append(() if "\f" in page.text else tuple(page.furniture))
    return SourceText(
        source.title,
        "\f".join(texts),
        passages_only=source.extent == Source.Extent.EXTRACT,
        numbers=tuple(numbers),
        furniture=tuple(furniture),
        key=source.pk,
    )
