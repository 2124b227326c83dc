"""What people do: one module for each noun, each verb read from top to bottom.

May they, can it be, write in one transaction, keep. What the desk does takes `by=`, the person who does it, and raises
PermissionDenied for those who may not, ValueError in words for what cannot be, and ChangedMeanwhileError, with nothing
written, when somebody saved in between.
"""

from .alarm_decisions import decide_alarm, restore_alarm
from .check_decisions import approve_omission, mark_not_a_quotation, unmark_not_a_quotation
from .corrections import correct
from .error_reports import (
    TooManyReportsError,
    forget_reporters,
    receive_report,
    settle_as_right,
    settle_as_spam,
    settle_by_correction,
)
from .front_page import choose_for_front_page, keep_on_front_page, move_on_front_page, take_off_front_page
from .keeping import add_quote, add_topic, assign, delete_draft, file_under, note_what_was_said, record_save
from .margin_notes import settle_margin_note, write_margin_note
from .overrides import override
from .preview_links import make_preview_link, note_link_opened, revoke_preview_link
from .publish import UnpublishableError, mark_updated, publish, unschedule, withdraw
from .record_answers import answer
from .replies import note_no_answer, set_reply_lines, settle_late_answer
from .restore import restore
from .topics import merge_topics
from .workflow import approve, recall, reopen, send_back, set_aside, submit, take_up
from .working_copy import OvertakenError, discard_copy, open_copy, publish_copy

__all__ = [
    "OvertakenError",
    "TooManyReportsError",
    "UnpublishableError",
    "add_quote",
    "add_topic",
    "answer",
    "approve",
    "approve_omission",
    "assign",
    "choose_for_front_page",
    "correct",
    "decide_alarm",
    "delete_draft",
    "discard_copy",
    "file_under",
    "forget_reporters",
    "keep_on_front_page",
    "make_preview_link",
    "mark_not_a_quotation",
    "mark_updated",
    "merge_topics",
    "move_on_front_page",
    "note_link_opened",
    "note_no_answer",
    "note_what_was_said",
    "open_copy",
    "override",
    "publish",
    "publish_copy",
    "recall",
    "receive_report",
    "record_save",
    "reopen",
    "restore",
    "restore_alarm",
    "revoke_preview_link",
    "send_back",
    "set_aside",
    "set_reply_lines",
    "settle_as_right",
    "settle_as_spam",
    "settle_by_correction",
    "settle_late_answer",
    "settle_margin_note",
    "submit",
    "take_off_front_page",
    "take_up",
    "unmark_not_a_quotation",
    "unschedule",
    "withdraw",
    "write_margin_note",
]
