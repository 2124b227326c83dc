"""The periods of monitoring that readers saw before they could be released stay public, in the name of the site."""

from django.db import migrations
from django.utils import timezone


def release(apps, schema_editor):
    site = apps.get_model("auth", "User").objects.filter(username="the-site").first()
    if site:
        waiting = apps.get_model("inspections", "Monitoring").objects.filter(released_at=None)
        waiting.update(released_at=timezone.now(), released_by=site)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0002_findings_and_release")]
    operations = [migrations.RunPython(release, migrations.RunPython.noop)]
