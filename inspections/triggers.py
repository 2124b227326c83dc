"""A grade fits its scale and its area, held by the database itself, whoever writes.

A check constraint cannot look at another table, so these are triggers, on SQLite and PostgreSQL alike. They are made
after every migration and taken away before it, because SQLite rebuilds a table, and loses its triggers, to change it.
"""

from django.db import connections

MISFIT = """
    SELECT 1 FROM inspections_judgmentversion v
    JOIN inspections_judgment j ON j.id = v.judgment_id
    JOIN inspections_area a ON a.id = j.area_id
    JOIN inspections_programme p ON p.id = a.programme_id
    JOIN inspections_grade g ON g.id = v.grade_id
    WHERE (g.scale_id <> p.scale_id OR a.graded = 'never') AND {which}
"""
# What is written, and which versions it may have made unfit. Moving a parent is watched too.
WATCHED = {
    "inspections_judgmentversion": "v.id = NEW.id",
    "inspections_judgment": "j.id = NEW.id",
    "inspections_area": "a.id = NEW.id",
    "inspections_programme": "p.id = NEW.id",
    "inspections_grade": "g.id = NEW.id",
}
ON_INSERT_TOO = {"inspections_judgmentversion"}
MESSAGE = "grade does not fit: it is outside the scale of its programme, or its area is never graded"


def _events(table: str) -> list[str]:
    return ["INSERT", "UPDATE"] if table in ON_INSERT_TOO else ["UPDATE"]


def _sqlite(table: str, event: str, misfit: str) -> list[str]:
    return [
        f"CREATE TRIGGER grade_fits_{table}_{event.lower()} AFTER {event} ON {table} "
        f"WHEN EXISTS ({misfit}) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    ]


def _postgresql(table: str, event: str, misfit: str) -> list[str]:
    name = f"grade_fits_{table}_{event.lower()}"
    # The plan is made once, perhaps while the tables are empty; it must still be by key when a bulk load fills them.
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$ BEGIN "
        f"IF EXISTS ({misfit}) THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'check_violation'; END IF; "
        f"RETURN NEW; END $$",
        f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _present_tables(connection) -> set[str]:
    return set(connection.introspection.table_names())


def drop(using: str, **kwargs) -> None:
    connection = connections[using]
    tables = _present_tables(connection)
    on_table = " ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for table in WATCHED.keys() & tables:
            for event in _events(table):
                cursor.execute(
                    f"DROP TRIGGER IF EXISTS grade_fits_{table}_{event.lower()}{on_table.format(table=table)}"
                )


def create(using: str, **kwargs) -> None:
    connection = connections[using]
    if not WATCHED.keys() <= _present_tables(connection):
        return
    drop(using)
    make = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table, which in WATCHED.items():
            for event in _events(table):
                for statement in make(table, event, MISFIT.format(which=which)):
                    cursor.execute(statement)
