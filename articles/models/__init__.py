"""What we write: stories, who wrote them, what they say of the record, and the newspaper itself."""

from .archive_scans import ArchiveReading
from .attachments import Quote, StoryJudgment
from .audit_log import Transition
from .authors import Author, Byline
from .autosave import Unsaved
from .corrections import CorrectedJudgment, CorrectedStory, Correction
from .error_reports import ErrorReport, Sending
from .front_page import Pick
from .margin_notes import MarginNote
from .mentions import Mention
from .omission_approvals import QuotationTick
from .overrides import Override
from .pictures import Picture, StoryPicture
from .preview_links import PreviewLink
from .publication import Publication
from .record_answers import RecordAnswer
from .related_stories import RelatedStory
from .replies import Reply
from .scare_quotes import QuotationMark
from .sections_and_topics import FormerTopic, Section, Topic, TopicOfStory
from .stories import FormerSlug, Story
from .story_updates import StoryUpdate
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
