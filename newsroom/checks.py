"""What the system checks refuse of the database itself, asked by `migrate` before it begins."""

from collections.abc import Iterator

from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

HINT = "Nothing was changed. Install that release, run its `migrate`, then this one's."


@register(Tags.database)
def a_database_can_be_taken_over(app_configs=None, databases=None, **kwargs) -> list[Error]:
    """One made before the migrations were made anew has applied all that they replace, or none of it."""
    return [error for alias in databases or () for error in half_replaced(connections[alias])]


def half_replaced(connection) -> Iterator[Error]:
    """Each migration of which some of what it replaces is applied and some is not: tables neither old nor new."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    for (app, name), migration in loader.disk_migrations.items():
        missing = [one for one in migration.replaces if one not in applied]
        if missing and len(missing) < len(migration.replaces):
            newest = max(migration.replaces)[1]
            said = f"The database is older than the last release with {app}.{newest}, and cannot be taken over."
            yield Error(said, HINT, f"{app}.{name}", "newsroom.E001")
