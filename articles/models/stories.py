"""A story: what it says, where it stands, and what every save of it keeps. What is done with it: articles/verbs/."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from articles.content.body.field import BodyField
from articles.content.notes.strip import WordsQuerySet, without_notes
from articles.content.versions.content import version_content
from inspections.models import Inspection, JudgmentVersion, Source

from .attachments import Quote
from .audit_log import AuditLogEntry
from .authors import Byline
from .corrections import Correction
from .pictures import ALT_HELP, Picture, StoryPicture
from .published import published, withdrawn
from .replies import Reply
from .sections_and_topics import Section, TopicOfStory
from .story_updates import StoryUpdate
from .versions import StoryVersion
from .workflow import IN_WORDS, Stage


def _person():
    """Who did something to a story, as the server noted it."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")


def reports_at(path: str) -> models.Prefetch:
    """The reports of an inspection that readers may be told of, as its `public_reports`: never all that it has."""
    return models.Prefetch(f"{path}__sources", Source.objects.public().reports(), to_attr="public_reports")


class StoryQuerySet(WordsQuerySet):
    def published(self):
        """Stories that readers may see, now (articles/models/published.py); publication is a query on the clock.

        They come in the words that readers see, without the desk's notes.
        """
        return self.filter(published()).for_readers()

    def in_feeds(self, wait):
        """Published stories that have stood on the site for so long; see `Publication.feed_wait`."""
        return self.filter(published(for_at_least=wait)).for_readers()

    def withdrawn(self):
        """Stories that were public and are no more."""
        return self.filter(withdrawn()).for_readers()

    def public_or_scheduled(self):
        """Stories that readers see now, or will see at their time: those for which a change of the record is work."""
        return self.filter(published_at__isnull=False, withdrawn_at=None)

    def scheduled_within(self, within):
        """Stories that go out in so long a time, the next first."""
        now = timezone.now()
        return self.filter(published_at__gt=now).exclude(published_at__gt=now + within).order_by("published_at", "pk")

    def without_copies(self):
        """Stories themselves: a working copy of one is found by its story."""
        return self.filter(copy_of=None)

    def with_open_copy(self):
        """Stories of which a working copy is open."""
        return self.filter(copy_row__copied_version__isnull=False)

    def not_yet_scheduled(self):
        """Stories that are neither out nor planned: ideas, drafts, those for review and those approved."""
        return self.without_copies().filter(published_at=None)

    def scheduled(self):
        """Stories that readers will see at their time."""
        return self.filter(published_at__gt=timezone.now(), withdrawn_at=None)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def about(self, body):
        """Stories about a body: attached to one of its inspections or judgments."""
        return self.filter(Q(inspections__body=body) | Q(judgments__judgment__inspection__body=body)).distinct()

    def for_lists(self):
        """With all that one line of a list shows."""
        bylines = models.Prefetch("bylines", Byline.objects.select_related("author"))
        return self.select_related("section", "lead_picture").prefetch_related(bylines)

    def for_reading(self):
        """With all that the page and the feed item of a story show, in a fixed number of queries."""
        pictures = StoryPicture.objects.for_readers().select_related("picture")
        return self.for_lists().prefetch_related(
            "topics",
            models.Prefetch("quotes", Quote.objects.for_readers()),
            # What readers may not be told of is not there to be drawn: a desk-only source is None.
            models.Prefetch("quotes__source", Source.objects.public()),
            models.Prefetch("corrections", Correction.objects.as_told()),
            models.Prefetch("replies", Reply.objects.public().for_readers().defer("put", "answer")),
            models.Prefetch("pictures", pictures),
            models.Prefetch("inspections", Inspection.objects.public().select_related("body", "programme")),
            models.Prefetch("judgments__published_version", JudgmentVersion.objects.public().with_record()),
            reports_at("judgments__published_version__judgment__inspection"),
            models.Prefetch("updates", StoryUpdate.objects.public()),
        )


# Planned, or out and not withdrawn.
OUT = Q(published_at__isnull=False, withdrawn_at=None)


class ChangedMeanwhileError(Exception):
    """Somebody saved the story after it was opened; nothing was written."""


