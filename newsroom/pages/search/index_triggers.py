"""The index in step with the commit, whatever path writes: triggers make a story's words again, on both databases.

What was migrated while they were away is then read whole, so that an existing site's stories are found as well.
"""

from collections.abc import Iterable, Iterator

from django.db import connections, transaction

from articles.content.texts import text_names
from inspections.database.triggers import Trigger, TriggerSet

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


# SQLite's index is a table beside the rows; PostgreSQL's is a column of them.
INDEX = "newsroom_words"
INDEXED = "headline, standfirst, named, text, facets"


def _triggers() -> Iterator[Trigger]:
    for table, (columns, stories) in WATCHED.items():
        # An author, topic, judgment or inspection that comes or goes is on no story.
        for event in ("UPDATE",) if "SELECT" in stories else ROWS:
            which = _which(stories, ROWS[event])
            # Whoever writes to one story does so one after the other; each then sees what the other left.
            lock = f"PERFORM 1 FROM articles_story WHERE id IN ({which}) ORDER BY id FOR NO KEY UPDATE"
            yield Trigger(table, event, _again(which), f"{lock}; {_again(which)}", columns)
    new, old = (", ".join(f"{row}.{column}" for column in INDEXED.split(", ")) for row in ("NEW", "OLD"))
    put = f"INSERT INTO {INDEX} (rowid, {INDEXED}) VALUES (NEW.place, {new})"
    take = f"INSERT INTO {INDEX} ({INDEX}, rowid, {INDEXED}) VALUES ('delete', OLD.place, {old})"
    yield Trigger(KEPT, "INSERT", sqlite=put, postgresql="")
    yield Trigger(KEPT, "DELETE", sqlite=take, postgresql="")


def _which(stories: str, rows: tuple[str, ...]) -> str:
    return (" UNION " if "SELECT" in stories else ", ").join(stories.replace("ROW", row) for row in rows)


def _again(which: str) -> str:
    """Makes the words of some stories again."""
    return (
        f"DELETE FROM {KEPT} WHERE story_id IN ({which}); "
        f"INSERT INTO {KEPT} ({COLUMNS}) SELECT {COLUMNS} FROM {VIEW} WHERE story_id IN ({which})"
    )


class IndexTriggers(TriggerSet):
    """With the view that they read a story's words from."""

    def create(self, using: str, plan=(), **kwargs) -> None:
        """After migrations, or when an earlier run was broken off before it came here."""
        are_there = {*WATCHED, KEPT} <= set(connections[using].introspection.table_names())
        if are_there and (plan or not self.is_whole(using)):
            with transaction.atomic(using=using):
                super().create(using)
                fill(using)

    def statements(self, vendor: str, tables: Iterable[str]) -> Iterator[str]:
        yield view_for(vendor)
        yield from super().statements(vendor, tables)

    def drop(self, using: str, **kwargs) -> None:
        super().drop(using)
        with connections[using].cursor() as cursor:
            cursor.execute(f"DROP VIEW IF EXISTS {VIEW}")


INDEX_TRIGGERS = IndexTriggers("search_keeps", _triggers)


def fill(using: str = "default") -> None:
    """Make the words of all stories again."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"DELETE FROM {KEPT}")
        cursor.execute(f"INSERT INTO {KEPT} ({COLUMNS}) SELECT {COLUMNS} FROM {VIEW}")
