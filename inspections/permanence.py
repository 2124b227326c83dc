"""Rows that stay as they were written: no path can change or delete them, held by the database itself.

A model says so with `@permanent`. The triggers are made after every migration and taken away before it, as those of
triggers.py are.
"""

from collections.abc import Iterator

from django.db import connections

from .triggers import Trigger

_models: list[type] = []


def permanent(model):
    """Class decorator: rows of this model are only ever added."""
    _models.append(model)
    return model


def tables() -> list[str]:
    return [model._meta.db_table for model in _models]


def _triggers(table: str) -> Iterator[Trigger]:
    message = f"rows of {table} are permanent: they can be neither changed nor deleted"
    for event in ("UPDATE", "DELETE"):
        yield Trigger(f"permanent_{table}_{event.lower()}", table, event, "TRUE", message)


def _present(connection) -> list[str]:
    found = set(connection.introspection.table_names())
    return [table for table in tables() if table in found]


def drop(using: str, **kwargs) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in _present(connection):
            for trigger in _triggers(table):
                cursor.execute(trigger.dropped(connection.vendor))
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS permanent_{table}_truncate ON {table}")


def create(using: str, **kwargs) -> None:
    drop(using)
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in _present(connection):
            for trigger in _triggers(table):
                for statement in getattr(trigger, f"for_{connection.vendor}")():
                    cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute(_against_truncate(table))


def _against_truncate(table: str) -> str:
    """A third way to lose rows there, which fires no row's trigger."""
    function = f"permanent_{table}_delete()"
    name = f"permanent_{table}_truncate"
    return f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}"
