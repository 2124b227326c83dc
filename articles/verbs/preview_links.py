"""Let somebody without an account read a story that is not out, by a link; and end that again."""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from articles.models import PreviewLink, Story
from articles.models.preview_links import token_hash


def make_preview_link(story: Story, *, by, for_whom: str, days: int) -> tuple[PreviewLink, str]:
    """A new link to a draft, a planned story or an open working copy, and its token, which is kept nowhere.

    Raises PermissionDenied for those who may not change stories, ValueError in words for what cannot be linked.
    """
    if not by.has_perm("articles.change_story"):
        raise PermissionDenied("Only those who write stories can let others read a draft.")
    if not PreviewLink.is_for(story):
        raise ValueError("Only a story that is not out yet needs a link: readers know the address of this one.")
    if not for_whom.strip():
        raise ValueError("Say whom the link is for.")
    if days not in PreviewLink.DAYS:
        raise ValueError("Choose for how long the link works.")
    token, made_at = secrets.token_urlsafe(32), timezone.now()
    link = PreviewLink.objects.create(
        story=story,
        token_hash=token_hash(token),
        for_whom=for_whom.strip(),
        made_by=by,
        made_at=made_at,
        expires_at=made_at + timedelta(days=days),
    )
    return link, token


def revoke_preview_link(link: PreviewLink, *, by) -> None:
    """End it at once; ended twice, the first stands."""
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by)
    link.refresh_from_db()


def note_link_opened(link: PreviewLink) -> None:
    """Count that somebody has read the story by it, now."""
    PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, opened_at=timezone.now())
