"""The desk: where stories are written, checked and published. Django's own admin, in the newsroom's words."""

from .audit_log import TransitionAdmin
from .authors import AuthorAdmin
from .corrections import CorrectionAdmin
from .front_page import FrontPageStoryAdmin
from .home.error_reports import ErrorReportAdmin
from .home.record_changes import RecordAnswerAdmin
from .pictures import PictureAdmin
from .publication import PublicationAdmin
from .quotes import QuoteAdmin
from .raised_alarms import RaisedAlarmAdmin
from .sections_and_topics import SectionAdmin, TopicAdmin
from .sources import QuotedSourceAdmin
from .story.story_admin import StoryAdmin

__all__ = [
    "AuthorAdmin",
    "CorrectionAdmin",
    "ErrorReportAdmin",
    "FrontPageStoryAdmin",
    "PictureAdmin",
    "PublicationAdmin",
    "QuoteAdmin",
    "QuotedSourceAdmin",
    "RaisedAlarmAdmin",
    "RecordAnswerAdmin",
    "SectionAdmin",
    "StoryAdmin",
    "TopicAdmin",
    "TransitionAdmin",
]
