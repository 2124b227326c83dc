"""A story that may go out, as the rules read it: each thing that several of them ask for is found once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from articles.claims import CheckedClaim
from articles.claims.record import Record, Records
from articles.content.story_content import StoryContent, saved_content
from articles.models import Story, StoryJudgment
from articles.prose.sentences import Passage

from .recorded_words import RecordedWords
from .story_claims import check_claims, passages_in
from .story_quotations import StoryQuotation, quotations_in

# The rows of a story that most rules look at, for whoever has many stories to ask about.
PARTS = (
    "bylines",
    "quotes__source",
    "pictures__picture",
    "inspections",
    Prefetch("judgments", StoryJudgment.objects.select_related("judgment__inspection", "judgment__area")),
    "replies__body",
    "copy_of__replies__body",
    "margin_notes__written_by",
    "margin_notes__settled_by",
)


@dataclass(frozen=True, eq=False)
class Proof:
    """A story as it would go out at a moment. `noted` still has the desk's notes; `content` is what readers would get.

    `records` holds the record of each day that was asked for: many proofs may share one.
    """

    noted: StoryContent
    moment: datetime
    records: Records = field(default_factory=Records)

    @property
    def story(self) -> Story:
        """Which story it is, and where it stands. Its words are asked of `content`."""
        return self.noted.story

    @cached_property
    def content(self) -> StoryContent:
        return self.noted.without_notes()

    @property
    def words(self) -> Mapping[str, str]:
        return self.content.words

    @property
    def record(self) -> Record:
        """The record as it will be on the day when the story goes out."""
        return self.records[timezone.localdate(self.moment)]

    @cached_property
    def passages(self) -> list[Passage]:
        """Headline, standfirst, paragraphs and captions, those that say anything."""
        return [passage for passage in passages_in(self.content) if passage.text.strip()]

    @cached_property
    def claims(self) -> list[CheckedClaim]:
        """What the record says to each claim of the story."""
        return check_claims(self.content, self.passages, self.record)

    @cached_property
    def quotations(self) -> list[StoryQuotation]:
        record = RecordedWords(self)
        return [record.answered(one) for one in quotations_in(self.content)]


def read_proof(story: Story, moment: datetime | None = None, records: Records | None = None) -> Proof:
    """The proof of a story as it is in hand, for a moment; now, without one.

    What of its PARTS was not fetched yet is asked for here.
    """
    content = saved_content(story)
    prefetch_related_objects(content.quotes, "source")
    prefetch_related_objects(content.pictures, "picture")
    return Proof(content, moment or timezone.now(), Records() if records is None else records)
