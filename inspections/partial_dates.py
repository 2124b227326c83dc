"""Dates known to the day, the month, the year, or not at all."""

import re
from datetime import date
from functools import total_ordering

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS

FORM = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
NOT_HELD = "date not held"
HOW_TO_WRITE = "2018-03-22, or 2018-03, or 2018; empty when the date is not held"


@total_ordering
class PartialDate:
    """A date with its precision: `2018-03-22`, `2018-03`, `2018` or nothing.

    It is kept as the text that the record's files use, so precision cannot part from the date, and text order is
    date order. A date not held is falsy and sorts first. Raises ValueError for anything else.
    """

    __slots__ = ("text",)

    def __init__(self, text: str | date = "") -> None:
        self.text = text.isoformat() if isinstance(text, date) else (text or "").strip()
        if self.text:
            self._first_day()

    def _first_day(self) -> date:
        if not FORM.match(self.text):
            raise ValueError(f"“{self.text}” is not a date: write 2018-03-22, 2018-03, 2018 or nothing")
        try:
            return date.fromisoformat(self.text + "-01-01"[len(self.text) - 4 :])
        except ValueError as error:
            raise ValueError(f"“{self.text}” is not a date: there is no such day or month") from error

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `not held`."""
        return {10: "day", 7: "month", 4: "year", 0: "not held"}[len(self.text)]

    @property
    def year(self) -> int | None:
        return int(self.text[:4]) if self.text else None

    def first_day(self) -> date | None:
        """The earliest day it can mean; None when not held."""
        return self._first_day() if self.text else None

    def in_words(self) -> str:
        """As a newspaper writes it: 22 March 2018, March 2018, 2018, date not held."""
        day = self.first_day()
        if day is None:
            return NOT_HELD
        words = {"day": f"{day.day} {MONTHS[day.month]} {day.year}", "month": f"{MONTHS[day.month]} {day.year}"}
        return str(words.get(self.precision, day.year))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return self.text == str(other) if isinstance(other, PartialDate | str | date) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self.text < str(other)

    def __hash__(self) -> int:
        return hash(self.text)


class PartialDateField(models.CharField):
    """A column holding a PartialDate; a malformed one cannot be written by any path through the ORM."""

    description = "A date known to the day, month or year, or not held"

    def __init__(self, *args, **kwargs) -> None:
        kwargs |= {"max_length": 10, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for implied in ("max_length", "blank", "default"):
            del kwargs[implied]
        return name, path, args, kwargs

    def from_db_value(self, value, *_) -> PartialDate:
        return PartialDate(value)

    def to_python(self, value) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate(value)
        except ValueError as error:
            raise ValidationError(str(error), code="malformed_date") from error

    def get_prep_value(self, value) -> str:
        return str(self.to_python(value))

    def value_to_string(self, obj) -> str:
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})

    def run_validators(self, value) -> None:
        super().run_validators(str(value))

    def validate(self, value, model_instance) -> None:
        super().validate(str(value), model_instance)


class PartialDateFormField(forms.CharField):
    """Typed as 2018-03-22, 2018-03, 2018, or left empty when the date is not held."""

    def __init__(self, **kwargs) -> None:
        # A model's field without a help text passes an empty one.
        kwargs["help_text"] = kwargs.get("help_text") or HOW_TO_WRITE
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return str(value or "")

    def clean(self, value) -> PartialDate:
        try:
            return PartialDate(super().clean(value))
        except ValueError as error:
            raise ValidationError(str(error), code="malformed_date") from error
