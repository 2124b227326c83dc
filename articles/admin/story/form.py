from django import forms
from django.utils import timezone

from articles.admin.topics import TopicsField
from articles.admin.widgets.datetime_field import UnambiguousDateTimeField
from articles.admin.widgets.staff_field import StaffMemberField
from articles.content.texts import text_names
from articles.models import Story
from articles.verbs.working_copy import NOT_BY_A_FIX, NOT_TOLD_BY_A_FIX
from inspections.models import Inspection, Judgment

from .body_editor import BodyWidget
from .judgments import JudgmentsField
from .newer_judgments import NewerJudgmentsField, newer_judgments
from .slug import unused_slug, validate_slug_is_free


class StoryForm(forms.ModelForm):
    """The story as somebody writes it. Only the headline must be there; the checks say what publication needs.

    `version` is the save that the form was opened on; in a working copy, `live_version` is that of the story itself.
    `saved_meanwhile` is the story as somebody else has saved it since: then the form is refused, and carries the new
    version, so that saving again is knowingly over it.
    """

    slug = forms.SlugField(
        label="Address",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="The last word of its address, /stories/…/. Made from the headline when left empty.",
    )
    topics = TopicsField(required=False, help_text="Choose one that is there, or type a new one and press Enter.")
    judgments = JudgmentsField(help_text="Tick the judgments that the story is about; they can be placed in the text.")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    live_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    publish_at = UnambiguousDateTimeField(label="Publish at", required=False)
    assigned_to = StaffMemberField(required=False, empty_label="Nobody yet")
    due_at = UnambiguousDateTimeField(
        label="Due", required=False, help_text="When it should be ready, by the newsroom’s clock."
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )

    newer = NewerJudgmentsField()

    class Meta:
        model = Story
        fields = (
            *text_names("story", is_typed=True),
            "slug",
            "section",
            "topics",
            "inspections",
            "lead_picture",
            "evergreen",
            "assigned_to",
            "due_at",
            "what_is_new",
        )
        widgets = {
            "headline": forms.TextInput(attrs={"class": "vLargeTextField", "autocomplete": "off"}),
            "standfirst": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 2}),
            "body": BodyWidget,
            "lead_alt": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "lead_caption": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "what_is_new": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 2}),
        }

    saved_meanwhile: Story | None = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            self.initial["live_version"] = self.instance.original.version if self.instance.copy_of_id else None
            self.initial["judgments"] = Judgment.objects.filter(uses__story=self.instance)
        self.fields["judgments"].widget.inspections = self._inspections()
        if "inspections" in self.fields:
            # Each is named by its body and its programme.
            self.fields["inspections"].queryset = Inspection.objects.select_related("body", "programme")
        if newer := newer_judgments(self.instance):
            self.fields["newer"].offer(newer)
        else:
            del self.fields["newer"]

    def _inspections(self):
        if self.is_bound:
            return self.data.getlist(self.add_prefix("inspections"))
        return self.initial.get("inspections") or ()

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        validate_slug_is_free(slug, self.instance)
        return slug

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("slug") and "slug" not in self.errors and cleaned.get("headline"):
            cleaned["slug"] = unused_slug(cleaned["headline"], self.instance)
        if "_schedule" in self.data and "publish_at" not in self.errors:
            self._check_time(cleaned.get("publish_at"))
        if moment := self.data.get("_recover"):
            self.add_error(None, f"This is what was typed by {moment}, brought back. It is not saved yet: save it now.")
        if cleaned.get("newer") and "_update" not in self.data:
            self.add_error("newer", NOT_BY_A_FIX)
        if cleaned.get("what_is_new") and "_fix" in self.data:
            self.add_error("what_is_new", NOT_TOLD_BY_A_FIX)
        if self.instance.pk and cleaned.get("version") != self.instance.version:
            self._refuse()
        return cleaned

    def _check_time(self, moment) -> None:
        if moment is None:
            self.add_error("publish_at", "Say when: a date and a time.")
        elif moment <= timezone.now():
            self.add_error("publish_at", "This time is past: choose a later one, or publish now.")

    def _refuse(self) -> None:
        """Somebody saved since the form was opened. Saving once more, from this form, is then known to be over it."""
        self.saved_meanwhile = Story.objects.select_related("saved_by").get(pk=self.instance.pk)
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(self.saved_meanwhile.version)
        self.add_error(
            None,
            "Somebody else saved this story while you were writing. Nothing of theirs was overwritten, and all that "
            "you typed is still in the form below.",
        )


class ReasonForm(forms.Form):
    """Why a story is withdrawn, in the words that readers will see, and whether its headline stays."""

    reason = forms.CharField(
        label="Reason, as readers will see it",
        max_length=Story._meta.get_field("withdrawal_reason").max_length,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
        help_text="Whoever follows the story's address reads it: “This story was published in error.”",
    )
    headline_stays = forms.BooleanField(
        label="Let readers still see the headline",
        required=False,
        help_text="At the story's address, and where withdrawals and corrections are listed. Otherwise it is gone too.",
    )
