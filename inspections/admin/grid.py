"""All judgments of one inspection in one table: a line for each area, and above it what they have in common.

Below the table stand the findings of the same report and the monitoring of the body (tables.py), saved with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from django import forms
from django.db.models import ProtectedError

from inspections.models import Area, Grade, Inspection, Judgment, JudgmentVersion, Programme, Releasable
from inspections.models.reference import name_on
from inspections.partial_dates import PartialDate, PartialDateFormField

from .releasing import count_by_model, counted
from .tables import Findings, Periods

Outcome = JudgmentVersion.Outcome
CHANGED_BY_YOU = "You changed this just now: another person must hold it against the page."
SHARED = ["published_on", "source", "source_url", "confidence", "embargoed_until"]


class SharedForm(forms.Form):
    """What is typed once for all lines."""

    published_on = PartialDateFormField(label="Published", required=False)
    source = forms.CharField(
        label="Where you saw it", max_length=300, help_text="The report, letter or page, as a reader would look for it"
    )
    source_url = forms.URLField(label="Its web address", required=False, max_length=500, assume_scheme="https")
    confidence = forms.ChoiceField(
        label="How sure",
        choices=JudgmentVersion.Confidence.choices,
        initial=JudgmentVersion.Confidence.INSPECTORATE.value,
    )
    embargoed_until = forms.DateTimeField(
        label="Embargoed until",
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="London time. Released or not, readers see nothing of these judgments before.",
    )


class LineForm(forms.Form):
    """One area: its outcome, out of those that it may have, the page it stands on, and a note."""

    outcome = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "“%(value)s” is not an outcome that this area can have."}
    )
    page = forms.IntegerField(
        required=False, min_value=1, max_value=9999, widget=forms.TextInput({"inputmode": "numeric", "size": 4})
    )
    note = forms.CharField(required=False, max_length=400)

    def __init__(self, *args, choices, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = choices

    def clean(self) -> dict:
        data = super().clean()
        for name in ("note", "page"):
            if data.get(name) and not (data.get("outcome") or self.initial["outcome"]):
                self.add_error("outcome", f"Choose the outcome that the {name} is on.")
        return data


@dataclass
class GridLine:
    """An area with its versions, the newest first. `form` is None once the newest is released: it is shown as text."""

    area: Area
    depth: int
    versions: list[JudgmentVersion]
    typed: str = ""
    form: LineForm | None = None
    # The tick of a second reader: whether it was set here, and why it cannot be.
    ticked: bool = False
    not_by_you: str = ""
    refused: str = ""

    @property
    def held(self) -> JudgmentVersion | None:
        return self.versions[0] if self.versions else None

    @property
    def older(self) -> list[JudgmentVersion]:
        return self.versions[1:]

    @property
    def tick(self) -> str:
        return f"{Grid.prefix}-{self.area.pk}-checked"

    @property
    def chosen(self) -> str:
        return self.form.cleaned_data.get("outcome", "") if self.form and self.form.is_bound else ""

    @property
    def is_new(self) -> bool:
        return bool(self.chosen) and self.held is None

    @property
    def differs(self) -> bool:
        """Whether what was typed is not what is recorded; told when the grid is refused."""
        return bool(self.held) and self.typed not in ("", outcome_choice(self.held))


class Grid:
    """The table, bound to what was typed when `data` is given. Only versions not yet released are ever written."""

    prefix = "grid"

    def __init__(self, inspection: Inspection, data=None, *, user) -> None:
        self.inspection, self.data, self.user, self.saved = inspection, data, user, []
        self.grades = {grade.name: grade for grade in Grade.objects.filter(scale=inspection.programme.scale_id)}
        self.areas = Area.objects.select_related("programme").in_bulk()
        self.programmes = {area.programme.code: area.programme for area in self.areas.values()}
        self.versions = self._versions()
        self.seen = _fingerprint(self.versions)
        own = list(self._in_order())
        self.lines = [self._line(area, depth) for area, depth in own]
        self.findings = Findings(data, user=user, of=inspection, areas=[area for area, _ in own])
        self.periods = Periods(data, user=user, of=inspection.body)
        self.tables = (self.findings, self.periods)
        self.shared = SharedForm(data, prefix=self.prefix, initial=self._shared(), use_required_attribute=False)

    def _versions(self) -> list[JudgmentVersion]:
        versions = JudgmentVersion.objects.filter(judgment__inspection=self.inspection)
        if self.data is not None:
            # Locked, so that none is released while it is changed.
            versions = versions.select_for_update(of=("self",))
        joined = versions.select_related(
            *("judgment__area", "judgment__inspection__body", "judgment__inspection__programme"),
            *("grade", "stands_from", "released_by", "entered_by"),
        )
        return list(joined.with_readings().order_by("-number"))

    def _in_order(self) -> Iterator[tuple[Area, int]]:
        own = [area for area in self.areas.values() if area.programme_id == self.inspection.programme_id]
        return in_framework_order(own)

    def _line(self, area: Area, depth: int) -> GridLine:
        line = GridLine(area, depth, [version for version in self.versions if version.judgment.area_id == area.pk])
        prefix = f"{self.prefix}-{area.pk}"
        line.typed = (self.data or {}).get(f"{prefix}-outcome", "")
        line.ticked = f"{prefix}-checked" in (self.data or {})
        line.not_by_you = line.held.why_not_checked_by(self.user) if line.held else ""
        if line.held is None or line.held.released_at is None:
            initial = {"outcome": outcome_choice(line.held), "note": "", "page": None}
            if line.held:
                initial |= {"note": line.held.note, "page": line.held.source_page}
            data = None if self._came_meanwhile(line) else self.data
            line.form = LineForm(data, prefix=prefix, initial=initial, choices=self._choices(line))
        return line

    def _came_meanwhile(self, line: GridLine) -> bool:
        """A line left empty here and filled by somebody else: theirs is shown, or the next save would empty it."""
        return self.is_stale and line.held is not None and not line.typed

    def _choices(self, line: GridLine) -> list[tuple[str, str]]:
        """The outcomes that an area may have; and the one it has, should that be another."""
        choices = [("", "—")] + (
            [(Outcome.NOT_GRADED.value, "not graded")]
            if line.area.graded == Area.Graded.NEVER
            else [(name, name) for name in self.grades] + list(self._other_outcomes(line.area))
        )
        word = outcome_choice(line.held)
        return choices if word in dict(choices) else [*choices, (word, word.replace("/", ", from "))]

    def _other_outcomes(self, area: Area) -> Iterator[tuple[str, str]]:
        yield Outcome.NOT_GRADED.value, "not graded"
        for programme in self._carried_on(area):
            yield f"{Outcome.LAST_GRADE_STANDS}/{programme.code}", f"last grade stands, from {programme}"
        yield Outcome.LAST_GRADE_STANDS.value, "last grade stands, from none held"
        yield Outcome.PENDING.value, "pending"

    def _carried_on(self, area: Area) -> list[Programme]:
        """Programmes with an area that this one carries on, the latest first."""
        found: dict[int, Programme] = {}
        while (area := self.areas.get(area.continues_id)) and area.pk not in found:
            found[area.pk] = area.programme
        return list(dict.fromkeys(found.values()))

    def _shared(self) -> dict:
        """What the rows not yet released have in common, read from the first of them."""
        versions = [line.held for line in self.lines if line.held and line.form]
        first = next(iter([*versions, *self.findings.waiting]), None)
        return {name: getattr(first, name) for name in SHARED if hasattr(first, name)} if first else {}

    @property
    def waiting(self) -> list[Releasable]:
        """Rows that readers do not see until an editor releases them."""
        versions = [version for version in self.versions if version.released_at is None]
        return [*versions, *self.findings.waiting, *self.periods.waiting]

    @property
    def waits(self) -> str:
        return counted(count_by_model(self.waiting))

    @property
    def to_release(self) -> str:
        """What the button says: “2 judgments”, and of one row only what it is."""
        return self.waits.removeprefix("1 ") if len(self.waiting) == 1 else self.waits

    @property
    def unchecked(self) -> int:
        """How many of the judgments that wait no second person has held against the page."""
        return sum(1 for version in self.versions if version.released_at is None and not version.is_checked)

    @property
    def is_stale(self) -> bool:
        """Whether somebody changed these judgments after the page was opened."""
        return self.data is not None and self.data.get(f"{self.prefix}-seen") != self.seen

    @property
    def any_stale(self) -> bool:
        return self.is_stale or any(table.is_stale for table in self.tables)

    def is_valid(self) -> bool:
        parts = [line.form.is_valid() for line in self.lines if line.form]
        parts += [table.is_valid() for table in self.tables]
        # Without a new line nothing need be said above.
        self.shared.empty_permitted = not (any(line.is_new for line in self.lines) or self.findings.any_new)
        shared = self.shared.is_valid() and not self._said_of_nothing()
        return shared and all(parts) and not self.is_stale and self._ticks_are_valid()

    def _ticks_are_valid(self) -> bool:
        """A tick is on what is recorded, and by somebody else: whoever changes a line cannot tick it as well."""
        for line in self._ticked():
            line.refused = CHANGED_BY_YOU if self._changes(line) else line.not_by_you
        return not any(line.refused for line in self.lines)

    def _ticked(self) -> list[GridLine]:
        return [line for line in self.lines if line.ticked and line.held]

    def _changes(self, line: GridLine) -> bool:
        return bool(line.form) and (line.form.has_changed() or self.shared.has_changed())

    def _said_of_nothing(self) -> bool:
        """Words above and no line below to keep them with: they would be lost without a word."""
        to_keep_them = any(line.chosen for line in self.lines) or any(table.any_waiting for table in self.tables)
        nothing = self.shared.has_changed() and not to_keep_them
        if nothing:
            self.shared.add_error(None, "Choose the outcome of at least one area below, or empty these fields.")
        return nothing

    def has_changed(self) -> bool:
        parts = [self.shared, *self.tables, *(line.form for line in self.lines if line.form)]
        return bool(self._ticked()) or any(part.has_changed() for part in parts)

    def save(self) -> None:
        self._save_lines()
        for table in self.tables:
            table.write(self.shared.cleaned_data, self.shared.changed_data)
            self.saved += table.saved
        for line in self._ticked():
            line.held.mark_checked(by=self.user)
            self.saved.append(line.held)

    def _save_lines(self) -> None:
        for line in self.lines:
            if line.is_new:
                self._create(line)
            elif line.held and line.form and not line.chosen:
                self._delete(line.held)
            elif line.held and self._changes(line):
                self._change(line)

    def _create(self, line: GridLine) -> None:
        judgment, _ = Judgment.objects.get_or_create(inspection=self.inspection, area=line.area)
        version = JudgmentVersion(judgment=judgment, **self.shared.cleaned_data)
        self._write(version, line)

    def _change(self, line: GridLine) -> None:
        """Of what is said above, a line takes only what was changed there: an imported one keeps its own source."""
        for name in self.shared.changed_data:
            setattr(line.held, name, self.shared.cleaned_data[name])
        self._write(line.held, line)

    def _write(self, version: JudgmentVersion, line: GridLine) -> None:
        outcome, _, programme = line.chosen.partition("/")
        version.grade = self.grades.get(outcome)
        version.outcome = Outcome.GRADED if version.grade else outcome
        version.stands_from = self.programmes.get(programme)
        version.note, version.source_page = line.form.cleaned_data["note"], line.form.cleaned_data["page"]
        version.entered_by = self.user
        if version.pk is None or "published_on" in self.shared.changed_data:
            version.body_name_at_time = self._name_on(version.published_on)
        version.save()
        self.saved.append(version)

    def _name_on(self, day: PartialDate) -> str:
        body = self.inspection.body
        return str(name_on(body.names.all(), day) or body.name)

    def _delete(self, version: JudgmentVersion) -> None:
        version.delete()
        self.saved.append(version)
        if not version.judgment.versions.exists():
            # A story may already be about it.
            with suppress(ProtectedError):
                version.judgment.delete()


def outcome_choice(version: JudgmentVersion | None) -> str:
    """A version's outcome as the list of outcomes has it: a grade's name, or “last grade stands/peel-2016”."""
    if version is None:
        return ""
    if version.grade:
        return version.grade.name
    return f"{version.outcome}/{version.stands_from.code}" if version.stands_from else version.outcome


def in_framework_order(areas: Iterable[Area]) -> Iterator[tuple[Area, int]]:
    """Each area after the one above it, with its depth."""
    below: dict[int | None, list[Area]] = defaultdict(list)
    for area in sorted(areas, key=lambda area: (area.position, area.code)):
        below[area.parent_id].append(area)
    return _descend(below, None, 0)


def _descend(below: dict[int | None, list[Area]], parent: int | None, depth: int) -> Iterator[tuple[Area, int]]:
    for area in below[parent]:
        yield area, depth
        yield from _descend(below, area.pk, depth + 1)


def _fingerprint(versions: Iterable[JudgmentVersion]) -> str:
    fields = [field.attname for field in JudgmentVersion._meta.concrete_fields]
    rows = sorted(str([str(getattr(version, name)) for name in fields]) for version in versions)
    return sha256("\n".join(rows).encode()).hexdigest()
