import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class SourceQuerySet(models.QuerySet):
    def public(self, at=None):
        """Sources that readers may be told of, now or at a moment: for readers, and past any embargo."""
        moment = at or timezone.now()
        return self.filter(for_readers=True).filter(Q(embargoed_until=None) | Q(embargoed_until__lte=moment))


class Source(models.Model):
    """A paper that quotes and judgments are checked against: a report, letter, release, statement or interview note.

    `embargoed_until` is to the minute, Europe/London on the desk's screens (HMICFRS reports go live at 00:01).
    HMICFRS text is under the Open Government Licence v3.0; `attribution` is the line that the licence asks for.
    """

    class Kind(models.TextChoices):
        REPORT = "report"
        LETTER = "letter"
        RELEASE = "release", "press release"
        STATEMENT = "statement"
        INTERVIEW = "interview", "interview note"

    class Extent(models.TextChoices):
        WHOLE = "whole", "the whole text"
        EXTRACT = "extract", "passages only"
        NO_TEXT = "no text", "no text held"

    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    inspection = models.ForeignKey(
        "inspections.Inspection", models.PROTECT, null=True, blank=True, related_name="sources"
    )
    address = models.URLField("web address", max_length=500, blank=True)
    fetched_on = models.DateField("fetched", null=True, blank=True)
    licence = models.CharField(max_length=200, blank=True, help_text="Open Government Licence v3.0")
    attribution = models.CharField(
        max_length=200, blank=True, help_text="The line the licence asks for: © HMICFRS 2018"
    )
    extent = models.CharField("text held", max_length=10, choices=Extent, default=Extent.NO_TEXT)
    sha256 = models.CharField("SHA-256 of the text", max_length=64, blank=True, editable=False)
    for_readers = models.BooleanField(
        "for readers", default=False, help_text="Unticked, it is for the desk only: readers are never told of it."
    )
    embargoed_until = models.DateTimeField(null=True, blank=True, help_text="Readers see nothing of it before.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at",)

    def __str__(self) -> str:
        return self.title

    def set_pages(self, pages: list[str]) -> None:
        """Replace the text, page by page, and note its SHA-256 (of the pages joined by form feeds)."""
        self.pages.all().delete()
        SourcePage.objects.bulk_create(
            SourcePage(source=self, number=number, text=text) for number, text in enumerate(pages, start=1)
        )
        self.note_sha256()

    def note_sha256(self) -> None:
        """Keep the SHA-256 in step with the pages as they now are."""
        pages = list(self.pages.order_by("number").values_list("text", flat=True))
        self.sha256 = hashlib.sha256("\f".join(pages).encode()).hexdigest() if pages else ""
        self.save(update_fields=["sha256"])


class SourcePage(models.Model):
    """The text of one page, numbered from 1 as in the paper itself."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("source", "number")
        constraints = (models.UniqueConstraint(fields=["source", "number"], name="one_text_per_page"),)

    def __str__(self) -> str:
        return f"{self.source}, page {self.number}"
