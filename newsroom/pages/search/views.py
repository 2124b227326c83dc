"""The page of search."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.pages import metadata
from articles.pages.stories import page_in
from inspections.models import BodyKind, Inspection

from . import page as parts
from . import stories
from .filters import KINDS, SearchFilter, chosen_filter

# Where nothing was asked for, a few to begin with.
SUGGESTED = 8


@require_safe
def search(request) -> HttpResponse:
    choice = chosen_filter(request.GET)
    found = parts.find_page(request.GET.get("q", ""), choice)
    text, page = found.query.text, page_in(request, found.matches.rows)
    has_record = page.number == 1 and choice.kind != "stories"
    context = {
        "in_search": True,
        "found": found,
        "in_words": parts.counts_in_words(found),
        "counts": found.counts(),
        "text": text,
        "choice": choice,
        "page": page,
        "read": stories.READ,
        "stories": parts.shown_stories(found.query, page.object_list),
        "record": parts.shown_record(found, choice.kind) if has_record else {},
        "first_only": parts.first_only(found, choice.kind),
        "more": parts.to_more(found, choice),
        "kinds": parts.kinds(found, choice),
        "all_kinds": KINDS,
        "options": parts.options(found, choice),
        "here": choice.address(text),
        "plain": SearchFilter().address(text),
        "to_all": choice.address(text, kind=""),
        "mended_address": choice.address(found.mended),
        "suggested": () if found.query else _suggested(),
        # robots.txt keeps programs away; one that may not read the page would not read a word on it against indexing.
        "metadata": metadata.page_metadata("Search", "Our stories and the inspection record", request.path),
    }
    return render(request, "newsroom/search.html", context)


def _suggested():
    """Bodies of the kind that the record has most of."""
    kind = BodyKind.objects.filter(bodies__inspections__in=Inspection.objects.public()).first()
    return kind.bodies.order_by("name")[:SUGGESTED] if kind else ()
