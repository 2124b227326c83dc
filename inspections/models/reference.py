"""Inspectorates, bodies, scales, programmes and areas: all of them data, so a new inspectorate is loaded, not coded.

Source of every row: the files in `inspections/data/`, each of which names its own.
"""

from django.db import models
from django.urls import reverse

from inspections.addresses import validate_body_slug
from inspections.partial_dates import PartialDate, PartialDateField


def name_on(names, when: PartialDate):
    """The row of dated names in force at a date; the latest one when the date is not held, None when none fits."""
    rows = sorted(names, key=lambda row: str(row.from_on))
    if not when:
        return rows[-1] if rows else None
    fitting = [row for row in rows if (not row.from_on or row.from_on <= when) and (not row.to_on or when < row.to_on)]
    return fitting[-1] if fitting else None


class Inspectorate(models.Model):
    """An inspecting body whatever it is called; its names are dated rows.

    What its judgments may be used under is its own: `attribution` is the line that the licence asks for; a page adds
    the year to it. An empty licence is not known, and is never guessed.
    """

    slug = models.SlugField(unique=True)
    attribution = models.CharField(max_length=200, blank=True, help_text="Without the year: © HMICFRS")
    licence = models.CharField(max_length=200, blank=True, help_text="Open Government Licence v3.0")
    licence_url = models.URLField("address of the licence", max_length=500, blank=True)

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug.upper()

    @property
    def credit(self) -> str:
        """Whose judgments these are, as a line for readers; never empty."""
        return self.attribution or f"© {self}"


class DatedName(models.Model):
    """A name in a period; an empty edge is open. The day `to_on` belongs to the next name."""

    name = models.CharField(max_length=200)
    from_on = PartialDateField("from")
    to_on = PartialDateField("to")

    class Meta:
        abstract = True
        ordering = ("from_on",)

    def __str__(self) -> str:
        return self.name


class InspectorateName(DatedName):
    inspectorate = models.ForeignKey(Inspectorate, models.PROTECT, related_name="names")
    short_name = models.CharField(max_length=40)

    class Meta(DatedName.Meta):
        constraints = (
            models.UniqueConstraint(fields=["inspectorate", "from_on"], name="one_inspectorate_name_at_a_time"),
        )


class BodyKind(models.Model):
    """What sort of body is inspected: a police force, a fire service, one day a school."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=60, help_text="In the singular: police force")
    plural = models.CharField(max_length=60, help_text="police forces")

    class Meta:
        ordering = ("plural",)
        verbose_name = "kind of body"
        verbose_name_plural = "kinds of body"

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A police force, fire service or other inspected body: its identity and its present (or last) name.

    `police_uk_id` is data.police.uk's code, `ons_code` the Office for National Statistics' code of its area. The tile
    is its place on a map of equal tiles (our own drawing), counted from the north-west; a body without one is on none.
    """

    slug = models.SlugField(unique=True, max_length=80, validators=[validate_body_slug])
    kind = models.ForeignKey(BodyKind, models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    region = models.CharField(max_length=80, blank=True)
    police_uk_id = models.CharField("police.uk code", max_length=80, blank=True)
    ons_code = models.CharField("ONS code", max_length=12, blank=True)
    active_from_on = PartialDateField("active from")
    active_to_on = PartialDateField("active to")
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    tile_column = models.PositiveSmallIntegerField("column on the tile map", null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField("row on the tile map", null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "bodies"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tile_column=None, tile_row=None)
                | models.Q(tile_column__isnull=False, tile_row__isnull=False),
                name="a_tile_has_a_column_and_a_row",
                violation_error_message="A place on the tile map is a column and a row: give both, or neither.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body", args=[self.slug])


class BodyName(DatedName):
    """A former or later name of a body, with its period and where that was read."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="names")
    source = models.CharField(max_length=300, blank=True)

    class Meta(DatedName.Meta):
        constraints = (models.UniqueConstraint(fields=["body", "from_on"], name="one_body_name_at_a_time"),)


class Scale(models.Model):
    code = models.SlugField(unique=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class Grade(models.Model):
    """A grade of one scale; rank 1 is the best. `phrase` is how a sentence says it: “is good”."""

    scale = models.ForeignKey(Scale, models.PROTECT, related_name="grades")
    rank = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    phrase = models.CharField(max_length=60)

    class Meta:
        ordering = ("scale", "rank")
        constraints = (
            models.UniqueConstraint(fields=["scale", "rank"], name="one_grade_per_rank"),
            models.UniqueConstraint(fields=["scale", "name"], name="one_grade_per_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> str:
        """The grade as a word that style sheets can use."""
        return self.name.replace(" ", "-")


class Programme(models.Model):
    """A round of inspections under one framework.

    Grades compare only between programmes of one non-empty `comparability_group`: an empty one compares with nothing,
    not even with another empty one. HMICFRS says that PEEL 2021/22 grades cannot be compared with earlier ones, nor
    2023–25 with 2021/22.
    """

    code = models.SlugField(unique=True)
    label = models.CharField(max_length=100)
    inspectorate = models.ForeignKey(Inspectorate, models.PROTECT, related_name="programmes")
    body_kind = models.ForeignKey(BodyKind, models.PROTECT, related_name="programmes")
    scale = models.ForeignKey(Scale, models.PROTECT, related_name="programmes")
    comparability_group = models.CharField(max_length=60, blank=True)
    first_published_on = PartialDateField("first published")
    last_published_on = PartialDateField("last published")
    summary = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("comparison", args=[self.code])

    def compares_with(self, other: "Programme") -> bool:
        """Whether the record lets grades of the two stand side by side."""
        return self == other or (
            bool(self.comparability_group) and self.comparability_group == other.comparability_group
        )


class Area(models.Model):
    """A pillar, question, area or diagnostic of a programme.

    `continues` is the earlier area that it carries on: the only ones that may be compared or drawn as one line.
    `graded` says whether it gets a grade: only `never` refuses one.
    """

    class Level(models.TextChoices):
        PILLAR = "pillar"
        QUESTION = "question"
        AREA = "area"
        DIAGNOSTIC = "diagnostic"

    class Graded(models.TextChoices):
        ALWAYS = "always"
        SOME = "some", "by inspection"
        NEVER = "never"
        UNKNOWN = "unknown", "not known"

    class Wording(models.TextChoices):
        OFFICIAL = "official", "the inspectorate's words"
        SUMMARY = "summary", "a summary, not official wording"
        NOT_HELD = "", "no wording held"

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="areas")
    code = models.CharField(max_length=100)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField(max_length=12, choices=Level)
    number = models.CharField(max_length=10, blank=True)
    label = models.CharField(max_length=200)
    wording = models.CharField(max_length=400, blank=True)
    wording_confidence = models.CharField(max_length=10, choices=Wording, blank=True)
    graded = models.CharField(max_length=10, choices=Graded)
    continues = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="continued_by")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the framework's order")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("programme", "position", "code")
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="one_area_per_code"),
            models.CheckConstraint(
                condition=models.Q(graded__in=["always", "some", "never", "unknown"]), name="area_graded_is_known_word"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme.label}: {self.label}"
