"""What search engines are told: where everything is, what is new, and where not to look."""

from datetime import datetime, timedelta

from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Publication, Story
from articles.pages.feeds.formats import draw_xml
from articles.pages.metadata import absolute_address
from articles.pages.sitemaps import ListSitemap, StorySitemap, newest_change, newest_correction, newest_withdrawal
from inspections.sitemaps import DatedAddresses, RecordSitemap, newest_release

# What Google's news index takes: two days, a thousand stories.
NEWS_LASTS = timedelta(hours=48)
MOST_NEWS = 1000


class SiteSitemap(DatedAddresses):
    """The pages there is one of. Nothing tells when the last of them was rewritten, so it has no date."""

    def items(self) -> list[tuple[str, datetime | None]]:
        story, release = newest_change(), newest_release()
        return [
            (reverse("front"), max(filter(None, (story, release)), default=None)),
            (reverse("archive-index"), story),
            (reverse("record"), release),
            (reverse("corrections"), newest_correction()),
            (reverse("withdrawals"), newest_withdrawal()),
            (reverse("data"), release),
            (reverse("about"), None),
            (reverse("accessibility"), None),
        ]


SITEMAPS = {"site": SiteSitemap, "stories": StorySitemap, "lists": ListSitemap, "record": RecordSitemap}


@require_safe
def sitemap(request, section: str | None = None) -> HttpResponse:
    """All addresses in one file; beyond what a file may hold, a list of files."""
    parts = {name: part() for name, part in SITEMAPS.items()}
    if section is None and sum(part.paginator.count for part in parts.values()) > DatedAddresses.limit:
        response = sitemap_views.index(request, parts, sitemap_url_name="sitemap-section")
    else:
        response = sitemap_views.sitemap(request, parts, section)
    # Django dates it by its newest address, which a withdrawal may take away: the date would then go backwards.
    response.headers.pop("Last-Modified", None)
    return response


@require_safe
def news_sitemap(request) -> HttpResponse:
    """Stories of the last two days, for news search."""
    stories = Story.objects.published().filter(published_at__gt=timezone.now() - NEWS_LASTS).newest_first()
    entries = [(absolute_address(story.get_absolute_url()), story) for story in stories[:MOST_NEWS]]
    context = {"entries": entries, "publication": Publication.get()}
    return HttpResponse(draw_xml("newsroom/news_sitemap.xml", context), content_type="application/xml; charset=utf-8")


@require_safe
def robots(request) -> HttpResponse:
    sitemaps = [absolute_address(reverse(name)) for name in ("sitemap", "news-sitemap")]
    context = {"closed": reverse("admin:index"), "sitemaps": sitemaps}
    return render(request, "newsroom/robots.txt", context, content_type="text/plain; charset=utf-8")
