"""What is chosen in the rows of an inline, asked for once for all its rows and not once for each."""

from collections.abc import Mapping

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property

from articles.content.primary_keys import parse_pks


class BatchedAutocomplete(AutocompleteSelect):
    """An autocomplete that finds what is chosen in `chosen`: the rows, by primary key as text."""

    chosen: Mapping = {}

    def optgroups(self, name, value, attrs=None):
        rows = [self.chosen[one] for one in value if one in self.chosen]
        label = self.choices.field.label_from_instance
        options = [self.create_option(name, row.pk, label(row), True, index) for index, row in enumerate(rows)]
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, *options], 0)]


class ChosenFormSet(BaseInlineFormSet):
    """Tells the autocompletes of all rows what they show: one query for each field."""

    @cached_property
    def forms(self) -> list:
        forms = super().forms
        for name in self.form.base_fields if forms else ():
            selects = [(form, _select_of(form, name)) for form in forms]
            if selects[0][1]:
                _tell(selects, name)
        return forms


def _select_of(form, name: str) -> BatchedAutocomplete | None:
    widget = form.fields[name].widget if name in form.fields else None
    widget = getattr(widget, "widget", widget)
    return widget if isinstance(widget, BatchedAutocomplete) else None


def _tell(selects: list, name: str) -> None:
    """Values are as somebody typed them into an address or a form: what is no number names no row."""
    values = {str(form[name].value() or "") for form, _ in selects}
    queryset = selects[0][0].fields[name].queryset
    rows = queryset.in_bulk(parse_pks(values))
    for _, select in selects:
        select.chosen = {str(pk): row for pk, row in rows.items()}


class ChosenInline:
    """For an inline with autocompletes."""

    formset = ChosenFormSet

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = BatchedAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
