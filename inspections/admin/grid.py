"""All judgments of one inspection in one table: a line for each area, and above it what they have in common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from django import forms
from django.db.models import ProtectedError

from ..models import Area, Grade, Inspection, Judgment, JudgmentVersion, Programme
from ..models.reference import name_on
from ..partial_dates import PartialDate, PartialDateFormField

Outcome = JudgmentVersion.Outcome
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
    """One area: its outcome, out of those that it may have, and a note."""

    outcome = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "“%(value)s” is not an outcome that this area can have."}
    )
    note = forms.CharField(required=False, max_length=400)

    def __init__(self, *args, choices, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = choices

    def clean(self) -> dict:
        data = super().clean()
        if data.get("note") and not (data.get("outcome") or self.initial["outcome"]):
            self.add_error("outcome", "Choose the outcome that the note is on.")
        return data


@dataclass
class Line:
    """An area with its versions, the newest first. `form` is None once the newest is released: it is shown as text."""

    area: Area
    depth: int
    versions: list[JudgmentVersion]
    typed: str = ""
    form: LineForm | None = None

    @property
    def held(self) -> JudgmentVersion | None:
        return self.versions[0] if self.versions else None

    @property
    def older(self) -> list[JudgmentVersion]:
        return self.versions[1:]

    @property
    def chosen(self) -> str:
        return self.form.cleaned_data.get("outcome", "") if self.form and self.form.is_bound else ""

    @property
    def is_new(self) -> bool:
        return bool(self.chosen) and self.held is None

    @property
    def differs(self) -> bool:
        """Whether what was typed is not what is recorded; told when the grid is refused."""
        return bool(self.held) and self.typed not in ("", word_of(self.held))


class Grid:
    """The table, bound to what was typed when `data` is given. Only versions not yet released are ever written."""

    prefix = "grid"

    def __init__(self, inspection: Inspection, data=None) -> None:
        self.inspection, self.data, self.saved = inspection, data, []
        self.grades = {grade.name: grade for grade in Grade.objects.filter(scale=inspection.programme.scale_id)}
        self.areas = Area.objects.select_related("programme").in_bulk()
        self.programmes = {area.programme.code: area.programme for area in self.areas.values()}
        self.versions = self._versions()
        self.seen = _fingerprint(self.versions)
        self.lines = [self._line(area, depth) for area, depth in self._in_order()]
        self.shared = SharedForm(data, prefix=self.prefix, initial=self._shared(), use_required_attribute=False)

    def _versions(self) -> list[JudgmentVersion]:
        versions = JudgmentVersion.objects.filter(judgment__inspection=self.inspection)
        if self.data is not None:
            # Locked, so that none is released while it is changed.
            versions = versions.select_for_update(of=("self",))
        return list(versions.select_related("judgment", "grade", "stands_from", "released_by").order_by("-number"))

    def _in_order(self) -> Iterator[tuple[Area, int]]:
        own = [area for area in self.areas.values() if area.programme_id == self.inspection.programme_id]
        return in_framework_order(own)

    def _line(self, area: Area, depth: int) -> Line:
        line = Line(area, depth, [version for version in self.versions if version.judgment.area_id == area.pk])
        prefix = f"{self.prefix}-{area.pk}"
        line.typed = (self.data or {}).get(f"{prefix}-outcome", "")
        if line.held is None or line.held.released_at is None:
            initial = {"outcome": word_of(line.held), "note": line.held.note if line.held else ""}
            data = None if self._came_meanwhile(line) else self.data
            line.form = LineForm(data, prefix=prefix, initial=initial, choices=self._choices(line))
        return line

    def _came_meanwhile(self, line: Line) -> bool:
        """A line left empty here and filled by somebody else: theirs is shown, or the next save would empty it."""
        return self.is_stale and line.held is not None and not line.typed

    def _choices(self, line: Line) -> list[tuple[str, str]]:
        """The outcomes that an area may have; and the one it has, should that be another."""
        choices = [("", "—")] + (
            [(Outcome.NOT_GRADED.value, "not graded")]
            if line.area.graded == Area.Graded.NEVER
            else [(name, name) for name in self.grades] + list(self._other_outcomes(line.area))
        )
        word = word_of(line.held)
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
        """What the versions not yet released have in common, read from the first of them."""
        first = next((line.held for line in self.lines if line.held and line.form), None)
        return {name: getattr(first, name) for name in SHARED} if first else {}

    @property
    def waiting(self) -> list[JudgmentVersion]:
        """Versions that readers do not see until an editor releases them."""
        return [version for version in self.versions if version.released_at is None]

    @property
    def is_stale(self) -> bool:
        """Whether somebody changed these judgments after the page was opened."""
        return self.data is not None and self.data.get(f"{self.prefix}-seen") != self.seen

    def is_valid(self) -> bool:
        lines = [line.form.is_valid() for line in self.lines if line.form]
        # Without a new line nothing need be said above.
        self.shared.empty_permitted = not any(line.is_new for line in self.lines)
        shared = self.shared.is_valid() and not self._said_of_nothing()
        return shared and all(lines) and not self.is_stale

    def _said_of_nothing(self) -> bool:
        """Words above and no line below to keep them with: they would be lost without a word."""
        nothing = self.shared.has_changed() and not any(line.chosen for line in self.lines)
        if nothing:
            self.shared.add_error(None, "Choose the outcome of at least one area below, or empty these fields.")
        return nothing

    def has_changed(self) -> bool:
        return self.shared.has_changed() or any(line.form.has_changed() for line in self.lines if line.form)

    def save(self) -> None:
        for line in self.lines:
            if line.is_new:
                self._create(line)
            elif line.held and line.form and not line.chosen:
                self._delete(line.held)
            elif line.held and line.form and (line.form.has_changed() or self.shared.has_changed()):
                self._change(line)

    def _create(self, line: Line) -> None:
        judgment, _ = Judgment.objects.get_or_create(inspection=self.inspection, area=line.area)
        version = JudgmentVersion(judgment=judgment, **self.shared.cleaned_data)
        self._write(version, line)

    def _change(self, line: Line) -> None:
        """Of what is said above, a line takes only what was changed there: an imported one keeps its own source."""
        for name in self.shared.changed_data:
            setattr(line.held, name, self.shared.cleaned_data[name])
        self._write(line.held, line)

    def _write(self, version: JudgmentVersion, line: Line) -> None:
        outcome, _, programme = line.chosen.partition("/")
        version.grade = self.grades.get(outcome)
        version.outcome = Outcome.GRADED if version.grade else outcome
        version.stands_from = self.programmes.get(programme)
        version.note = line.form.cleaned_data["note"]
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


def word_of(version: JudgmentVersion | None) -> str:
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
