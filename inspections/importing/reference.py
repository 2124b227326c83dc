"""Which file of reference data fills which model, column by column. Described here; written by `loading`."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from inspections.models import Area, Body, BodyKind, BodyName, Grade, Inspectorate, InspectorateName, Programme, Scale

from .tables import Clean, FileRow, a_name, held_by


@dataclass(frozen=True)
class KeyColumn:
    """A column that names a row of another model (or of the same one) by that model's own key, `by`."""

    column: str
    field: str
    to: type[Model]
    by: tuple[str, ...]
    key: Callable[[dict], tuple]

    def known(self) -> dict[tuple, int]:
        return {tuple(map(str, key)): pk for pk, *key in self.to.objects.values_list("pk", *self.by)}


def link(column: str, to: type[Model], by: str = "code", field: str = "") -> KeyColumn:
    return KeyColumn(column, field or column, to, (by,), lambda values: (values[column],))


@dataclass(frozen=True)
class Fill:
    """One model filled from a file. `key` are the fields by which a row is the same row as before.

    With `adds_only`, the file says more of rows that another file made: a row not held, or that says nothing, is wrong.
    """

    model: type[Model]
    key: tuple[str, ...]
    fields: dict[str, str]
    links: tuple[KeyColumn, ...] = ()
    adds_only: bool = False

    def columns(self) -> dict[str, Clean]:
        field = self.model._meta.get_field
        fields = {column: held_by(field(name), needed=self.adds_only) for column, name in self.fields.items()}
        # A link may be empty where the model lets it be.
        links = {link.column: a_name(needed=not field(link.field).null) for link in self.links}
        return fields | links

    def filled(self) -> list[str]:
        return [*self.fields.values(), *(link.field for link in self.links)]

    def key_of(self, values: dict[str, Any]) -> tuple:
        return tuple(values[name] for name in self.key)


def _as_read(rows: list[FileRow]) -> None:
    """Most files need nothing added."""


@dataclass(frozen=True)
class ReferenceFile:
    """A file of reference data: the models it fills, in turn, and what may stand in it only once.

    A model that links to itself is filled twice, because the row that is named may come later in the file.
    """

    name: str
    fills: tuple[Fill, ...]
    once: tuple[tuple[str, ...], ...]
    prepare: Callable[[list[FileRow]], None] = _as_read

    def columns(self) -> dict[str, Clean]:
        columns = {column: clean for fill in self.fills for column, clean in fill.columns().items()}
        return {column: clean for column, clean in columns.items() if column != POSITION}


POSITION = "(position)"


def _number_areas(rows: list[FileRow]) -> None:
    """The order of the file is the order of the framework."""
    count: Counter[str] = Counter()
    for row in rows:
        count[row.values["programme"]] += 1
        row.values[POSITION] = count[row.values["programme"]]


def _in_same_programme(values: dict) -> tuple:
    return values["programme"], values["parent"]


def _in_any_programme(values: dict) -> tuple:
    programme, _, code = values["continues"].partition("/")
    return programme, code


def _same(*columns: str) -> dict[str, str]:
    return {column: column for column in columns}


PERIOD = {"from": "from_on", "to": "to_on"}
SLUG_OF_BODY = link("body", Body, "slug")
OF_PROGRAMME = link("programme", Programme)
AREA_KEY = ("programme__code", "code")

FILES = (
    ReferenceFile("body_kinds.csv", (Fill(BodyKind, ("code",), _same("code", "name", "plural")),), (("code",),)),
    ReferenceFile(
        "inspectorates.csv",
        (
            Fill(
                Inspectorate,
                ("slug",),
                {"inspectorate": "slug"} | _same("attribution", "licence", "licence_url"),
            ),
            Fill(
                InspectorateName,
                ("inspectorate_id", "from_on"),
                _same("short_name", "name") | PERIOD,
                (link("inspectorate", Inspectorate, "slug"),),
            ),
        ),
        (("inspectorate", "from"),),
    ),
    ReferenceFile(
        "bodies.csv",
        (
            Fill(
                Body,
                ("slug",),
                _same("slug", "name", "short_name", "region", "police_uk_id", "ons_code", "source")
                | {"active_from": "active_from_on", "active_to": "active_to_on"},
                (link("kind", BodyKind),),
            ),
            Fill(Body, ("slug",), _same("slug"), (link("successor", Body, "slug"),)),
        ),
        (("slug",),),
    ),
    ReferenceFile(
        "tiles.csv",
        (
            Fill(
                Body,
                ("slug",),
                {"body": "slug", "column": "tile_column", "row": "tile_row"},
                adds_only=True,
            ),
        ),
        (("body",), ("column", "row")),
    ),
    ReferenceFile(
        "body_names.csv",
        (Fill(BodyName, ("body_id", "from_on"), _same("name", "source") | PERIOD, (SLUG_OF_BODY,)),),
        (("body", "from"),),
    ),
    ReferenceFile(
        "scales.csv",
        (
            Fill(Scale, ("code",), {"scale": "code"}),
            # A grade is known by its name: known by its rank, a grade put in between would rename those given before.
            Fill(
                Grade,
                ("scale_id", "name"),
                _same("rank", "phrase") | {"grade": "name"},
                (link("scale", Scale),),
            ),
        ),
        (("scale", "grade"), ("scale", "rank")),
    ),
    ReferenceFile(
        "programmes.csv",
        (
            Fill(
                Programme,
                ("code",),
                _same("code", "label", "comparability_group", "summary", "source")
                | {"first_published": "first_published_on", "last_published": "last_published_on"},
                (
                    link("inspectorate", Inspectorate, "slug"),
                    link("body_kind", BodyKind),
                    link("scale", Scale),
                ),
            ),
        ),
        (("code",),),
    ),
    ReferenceFile(
        "areas.csv",
        (
            Fill(
                Area,
                ("programme_id", "code"),
                _same("code", "level", "number", "label", "wording", "wording_confidence", "graded", "source")
                | {POSITION: "position"},
                (OF_PROGRAMME,),
            ),
            Fill(
                Area,
                ("programme_id", "code"),
                _same("code"),
                (
                    OF_PROGRAMME,
                    KeyColumn("parent", "parent", Area, AREA_KEY, _in_same_programme),
                    KeyColumn("continues", "continues", Area, AREA_KEY, _in_any_programme),
                ),
            ),
        ),
        (("programme", "code"),),
        _number_areas,
    ),
)
