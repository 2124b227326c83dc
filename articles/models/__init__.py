"""What we write: stories, who wrote them, what they say of the record, and the newspaper itself."""

from .answers import RecordAnswer
from .corrections import CorrectedJudgment, CorrectedStory, Correction
from .mentions import Mention
from .people import Author, Byline
from .pictures import Picture, StoryPicture
from .places import Section, Topic, TopicOfStory
from .publication import Publication
from .readings import ArchiveReading
from .replies import Reply
from .stories import FormerSlug, Story
from .unsaved import Unsaved
from .uses import Quote, StoryJudgment
from .versions import StoryVersion

__all__ = [
    "ArchiveReading",
    "Author",
    "Byline",
    "CorrectedJudgment",
    "CorrectedStory",
    "Correction",
    "FormerSlug",
    "Mention",
    "Picture",
    "Publication",
    "Quote",
    "RecordAnswer",
    "Reply",
    "Section",
    "Story",
    "StoryJudgment",
    "StoryPicture",
    "StoryVersion",
    "Topic",
    "TopicOfStory",
    "Unsaved",
]
