"""A database that an earlier release made is taken over by `migrate`, with all that is in it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module

import pytest

pytestmark = pytest.mark.anywhere

DATABASE = "newsroom.sqlite3"
SQUASHED = (
    "articles.migrations.0001_squashed_0017_story_page",
    "inspections.migrations.0001_squashed_0010_text_by_page",
)
TRIGGER = (
    "CREATE TRIGGER permanent_articles_transition_update BEFORE UPDATE ON articles_transition "
    "BEGIN SELECT RAISE(ABORT, 'permanent'); END"
)
SCAN = (
    "INSERT INTO articles_archivereading (began_at, ended_at, stories, mentions) "
    "VALUES ('2026-01-01', '2026-01-02', 7, 3)"
)


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    """The tables as the earlier release had them, and its list of applied migrations: 17 and 10 for the two apps."""
    folder = tmp_path_factory.mktemp("older")
    migrate(folder)
    migrate(folder, "articles", "0001_squashed_0017_story_page")
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        for name in SQUASHED:
            app, _, squashed = name.split(".")
            database.execute("DELETE FROM django_migrations WHERE app = ? AND name = ?", (app, squashed))
            said = "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, '2026-01-01')"
            database.executemany(said, import_module(name).Migration.replaces)
        database.execute(SCAN)
        database.execute(TRIGGER)
        database.commit()
    return folder


@pytest.fixture(scope="module")
def taken_over(older, tmp_path_factory):
    folder = tmp_path_factory.mktemp("taken over")
    shutil.copy(older / DATABASE, folder)
    migrate(folder)
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        yield database


def migrate(folder, *arguments: str, succeeds: bool = True) -> str:
    command = [sys.executable, "manage.py", "migrate", "-v0", *arguments]
    done = subprocess.run(
        command, env=os.environ | {"NEWSROOM_VAR_DIR": str(folder), "DATABASE_URL": ""}, capture_output=True, text=True
    )
    assert (done.returncode == 0) is succeeds, done.stderr
    return done.stderr


def test_rows_are_kept_under_the_new_names(taken_over):
    assert taken_over.execute("SELECT stories, mentions FROM articles_archivescan").fetchall() == [(7, 3)]


def test_the_log_is_still_permanent_and_held_once(taken_over):
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'articles_auditlogentry' ORDER BY 1"
    held = [name for (name,) in taken_over.execute(named)]
    assert held == ["permanent_articles_auditlogentry_delete", "permanent_articles_auditlogentry_update"]


def test_one_that_is_older_still_is_refused_and_told_why(older, tmp_path):
    shutil.copy(older / DATABASE, tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        database.execute("DELETE FROM django_migrations WHERE name = '0017_story_page'")
        database.commit()
    said = migrate(tmp_path, succeeds=False)
    assert "older than the last release with articles.0017_story_page, and cannot be taken over" in said
    assert "Install that release, run its `migrate`, then this one's." in said