class Story(models.Model):
    """One story. It is a draft while `published_at` is empty, scheduled while that lies ahead, then public.

    `published_at` is set once, by the server; `updated_at` moves only for a change that readers should see; `saved_at`
    moves with every save and is for the desk. `version` counts saves: a save names the version it began from.
    How far a draft is, who has it and when it is due stands in workflow.py, and is nothing to readers.
    A row with `copy_of` is no story of its own but the working copy of one (articles/verbs/working_copy.py).
    """

    headline = models.CharField(max_length=160)
    slug = models.SlugField(max_length=120, help_text="The last word of its address: /stories/…/")
    standfirst = models.TextField(max_length=400, blank=True, help_text="One or two sentences under the headline")
    body = BodyField(blank=True)
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="stories")
    topics = TaggableManager(through=TopicOfStory, blank=True, related_name="stories")
    inspections = models.ManyToManyField(Inspection, blank=True, related_name="stories")

    lead_picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="led_stories")
    lead_alt = models.CharField("alt text", max_length=300, blank=True, help_text=ALT_HELP)
    lead_caption = models.CharField("caption", max_length=300, blank=True)
    evergreen = models.BooleanField(
        "evergreen: no notice of its age",
        default=False,
        help_text="A year after its last change a story says how old it is, and that grades may have changed since. "
        "Tick this for what does not age, such as how inspections work.",
    )
    what_is_new = models.CharField(
        max_length=300,
        blank=True,
        help_text="Published as an update: one sentence that readers and subscribers see beside its date. Left empty, "
        "they see the date alone. A small fix has none.",
    )

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_stories",
        limit_choices_to={"is_staff": True, "is_active": True},
    )
    due_at = models.DateTimeField("due", null=True, blank=True)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = _person()
    created_at = models.DateTimeField(auto_now_add=True)
    saved_by = _person()
    saved_at = models.DateTimeField(auto_now=True)

    published_at = models.DateTimeField(null=True, editable=False)
    published_by = _person()
    updated_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = _person()
    withdrawal_reason = models.CharField(max_length=400, blank=True, editable=False)
    headline_stays = models.BooleanField(default=False, editable=False)

    copy_of = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="copy_row"
    )
    copied_version = models.PositiveIntegerField(null=True, blank=True, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ("-saved_at",)
        verbose_name_plural = "stories"
        permissions = (("publish_story", "Can publish, update and withdraw stories"),)
        indexes = (
            # Those that readers see or will see: a list reads no others, and their number is read off it.
            models.Index(F("published_at").desc(), F("id").desc(), name="newest_stories", condition=OUT),
            models.Index("section", F("published_at").desc(), F("id").desc(), name="newest_of_section", condition=OUT),
            models.Index(F("saved_at").desc(), F("id").desc(), name="stories_saved_last"),
            models.Index(fields=["stage"], condition=Q(published_at=None), name="unpublished_stories_by_stage"),
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="stories_by_due"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="published_when_and_by_whom_together",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal_reason="")),
                name="withdrawn_when_by_whom_and_why_together",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(published_at__isnull=False),
                name="only_a_published_story_is_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(headline_stays=False) | Q(withdrawn_at__isnull=False),
                name="a_headline_stays_only_after_a_withdrawal",
            ),
            models.CheckConstraint(
                condition=Q(updated_at=None) | Q(published_at__isnull=False, updated_at__gte=F("published_at")),
                name="updated_after_it_was_published",
            ),
            models.UniqueConstraint(fields=["slug"], condition=Q(copy_of=None), name="an_address_leads_to_one_story"),
            models.CheckConstraint(
                condition=Q(copy_of=None) | Q(published_at=None, updated_at=None, withdrawn_at=None),
                name="a_working_copy_is_never_public",
            ),
            models.CheckConstraint(
                condition=Q(copied_version=None) | Q(copy_of__isnull=False), name="only_a_working_copy_is_open"
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="stage_is_a_known_word"),
        )

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("story", args=[self.slug])

    # Its status before the save in hand: what the log says it came from.
    _was: str | None = None

    # ---- What it is

    @property
    def state(self) -> str:
        """`draft`, `scheduled`, `published` or `withdrawn`, by the clock; or `working copy`, which is none of them."""
        if self.copy_of_id:
            return "working copy"
        if self.withdrawn_at:
            return "withdrawn"
        if self.published_at is None:
            return "draft"
        return "published" if self.published_at <= timezone.now() else "scheduled"

    @property
    def status(self) -> str:
        """Its stage until it is planned; then its state, by the clock."""
        return self.stage if self.state == "draft" else self.state

    @property
    def status_in_words(self) -> str:
        return IN_WORDS[self.status]

    @property
    def original(self):
        """The story that readers know: itself, or that of which it is the working copy."""
        return self.copy_of or self

    @property
    def working_copy(self):
        """Its working copy while one is open, else None."""
        copy = getattr(self, "copy_row", None)
        return copy if copy and copy.is_open else None

    @property
    def is_open(self) -> bool:
        """Of a working copy: whether it may still be written to and published."""
        return self.copied_version is not None

    @property
    def reply_log(self):
        """Who was asked and what came back: a log of the story itself, so that its working copy has none of its own."""
        return self.original.replies

    def differs_from_what_it_was_made_from(self) -> bool:
        """Whether the story says anything else than when this copy of it was opened. A correction alone does not."""
        if self.copy_of.version == self.copied_version:
            return False
        opened = self.versions.filter(why="opened").first()
        return opened is None or _as_written(opened.content) != _as_written(version_content(self.copy_of))

    @property
    def tag_specific(self) -> str:
        """The part of its `tag:` URI that is its own; never its address."""
        return f"story/{self.uid}"

    @property
    def authors(self) -> list:
        return [byline.author for byline in self.bylines.all()]

    @property
    def changed_at(self):
        """When readers last saw something new in it."""
        return self.updated_at or self.published_at

    @property
    def public_headline(self) -> str:
        """The headline wherever readers are told of the story: none once it is withdrawn, unless it was to stay."""
        return without_notes(self.headline) if self.state == "published" or self.headline_stays else ""

    def save(self, *args, **kwargs) -> None:
        if getattr(self, "notes_left_out", False):
            raise ValueError("This was read for readers, without the notes in it: to save it, read the whole story.")
        super().save(*args, **kwargs)

    # ---- What every verb begins and ends with

    def save_if_unchanged(self, *, by, **values) -> None:
        """Write these columns if the row still has the version that we read; one conditional UPDATE.

        Raises ChangedMeanwhileError, with nothing written, when somebody saved in between.
        """
        self._was = self.status
        values |= {"version": self.version + 1, "saved_by": by, "saved_at": timezone.now()}
        if not Story.objects.filter(pk=self.pk, version=self.version).update(**values):
            raise ChangedMeanwhileError(f"“{self.headline}” was saved by somebody else meanwhile.")
        for name, value in values.items():
            setattr(self, name, value)

    def keep_former_slug(self, was: str) -> None:
        """Keep the address that readers know, when it changes after the story first went out."""
        self.former_slugs.filter(slug=self.slug).delete()
        if was != self.slug and self.state in ("published", "withdrawn"):
            FormerSlug.objects.get_or_create(slug=was, defaults={"story": self})

    def is_slug_taken(self, slug: str) -> bool:
        """Whether an address leads, or once led, to another story."""
        own = self.copy_of_id or self.pk
        others = Story.objects.without_copies().filter(slug=slug).exclude(pk=own)
        return others.exists() or FormerSlug.objects.filter(slug=slug).exclude(story=own).exists()

    def record_version(self, why: str, by, note: str = "") -> None:
        """Keep the whole story as this verb has left it, and log what the verb did. Every verb ends here."""
        StoryVersion.objects.keep(self, why, by=by)
        if self.version == 1:
            self.log("created", by, was="", note=note)
        elif why != StoryVersion.Why.SAVED:
            self.log(why, by, was=self._was, note=note)

    def log_assignment(self, *, by) -> None:
        to = f"To {self.assigned_to}" if self.assigned_to else "To nobody"
        self.log("assigned", by, note=to)

    def log_override(self, override, *, by) -> None:
        self.log("overridden", by, note=f"{override.problem} Overridden because: {override.reason}")

    def log(self, verb: str, by, *, was: str | None = None, now: str | None = None, note: str = "") -> None:
        """Add a line to the audit log: what `verb` did, and between which states where they are not as they stand."""
        status = self.status
        was, now = status if was is None else was, status if now is None else now
        AuditLogEntry.objects.log(self, verb, by=by, was=was, now=now, note=note)


def _as_written(content) -> dict:
    """A content without the versions that its judgments show and the log of replies: these move on their own."""
    return content | {"judgments": [row | {"shown": None} for row in content["judgments"]], "replies": None}


class FormerSlug(models.Model):
    """An address that a story once had; it leads on to the present one, or says that the story was withdrawn."""

    slug = models.SlugField(unique=True, max_length=120)
    story = models.ForeignKey(Story, models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug
