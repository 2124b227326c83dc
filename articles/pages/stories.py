"""Stories and their lists."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.content.body import render as body
from articles.models import FormerSlug, Story

from . import metadata, story_lists
from .front_page import FrontPage
from .judgment_boxes import by_key
from .public_content import public_content
from .story_page import StoryPage, story_page

PER_PAGE = 20


@require_safe
def story(request, slug: str) -> HttpResponse:
    """A public story; for one that has moved or was withdrawn, where it went or why."""
    found = Story.objects.published().for_reading().filter(slug=slug).first()
    return draw_story(request, story_page(public_content(found))) if found else moved_or_gone(request, slug)


def draw_story(request, page: StoryPage, template: str = "articles/story.html", **extra) -> HttpResponse:
    """The page of a story. Drafts are drawn by it too (articles/pages/preview.py)."""
    context = {
        "story": page.story,
        "page": page,
        "words": page.content.words,
        "body": body.body_for_page(page.content, by_key(page.boxes)),
        "current_section": page.story.section,
        "metadata": page.metadata,
    }
    return render(request, template, context | extra)


def moved_or_gone(request, slug: str, page: str = "story") -> HttpResponse:
    """For a page of a story that is not public under a slug.

    Present slugs are asked before former ones: a slug given up may have been taken by another story.
    """
    if gone := Story.objects.withdrawn().filter(slug=slug).first():
        return _gone(request, gone)
    former = get_object_or_404(FormerSlug.objects.select_related("story"), slug=slug)
    if Story.objects.published().filter(pk=former.story_id).exists():
        # What was typed into a form of the story goes on with it.
        return redirect(page, slug=former.story.slug, permanent=True, preserve_request=request.method == "POST")
    return _gone(request, get_object_or_404(Story.objects.withdrawn(), pk=former.story_id))


def _gone(request, story: Story) -> HttpResponse:
    return render(request, "410.html", {"story": story}, status=410)


@require_safe
def section(request, slug: str) -> HttpResponse:
    listing = story_lists.in_section(slug)
    return _list(request, listing, kind="Section", current_section=listing.subject)


@require_safe
def topic(request, slug: str) -> HttpResponse:
    listing = story_lists.on_topic(slug)
    if listing.address != request.path:
        return redirect(listing.address, permanent=True)
    return _list(request, listing, kind="Topic")


@require_safe
def author(request, slug: str) -> HttpResponse:
    return _list(request, story_lists.by_author(slug), kind="Author")


@require_safe
def archive(request, year: int, month: int) -> HttpResponse:
    return _list(request, story_lists.in_month(year, month), kind="Archive")


@require_safe
def archive_index(request) -> HttpResponse:
    """The months in which something was published, the newest first."""
    stories = Story.objects.published().annotate(month=TruncMonth("published_at"))
    months = stories.order_by("-month").values_list("month", flat=True).distinct()
    about = metadata.page_metadata("Archive", "All our stories, month by month", request.path)
    return render(request, "articles/archive.html", {"months": months, "metadata": about})


def list_page(request, listing: story_lists.Listing) -> Page:
    return page_in(request, listing.stories.for_lists())


def page_in(request, rows: QuerySet | FrontPage) -> Page:
    """The page of a list that `?page=` asks for; 404 when there is no such page."""
    try:
        return Paginator(rows, PER_PAGE).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404("This list has no such page.") from error


def _list(request, listing: story_lists.Listing, **extra) -> HttpResponse:
    page = list_page(request, listing)
    context = {
        "listing": listing,
        "page": page,
        "metadata": metadata.list_metadata(listing, page.number, page.object_list),
    }
    return render(request, "articles/listing.html", context | extra)
