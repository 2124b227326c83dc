"""Rows that stay as they were written: no path can change or delete them, held by the database itself.

A model says so with `@permanent`. The triggers are made after every migration and taken away before it, as those of
triggers.py are.
"""

from collections.abc import Iterator
from functools import partial

from django.db import connections

from .triggers import Trigger

# Each model, and the condition, in SQL about the row OLD, under which the row cannot be deleted.
_models: dict[type, str] = {}


def permanent(model=None, *, kept_while: str = "TRUE"):
    """Class decorator: rows of this model are only ever added, and deleted only when they need not be kept."""
    if model is None:
        return partial(permanent, kept_while=kept_while)
    _models[model] = kept_while
    return model


def tables() -> list[str]:
    return [model._meta.db_table for model in _models]


def _triggers(table: str) -> Iterator[Trigger]:
    message = f"rows of {table} are permanent: they can be neither changed nor deleted"
    kept_while = {model._meta.db_table: condition for model, condition in _models.items()}[table]
    for event, condition in (("UPDATE", "TRUE"), ("DELETE", kept_while)):
        yield Trigger(f"permanent_{table}_{event.lower()}", table, event, condition, message)


def _present(connection) -> list[str]:
    found = set(connection.introspection.table_names())
    return [table for table in tables() if table in found]


def drop_append_only_triggers(using: str, **kwargs) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in _present(connection):
            for trigger in _triggers(table):
                cursor.execute(trigger.dropped(connection.vendor))
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS permanent_{table}_truncate ON {table}")


def create_append_only_triggers(using: str, **kwargs) -> None:
    drop_append_only_triggers(using)
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in _present(connection):
            for trigger in _triggers(table):
                for statement in getattr(trigger, f"for_{connection.vendor}")():
                    cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute(_against_truncate(table))


def _against_truncate(table: str) -> str:
    """A third way to lose rows there, which fires no row's trigger. Always refused, as an UPDATE is."""
    function = f"permanent_{table}_update()"
    name = f"permanent_{table}_truncate"
    return f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}"
