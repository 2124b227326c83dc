"""What we write: stories, who wrote them, what they say of the record, and the newspaper itself."""

from .archive_scans import ArchiveScan
from .attachments import Quote, StoryJudgment
from .audit_log import AuditLogEntry
from .authors import Author, Byline
from .autosave import AutosavedForm
from .corrections import CorrectedJudgment, CorrectedStory, Correction
from .error_reports import ErrorReport, ReportAttempt
from .front_page import FrontPageStory
from .margin_notes import MarginNote
from .mentions import Mention
from .omission_approvals import OmissionApproval
from .overrides import Override
from .pictures import Picture, StoryPicture
from .preview_links import PreviewLink
from .publication import Publication
from .raised_alarms import RaisedAlarm
from .record_answers import RecordAnswer
from .related_stories import RelatedStory
from .replies import Reply
from .scare_quotes import NotAQuotation
from .sections_and_topics import FormerTopic, Section, Topic, TopicOfStory
from .stories import FormerSlug, Story
from .story_updates import StoryUpdate
from .versions import StoryVersion
from .workflow import Stage

__all__ = [
    "ArchiveScan",
    "AuditLogEntry",
    "Author",
    "AutosavedForm",
    "Byline",
    "CorrectedJudgment",
    "CorrectedStory",
    "Correction",
    "ErrorReport",
    "FormerSlug",
    "FormerTopic",
    "FrontPageStory",
    "MarginNote",
    "Mention",
    "NotAQuotation",
    "OmissionApproval",
    "Override",
    "Picture",
    "PreviewLink",
    "Publication",
    "Quote",
    "RaisedAlarm",
    "RecordAnswer",
    "RelatedStory",
    "Reply",
    "ReportAttempt",
    "Section",
    "Stage",
    "Story",
    "StoryJudgment",
    "StoryPicture",
    "StoryUpdate",
    "StoryVersion",
    "Topic",
    "TopicOfStory",
]
