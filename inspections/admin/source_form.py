"""Giving a source its text: by a file, pasted, or page by page; one way at a time."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from inspections.extraction import Extracted, ExtractionRefusedError, extract
from inspections.extraction.results import tidy
from inspections.models import Source
from inspections.uploads import limits

ONE_WAY = "Give the text in one way only: by a file, pasted, or page by page."
CHOOSE_AGAIN = "Choose the file again when you have mended the rest: no browser keeps it."


class PageText(forms.CharField):
    """Text kept as it is: browsers send other line ends than they were given, and edges may matter."""

    def __init__(self, **options) -> None:
        super().__init__(**(options | {"strip": False, "widget": forms.Textarea(attrs={"rows": 12, "cols": 90})}))

    def to_python(self, value) -> str:
        # A form feed or any other control character may come with a copy; a NUL no database takes.
        return tidy(super().to_python(value))


class SourceForm(forms.ModelForm):
    upload = forms.FileField(
        label="PDF or HTML file",
        required=False,
        help_text="Its text is read page by page, and the file is kept as our own copy.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.html,.htm,application/pdf,text/html"}),
    )
    pasted = PageText(label="or the text itself", required=False, help_text="Form feeds part its pages.")
    replace_text = forms.BooleanField(
        label="replace the text all the same", required=False, help_text="Published stories quote it as it is."
    )
    # What the file or the pasted text holds; None when neither was given.
    text: Extracted | None = None
    # The name of the file that the uploaded one replaces.
    replaced_file = ""

    def clean_upload(self):
        file = self.cleaned_data["upload"]
        if file:
            try:
                self.text = extract(file, limits())
            except ExtractionRefusedError as refusal:
                raise ValidationError(str(refusal)) from refusal
        return file

    def clean_pasted(self) -> str:
        pasted = self.cleaned_data["pasted"]
        if not pasted.strip():
            return ""
        text = Extracted("text", tuple(pasted.split("\f")))
        if not text.has_text:
            raise ValidationError("There is no word in this text.")
        if self.cleaned_data.get("upload") or "upload" in self.errors:
            raise ValidationError(ONE_WAY)
        self.text = text
        return pasted

    def clean(self) -> dict:
        data = super().clean()
        if self.text and (reason := why_not_replaced(self.instance, self.data)):
            self.add_error("replace_text", reason)
        if self.errors and data.get("upload"):
            self.add_error("upload", CHOOSE_AGAIN)
        return data


class PageFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        if not self.has_changed():
            return
        if self.files.get("upload") or self.data.get("pasted", "").strip():
            raise ValidationError(ONE_WAY)
        if reason := why_not_replaced(self.instance, self.data):
            raise ValidationError(reason)


def why_not_replaced(source: Source, data) -> str:
    """Why the text stays as it is: published stories lean on it, and nobody has said that they know."""
    used_in = getattr(source, "used_in", ())
    if not used_in or data.get("replace_text"):
        return ""
    stories = "; ".join(f"“{story}”" for story in used_in)
    return (
        f"Published stories quote this source: {stories}. Readers have them with the text as it is now: "
        "tick “replace the text all the same”, and look at their quotes afterwards."
    )
