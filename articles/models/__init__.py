"""What we write: stories, who wrote them, what they say of the record, and the newspaper itself."""

from .answers import RecordAnswer
from .corrections import CorrectedJudgment, CorrectedStory, Correction
from .mentions import Mention
from .notes import MarginNote
from .overrides import Override
from .people import Author, Byline
from .picks import Pick
from .pictures import Picture, StoryPicture
from .places import FormerTopic, Section, Topic, TopicOfStory
from .preview_links import PreviewLink
from .publication import Publication
from .quotation_marks import QuotationMark
from .readings import ArchiveReading
from .related import RelatedStory
from .replies import Reply
from .reports import ErrorReport, Sending
from .stories import FormerSlug, Story
from .ticks import QuotationTick
from .transitions import Transition
from .unsaved import Unsaved
from .updates import StoryUpdate
from .uses import Quote, StoryJudgment
from .versions import StoryVersion
from .workflow import Stage

__all__ = [
    "ArchiveReading",
    "Author",
    "Byline",
    "CorrectedJudgment",
    "CorrectedStory",
    "Correction",
    "ErrorReport",
    "FormerSlug",
    "FormerTopic",
    "MarginNote",
    "Mention",
    "Override",
    "Pick",
    "Picture",
    "PreviewLink",
    "Publication",
    "QuotationMark",
    "QuotationTick",
    "Quote",
    "RecordAnswer",
    "RelatedStory",
    "Reply",
    "Section",
    "Sending",
    "Stage",
    "Story",
    "StoryJudgment",
    "StoryPicture",
    "StoryUpdate",
    "StoryVersion",
    "Topic",
    "TopicOfStory",
    "Transition",
    "Unsaved",
]
