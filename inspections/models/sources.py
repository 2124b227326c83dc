import hashlib
from pathlib import PurePath

from django.conf import settings
from django.core.files import File
from django.db import models
from django.db.models import Q
from django.utils import timezone

from inspections.extraction import Extracted, furniture_lines, without_lines
from inspections.extraction.results import has_words
from inspections.moments import why_embargoed
from inspections.uploads import source_path

from .release import past_embargo


class SourceQuerySet(models.QuerySet):
    def reports(self):
        """The inspectorate's own reports, which judgments are taken from."""
        return self.filter(kind=Source.Kind.REPORT).order_by("pk")

    def public(self, at=None):
        """Sources that readers may be told of, now or at a moment: for readers, and past any embargo."""
        return self.filter(past_embargo(at or timezone.now()), for_readers=True)


class Source(models.Model):
    """A paper that quotes and judgments are checked against: a report, letter, release, statement or interview note.

    `embargoed_until` is to the minute, Europe/London on the desk's screens (HMICFRS reports go live at 00:01).
    HMICFRS text is under the Open Government Licence v3.0; `attribution` is the line that the licence asks for.
    `paged_sha256` is of the text with the number of each page: what was found on a page holds while it stays the same.
    `file` is our own copy, as it was fetched; another one is stored beside it, and never written over it.
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
    speaker = models.CharField(
        max_length=120, blank=True, help_text="Who speaks, in a statement or an interview note: Alan Baldwin"
    )
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
    file = models.FileField("our copy", upload_to=source_path, blank=True, editable=False)
    file_sha256 = models.CharField("SHA-256 of our copy", max_length=64, blank=True, editable=False)
    sha256 = models.CharField("SHA-256 of the text", max_length=64, blank=True, editable=False)
    paged_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    for_readers = models.BooleanField(
        "for readers", default=False, help_text="Unticked, it is for the desk only: readers are never told of it."
    )
    embargoed_until = models.DateTimeField(null=True, blank=True, help_text="Readers see nothing of it before.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(file="", file_sha256="") | (~Q(file="") & ~Q(file_sha256="")),
                name="a_file_and_its_sha256_together",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def why_hidden(self, at=None) -> str:
        """Why readers are not told of it, now or at a moment; empty when they are, as `public()` decides."""
        return why_embargoed(self.embargoed_until, at) if self.for_readers else "for the desk only"

    @property
    def file_suffix(self) -> str:
        return PurePath(self.file.name).suffix

    @property
    def public_copy(self) -> str:
        """The address of our copy, for readers; empty unless they may have it and a licence lets us give it."""
        return self.file.url if self.file and self.licence and not self.why_hidden() else ""

    def keep_file(self, content) -> str:
        """Store our own copy, under a new name, which is returned; the row itself is not saved yet.

        Whoever calls it takes the file away again if the row cannot be saved.
        """
        content.seek(0)
        self.file_sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        self.file = File(content, name="source")
        self.file.save("source", content, save=False)
        return self.file.name

    def set_text(self, text: Extracted) -> None:
        """Replace the text by what was extracted, and say how much of the paper it is."""
        if text.unread:
            self.extent = self.Extent.EXTRACT
        elif self.extent == self.Extent.NO_TEXT:
            self.extent = self.Extent.WHOLE
        self.set_pages(text.pages)

    def set_pages(self, pages) -> None:
        """Replace the text, page by page, numbered from 1. A page without words is not held."""
        self.pages.all().delete()
        SourcePage.objects.bulk_create(
            SourcePage(source=self, number=number, text=text)
            for number, text in enumerate(pages, start=1)
            if has_words(text)
        )
        self.note_text()

    def note_text(self) -> None:
        """Keep all that is said of the text in step with the pages as they now are.

        That is its SHA-256 (of the pages joined by form feeds), what on each page is furniture, and that there is none.
        """
        pages = list(self.pages.order_by("number"))
        texts = [page.text for page in pages]
        for page, furniture in zip(pages, furniture_lines(texts, [page.number for page in pages]), strict=True):
            page.furniture = furniture
        SourcePage.objects.bulk_update(pages, ["furniture"], batch_size=200)
        self.sha256 = hashlib.sha256("\f".join(texts).encode()).hexdigest() if pages else ""
        paged = "\f".join(f"{page.number}\n{page.text}" for page in pages)
        self.paged_sha256 = hashlib.sha256(paged.encode()).hexdigest() if pages else ""
        self.extent = self._extent_with(pages)
        self.save(update_fields=["sha256", "paged_sha256", "extent"])

    def _extent_with(self, pages) -> str:
        """What the desk says of it, but that text is held exactly when it is."""
        if not pages:
            return self.Extent.NO_TEXT
        return self.Extent.EXTRACT if self.extent == self.Extent.NO_TEXT else self.extent


class SourcePage(models.Model):
    """The text of one page as it was extracted, numbered from 1 as in the paper itself.

    `furniture` are the numbers, from 1, of its lines that are running heads, feet and page numbers.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()
    furniture = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        ordering = ("source", "number")
        constraints = (models.UniqueConstraint(fields=["source", "number"], name="one_text_per_page"),)

    def __str__(self) -> str:
        return f"{self.source}, page {self.number}"

    @property
    def text_without_furniture(self) -> str:
        """The page's own words: a sentence that runs over to the next page goes on there without a head between."""
        return without_lines(self.text, self.furniture)
