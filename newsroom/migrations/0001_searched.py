"""The words that search looks in, and the database's own index of them: FTS5 in SQLite, a vector in PostgreSQL."""

import unicodedata

import django.db.models.deletion
from django.db import migrations, models

# PostgreSQL has no unaccent here, and its parser takes “2018/19” for a file and “re-inspect” for three words. So each
# accented letter becomes its plain one, and each mark a space, as SQLite's own tokenizer has it.
LETTERS = {
    letter: plain[0]
    # Of Western Europe and Wales: each more makes every letter of every story slower to look up.
    for letter in map(chr, range(0xC0, 0x180))
    if len(plain := "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one)))
    == 1
    and plain != letter
}
MARKS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'‘’‚“”„–—…·•«»/†′″£€"


def vector(column: str, weight: str) -> str:
    before = ("".join(LETTERS) + MARKS).replace("'", "''")
    after = "".join(LETTERS.values()) + " " * len(MARKS)
    return f"setweight(to_tsvector('english', translate({column}, '{before}', '{after}')), '{weight}')"


def in_sqlite() -> list[str]:
    return [
        "CREATE VIRTUAL TABLE newsroom_words USING fts5(headline, standfirst, named, text, facets, "
        "content='newsroom_searched', content_rowid='place', tokenize='porter unicode61 remove_diacritics 2')"
    ]


def in_postgresql() -> list[str]:
    weights = {"headline": "A", "standfirst": "B", "named": "B", "text": "C"}
    words = " || ".join(vector(column, weight) for column, weight in weights.items())
    return [
        f"ALTER TABLE newsroom_searched ADD COLUMN vector tsvector NOT NULL GENERATED ALWAYS AS "
        f"({words} || array_to_tsvector(string_to_array(trim(regexp_replace(facets, ' +', ' ', 'g')), ' '))) STORED",
        "CREATE INDEX newsroom_searched_vector ON newsroom_searched USING gin (vector)",
        # A word in so many of so many stories is told from a rarer one, so that the quicker way is taken.
        "ALTER TABLE newsroom_searched ALTER COLUMN vector SET STATISTICS 1000",
    ]


def make_index(apps, schema_editor) -> None:
    for statement in in_postgresql() if schema_editor.connection.vendor == "postgresql" else in_sqlite():
        # No parameters, so that a percent sign is one.
        schema_editor.execute(statement, params=None)


def drop_index(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS newsroom_words", params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("articles", "0001_squashed_0017_story_page")]
    operations = [
        migrations.CreateModel(
            name="Searched",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "story",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.story",
                    ),
                ),
                ("facets", models.TextField()),
                ("headline", models.TextField()),
                ("standfirst", models.TextField()),
                ("named", models.TextField()),
                ("text", models.TextField()),
            ],
        ),
        migrations.RunPython(make_index, drop_index),
    ]
