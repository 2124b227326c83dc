"""What we got wrong and what we took back, for everybody to see."""

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.models import Correction, Story
from inspections.models import JudgmentVersion

from . import metadata, story_lists
from .stories import PER_PAGE, page_in


@require_safe
def corrections(request) -> HttpResponse:
    """All corrections, newest first, each at an anchor of its own."""
    listing = story_lists.all_corrections()
    page = page_in(request, listing.corrections)
    context = {"listing": listing, "page": page, "metadata": _about(request, page, listing.title, listing.description)}
    return render(request, "articles/corrections.html", context)


@require_safe
def correction(request, pk: int) -> HttpResponse:
    """Leads to where a correction now stands: newer ones move it from page to page."""
    listing = story_lists.all_corrections()
    found = get_object_or_404(listing.corrections, pk=pk)
    newer = Correction.objects.public().filter(made_at__gt=found.made_at).count()
    newer += Correction.objects.public().filter(made_at=found.made_at, pk__gt=pk).count()
    number = newer // PER_PAGE + 1
    return redirect(listing.address + (f"?page={number}" if number > 1 else "") + f"#{found.anchor}")


@require_safe
def withdrawals(request) -> HttpResponse:
    """Stories that we withdrew, with the headline only where an editor chose so; and withdrawn judgments."""
    page = page_in(request, Story.objects.withdrawn().order_by("-withdrawn_at", "-pk"))
    context = {
        "page": page,
        "records": JudgmentVersion.objects.current().taken_back().with_record() if page.number == 1 else (),
        "metadata": _about(request, page, "Withdrawals", "What was withdrawn, when and why"),
    }
    return render(request, "articles/withdrawals.html", context)


def _about(request, page: Page, title: str, description: str):
    if page.number == 1:
        return metadata.page_metadata(title, description, request.path)
    return metadata.page_metadata(f"{title}, page {page.number}", description, f"{request.path}?page={page.number}")
