"""A working copy: the text that will replace what readers see, written beside it until an editor publishes it.

A story has one row for it (`copy_of`), made when it is first wanted and used again later: it keeps the history of what
was written there, and a form that somebody still has open on it is refused in words instead of finding nothing. The
copy is open while `copied_version` says which save of its story it was made from.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles.content.versions.content import content_of
from articles.content.versions.writing import write

NOT_BY_A_FIX = (
    "A small fix leaves each judgment as the story was published with it. To show the newer version, choose “Publish "
    "as an update readers should see”; or untick it here."
)
NOT_TOLD_BY_A_FIX = (
    "Of a small fix readers are told nothing. To let them read what is new, choose “Publish as an update readers "
    "should see”; or empty that field."
)


class OvertakenError(ValueError):
    """What readers see is not what the working copy was made from, and nobody has looked at the difference yet."""


class WorkingCopies:
    """What a story may do with its working copy. Verbs of the copy itself are called on the copy."""

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

    # ---- Verbs of the story

    def open_copy(self, *, by):
        """The story's working copy: the one that is open, or else a new one that says what readers now see.

        Raises PermissionDenied for those who may not write, ValueError in words when readers do not see the story.
        """
        if not by.has_perm("articles.change_story"):
            raise PermissionDenied("You may read this story, but not change it.")
        if self.state != "published":
            raise ValueError("Only a story that readers see is edited in a working copy.")
        with transaction.atomic():
            return self._open_copy(by)

    def _open_copy(self, by):
        # Locked, so that it is copied whole, and so that two people who ask at once open one copy.
        story = type(self).objects.select_for_update().get(pk=self.pk)
        if story.state != "published":
            raise ValueError("The story was withdrawn meanwhile, and is kept as it stood.")
        copy = type(self).objects.filter(copy_of=story).first()
        if copy and copy.is_open:
            return copy
        copy = copy or type(self).objects.create(copy_of=story, headline=story.headline, slug=story.slug, created_by=by)
        copy.save_if_unchanged(by=by, copied_version=story.version)
        write(copy, content_of(story))
        copy._show_as_published()
        copy._keep("opened", by)
        return copy

    # ---- Verbs of a working copy

    def publish_copy(self, *, by, update: bool = False, move=(), seen: int | None = None) -> None:
        """Let readers see this working copy instead of what they see now.

        With `update` they are told that the story has changed, in the copy's words (`what_is_new`) if it has any, and
        `move` may name uses of the record that from now on show the version now current; without it, it is a small fix,
        which says nothing, and no date moves. `seen` is the version of the
        story that whoever asks has looked at. A judgment that stays keeps the version it was published with.

        Raises PermissionDenied for anybody but an editor, UnpublishableError when a problem blocks it, ValueError in
        words when it cannot be, and ChangedMeanwhileError, with nothing written, when somebody saved in between.
        """
        from articles.prepublication import blocking_problems

        from .stories import UnpublishableError

        self._only_editors(by)
        if self.copy_of_id:
            self.copy_of = type(self).objects.get(pk=self.copy_of_id)
        story = self.original
        if reason := self._why_not_over(story, seen):
            raise reason
        if move and not update:
            raise ValueError(NOT_BY_A_FIX)
        if self.what_is_new.strip() and not update:
            raise ValueError(NOT_TOLD_BY_A_FIX)
        moment = timezone.now()
        if problems := blocking_problems(self, moment):
            raise UnpublishableError(problems)
        with transaction.atomic():
            story.save_if_unchanged(by=by, **({"updated_at": moment} if update else {}))
            said = self.what_is_new
            self.save_if_unchanged(by=by, copied_version=None, what_is_new="")
            story._take_over(self, move, moment)
            if update:
                story.tell_replies(moment)
                story._tell_what_is_new(said, moment, by)
            story._keep("updated" if update else "fixed", by)

    def discard_copy(self, *, by) -> None:
        """Give a working copy up: readers go on seeing what they see. What it said stays in its history."""
        if not by.has_perm("articles.change_story"):
            raise PermissionDenied("You may read this working copy, but not discard it.")
        if not self.is_open:
            raise ValueError("This is no open working copy.")
        with transaction.atomic():
            self.save_if_unchanged(by=by, copied_version=None, what_is_new="")
            write(self, content_of(self.copy_of))
            self._show_as_published()
            self._keep("discarded", by)

    def differs_from_what_it_was_made_from(self) -> bool:
        """Whether the story says anything else than when this copy of it was opened. A correction alone does not."""
        if self.copy_of.version == self.copied_version:
            return False
        opened = self.versions.filter(why="opened").first()
        return opened is None or _as_written(opened.content) != _as_written(content_of(self.copy_of))

    # ---- Restoring

    def restore(self, version, *, by) -> list[str]:
        """Make a draft, a scheduled story or a working copy say what a version of it said; a save of its own.

        Returns a sentence for each thing that the version names and that is no longer there. Raises PermissionDenied
        for those who may not change it, ValueError in words where nothing is written in place.
        """
        allowed = {"draft": "change_story", "scheduled": "publish_story", "working copy": "change_story"}
        if self.state not in allowed or (self.copy_of_id and not self.is_open):
            raise ValueError("What readers have seen is changed in a working copy alone: open one, and restore there.")
        if not by.has_perm(f"articles.{allowed[self.state]}"):
            raise PermissionDenied("You may read this story, but not change it.")
        with transaction.atomic():
            self.save_if_unchanged(by=by)
            missing = self._write_restored(version.content)
            self._keep("restored", by)
        return missing

    def _write_restored(self, content) -> list[str]:
        from articles.prepublication.quote_checks import note_checks
        from articles.record_uses.mentions import note_mentions

        taken, missing = self._is_taken(content["slug"]), []
        if taken:
            missing = [f"The address “{content['slug']}” leads to another story now: the present one stays."]
            content = content | {"slug": self.slug}
        missing += write(self, content)
        if self.copy_of_id:
            self._show_as_published()
        elif self.published_at:
            self._pin_judgments(self.judgments.filter(as_published=None), self.published_at)
            note_checks(self, self.published_at)
        note_mentions(self)
        return missing

    # ---- How

    def _why_not_over(self, story, seen: int | None) -> ValueError | None:
        """Why this copy cannot be published over its story; None when it can."""
        if not self.is_open:
            return ValueError("This is no open working copy: it was published or discarded.")
        if story.state != "published":
            return ValueError("The story was withdrawn, and is kept as it stood: its working copy cannot be published.")
        if self._is_taken(self.slug):
            return ValueError(f"The address “{self.slug}” leads to another story: choose another.")
        if seen != story.version and self.differs_from_what_it_was_made_from():
            return OvertakenError(
                "What readers see has been changed since this working copy was opened. Look at the differences, take "
                "over what is to stay, and publish again."
            )
        return None

    def _is_taken(self, slug: str) -> bool:
        from .stories import FormerSlug

        own = self.copy_of_id or self.pk
        others = type(self).objects.without_copies().filter(slug=slug).exclude(pk=own)
        return others.exists() or FormerSlug.objects.filter(slug=slug).exclude(story=own).exists()

    def _take_over(self, copy, move, moment) -> None:
        """Say what the copy says. What is new of the record is shown as it now is, and so is what was to move."""
        from articles.prepublication.quote_checks import note_checks
        from articles.record_uses.mentions import note_mentions

        was = self.slug
        write(self, content_of(copy))
        self._pin_judgments(self.judgments.filter(as_published=None), moment)
        self._pin_judgments(self.judgments.filter(pk__in=[use.pk for use in move]), moment)
        self.keep_address(was)
        note_mentions(self)
        note_checks(self, moment)

    def _show_as_published(self) -> None:
        """Of a working copy: each judgment that its story has too is shown in the version that readers see there."""
        shown = dict(self.copy_of.judgments.values_list("judgment_id", "as_published_id"))
        uses = list(self.judgments.all())
        for use in uses:
            use.as_published_id = shown.get(use.judgment_id)
        self.judgments.bulk_update(uses, ["as_published"])


def _as_written(content) -> dict:
    """A content without the versions that its judgments show and the log of replies: these move on their own."""
    return content | {"judgments": [row | {"shown": None} for row in content["judgments"]], "replies": None}
