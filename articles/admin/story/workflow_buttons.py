"""The buttons that take a story from stage to stage, each saying what will happen. The story's verbs decide."""

from collections.abc import Callable
from dataclasses import dataclass

from articles import verbs
from articles.admin.permissions import is_editor, may_change
from articles.models import Story
from articles.models import workflow as steps


@dataclass(frozen=True)
class Button:
    """One button of the form: its words, the step it takes, and what is said when it is done."""

    name: str
    label: str
    move: steps.Move
    verb: Callable
    done: str

    def press(self, request, story: Story, typed: dict) -> str:
        self.verb(story, by=request.user, note=typed.get("note") or "")
        return self.done


BUTTONS = (
    Button("_take_up", "Take up this idea", steps.TAKE_UP, verbs.take_up, "Taken up: the story is a draft now."),
    Button("_submit", "Submit for review", steps.SUBMIT, verbs.submit, "Submitted: editors find it in their list."),
    Button("_set_aside", "Put back among the ideas", steps.SET_ASIDE, verbs.set_aside, "It is kept as an idea."),
    Button("_recall", "Take back from review", steps.RECALL, verbs.recall, "Taken back: the story is a draft again."),
    Button(
        "_approve",
        "Approve",
        steps.APPROVE,
        verbs.approve,
        "Approved: it can go out, and does when an editor publishes it.",
    ),
    Button(
        "_send_back",
        "Send back to the writer",
        steps.SEND_BACK,
        verbs.send_back,
        "Sent back: the writer finds it in their list, with your note.",
    ),
)
VERBS = {button.name: button.press for button in BUTTONS}
EDITORS = {button.name for button in BUTTONS if button.move.is_editors}
# On the form of a new story the plain button makes a draft.
AS_IDEA = Button("_set_aside", "Save as an idea", steps.SET_ASIDE, verbs.set_aside, "It is kept as an idea.")


def buttons_for(user, story: Story | None) -> list[Button]:
    """Those with which this person may go on from where the story stands."""
    if story is None:
        return [AS_IDEA, next(button for button in BUTTONS if button.move is steps.SUBMIT)]
    if not may_change(user, story):
        return []
    return [
        button
        for button in BUTTONS
        if story.status in button.move.starts and (is_editor(user) or not button.move.is_editors)
    ]


def last_note(story: Story):
    """What was said with the last step of a story that is not out, for whoever goes on with it."""
    move = story.log_entries.moves().select_related("done_by").first() if story.state == "draft" else None
    return move if move and move.note else None


def reopen_if_changed(story: Story, by) -> bool:
    """A reporter has saved what an editor had approved: it waits for review again. True when it does."""
    if story.status != steps.Stage.APPROVED or is_editor(by):
        return False
    verbs.reopen(story, by=by, note="Changed after it was approved.")
    return True
