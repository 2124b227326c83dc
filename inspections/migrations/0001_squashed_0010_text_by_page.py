"""All tables of this app, for a new database. One that was made by an earlier release has them already."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import inspections.addresses
import inspections.partial_dates
import inspections.uploads


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("inspections", "0001_initial"),
        ("inspections", "0002_findings_and_release"),
        ("inspections", "0003_release_monitoring"),
        ("inspections", "0004_source_files"),
        ("inspections", "0005_card_requests"),
        ("inspections", "0006_whose_judgments"),
        ("inspections", "0007_second_readings_and_conflicts"),
        ("inspections", "0008_places_on_the_tile_map"),
        ("inspections", "0009_source_speaker"),
        ("inspections", "0010_text_by_page"),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BodyKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(unique=True)),
                ("name", models.CharField(help_text="In the singular: police force", max_length=60)),
                ("plural", models.CharField(help_text="police forces", max_length=60)),
            ],
            options={
                "verbose_name": "kind of body",
                "verbose_name_plural": "kinds of body",
                "ordering": ("plural",),
            },
        ),
        migrations.CreateModel(
            name="Grade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("phrase", models.CharField(max_length=60)),
            ],
            options={
                "ordering": ("scale", "rank"),
            },
        ),
        migrations.CreateModel(
            name="Inspectorate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True)),
                ("attribution", models.CharField(blank=True, help_text="Without the year: © HMICFRS", max_length=200)),
                ("licence", models.CharField(blank=True, help_text="Open Government Licence v3.0", max_length=200)),
                ("licence_url", models.URLField(blank=True, max_length=500, verbose_name="address of the licence")),
            ],
            options={
                "ordering": ("slug",),
            },
        ),
        migrations.CreateModel(
            name="Scale",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(unique=True)),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=100)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("pillar", "Pillar"),
                            ("question", "Question"),
                            ("area", "Area"),
                            ("diagnostic", "Diagnostic"),
                        ],
                        max_length=12,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=10)),
                ("label", models.CharField(max_length=200)),
                ("wording", models.CharField(blank=True, max_length=400)),
                (
                    "wording_confidence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official", "the inspectorate's words"),
                            ("summary", "a summary, not official wording"),
                            ("", "no wording held"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "graded",
                    models.CharField(
                        choices=[
                            ("always", "Always"),
                            ("some", "by inspection"),
                            ("never", "Never"),
                            ("unknown", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="Its place in the framework's order"),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="inspections.area",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="inspections.area",
                    ),
                ),
            ],
            options={
                "ordering": ("programme", "position", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("graded__in", ["always", "some", "never", "unknown"])),
                        name="area_graded_is_known_word",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(max_length=80, unique=True, validators=[inspections.addresses.validate_body_slug]),
                ),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=80)),
                ("region", models.CharField(blank=True, max_length=80)),
                ("police_uk_id", models.CharField(blank=True, max_length=80, verbose_name="police.uk code")),
                ("ons_code", models.CharField(blank=True, max_length=12, verbose_name="ONS code")),
                ("active_from_on", inspections.partial_dates.PartialDateField(verbose_name="active from")),
                ("active_to_on", inspections.partial_dates.PartialDateField(verbose_name="active to")),
                (
                    "tile_column",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="column on the tile map"),
                ),
                (
                    "tile_row",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="row on the tile map"),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="inspections.body",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bodies", to="inspections.bodykind"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bodies",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tile_column", None), ("tile_row", None)),
                            models.Q(("tile_column__isnull", False), ("tile_row__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_tile_has_a_column_and_a_row",
                        violation_error_message="A place on the tile map is a column and a row: give both, or neither.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("from_on", inspections.partial_dates.PartialDateField(verbose_name="from")),
                ("to_on", inspections.partial_dates.PartialDateField(verbose_name="to")),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="inspections.body"
                    ),
                ),
            ],
            options={
                "ordering": ("from_on",),
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("body", "from_on"), name="one_body_name_at_a_time")],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                ("imported_at", models.DateTimeField(auto_now_add=True)),
                (
                    "imported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="import_batches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "import batches",
                "ordering": ("-imported_at",),
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="2 when the programme inspected the body again"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="inspections.body"
                    ),
                ),
            ],
            options={
                "ordering": ("body", "programme", "number"),
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("embargoed_until", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("area for improvement", "area for improvement"),
                            ("cause of concern", "cause of concern"),
                            ("recommendation", "recommendation"),
                        ],
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                ("number", models.CharField(help_text="As in the report: 1, 2a", max_length=20)),
                ("text", models.TextField(help_text="In the report's words")),
                ("page", models.PositiveIntegerField(blank=True, null=True)),
                ("published_on", inspections.partial_dates.PartialDateField(verbose_name="published")),
                (
                    "due_on",
                    inspections.partial_dates.PartialDateField(
                        help_text="By when it is to be done, if the report says so", verbose_name="due"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("closed", "closed"),
                            ("superseded", "superseded"),
                            ("not known", "not known"),
                        ],
                        default="not known",
                        max_length=10,
                    ),
                ),
                ("as_of_on", inspections.partial_dates.PartialDateField(verbose_name="state known as of")),
                ("source", models.CharField(max_length=300, verbose_name="where it was seen")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="inspections.area",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="inspections.importbatch",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ("inspection", "kind", "number"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at", None), ("released_by", None)),
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="finding_released_when_and_by_whom",
                    ),
                    models.UniqueConstraint(fields=("inspection", "kind", "number"), name="one_finding_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["area for improvement", "cause of concern", "recommendation"])
                        ),
                        name="finding_kind_is_a_known_word",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "closed", "superseded", "not known"])),
                        name="finding_state_is_a_known_word",
                    ),
                ],
                "indexes": [models.Index(models.F("released_at"), name="finding_released")],
            },
        ),
        migrations.CreateModel(
            name="InspectorateName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("from_on", inspections.partial_dates.PartialDateField(verbose_name="from")),
                ("to_on", inspections.partial_dates.PartialDateField(verbose_name="to")),
                ("short_name", models.CharField(max_length=40)),
                (
                    "inspectorate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="inspections.inspectorate"
                    ),
                ),
            ],
            options={
                "ordering": ("from_on",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("inspectorate", "from_on"), name="one_inspectorate_name_at_a_time")
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="judgments", to="inspections.area"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgments",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ("inspection", "area__position"),
                "constraints": [models.UniqueConstraint(fields=("inspection", "area"), name="one_judgment_per_area")],
            },
        ),
        migrations.CreateModel(
            name="JudgmentVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("embargoed_until", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("graded", "Graded"),
                            ("not graded", "Not Graded"),
                            ("last grade stands", "Last Grade Stands"),
                            ("pending", "Pending"),
                            ("withdrawn", "Withdrawn"),
                            ("quashed", "Quashed"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "first published"),
                            ("regraded", "Regraded"),
                            ("revisited", "Revisited"),
                            ("was pending", "Was Pending"),
                            ("corrected", "corrected by the inspectorate"),
                            ("withdrawn", "Withdrawn"),
                            ("quashed", "Quashed"),
                            ("our slip", "Our Slip"),
                        ],
                        max_length=20,
                        verbose_name="why there is a new version",
                    ),
                ),
                ("published_on", inspections.partial_dates.PartialDateField(verbose_name="published")),
                ("body_name_at_time", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(max_length=300, verbose_name="where it was seen")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("source_page", models.PositiveIntegerField(blank=True, null=True, verbose_name="page")),
                (
                    "confidence",
                    models.CharField(
                        choices=[("inspectorate", "seen at the inspectorate"), ("secondary", "seen in another source")],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="inspections.importbatch",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgment_versions",
                        to="inspections.grade",
                    ),
                ),
                (
                    "judgment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="inspections.judgment"
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("judgment", "number"),
                "permissions": (("release_judgmentversion", "Can release records to readers"),),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at", None), ("released_by", None)),
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="judgmentversion_released_when_and_by_whom",
                    ),
                    models.UniqueConstraint(fields=("judgment", "number"), name="one_version_per_number"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="versions_count_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade__isnull", False), ("outcome", "graded")),
                            models.Q(models.Q(("outcome", "graded"), _negated=True), ("grade", None)),
                            _connector="OR",
                        ),
                        name="a_grade_when_graded_and_only_then",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", 1), ("reason", "")),
                            models.Q(("number__gt", 1), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_reason_from_the_second_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["graded", "not graded", "last grade stands", "pending", "withdrawn", "quashed"],
                            )
                        ),
                        name="outcome_is_a_known_word",
                    ),
                ],
                "indexes": [models.Index(models.F("released_at"), name="judgmentversion_released")],
            },
        ),
        migrations.CreateModel(
            name="CardRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("host", models.CharField(blank=True, max_length=253, verbose_name="site")),
                ("first_on", models.DateField(verbose_name="first asked for")),
                ("last_on", models.DateField(verbose_name="last asked for")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="card_requests",
                        to="inspections.judgmentversion",
                    ),
                ),
            ],
            options={
                "ordering": ("-last_on", "host"),
                "constraints": [models.UniqueConstraint(fields=("version", "host"), name="one_card_request_per_host")],
            },
        ),
        migrations.CreateModel(
            name="Monitoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("embargoed_until", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("stage", models.SlugField(max_length=30)),
                ("from_on", inspections.partial_dates.PartialDateField(verbose_name="from")),
                (
                    "to_on",
                    inspections.partial_dates.PartialDateField(
                        help_text="Empty while it lasts, as far as we hold", verbose_name="to"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring",
                        to="inspections.importbatch",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="monitoring", to="inspections.body"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "monitoring",
                "ordering": ("body", "from_on"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at", None), ("released_by", None)),
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="monitoring_released_when_and_by_whom",
                    ),
                    models.UniqueConstraint(fields=("body", "stage", "from_on"), name="one_monitoring_per_start"),
                ],
                "indexes": [models.Index(models.F("released_at"), name="monitoring_released")],
            },
        ),
        migrations.CreateModel(
            name="ImportConflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(help_text="Where the row stands in its file: line 7", max_length=30)),
                ("theirs", models.JSONField()),
                ("differences", models.JSONField()),
                (
                    "decision",
                    models.CharField(
                        blank=True, choices=[("ours", "ours kept"), ("theirs", "theirs taken")], max_length=6
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="inspections.importbatch",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="inspections.finding",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="inspections.judgmentversion",
                    ),
                ),
                (
                    "monitoring",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="inspections.monitoring",
                    ),
                ),
            ],
            options={
                "ordering": ("batch", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding", None), ("monitoring", None), ("version__isnull", False)),
                            models.Q(("finding__isnull", False), ("monitoring", None), ("version", None)),
                            models.Q(("finding", None), ("monitoring__isnull", False), ("version", None)),
                            _connector="OR",
                        ),
                        name="a_conflict_is_with_one_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", ""), ("settled_at", None), ("settled_by", None)),
                            models.Q(
                                ("decision__in", ["ours", "theirs"]),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_conflict_is_settled_how_when_and_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(unique=True)),
                ("label", models.CharField(max_length=100)),
                ("comparability_group", models.CharField(blank=True, max_length=60)),
                ("first_published_on", inspections.partial_dates.PartialDateField(verbose_name="first published")),
                ("last_published_on", inspections.partial_dates.PartialDateField(verbose_name="last published")),
                ("summary", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "body_kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="inspections.bodykind",
                    ),
                ),
                (
                    "inspectorate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="inspections.inspectorate",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="inspections.scale"
                    ),
                ),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.AddField(
            model_name="judgmentversion",
            name="stands_from",
            field=models.ForeignKey(
                blank=True,
                help_text="The programme whose grade stands",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="inspections.programme",
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="inspections.programme"
            ),
        ),
        migrations.AddField(
            model_name="area",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="inspections.programme"
            ),
        ),
        migrations.AddField(
            model_name="grade",
            name="scale",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grades", to="inspections.scale"
            ),
        ),
        migrations.CreateModel(
            name="SecondReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(auto_now_add=True)),
                ("values_hash", models.CharField(max_length=64)),
                (
                    "read_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="inspections.judgmentversion",
                    ),
                ),
            ],
            options={
                "ordering": ("-read_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Report"),
                            ("letter", "Letter"),
                            ("release", "press release"),
                            ("statement", "Statement"),
                            ("interview", "interview note"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("publisher", models.CharField(blank=True, max_length=200)),
                (
                    "speaker",
                    models.CharField(
                        blank=True,
                        help_text="Who speaks, in a statement or an interview note: Alan Baldwin",
                        max_length=120,
                    ),
                ),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                ("fetched_on", models.DateField(blank=True, null=True, verbose_name="fetched")),
                ("licence", models.CharField(blank=True, help_text="Open Government Licence v3.0", max_length=200)),
                (
                    "attribution",
                    models.CharField(
                        blank=True, help_text="The line the licence asks for: © HMICFRS 2018", max_length=200
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("whole", "the whole text"),
                            ("extract", "passages only"),
                            ("no text", "no text held"),
                        ],
                        default="no text",
                        max_length=10,
                        verbose_name="text held",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True, editable=False, upload_to=inspections.uploads.source_path, verbose_name="our copy"
                    ),
                ),
                (
                    "file_sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 of our copy"),
                ),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 of the text"),
                ),
                ("paged_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "for_readers",
                    models.BooleanField(
                        default=False,
                        help_text="Unticked, it is for the desk only: readers are never told of it.",
                        verbose_name="for readers",
                    ),
                ),
                (
                    "embargoed_until",
                    models.DateTimeField(blank=True, help_text="Readers see nothing of it before.", null=True),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ("-added_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("file_sha256", "")),
                            models.Q(
                                models.Q(("file", ""), _negated=True), models.Q(("file_sha256", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="a_file_and_its_sha256_together",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourcePage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("furniture", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="inspections.source"
                    ),
                ),
            ],
            options={
                "ordering": ("source", "number"),
                "constraints": [models.UniqueConstraint(fields=("source", "number"), name="one_text_per_page")],
            },
        ),
        migrations.AddConstraint(
            model_name="judgmentversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", "last grade stands"), ("stands_from", None), _connector="OR"),
                name="stands_from_only_when_it_stands",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.UniqueConstraint(
                fields=("body", "programme", "number"), name="one_inspection_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(fields=("programme", "code"), name="one_area_per_code"),
        ),
        migrations.AddConstraint(
            model_name="grade",
            constraint=models.UniqueConstraint(fields=("scale", "rank"), name="one_grade_per_rank"),
        ),
        migrations.AddConstraint(
            model_name="grade",
            constraint=models.UniqueConstraint(fields=("scale", "name"), name="one_grade_per_name"),
        ),
    ]
