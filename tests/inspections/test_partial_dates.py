"""Dates known to the day, the month, the year, or not at all."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from inspections.models import Body
from inspections.partial_dates import PartialDate, PartialDateFormField
from tests import factories


@pytest.mark.parametrize(
    ("text", "precision", "words", "first"),
    [
        ("2018-03-22", "day", "22 March 2018", date(2018, 3, 22)),
        ("2018-03", "month", "March 2018", date(2018, 3, 1)),
        ("2018", "year", "2018", date(2018, 1, 1)),
        ("", "not held", "date not held", None),
    ],
)
def test_a_date_keeps_its_precision_and_says_no_more_than_is_known(text, precision, words, first):
    day = PartialDate(text)
    assert (str(day), day.precision, day.in_words(), day.first_day()) == (text, precision, words, first)


@pytest.mark.parametrize("text", ["2018-13", "2018-02-30", "22/03/2018", "2018-3", "spring", "20180322", "0000"])
def test_a_malformed_date_is_refused(text):
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate(text)


def test_dates_sort_by_time_and_those_not_held_come_first():
    texts = ["2018-03-22", "", "2018-03", "2017-11-09", "2018"]
    assert [str(day) for day in sorted(map(PartialDate, texts))] == ["", "2017-11-09", "2018", "2018-03", "2018-03-22"]
    assert not PartialDate("")


def test_a_column_gives_back_what_was_put_in():
    factories.body("borsetshire", active_from_on="1974-04")
    body = Body.objects.get()
    assert body.active_from_on == PartialDate("1974-04")
    assert body.active_from_on.precision == "month"
    assert not body.active_to_on


def test_a_malformed_date_cannot_be_written_by_any_path_through_the_orm():
    body = factories.body()
    with pytest.raises(ValidationError):
        Body.objects.filter(pk=body.pk).update(active_from_on="1974-4")
    with pytest.raises(ValidationError):
        Body.objects.bulk_update([Body(pk=body.pk, active_from_on="soon")], ["active_from_on"])


def test_the_form_says_how_to_write_one_and_why_it_was_refused():
    field = Body._meta.get_field("active_from_on").formfield()
    assert isinstance(field, PartialDateFormField)
    assert "2018-03" in field.help_text
    assert field.clean(" 2018-03 ") == PartialDate("2018-03")
    with pytest.raises(ValidationError, match="no such day or month"):
        field.clean("2018-02-30")
