"""What a published story shows of the record and the record has replaced: an update may move it, a small fix not."""

from dataclasses import dataclass

from django import forms
from django.db.models import Prefetch

from articles.models import Story, StoryJudgment
from articles.pages.judgment_boxes import boxes_with_changes, pinned_boxes
from inspections.models import JudgmentVersion


@dataclass(frozen=True)
class NewerJudgment:
    """One use, and the version that it would show from now on."""

    use: StoryJudgment
    version: JudgmentVersion

    def __str__(self) -> str:
        judgment = self.use.published_version.judgment
        inspection, area = judgment.inspection, judgment.area
        instead = f"show {_dated(self.version)} instead of {_dated(self.use.published_version)}"
        return f"{inspection.body.short_name}, {inspection.programme.label}, {area.label}: {instead}"


def _dated(version: JudgmentVersion) -> str:
    return f"{version.outcome_in_words} ({version.published_on.in_words()})"


def newer_judgments(story: Story) -> list[NewerJudgment]:
    """What a story that readers see could show instead; its working copy asks on its behalf."""
    story = story.original
    if story.pk is None or story.state != "published":
        return []
    shown = Prefetch("published_version", JudgmentVersion.objects.public().with_record())
    uses = story.judgments.prefetch_related(shown)
    boxes = boxes_with_changes(pinned_boxes(uses))
    return [NewerJudgment(box.use, box.replaced[-1]) for box in boxes if box.replaced]


class NewerJudgmentsField(forms.MultipleChoiceField):
    """A tick names the version that was offered: what came later is not taken unseen. Cleans to the uses to move."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options) -> None:
        super().__init__(
            required=False,
            initial=list,
            label="Show what the record says now",
            error_messages={
                "invalid_choice": "The record has changed again since you opened this form: look at what it says now."
            },
            **options,
        )

    def offer(self, newer: list[NewerJudgment]) -> None:
        self.offered = {str(one.version.pk): one.use for one in newer}
        self.choices = [(str(one.version.pk), str(one)) for one in newer]

    def clean(self, value) -> list[StoryJudgment]:
        return [self.offered[key] for key in super().clean(value)]
