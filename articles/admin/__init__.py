"""The desk: where stories are written, checked and published. Django's own admin, in the newsroom's words."""

from .corrections import CorrectionAdmin
from .log import TransitionAdmin
from .people import AuthorAdmin
from .picks import PickAdmin
from .pictures import PictureAdmin
from .places import SectionAdmin, TopicAdmin
from .publication import PublicationAdmin
from .quotes import QuoteAdmin
from .record_tasks import RecordAnswerAdmin
from .reports import ErrorReportAdmin
from .sources import QuotedSourceAdmin
from .stories import StoryAdmin

__all__ = [
    "AuthorAdmin",
    "CorrectionAdmin",
    "ErrorReportAdmin",
    "PickAdmin",
    "PictureAdmin",
    "PublicationAdmin",
    "QuoteAdmin",
    "QuotedSourceAdmin",
    "RecordAnswerAdmin",
    "SectionAdmin",
    "StoryAdmin",
    "TopicAdmin",
    "TransitionAdmin",
]
