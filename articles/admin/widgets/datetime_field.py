from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError


class UnambiguousDateTimeField(forms.DateTimeField):
    """A minute of the newsroom's clock; in the two nights when that clock changes, one that it has exactly once."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as refusal:
            if refusal.code == "ambiguous_timezone":
                raise ValidationError(
                    "The clocks change in that night, and this minute comes twice or not at all: choose one before "
                    "01:00, or from 02:00 on."
                ) from refusal
            raise
