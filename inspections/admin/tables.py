"""Findings and periods of monitoring, entered on the page of an inspection: rows below its grid, saved with it."""

from collections.abc import Iterable
from hashlib import sha256

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory

from inspections.models import Area, Body, Finding, Inspection, Monitoring, Releasable, may_release

from .releasing import frozen_fields

# As many empty rows as a report usually adds at once; saving brings as many again.
EMPTY_ROWS = 3
LATER = "Once released, only an editor changes what has become of it."


class RowForm(forms.ModelForm):
    """A row. What readers have seen of it stays; what became known later an editor may still note."""

    # What the page says once for all rows that are entered on it.
    shared: tuple[str, ...] = ()

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.may_change = not self.instance.released_at or may_release(user)
        kept = frozen_fields(type(self.instance)) if self.instance.released_at else []
        for name, field in self.fields.items():
            # What was posted for a disabled field is passed over.
            field.disabled = name in kept or not self.may_change
            # There is no room for it in a table, so nothing may refer to it.
            field.help_text = ""

    @property
    def is_new(self) -> bool:
        return self.instance.pk is None and self.has_changed()


class FindingForm(RowForm):
    shared = ("published_on", "source", "source_url", "embargoed_until")

    class Meta:
        model = Finding
        fields = ("kind", "number", "area", "text", "page", "due_on", "state", "as_of_on")
        labels = {"due_on": "due", "as_of_on": "as of"}
        widgets = {"text": forms.Textarea({"rows": 2, "cols": 40}), "number": forms.TextInput({"size": 4})}


class MonitoringForm(RowForm):
    shared = ("embargoed_until",)

    class Meta:
        model = Monitoring
        fields = ("stage", "from_on", "to_on", "source")


class RecordTable(BaseInlineFormSet):
    """Rows of one model below the grid. What somebody else saved meanwhile is never overwritten unseen."""

    title = ""

    def __init__(self, data, *, user, of, areas: Iterable[Area] = ()) -> None:
        self.user, self.saved, self.areas = user, [], list(areas)
        rows = self.model.objects.order_by(*self.model._meta.ordering).select_related("released_by")
        if data is not None:
            # Locked, so that none is released while it is changed.
            rows = rows.select_for_update(of=("self",))
        super().__init__(data, instance=of, queryset=rows, form_kwargs={"user": user})
        self.seen = _fingerprint(self.get_queryset())

    def _construct_form(self, index, **kwargs):
        form = super()._construct_form(index, **kwargs)
        if "area" in form.fields:
            form.fields["area"].queryset = Area.objects.filter(pk__in=[area.pk for area in self.areas])
            form.fields["area"].choices = [("", "—"), *((area.pk, area.label) for area in self.areas)]
        return form

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].disabled = bool(form.instance.released_at)

    @property
    def is_stale(self) -> bool:
        return self.is_bound and self.data.get(f"{self.prefix}-seen") != self.seen

    @property
    def recorded_meanwhile(self) -> list[Releasable]:
        """What is held now, to be set beside what was typed when the table is refused as stale."""
        return list(self.model.objects.filter(**{self.fk.name: self.instance})) if self.is_stale else []

    @property
    def waiting(self) -> list[Releasable]:
        return [row for row in self.get_queryset() if row.released_at is None]

    @property
    def any_new(self) -> bool:
        return any(form.is_new for form in self.forms)

    @property
    def any_waiting(self) -> bool:
        """Whether there is a row, new or not yet released, that takes what is said once."""
        return self.any_new or bool(self.waiting)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_stale

    def write(self, shared: dict, changed: Iterable[str]) -> None:
        """Save what was typed; a new row takes all that is said once, one that waits only what was changed of it."""
        for form in self.forms:
            if form.instance.pk and form.cleaned_data.get("DELETE") and not form.instance.released_at:
                form.instance.delete()
                self.saved.append(form.instance)
            elif form.is_new or form.instance.pk:
                self._write(form, shared, set(changed))

    def _write(self, form: RowForm, shared: dict, changed: set[str]) -> None:
        row, new = form.instance, form.is_new
        waits = row.released_at is None
        said = {name: shared[name] for name in form.shared if name in shared and (new or (waits and name in changed))}
        if not said and not form.has_changed():
            return
        for name, value in said.items():
            setattr(row, name, value)
        if waits:
            row.entered_by = self.user
        row.save()
        self.saved.append(row)


class FindingTable(RecordTable):
    heading = "Findings"
    help = (
        "Areas for improvement, causes of concern and recommendations, in the report’s words. Date, source, address "
        "and embargo are those said once above. The words of a released finding stay; an editor still changes due, "
        "state and as of."
    )

    title = "Findings"


class MonitoringTable(RecordTable):
    heading = "Monitoring of this body"
    help = (
        "Periods such as “engage”, whichever inspection they came from. Dates are 2018-03-22, 2018-03, 2018 or empty. "
        "Of a released period an editor still changes the end and the source."
    )

    title = "Monitoring"


def _table(parent, model, form, formset) -> type[RecordTable]:
    return inlineformset_factory(
        parent, model, form=form, formset=formset, fk_name=None, extra=EMPTY_ROWS, max_num=200, can_delete=True
    )


Findings = _table(Inspection, Finding, FindingForm, FindingTable)
Periods = _table(Body, Monitoring, MonitoringForm, MonitoringTable)


def _fingerprint(rows: Iterable[Releasable]) -> str:
    names = [field.attname for field in rows.model._meta.concrete_fields]
    said = sorted(str([str(getattr(row, name)) for name in names]) for row in rows)
    return sha256("\n".join(said).encode()).hexdigest()
