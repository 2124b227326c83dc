"""The words of a story as its readers see them, said in SQL: a view from which the database fills the index.

Markup is taken out (a tag inside a word leaves it whole, a tag of a block parts words), and so are notes to the desk in
double square brackets. Of quotes and pictures, only those placed in the body are read. The view says which stories the
index holds: those out or planned. Which of them readers may see, now, is asked of `published()` at each search.
"""

from articles.content.texts import Text, texts

VIEW = "newsroom_words_of_stories"
COLUMNS = "place, story_id, headline, standfirst, named, text, facets"
# Its year is the same in London: the clocks agree on New Year's Eve.
SQLITE_PLACE = "CAST(strftime('%s', s.published_at) AS INTEGER) / 60 * 4294967296 + s.id"
POSTGRESQL_PLACE = "floor(extract(epoch FROM s.published_at) / 60)::bigint * 4294967296 + s.id"
ENTITIES = {"&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&amp;": "&"}


def view_for(vendor: str) -> str:
    sqlite = vendor == "sqlite"
    plain, noteless = (_plain_in_sqlite, _noteless_in_sqlite) if sqlite else (_plain, _noteless)
    joined = _joined_in_sqlite if sqlite else _joined
    others = (_readable(plain(_column(text))) if text.html else _column(text) for text in MORE)
    text = map(noteless, (*others, joined(QUOTES), joined(CAPTIONS)))
    year = "strftime('%Y', s.published_at)" if sqlite else "to_char(s.published_at AT TIME ZONE 'UTC', 'YYYY')"
    facets = [f"'§y' || {year}", "coalesce(' §s' || s.section_id, '')", *(f"' ' || {joined(of)}" for of in FACETS)]
    return (
        f"CREATE VIEW {VIEW} AS SELECT {SQLITE_PLACE if sqlite else POSTGRESQL_PLACE} AS place, s.id AS story_id, "
        f"{noteless('s.headline')} AS headline, {noteless('s.standfirst')} AS standfirst, "
        f"{joined(AUTHORS)} || ' ' || {joined(TOPICS)} AS named, "
        f"{_spaced(text)} AS text, {' || '.join(facets)} AS facets "
        "FROM articles_story s WHERE s.published_at IS NOT NULL AND s.withdrawn_at IS NULL"
    )


# ---- What stands in a story beside its own columns: an expression, and the rows it is read from

QUOTES = (
    "' “' || q.words || '” ' || q.speaker || ' ' || q.role || ' ' || q.organisation",
    "articles_quote q WHERE q.story_id = s.id AND {placed}".format(
        placed="("
        + " OR ".join(
            f"s.body LIKE '%<div {order}></div>%'"
            for order in (
                """data-place="quote" data-key="' || q.key || '\"""",
                """data-key="' || q.key || '" data-place="quote\"""",
            )
        )
        + ")"
    ),
)
CAPTIONS = (
    "' ' || p.caption",
    "articles_storypicture p WHERE p.story_id = s.id AND ("
    "s.body LIKE '%data-place=\"picture\" data-key=\"' || p.picture_id || '\"%' OR "
    "s.body LIKE '%data-key=\"' || p.picture_id || '\" data-place=\"picture\"%')",
)
# The sentences of its own that the index does not hold in columns of their own.
MORE = [text for text in texts("story", is_prose=True) if text.name not in ("headline", "standfirst")]
AUTHORS = (
    "a.name",
    "articles_byline b JOIN articles_author a ON a.id = b.author_id WHERE b.story_id = s.id",
)
TOPICS = (
    "t.name",
    "articles_topicofstory u JOIN articles_topic t ON t.id = u.tag_id WHERE u.content_object_id = s.id",
)
FACETS = (
    ("'§t' || u.tag_id", "articles_topicofstory u WHERE u.content_object_id = s.id"),
    (
        "'§b' || about.body_id",
        "(SELECT i.body_id FROM articles_story_inspections x JOIN inspections_inspection i ON i.id = x.inspection_id "
        "WHERE x.story_id = s.id UNION SELECT i.body_id FROM articles_storyjudgment x "
        "JOIN inspections_judgment j ON j.id = x.judgment_id JOIN inspections_inspection i ON i.id = j.inspection_id "
        "WHERE x.story_id = s.id) about",
    ),
)


def _column(text: Text) -> str:
    column = f"s.{text.name}"
    return f"CASE WHEN s.lead_picture_id IS NULL THEN '' ELSE {column} END" if text.of_picture else column


def _joined(of: tuple[str, str]) -> str:
    said, rows = of
    return f"coalesce((SELECT string_agg({said}, ' ') FROM {rows}), '')"


def _joined_in_sqlite(of: tuple[str, str]) -> str:
    said, rows = of
    return f"coalesce((SELECT group_concat({said}, ' ') FROM {rows}), '')"


def _spaced(parts: list[str]) -> str:
    return " || ' ' || ".join(parts)


def _readable(expression: str) -> str:
    for entity, letter in ENTITIES.items():
        expression = f"replace({expression}, '{entity}', '{letter}')"
    return expression


# ---- Taking out what is not read


def _plain(expression: str) -> str:
    inline = f"regexp_replace({expression}, '</?(em|strong|a)(\\s[^>]*)?>', '', 'g')"
    return f"regexp_replace({inline}, '<[^>]*>', ' ', 'g')"


def _noteless(expression: str) -> str:
    return f"regexp_replace({expression}, '\\[\\[.*?(\\]\\]|$)', ' ', 'g')"


def _plain_in_sqlite(expression: str) -> str:
    # The letters after "<" or "</": em, st(rong), a.
    begins = "substr(ltrim(substr(rest, instr(rest, '<') + 1, 3), '/'), 1, 2)"
    return _cut_in_sqlite(expression, "<", ">", f"CASE WHEN {begins} IN ('em', 'st', 'a ', 'a>') THEN '' ELSE ' ' END")


def _noteless_in_sqlite(expression: str) -> str:
    return _cut_in_sqlite(expression, "[[", "]]", "' '")


def _cut_in_sqlite(expression: str, start: str, end: str, left: str) -> str:
    """SQLite has no regular expressions: from each start to its end is cut out, one after the other."""
    from_start = f"substr(rest, instr(rest, '{start}'))"
    after = f"substr({from_start}, instr({from_start}, '{end}') + {len(end)})"
    return (
        f"(WITH RECURSIVE cut(rest, kept) AS (SELECT {expression}, '' UNION ALL SELECT "
        f"CASE instr({from_start}, '{end}') WHEN 0 THEN '' ELSE {after} END, "
        f"kept || substr(rest, 1, instr(rest, '{start}') - 1) || {left} "
        f"FROM cut WHERE instr(rest, '{start}') > 0) SELECT kept || rest FROM cut WHERE instr(rest, '{start}') = 0)"
    )
