"""The record's pages for search engines: only where readers may see a judgment, dated by the newest release."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Max
from django.urls import reverse
from django.utils.functional import cached_property

from .models import SEEN_FROM, JudgmentVersion


class DatedAddresses(Sitemap):
    """Items are pairs of a path and when its page last changed; on the site's own host, whoever asks."""

    def location(self, item: tuple[str, datetime | None]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        return item[1]

    @cached_property
    def paginator(self) -> Paginator:
        """Kept for the one answer that this object is made for: it is asked for the number and then for the items."""
        return Paginator(self.items(), self.limit)

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class RecordSitemap(DatedAddresses):
    """Bodies, inspections and comparisons."""

    BODY, PROGRAMME = "judgment__inspection__body__slug", "judgment__inspection__programme__code"

    def items(self) -> list[tuple[str, datetime]]:
        return [
            *self._of("body", self.BODY),
            *self._of("comparison", self.PROGRAMME),
            *self._of("inspection", self.BODY, self.PROGRAMME),
        ]

    def _of(self, name: str, *columns: str) -> list[tuple[str, datetime]]:
        rows = JudgmentVersion.objects.public().order_by(*columns).values_list(*columns)
        return [(reverse(name, args=words), newest) for *words, newest in rows.annotate(newest=Max(SEEN_FROM))]


def newest_release() -> datetime | None:
    return JudgmentVersion.objects.public().aggregate(newest=Max(SEEN_FROM))["newest"]
