"""What the database itself does when a row is written, whoever writes: on SQLite and PostgreSQL alike.

Triggers are made after every migration and taken away before it, because SQLite rebuilds a table, and loses its
triggers, to change it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import connections, transaction
from django.db.models.signals import post_migrate, pre_migrate


@dataclass(frozen=True)
class Trigger:
    """What is done when a row of a table is written, in each database's words; empty where it is not made.

    In SQL, `NEW` and `OLD` are the row after and before. `columns` narrows an UPDATE. What compares the two comes
    BEFORE; what looks at the new row in its table, AFTER; what `at_commit` does, PostgreSQL does when the transaction
    ends, so that what it writes is locked no longer than that.
    """

    table: str
    event: str
    sqlite: str
    postgresql: str
    columns: str = ""
    condition: str = "TRUE"
    moment: str = "AFTER"
    at_commit: bool = False

    def statements(self, name: str, vendor: str) -> Iterator[str]:
        """What makes it in a database, under a name."""
        done = getattr(self, vendor)
        columns = f" OF {self.columns}" if self.columns and self.event == "UPDATE" else ""
        made = f"CREATE TRIGGER {name} {self.moment} {self.event}{columns} ON {self.table}"
        if done and vendor == "sqlite":
            yield f"{made} WHEN {self.condition} BEGIN {done}; END"
        elif done:
            yield self._function(name, done)
            if self.at_commit:
                made = f"{made.replace('TRIGGER', 'CONSTRAINT TRIGGER', 1)} DEFERRABLE INITIALLY DEFERRED"
            yield f"{made} FOR EACH {'STATEMENT' if self.event == 'TRUNCATE' else 'ROW'} EXECUTE FUNCTION {name}()"

    def _function(self, name: str, done: str) -> str:
        # The plan is made once, perhaps while the tables are empty; it must still be by key in a bulk load later.
        return (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$ "
            f"BEGIN IF {self.condition.replace(' IS NOT NEW.', ' IS DISTINCT FROM NEW.')} THEN {done}; END IF; "
            f"RETURN {'OLD' if self.event == 'DELETE' else 'NEW'}; END $$"
        )


def refusal(table: str, event: str, message: str, *, condition: str = "TRUE", moment: str = "BEFORE") -> Trigger:
    """A trigger that refuses the event, with a message (IntegrityError), when the condition holds."""
    return Trigger(
        table,
        event,
        # Only PostgreSQL can empty a table without a look at its rows.
        sqlite="" if event == "TRUNCATE" else f"SELECT RAISE(ABORT, '{message}')",
        postgresql=f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'",
        condition=condition,
        moment=moment,
    )


class TriggerSet:
    """Triggers that belong together. Each is called by the set's name, its table and its event.

    `triggers` is asked when they are made: by then each model has said that it wants one.
    """

    def __init__(self, name: str, triggers: Callable[[], Iterable[Trigger]]) -> None:
        self.name, self.triggers = name, triggers

    def follow_migrations(self, app) -> None:
        """Have them taken away before the migrations of a site, and made after them."""
        pre_migrate.connect(self._before_migrations, sender=app)
        post_migrate.connect(self.create, sender=app)

    def create(self, using: str, **kwargs) -> None:
        """Make them anew, on those tables that are there."""
        connection = connections[using]
        with transaction.atomic(using=using), connection.cursor() as cursor:
            self.drop(using)
            for statement in self.statements(connection.vendor, connection.introspection.table_names()):
                cursor.execute(statement)

    def drop(self, using: str, **kwargs) -> None:
        """Take them away, with those that an earlier release made and this one does not."""
        connection = connections[using]
        with connection.cursor() as cursor:
            for name in self.found(using):
                cursor.execute(_DROPS[connection.vendor].format(name))

    def statements(self, vendor: str, tables: Iterable[str]) -> Iterator[str]:
        """What makes them all."""
        for trigger in self.triggers():
            if trigger.table in tables:
                yield from trigger.statements(self._name_for(trigger), vendor)

    def found(self, using: str) -> set[str]:
        """The names of those that the database has."""
        connection = connections[using]
        with connection.cursor() as cursor:
            cursor.execute(_CATALOGUES[connection.vendor])
            return {name for (name,) in cursor.fetchall() if name.startswith(f"{self.name}_")}

    def is_whole(self, using: str) -> bool:
        """Whether the database has them all; not so after migrations that were broken off."""
        vendor = connections[using].vendor
        return {self._name_for(one) for one in self.triggers() if getattr(one, vendor)} <= self.found(using)

    def _before_migrations(self, using: str, plan=(), **kwargs) -> None:
        if plan:
            self.drop(using)

    def _name_for(self, trigger: Trigger) -> str:
        return f"{self.name}_{trigger.table}_{trigger.event.lower()}"


# PostgreSQL's trigger is a function and its use, under one name, and goes with the function.
_CATALOGUES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT proname FROM pg_proc WHERE prorettype = 'trigger'::regtype AND pg_function_is_visible(oid)",
}
_DROPS = {"sqlite": "DROP TRIGGER {}", "postgresql": "DROP FUNCTION {}() CASCADE"}
