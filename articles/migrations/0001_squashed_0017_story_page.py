"""All tables of this app, for a new database. One that was made by an earlier release has them already."""

import uuid

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.db import migrations, models

import articles.content.body.field
import articles.content.pictures.upload
import articles.models.attachments
import articles.models.sections_and_topics


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("articles", "0001_initial"),
        ("articles", "0002_story_versions"),
        ("articles", "0003_unsaved"),
        ("articles", "0004_corrections"),
        ("articles", "0005_where_the_record_is_used"),
        ("articles", "0006_feed_delay"),
        ("articles", "0007_archive_readings"),
        ("articles", "0008_right_of_reply"),
        ("articles", "0009_working_copies"),
        ("articles", "0010_renditions"),
        ("articles", "0011_workflow"),
        ("articles", "0012_checks"),
        ("articles", "0013_notes_and_preview_links"),
        ("articles", "0014_error_reports"),
        ("articles", "0015_front_page"),
        ("articles", "0016_contact"),
        ("articles", "0017_story_page"),
    ]

    dependencies = [
        ("inspections", "0001_squashed_0010_text_by_page"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ArchiveReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField(unique=True)),
                ("ended_at", models.DateTimeField(auto_now_add=True)),
                ("stories", models.PositiveIntegerField()),
                ("mentions", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("-began_at",),
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                (
                    "slug",
                    models.SlugField(
                        unique=True, validators=[articles.models.sections_and_topics.validate_section_slug]
                    ),
                ),
                ("description", models.CharField(blank=True, max_length=200)),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="Its place in the menu, lowest first"),
                ),
            ],
            options={
                "ordering": ("position", "name"),
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                ("slug", models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug")),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("role", models.CharField(blank=True, help_text="Police reporter", max_length=120)),
                ("about", models.TextField(blank=True, help_text="A paragraph for the author's page")),
                (
                    "account",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="author",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="CorrectedJudgment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "judgment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inspections.judgment"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("typo", "a slip of the pen"),
                            ("clarification", "a clarification"),
                            ("significant", "a significant mistake"),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "placement",
                    models.CharField(
                        choices=[("top", "at the top of the page"), ("foot", "at the foot of the page")], max_length=4
                    ),
                ),
                ("was", models.TextField(blank=True, max_length=1000)),
                ("text", models.TextField(max_length=1000)),
                ("made_at", models.DateTimeField()),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="articles.correction",
                    ),
                ),
                (
                    "judgments",
                    models.ManyToManyField(
                        related_name="corrections", through="articles.CorrectedJudgment", to="inspections.judgment"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="a_correction_says_what_is_right"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("severity__in", ["typo", "clarification", "significant"])),
                        name="severity_is_a_known_word",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("placement__in", ["top", "foot"])), name="placement_is_a_known_word"
                    ),
                ],
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("made_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="newest_corrections",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectedStory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "correction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="carried_by", to="articles.correction"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="correctedjudgment",
            name="correction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="of_records", to="articles.correction"
            ),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ImageField(
                        db_index=True,
                        height_field="height",
                        upload_to=articles.content.pictures.upload.picture_path,
                        validators=[articles.content.pictures.upload.validate_picture],
                        width_field="width",
                    ),
                ),
                ("title", models.CharField(help_text="For the desk, to find it again", max_length=200)),
                ("credit", models.CharField(help_text="Who made it, as printed: Photo: A. Name", max_length=200)),
                (
                    "focus_x",
                    models.PositiveSmallIntegerField(
                        default=50,
                        help_text="In hundredths of its width: what must stay when the sides are cut",
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point, from the left",
                    ),
                ),
                (
                    "focus_y",
                    models.PositiveSmallIntegerField(
                        default=50,
                        help_text="In hundredths of its height, likewise",
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point, from the top",
                    ),
                ),
                ("width", models.PositiveIntegerField(editable=False)),
                ("height", models.PositiveIntegerField(editable=False)),
                ("renditions", models.JSONField(default=list, editable=False)),
                ("made_by", models.CharField(blank=True, editable=False, max_length=20)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-added_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("focus_x__lte", 100), ("focus_y__lte", 100)),
                        name="the_focus_is_in_the_picture",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="As it stands at the head of every page", max_length=80)),
                ("strapline", models.CharField(blank=True, max_length=160)),
                (
                    "contact",
                    models.EmailField(
                        blank=True,
                        help_text="Where readers write to you: it stands on “About us” and in the accessibility statement.",
                        max_length=254,
                        verbose_name="address for readers",
                    ),
                ),
                ("tag_authority", models.CharField(editable=False, max_length=120)),
                ("tag_date", models.DateField(editable=False)),
                (
                    "feed_delay",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="A story stands on the site at once, and in the feeds so many minutes later: time to see a slip before subscribers hold it. 0 to 60.",
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="minutes before the feeds",
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name_plural": "publication",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_publication")],
            },
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("headline", models.CharField(max_length=160)),
                ("slug", models.SlugField(help_text="The last word of its address: /stories/…/", max_length=120)),
                (
                    "standfirst",
                    models.TextField(blank=True, help_text="One or two sentences under the headline", max_length=400),
                ),
                ("body", articles.content.body.field.BodyField(blank=True)),
                (
                    "lead_alt",
                    models.CharField(
                        blank=True,
                        help_text="What it shows, for those who cannot see it",
                        max_length=300,
                        verbose_name="alt text",
                    ),
                ),
                ("lead_caption", models.CharField(blank=True, max_length=300, verbose_name="caption")),
                (
                    "evergreen",
                    models.BooleanField(
                        default=False,
                        help_text="A year after its last change a story says how old it is, and that grades may have changed since. Tick this for what does not age, such as how inspections work.",
                        verbose_name="evergreen: no notice of its age",
                    ),
                ),
                (
                    "what_is_new",
                    models.CharField(
                        blank=True,
                        help_text="Published as an update: one sentence that readers and subscribers see beside its date. Left empty, they see the date alone. A small fix has none.",
                        max_length=300,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("draft", "Draft"),
                            ("for review", "for review"),
                            ("approved", "Approved"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("updated_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawal_reason", models.CharField(blank=True, editable=False, max_length=400)),
                ("headline_stays", models.BooleanField(default=False, editable=False)),
                ("copied_version", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"is_active": True, "is_staff": True},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assigned_stories",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "copy_of",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copy_row",
                        to="articles.story",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspections",
                    models.ManyToManyField(blank=True, related_name="stories", to="inspections.inspection"),
                ),
                (
                    "lead_picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_stories",
                        to="articles.picture",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stories",
                        to="articles.section",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "stories",
                "ordering": ("-saved_at",),
                "permissions": (("publish_story", "Can publish, update and withdraw stories"),),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", None), ("published_by", None)),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="published_when_and_by_whom_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawal_reason", ""), ("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawal_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_when_by_whom_and_why_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_at", None), ("published_at__isnull", False), _connector="OR"),
                        name="only_a_published_story_is_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headline_stays", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="a_headline_stays_only_after_a_withdrawal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("updated_at", None),
                            models.Q(("published_at__isnull", False), ("updated_at__gte", models.F("published_at"))),
                            _connector="OR",
                        ),
                        name="updated_after_it_was_published",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("copy_of", None)), fields=("slug",), name="an_address_leads_to_one_story"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("copy_of", None),
                            models.Q(("published_at", None), ("updated_at", None), ("withdrawn_at", None)),
                            _connector="OR",
                        ),
                        name="a_working_copy_is_never_public",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("copied_version", None), ("copy_of__isnull", False), _connector="OR"),
                        name="only_a_working_copy_is_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["idea", "draft", "for review", "approved"])),
                        name="stage_is_a_known_word",
                    ),
                ],
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("published_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="newest_stories",
                    ),
                    models.Index(
                        models.OrderBy(models.F("saved_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="stories_saved_last",
                    ),
                    models.Index(
                        condition=models.Q(("published_at", None)),
                        fields=["stage"],
                        name="unpublished_stories_by_stage",
                    ),
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)), fields=["due_at"], name="stories_by_due"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sender", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.story"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sent_at"], name="reports_sent_last")],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="A person or organisation that the record does not hold",
                        max_length=160,
                        verbose_name="or a name",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "asked_how",
                    models.CharField(
                        choices=[
                            ("email", "email"),
                            ("phone", "phone"),
                            ("message", "message"),
                            ("letter", "letter"),
                            ("in person", "in person"),
                        ],
                        default="email",
                        max_length=9,
                        verbose_name="how",
                    ),
                ),
                (
                    "put",
                    models.TextField(
                        blank=True,
                        help_text="For the desk only: readers never see it",
                        verbose_name="what was put to them",
                    ),
                ),
                ("answer_until", models.DateTimeField(blank=True, null=True, verbose_name="may answer until")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "answered"),
                            ("declined", "declined to comment"),
                            ("silent", "did not answer"),
                            ("promised", "promised an answer later"),
                        ],
                        max_length=8,
                        verbose_name="what came of it",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="it came")),
                (
                    "answered_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("email", "email"),
                            ("phone", "phone"),
                            ("message", "message"),
                            ("letter", "letter"),
                            ("in person", "in person"),
                        ],
                        max_length=9,
                        verbose_name="how",
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, help_text="Word for word; the story may quote it", verbose_name="the answer"
                    ),
                ),
                (
                    "told",
                    models.CharField(
                        choices=[
                            ("line", "that it was asked, and what became of it"),
                            ("words", "that, and the answer in its own words"),
                            ("nothing", "nothing: for the desk only"),
                        ],
                        default="line",
                        max_length=7,
                        verbose_name="readers are told",
                    ),
                ),
                ("line", models.CharField(blank=True, editable=False, max_length=400)),
                ("words", models.TextField(blank=True, editable=False)),
                ("line_says", models.CharField(blank=True, editable=False, max_length=8)),
                ("line_at", models.DateTimeField(editable=False, null=True)),
                ("settled_at", models.DateTimeField(editable=False, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        help_text="A force or service of the record",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.body",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="articles.story"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "replies",
                "ordering": ("asked_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", None), models.Q(("name", ""), _negated=True)),
                            models.Q(("body__isnull", False), ("name", "")),
                            _connector="OR",
                        ),
                        name="a_body_or_a_name_was_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None), ("answered_at__gte", models.F("asked_at")), _connector="OR"
                        ),
                        name="answered_after_it_was_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", False),
                                ("outcome", "answered"),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(("answer", ""), ("outcome__in", ["", "declined", "silent", "promised"])),
                            _connector="OR",
                        ),
                        name="an_answer_has_words_and_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told__in", ["line", "words", "nothing"])),
                        name="what_readers_are_told_is_a_known_word",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="settled_when_and_by_whom_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("line_at__isnull", False),
                            models.Q(("line", ""), ("line_says", ""), ("words", "")),
                            _connector="OR",
                        ),
                        name="told_what_and_when_together",
                    ),
                ],
                "indexes": [models.Index(fields=["outcome", "answer_until"], name="open_replies")],
            },
        ),
        migrations.CreateModel(
            name="RelatedStory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "related",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chosen_in",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chosen", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "related"), name="a_related_story_is_chosen_once"),
                    models.CheckConstraint(
                        condition=models.Q(("story", models.F("related")), _negated=True),
                        name="no_story_is_related_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("still right", "still right"),
                            ("corrected", "corrected"),
                            ("note added", "note added"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "judgment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="record_answers",
                        to="inspections.judgment",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="record_answers",
                        to="inspections.judgmentversion",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="record_answers", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("-answered_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "judgment", "version"), name="one_answer_for_each_change"),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["still right", "corrected", "note added", "withdrawn"])),
                        name="answer_is_a_known_word",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(default=articles.models.attachments.new_key, max_length=12)),
                ("words", models.TextField(help_text="Exactly as in the source, without the quotation marks")),
                (
                    "speaker",
                    models.CharField(blank=True, help_text="Empty when the source itself speaks", max_length=120),
                ),
                ("role", models.CharField(blank=True, help_text="At the time: deputy chief constable", max_length=120)),
                ("organisation", models.CharField(blank=True, help_text="At the time", max_length=160)),
                ("page", models.PositiveIntegerField(blank=True, null=True)),
                ("checked_at", models.DateTimeField(editable=False, null=True)),
                (
                    "checked_as",
                    models.CharField(
                        blank=True,
                        choices=[("word", "word for word"), ("omissions", "word for word, with words left out")],
                        editable=False,
                        max_length=9,
                    ),
                ),
                ("checked_page", models.PositiveIntegerField(editable=False, null=True)),
                ("checked_for", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="inspections.source",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quotes", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "key"), name="a_quote_has_one_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_as", ""), ("checked_at", None), ("checked_for", ""), ("checked_page", None)
                            ),
                            models.Q(
                                ("checked_as__in", ["word", "omissions"]),
                                ("checked_at__isnull", False),
                                models.Q(("checked_for", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_quote_is_checked_when_how_and_for_what_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotationTick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("source", models.CharField(max_length=300)),
                ("passage", models.TextField()),
                ("values_hash", models.CharField(max_length=64)),
                ("ticked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "ticked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quotation_ticks", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("story", "values_hash"), name="a_quotation_is_ticked_once_in_a_story"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotationMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("words_hash", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scare quotes", "scare quotes"),
                            ("title", "a title"),
                            ("within a quotation", "within a quotation"),
                        ],
                        max_length=18,
                    ),
                ),
                ("marked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quotation_marks", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "words_hash"), name="words_are_marked_once_in_a_story"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["scare quotes", "title", "within a quotation"])),
                        name="mark_is_of_a_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("for_whom", models.CharField(max_length=120)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("opened", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="preview_links", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("for_whom", ""), _negated=True), name="a_link_says_whom_it_is_for"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="a_link_expires_after_it_was_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at", None), ("revoked_by", None)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="revoked_when_and_by_whom_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(editable=False)),
                ("shown_until", models.DateTimeField(verbose_name="until")),
                ("chosen_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "chosen_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pick", to="articles.story"
                    ),
                ),
            ],
            options={
                "verbose_name": "story on the front page",
                "verbose_name_plural": "front page",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("shown_until__gt", models.F("chosen_at"))),
                        name="a_choice_ends_after_it_was_made",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("words", models.TextField(blank=True)),
                ("problem", models.TextField()),
                ("key", models.CharField(max_length=64)),
                ("reason", models.CharField(max_length=400)),
                ("overridden_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "overridden_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("-overridden_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="an_override_has_a_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sentence", models.TextField()),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("headline", "headline"),
                            ("standfirst", "standfirst"),
                            ("text", "text"),
                            ("quote", "quote"),
                            ("caption", "caption"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "as_published",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="inspections.judgmentversion",
                    ),
                ),
                (
                    "judgment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentions", to="inspections.judgment"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("story", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "judgment"), name="a_judgment_is_mentioned_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MarginNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=1000)),
                ("passage", models.CharField(blank=True, max_length=300)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="margin_notes", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="a_note_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_note_is_settled_when_and_by_whom_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, unique=True)),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_slugs", to="articles.story"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField(max_length=2000, verbose_name="what is wrong")),
                ("passage", models.TextField(blank=True, max_length=500, verbose_name="in which words")),
                ("right", models.TextField(blank=True, max_length=1000, verbose_name="what would be right")),
                ("name", models.CharField(blank=True, max_length=100)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("came_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="came")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="how often")),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("right", "the story is right"),
                            ("corrected", "corrected"),
                            ("spam", "spam"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled")),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.correction",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="error_reports",
                        to="articles.story",
                    ),
                ),
            ],
            options={
                "verbose_name": "reported error",
                "ordering": ("-came_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="an_error_report_says_what_is_wrong"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "right", "corrected", "spam"])),
                        name="error_report_state_is_a_known_word",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="error_report_settled_when_and_by_whom_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("correction__isnull", False), ("state", "corrected")),
                            models.Q(models.Q(("state", "corrected"), _negated=True), ("correction__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_corrected_error_report_names_its_correction",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("story", "fingerprint"),
                        name="the_same_words_are_open_once_for_each_story",
                    ),
                ],
                "indexes": [
                    models.Index(condition=models.Q(("state", "open")), fields=["came_at"], name="open_error_reports"),
                    models.Index(fields=["fingerprint"], name="error_reports_by_words"),
                ],
            },
        ),
        migrations.AddField(
            model_name="correction",
            name="stories",
            field=models.ManyToManyField(
                related_name="corrections", through="articles.CorrectedStory", to="articles.story"
            ),
        ),
        migrations.AddField(
            model_name="correctedstory",
            name="story",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.story"),
        ),
        migrations.CreateModel(
            name="Byline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bylines", to="articles.author"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bylines", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "author"), name="an_author_stands_once_in_a_byline")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryJudgment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "as_published",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="inspections.judgmentversion",
                    ),
                ),
                (
                    "judgment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="inspections.judgment"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="judgments", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("judgment__area__position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "judgment"), name="a_judgment_is_attached_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "alt",
                    models.CharField(
                        blank=True,
                        help_text="What it shows, for those who cannot see it",
                        max_length=300,
                        verbose_name="alt text",
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=300)),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="articles.picture"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "picture"), name="a_picture_is_attached_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="an_update_says_what_is_new"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("saved", "Saved"),
                            ("taken up", "taken up"),
                            ("set aside", "set aside"),
                            ("submitted", "Submitted"),
                            ("recalled", "Recalled"),
                            ("approved", "Approved"),
                            ("sent back", "sent back"),
                            ("reopened", "Reopened"),
                            ("scheduled", "Scheduled"),
                            ("taken back", "Taken Back"),
                            ("published", "Published"),
                            ("updated", "Updated"),
                            ("corrected", "Corrected"),
                            ("withdrawn", "Withdrawn"),
                            ("opened", "working copy opened"),
                            ("fixed", "small fix published"),
                            ("discarded", "working copy discarded"),
                            ("restored", "older version restored"),
                        ],
                        max_length=12,
                    ),
                ),
                ("content", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="articles.story"
                    ),
                ),
            ],
            options={
                "ordering": ("story", "-number"),
                "constraints": [models.UniqueConstraint(fields=("story", "number"), name="one_content_per_save")],
            },
        ),
        migrations.CreateModel(
            name="FormerTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=100, unique=True)),
                ("name", models.CharField(max_length=100)),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former", to="articles.topic"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TopicOfStory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="topic_uses", to="articles.story"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="articles.topic"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("tag", "content_object"), name="a_topic_stands_once_on_a_story")
                ],
            },
        ),
        migrations.AddField(
            model_name="story",
            name="topics",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="articles.TopicOfStory",
                to="articles.Topic",
                verbose_name="Tags",
            ),
        ),
        migrations.CreateModel(
            name="Transition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("headline", models.CharField(max_length=160)),
                ("verb", models.CharField(max_length=20, verbose_name="what happened")),
                ("was", models.CharField(blank=True, max_length=12, verbose_name="from")),
                ("now", models.CharField(blank=True, max_length=12, verbose_name="to")),
                ("note", models.TextField(blank=True)),
                ("done_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        db_column="story_uid",
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="transitions",
                        to="articles.story",
                        to_field="uid",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of the audit log",
                "verbose_name_plural": "audit log",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verb", ""), _negated=True), name="a_line_of_the_log_says_what_happened"
                    )
                ],
                "indexes": [models.Index(fields=["story", "-id"], name="log_of_a_story")],
            },
        ),
        migrations.CreateModel(
            name="Unsaved",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("typed", models.TextField(blank=True)),
                ("typed_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="in_hand", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="in_hand",
                        to="articles.story",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "unsaved",
                "constraints": [
                    models.UniqueConstraint(fields=("story", "person"), name="one_form_in_hand_of_a_story"),
                    models.UniqueConstraint(
                        condition=models.Q(("story", None)), fields=("person",), name="one_new_story_in_hand"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("typed", ""), ("typed_at", None)),
                            models.Q(models.Q(("typed", ""), _negated=True), ("typed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="typed_what_and_when_together",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="correctedjudgment",
            constraint=models.UniqueConstraint(
                fields=("correction", "judgment"), name="a_judgment_is_corrected_once_by_each"
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedstory",
            constraint=models.UniqueConstraint(
                fields=("correction", "story"), name="a_story_is_corrected_once_by_each"
            ),
        ),
    ]
