"""A story and what may be done with it: publish, update, withdraw."""

import uuid

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from articles.content.body.field import BodyField
from articles.content.notes.strip import WordsQuerySet, without_notes
from inspections.models import Inspection, JudgmentVersion, Source

from .authors import Byline
from .copies import WorkingCopies
from .pictures import ALT_HELP, Picture, StoryPicture
from .sections_and_topics import Section, TopicOfStory
from .versions import StoryVersion
from .workflow import Stage, Workflow


def _person():
    """Who did something to a story, as the server noted it."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")


def reports_at(path: str) -> models.Prefetch:
    """The reports of an inspection that readers may be told of, as its `public_reports`: never all that it has."""
    return models.Prefetch(f"{path}__sources", Source.objects.public().reports(), to_attr="public_reports")


class StoryQuerySet(WordsQuerySet):
    def published(self):
        """Stories that readers may see, now. The one place that decides it; publication is a query on the clock.

        They come in the words that readers see, without the desk's notes.
        """
        return self.filter(published_at__lte=timezone.now(), withdrawn_at=None).for_readers()

    def in_feeds(self, wait):
        """Published stories that have stood on the site for so long; see `Publication.feed_wait`."""
        return self.published().filter(published_at__lte=timezone.now() - wait)

    def withdrawn(self):
        """Stories that were public and are no more."""
        return self.filter(published_at__lte=timezone.now(), withdrawn_at__isnull=False).for_readers()

    def out(self):
        """Stories that readers see now, or will see at their time: those for which a change of the record is work."""
        return self.filter(published_at__isnull=False, withdrawn_at=None)

    def planned(self, *, within):
        """Stories that go out in so long a time, the next first."""
        now = timezone.now()
        return self.filter(published_at__gt=now, published_at__lte=now + within).order_by("published_at", "pk")

    def without_copies(self):
        """Stories themselves: a working copy of one is found by its story."""
        return self.filter(copy_of=None)

    def with_open_copy(self):
        """Stories of which a working copy is open."""
        return self.filter(copy_row__copied_version__isnull=False)

    def unpublished(self):
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
        from .attachments import Quote
        from .corrections import Correction
        from .replies import Reply
        from .story_updates import StoryUpdate

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
            models.Prefetch("judgments__as_published", JudgmentVersion.objects.public().with_record()),
            reports_at("judgments__as_published__judgment__inspection"),
            models.Prefetch("updates", StoryUpdate.objects.public()),
        )


class UnpublishableError(Exception):
    """The story cannot go out as it stands; `problems` says why."""

    def __init__(self, problems) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(problem.text for problem in self.problems))


class ChangedMeanwhileError(Exception):
    """Somebody saved the story after it was opened; nothing was written."""


class Story(WorkingCopies, Workflow):
    """One story. It is a draft while `published_at` is empty, scheduled while that lies ahead, then public.

    `published_at` is set once, by the server; `updated_at` moves only for a change that readers should see; `saved_at`
    moves with every save and is for the desk. `version` counts saves: a save names the version it began from.
    How far a draft is, who has it and when it is due stands in workflow.py, and is nothing to readers.
    A row with `copy_of` is no story of its own but the working copy of one (articles/models/copies.py).
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
            models.Index(F("published_at").desc(), F("id").desc(), name="newest_stories"),
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

    # ---- What may be done with it

    def publish(self, *, by, at=None) -> None:
        """Make the story public at once, or at a time ahead. First publication only.

        Raises PermissionDenied for anybody but an editor, UnpublishableError when a problem blocks it, ValueError when
        it is published already. Pins each judgment to the version that its readers will see, and each reply likewise;
        keeps of each quote whether it stands in its source.
        """
        from articles.prepublication import blocking_problems
        from articles.prepublication.quote_checks import note_checks
        from articles.record_uses.mentions import note_mentions

        self._only_editors(by)
        if self.state == "working copy":
            raise ValueError("A working copy is published over its story: as a small fix, or as an update.")
        if self.state in ("published", "withdrawn"):
            raise ValueError(f"This story is {self.state} already.")
        moment = max(at or timezone.now(), timezone.now())
        if problems := blocking_problems(self, moment):
            raise UnpublishableError(problems)
        with transaction.atomic():
            self.save_if_unchanged(by=by, published_at=moment, published_by=by)
            self._pin_judgments(self.judgments, moment)
            self.tell_replies(moment)
            note_mentions(self)
            note_checks(self, moment)
            self._keep("published" if moment <= timezone.now() else "scheduled", by)

    def unschedule(self, *, by) -> None:
        """Take back a publication that has not happened yet; the story stands where it stood before."""
        self._only_editors(by)
        if self.state != "scheduled":
            raise ValueError("Only a scheduled story can be taken back.")
        with transaction.atomic():
            self.save_if_unchanged(by=by, published_at=None, published_by=None)
            self.judgments.update(as_published=None)
            self.replies.update(line="", words="", line_says="", line_at=None)
            self.mentions.update(as_published=None)
            self._keep("taken back", by)

    def mark_updated(self, *, by, move=(), what_is_new: str = "") -> None:
        """Tell readers that the public story has changed in substance: its updated date moves to now.

        `what_is_new` is one sentence for them, which stays beside that date.
        `move` are those of its uses of the record that from now on show the version now current. Nothing else moves
        a use: a small fix leaves the judgment as the story was published with it.
        """
        from articles.prepublication.quote_checks import note_checks

        self._only_editors(by)
        if self.state != "published":
            raise ValueError("Only a published story can be updated.")
        moment, moved = timezone.now(), self.judgments.filter(pk__in=[use.pk for use in move])
        with transaction.atomic():
            self.save_if_unchanged(by=by, updated_at=moment)
            self._pin_judgments(moved, moment)
            self.tell_replies(moment)
            note_checks(self, moment)
            self._tell_what_is_new(what_is_new, moment, by)
            self._keep("updated", by)

    def correct(self, *, by, text: str, stories=(), **said):
        """Publish a correction of this story, and of others that carry the same mistake; see `Correction.objects`."""
        from .corrections import Correction

        return Correction.objects.publish(by=by, text=text, stories=[self, *stories], **said)

    def withdraw(self, *, by, reason: str, headline_stays: bool = False) -> None:
        """Take a public story off every surface; its address answers 410 with the reason, which readers see.

        Its headline goes too, unless the editor chooses that it stays where withdrawals and corrections are listed.
        """
        self._only_editors(by)
        if self.state != "published":
            raise ValueError("Only a published story can be withdrawn.")
        if not reason.strip():
            raise ValueError("Say why: readers who follow the address see the reason.")
        values = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawal_reason": reason.strip()}
        with transaction.atomic():
            self.save_if_unchanged(by=by, **values, headline_stays=headline_stays)
            self._keep("withdrawn", by)

    def add_quote(self, *, by, words: str, source, page: int | None) -> None:
        """Attach words of a source as a quote; a save of the story like any other."""
        from .check_decisions import only_writers

        only_writers(self, by)
        with transaction.atomic():
            self.save_if_unchanged(by=by)
            self.quotes.create(words=words, source=source, page=page)
            self._keep("saved", by)

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

    def keep_address(self, was: str) -> None:
        """Keep the address that readers know, when it changes after the story first went out."""
        self.former_slugs.filter(slug=self.slug).delete()
        if was != self.slug and self.state in ("published", "withdrawn"):
            FormerSlug.objects.get_or_create(slug=was, defaults={"story": self})

    def _keep(self, why: str, by, note: str = "") -> None:
        """Keep the whole story as this verb has left it, and log what the verb did. Every verb ends here."""
        StoryVersion.objects.keep(self, why, by=by)
        if self.version == 1:
            self._log("created", by, was="", note=note)
        elif why != StoryVersion.Why.SAVED:
            self._log(why, by, was=self._was, note=note)

    def _only_editors(self, by) -> None:
        if not by.has_perm("articles.publish_story"):
            raise PermissionDenied("Only an editor can do this.")

    def _pin_judgments(self, uses, moment) -> None:
        for use in uses.select_related("judgment"):
            use.as_published = use.judgment.versions.public(at=moment).order_by("-number").first()
            use.save(update_fields=["as_published"])

    def _tell_what_is_new(self, text: str, moment, by) -> None:
        if text := without_notes(text).strip():
            self.updates.create(text=text, made_at=moment, made_by=by)

    def tell_replies(self, moment) -> None:
        """Set what readers who see the story from a moment are told of those who were asked."""
        for reply in self.replies.select_related("body"):
            reply.story = self
            reply.tell(moment)


class FormerSlug(models.Model):
    """An address that a story once had; it leads on to the present one, or says that the story was withdrawn."""

    slug = models.SlugField(unique=True, max_length=120)
    story = models.ForeignKey(Story, models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug
