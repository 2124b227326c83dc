"""The index in step with the commit, whatever path writes: triggers make a story's words again, on both databases.

They are taken away before migrations and made again after them, because SQLite rebuilds a table to change it. What
was migrated meanwhile is then read whole, so that an existing site's stories are found as well.
"""

from django.db import connections, transaction

from articles.content.texts import text_names

from .indexed_view import COLUMNS, VIEW, view_for

KEPT = "newsroom_searched"
# What is written, of which columns (none: all), and which stories that may change. ROW is the row after or before.
WATCHED = {
    "articles_story": (
        ", ".join((*text_names("story", is_prose=True), "section_id, lead_picture_id, published_at, withdrawn_at")),
        "ROW.id",
    ),
    "articles_quote": ("", "ROW.story_id"),
    "articles_storypicture": ("", "ROW.story_id"),
    "articles_byline": ("", "ROW.story_id"),
    "articles_author": ("name", "SELECT story_id FROM articles_byline WHERE author_id = ROW.id"),
    "articles_topicofstory": ("", "ROW.content_object_id"),
    "articles_topic": ("name", "SELECT content_object_id FROM articles_topicofstory WHERE tag_id = ROW.id"),
    "articles_story_inspections": ("", "ROW.story_id"),
    "articles_storyjudgment": ("", "ROW.story_id"),
    "inspections_judgment": (
        "inspection_id",
        "SELECT story_id FROM articles_storyjudgment WHERE judgment_id = ROW.id",
    ),
    "inspections_inspection": (
        "body_id",
        "SELECT story_id FROM articles_story_inspections WHERE inspection_id = ROW.id UNION SELECT u.story_id FROM "
        "articles_storyjudgment u JOIN inspections_judgment j ON j.id = u.judgment_id WHERE j.inspection_id = ROW.id",
    ),
}
ROWS = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}


def _again(which: str) -> list[str]:
    """Statements that make the words of some stories again."""
    return [
        f"DELETE FROM {KEPT} WHERE story_id IN ({which})",
        f"INSERT INTO {KEPT} ({COLUMNS}) SELECT {COLUMNS} FROM {VIEW} WHERE story_id IN ({which})",
    ]


def _which(stories: str, rows: tuple[str, ...]) -> str:
    return (" UNION " if "SELECT" in stories else ", ").join(stories.replace("ROW", row) for row in rows)


def _events(table: str) -> tuple[str, ...]:
    """An author, topic, judgment or inspection that comes or goes is on no story."""
    return ("UPDATE",) if "SELECT" in WATCHED[table][1] else ("INSERT", "UPDATE", "DELETE")


def _name(table: str, event: str = "") -> str:
    return "_".join(filter(None, ("search_keeps", table, event.lower())))


# SQLite's index is a table beside the rows; PostgreSQL's is a column of them.
INDEX = "newsroom_words"
INDEXED = "headline, standfirst, named, text, facets"


def _indexing() -> list[str]:
    new, old = (", ".join(f"{row}.{column}" for column in INDEXED.split(", ")) for row in ("NEW", "OLD"))
    put = f"INSERT INTO {INDEX} (rowid, {INDEXED}) VALUES (NEW.place, {new})"
    take = f"INSERT INTO {INDEX} ({INDEX}, rowid, {INDEXED}) VALUES ('delete', OLD.place, {old})"
    return [
        f"CREATE TRIGGER {_name(KEPT, event)} AFTER {event} ON {KEPT} BEGIN {statement}; END"
        for event, statement in (("INSERT", put), ("DELETE", take))
    ]


def for_sqlite() -> list[str]:
    made = _indexing()
    for table, (columns, stories) in WATCHED.items():
        for event in _events(table):
            of = f" OF {columns}" if columns and event == "UPDATE" else ""
            body = "; ".join(_again(_which(stories, ROWS[event])))
            made.append(f"CREATE TRIGGER {_name(table, event)} AFTER {event}{of} ON {table} BEGIN {body}; END")
    return made


def for_postgresql() -> list[str]:
    made = []
    for table, (columns, stories) in WATCHED.items():
        which = _which(stories, ROWS["UPDATE"])
        # Whoever writes to one story does so one after the other; each then sees what the other left.
        lock = f"PERFORM 1 FROM articles_story WHERE id IN ({which}) ORDER BY id FOR NO KEY UPDATE"
        body = "; ".join([lock, *_again(which)])
        # The plan is made once, perhaps while the tables are empty; it must still be by key later.
        made.append(
            f"CREATE OR REPLACE FUNCTION {_name(table)}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off "
            f"AS $$ BEGIN {body}; RETURN NULL; END $$"
        )
        events = [f"UPDATE OF {columns}" if columns and event == "UPDATE" else event for event in _events(table)]
        made.append(
            f"CREATE TRIGGER {_name(table)} AFTER {' OR '.join(events)} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {_name(table)}()"
        )
    return made


def triggers_of(vendor: str) -> list[tuple[str, str]]:
    """The name and the table of each."""
    if vendor == "postgresql":
        return [(_name(table), table) for table in WATCHED]
    indexing = [(_name(KEPT, event), KEPT) for event in ("INSERT", "DELETE")]
    return [*indexing, *((_name(table, event), table) for table in WATCHED for event in _events(table))]


def drop(using: str, plan=(), **kwargs) -> None:
    """Before migrations, if there are any to run."""
    if plan:
        _drop(connections[using])


def create(using: str, plan=(), **kwargs) -> None:
    """After migrations, or when an earlier run was broken off before it came here."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if not {*WATCHED, KEPT} <= tables or not (plan or _is_missing(connection)):
        return
    with transaction.atomic(using=using):
        _drop(connection)
        with connection.cursor() as cursor:
            for statement in (view_for(connection.vendor), *_statements(connection.vendor)):
                cursor.execute(statement)
        fill(using)


def fill(using: str = "default") -> None:
    """Make the words of all stories again."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"DELETE FROM {KEPT}")
        cursor.execute(f"INSERT INTO {KEPT} ({COLUMNS}) SELECT {COLUMNS} FROM {VIEW}")


def _statements(vendor: str) -> list[str]:
    return for_postgresql() if vendor == "postgresql" else for_sqlite()


def _is_missing(connection) -> bool:
    catalogue = {"sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'"}
    with connection.cursor() as cursor:
        cursor.execute(catalogue.get(connection.vendor, "SELECT tgname FROM pg_trigger"))
        there = {name for (name,) in cursor.fetchall()}
    return not {name for name, _ in triggers_of(connection.vendor)} <= there


def _drop(connection) -> None:
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for name, table in triggers_of(connection.vendor):
            if table in tables:
                cursor.execute(
                    f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if connection.vendor == "postgresql" else "")
                )
        cursor.execute(f"DROP VIEW IF EXISTS {VIEW}")
