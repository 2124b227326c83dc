"""What is attached to a story: who wrote it, what it quotes, what it shows."""

import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

from articles.admin.permissions import may_change
from articles.admin.widgets.batched_autocomplete import ChosenInline
from articles.models import Byline, Quote, RelatedStory, StoryPicture
from articles.models.attachments import new_key
from inspections.models import Source

LINE = {"class": "vTextField"}


class BylineInline(ChosenInline, admin.TabularInline):
    model = Byline
    verbose_name = "author"
    verbose_name_plural = "byline"
    fields = ("author", "position")
    autocomplete_fields = ("author",)
    extra = 0

    def get_extra(self, request, obj=None, **kwargs) -> int:
        return 0 if obj else 1

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")


class SourceSelect(AutocompleteSelect):
    """Names the source of a quote that is there without asking for each row again."""

    known: Source | None = None

    def optgroups(self, name, value, attrs=None):
        if self.known is None or list(value) != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        empty = self.create_option(name, "", "", False, 0)
        return [(None, [empty, self.create_option(name, self.known.pk, str(self.known), True, 1)], 0)]


class QuoteForm(forms.ModelForm):
    class Meta:
        model = Quote
        fields = ("words", "speaker", "role", "organisation", "source", "page", "key")
        widgets = {
            "words": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
            "speaker": forms.TextInput(attrs=LINE),
            "role": forms.TextInput(attrs=LINE),
            "organisation": forms.TextInput(attrs=LINE),
            "key": forms.HiddenInput,
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False
        if "source" in self.fields and self.instance.source_id:
            self.fields["source"].widget.widget.known = self.instance.source

    def clean_key(self) -> str:
        """The name by which the body places the quote: ours, or one as the form's script makes them."""
        key = self.cleaned_data["key"] or new_key()
        if not re.fullmatch(r"[0-9A-Za-z-]{1,12}", key):
            raise ValidationError("This quote has lost its key: copy its words, remove it, and add it again.")
        return key


class QuoteInline(ChosenInline, admin.StackedInline):
    model = Quote
    form = QuoteForm
    autocomplete_fields = ("source",)
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "source":
            kwargs["widget"] = SourceSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fields(self, request, obj=None):
        key = ["key"] if may_change(request.user, obj) else []
        return ["words", ("speaker", "role"), ("organisation",), ("source", "page"), *key]


class StoryPictureInline(ChosenInline, admin.TabularInline):
    model = StoryPicture
    verbose_name = "picture in the text"
    verbose_name_plural = "pictures in the text"
    fields = ("picture", "alt", "caption")
    autocomplete_fields = ("picture",)
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture")


class RelatedForm(forms.ModelForm):
    def clean_related(self):
        related = self.cleaned_data["related"]
        if related == self.instance.story.original:
            raise ValidationError("This is the story itself: choose another.")
        return related


class RelatedInline(ChosenInline, admin.TabularInline):
    """Readers see them in this order while they are public; the place that is left fills itself."""

    model = RelatedStory
    form = RelatedForm
    fk_name = "story"
    verbose_name = "related story"
    verbose_name_plural = "related stories"
    fields = ("related", "position")
    autocomplete_fields = ("related",)
    extra = 0
    max_num = 6

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("related")


def keep_rows(data, prefix: str, existing: set[str]):
    """The posted rows, those that somebody else deleted meanwhile made new ones, so that nothing typed is dropped."""
    rows = [_row(data, prefix, number) for number in range(_count(data, prefix, "INITIAL_FORMS"))]
    lost = [row for row in rows if row.get("id", "") not in existing]
    if not lost:
        return data
    added = range(len(rows), _count(data, prefix, "TOTAL_FORMS"))
    kept = [row for row in rows if row not in lost]
    renewed = [row | {"id": ""} for row in lost if "DELETE" not in row]
    return _with_rows(data, prefix, kept, [*renewed, *(_row(data, prefix, number) for number in added)])


def form_rows(data, prefix: str) -> list[dict[str, str]]:
    """The rows that a form would save: not those marked to go."""
    rows = (_row(data, prefix, number) for number in range(_count(data, prefix, "TOTAL_FORMS")))
    return [row for row in rows if "DELETE" not in row]


def _count(data, prefix: str, name: str) -> int:
    """What the form says of its own rows; Django's own formset answers for what is no number."""
    value = data.get(f"{prefix}-{name}", "")
    return min(int(value), 1000) if value.isascii() and value.isdigit() else 0


def _row(data, prefix: str, number: int) -> dict[str, str]:
    start = f"{prefix}-{number}-"
    return {name.removeprefix(start): value for name, value in data.items() if name.startswith(start)}


def _with_rows(data, prefix: str, kept: list[dict], added: list[dict]):
    data = data.copy()
    for name in [name for name in data if re.match(rf"(initial-)?{prefix}-\d+-", name)]:
        del data[name]
    for number, row in enumerate([*kept, *added]):
        data.update({f"{prefix}-{number}-{name}": value for name, value in row.items()})
    data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(added))
    return data
