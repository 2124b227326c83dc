"""A story on its way to publication: an idea, a draft, for review, approved; who has it, and until when.

None of this makes anything public: readers see what `published_at` says, and only `publish()` sets that.
"""

from dataclasses import dataclass

from django.db import models


class Stage(models.TextChoices):
    """How far a story is that is neither planned nor out."""

    IDEA = "idea"
    DRAFT = "draft"
    FOR_REVIEW = "for review", "for review"
    APPROVED = "approved"


@dataclass(frozen=True)
class Move:
    """A step from one stage to another; `why` is what the versions and the log call it."""

    why: str
    starts: tuple[Stage, ...]
    ends: Stage
    is_editors: bool = False


TAKE_UP = Move("taken up", (Stage.IDEA,), Stage.DRAFT)
SET_ASIDE = Move("set aside", (Stage.DRAFT,), Stage.IDEA)
SUBMIT = Move("submitted", (Stage.DRAFT,), Stage.FOR_REVIEW)
RECALL = Move("recalled", (Stage.FOR_REVIEW,), Stage.DRAFT)
APPROVE = Move("approved", (Stage.FOR_REVIEW,), Stage.APPROVED, is_editors=True)
SEND_BACK = Move("sent back", (Stage.FOR_REVIEW, Stage.APPROVED), Stage.DRAFT, is_editors=True)
# What a reporter writes into an approved text has been seen by no editor.
REOPEN = Move("reopened", (Stage.APPROVED,), Stage.FOR_REVIEW)

# A story by its status, as a sentence says it.
IN_WORDS = {
    "idea": "an idea",
    "draft": "a draft",
    "for review": "waiting for review",
    "approved": "approved",
    "scheduled": "planned for publication",
    "published": "published",
    "withdrawn": "withdrawn",
    "working copy": "a working copy",
}
