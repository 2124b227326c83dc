"""The stamp of what is public changes in the transaction that changes anything of it, whatever path writes.

A table is either watched or named as the desk's alone; a system check refuses one that is neither. On PostgreSQL the
stamp is moved when the transaction commits and not before, so that two writers wait for each other no longer than that.
"""

from collections.abc import Iterator

from inspections.database.triggers import Trigger, TriggerSet

STAMP = "newsroom_publicstamp"
# Rows of a story, and the column that names it: what is written for a draft changes nothing that readers see.
ROWS_OF_A_STORY = {
    "articles_byline": "story_id",
    "articles_correctedstory": "story_id",
    "articles_formerslug": "story_id",
    "articles_mention": "story_id",
    "articles_quote": "story_id",
    "articles_relatedstory": "story_id",
    "articles_reply": "story_id",
    "articles_story_inspections": "story_id",
    "articles_storyjudgment": "story_id",
    "articles_storypicture": "story_id",
    "articles_storyupdate": "story_id",
    "articles_topicofstory": "content_object_id",
}
WHOLE = (
    "articles_author",
    "articles_correctedjudgment",
    "articles_correction",
    "articles_formertopic",
    "articles_frontpagestory",
    "articles_picture",
    "articles_publication",
    "articles_section",
    "articles_topic",
    "inspections_area",
    "inspections_body",
    "inspections_bodykind",
    "inspections_bodyname",
    "inspections_finding",
    "inspections_grade",
    "inspections_inspection",
    "inspections_inspectorate",
    "inspections_inspectoratename",
    "inspections_judgment",
    "inspections_judgmentversion",
    "inspections_monitoring",
    "inspections_programme",
    "inspections_scale",
    "inspections_source",
    "inspections_sourcepage",
)
# Nothing of these is on a page of readers. What search looks in is written with the story itself.
DESK_ONLY = frozenset(
    {
        "articles_archivescan",
        "articles_auditlogentry",
        "articles_autosavedform",
        "articles_errorreport",
        "articles_marginnote",
        "articles_notaquotation",
        "articles_omissionapproval",
        "articles_override",
        "articles_previewlink",
        "articles_recordanswer",
        "articles_raisedalarm",
        "articles_reportattempt",
        "articles_storyversion",
        "inspections_cardrequest",
        "inspections_importbatch",
        "inspections_importconflict",
        "inspections_secondreading",
        "newsroom_searched",
        STAMP,
    }
)
STORY = "articles_story"
MOVED = (
    f"INSERT INTO {STAMP} (id, number, moved_in) VALUES (1, 1, {{transaction}}) "
    f"ON CONFLICT (id) DO UPDATE SET number = {STAMP}.number + 1, moved_in = excluded.moved_in"
)
NOW = "pg_current_xact_id()::text::bigint"
ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def watched() -> set[str]:
    return {STORY, *ROWS_OF_A_STORY, *WHOLE}


def _out(table: str, row: str) -> str:
    """Whether a row is of what is out, planned or withdrawn."""
    if table == STORY:
        return f"{row}.published_at IS NOT NULL"
    if column := ROWS_OF_A_STORY.get(table):
        return f"EXISTS (SELECT 1 FROM {STORY} s WHERE s.id = {row}.{column} AND s.published_at IS NOT NULL)"
    return "TRUE"


def _triggers() -> Iterator[Trigger]:
    for table in sorted(watched()):
        for event, rows in ROWS.items():
            yield Trigger(
                table,
                event,
                sqlite=MOVED.format(transaction=0),
                # Once a transaction, however many rows it writes.
                postgresql=f"{MOVED.format(transaction=NOW)} WHERE {STAMP}.moved_in <> excluded.moved_in",
                condition=" OR ".join(dict.fromkeys(_out(table, row) for row in rows)),
                at_commit=True,
            )


STAMP_TRIGGERS = TriggerSet("stamp", _triggers)
