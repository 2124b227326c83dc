"""Tables, fields and permissions take the names of the field. Rows stay as they are; a new database has none."""

from django.db import migrations, models

RENAMED = {
    "Transition": "AuditLogEntry",
    "Pick": "FrontPageStory",
    "Unsaved": "AutosavedForm",
    "QuotationTick": "OmissionApproval",
    "QuotationMark": "NotAQuotation",
    "ArchiveReading": "ArchiveScan",
    "Sending": "ReportAttempt",
}


def rename_permissions(apps, schema_editor) -> None:
    """Whoever was allowed something stays allowed."""
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles")
    for old, new in RENAMED.items():
        for verb in ("add", "change", "delete", "view"):
            named = f"{verb}_{new.lower()}"
            # It is there already where this migration was once taken back.
            if not permissions.filter(codename=named).exists():
                permissions.filter(codename=f"{verb}_{old.lower()}").update(codename=named)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_squashed_0017_story_page"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        *(migrations.RenameModel(old, new) for old, new in RENAMED.items()),
        migrations.RenameField("storyjudgment", "as_published", "published_version"),
        migrations.RenameField("mention", "as_published", "published_version"),
        migrations.RunPython(rename_permissions, migrations.RunPython.noop),
        migrations.AlterModelOptions("autosavedform", {"verbose_name": "autosaved form"}),
        migrations.AlterField(
            "auditlogentry",
            "story",
            models.ForeignKey(
                "articles.story",
                models.DO_NOTHING,
                to_field="uid",
                db_column="story_uid",
                db_constraint=False,
                db_index=False,
                related_name="log_entries",
            ),
        ),
        migrations.AlterField(
            "frontpagestory",
            "story",
            models.OneToOneField("articles.story", models.CASCADE, related_name="+"),
        ),
        migrations.AlterField(
            "notaquotation",
            "story",
            models.ForeignKey("articles.story", models.CASCADE, related_name="not_quotations"),
        ),
        migrations.AlterField(
            "omissionapproval",
            "story",
            models.ForeignKey("articles.story", models.CASCADE, related_name="omission_approvals"),
        ),
    ]
