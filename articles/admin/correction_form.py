import hashlib
import uuid

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils import timezone

from articles.models import Correction, Story
from inspections.models import Judgment

WORDS = {"class": "vLargeTextField", "rows": 3}
PLACEMENTS = [("", "Where its kind stands: a significant mistake at the top, any other at the foot")]


def _capitalised(choices) -> list[tuple[str, str]]:
    return [(value, label.capitalize()) for value, label in choices.choices]


class CorrectionForm(forms.Form):
    """What a correction says and what it concerns. `uid` is made with the form, so that sent twice it is made once.

    `seen` is what the preview showed: only that is published, because it cannot be changed afterwards.
    """

    text = forms.CharField(
        label="What is right",
        max_length=Correction._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs=WORDS),
        help_text="A sentence that can be read by itself: “Twelve of the 41 forces required improvement.”",
    )
    was = forms.CharField(
        label="What was wrong",
        required=False,
        max_length=Correction._meta.get_field("was").max_length,
        widget=forms.Textarea(attrs=WORDS),
        help_text="“An earlier version said thirteen.” Leave it empty where repeating it would do harm.",
    )
    severity = forms.ChoiceField(
        label="How serious", choices=_capitalised(Correction.Severity), widget=forms.RadioSelect
    )
    placement = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[*PLACEMENTS, *_capitalised(Correction.Placement)],
        widget=forms.RadioSelect,
    )
    stories = forms.ModelMultipleChoiceField(
        label="Stories that carry the mistake",
        required=False,
        queryset=Story.objects.all(),
        help_text="Published ones; the correction stands on each of them at once.",
    )
    judgments = forms.ModelMultipleChoiceField(
        label="Judgments of the record that we had wrong",
        required=False,
        queryset=Judgment.objects.all(),
        help_text="Only where our record was wrong: the correction then stands beside the record too.",
    )
    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, story: Story | None = None, corrects: Correction | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.story, self.corrects = story, corrects
        self._choose("stories")
        self._choose("judgments")
        if story:
            self.fields["stories"].label = "Other stories that carry the same mistake"
            self._tick_judgments_of(story)

    def _choose(self, name: str) -> None:
        """By typing part of its name, as everywhere on the desk."""
        widget = AutocompleteSelectMultiple(Correction._meta.get_field(name), admin.site)
        widget.choices = self.fields[name].choices
        self.fields[name].widget = widget

    def _tick_judgments_of(self, story: Story) -> None:
        judgments = Judgment.objects.filter(uses__story=story)
        judgments = judgments.select_related("inspection__body", "inspection__programme", "area")
        if not judgments:
            del self.fields["judgments"]
            return
        self.fields["judgments"].queryset = judgments
        self.fields["judgments"].widget = forms.CheckboxSelectMultiple(choices=self.fields["judgments"].choices)

    def clean(self) -> dict:
        cleaned = super().clean()
        cleaned["stories"] = [*([self.story] if self.story else []), *cleaned.get("stories", ())]
        cleaned["judgments"] = list(cleaned.get("judgments", ()))
        if not self.errors and (reason := self._why_not(cleaned)):
            self.add_error(None, reason)
        return cleaned

    def _why_not(self, cleaned: dict) -> str:
        carried = list(self.corrects.stories.all()) if self.corrects else []
        of_records = list(self.corrects.judgments.all()) if self.corrects else []
        stories, judgments = [*cleaned["stories"], *carried], [*cleaned["judgments"], *of_records]
        return self._made(cleaned).why_not(stories, judgments, {story.pk for story in carried})

    def _made(self, cleaned: dict) -> Correction:
        words = {name: cleaned[name] for name in ("text", "was", "severity")}
        placement = cleaned["placement"] or Correction.usual_placement(cleaned["severity"])
        return Correction(**words, placement=placement, corrects=self.corrects, made_at=timezone.now())

    # ---- Once it is valid

    @property
    def correction(self) -> Correction:
        """As it would be published, not saved."""
        return self._made(self.cleaned_data)

    @property
    def said(self) -> dict:
        """What the verb is asked to publish, its stories among it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @property
    def fingerprint(self) -> str:
        said = {
            name: [one.pk for one in value] if isinstance(value, list) else value for name, value in self.said.items()
        }
        return hashlib.sha256(repr(said).encode()).hexdigest()

    @property
    def was_seen(self) -> bool:
        """Whether the preview showed exactly this."""
        return self.cleaned_data["seen"] == self.fingerprint
