"""Stories found by SQLite's FTS5, newest first as far as they are looked at, then by rank."""

from .query import Query, Term

# Of a word in the headline, the standfirst, the names and the text; of a facet, none.
WEIGHTS = "10, 4, 3, 1, 0"
# By its own key the index is read from the newest on, and no further than is asked for.
PLACE = "newsroom_words.rowid"
IN_WORDS = "{headline standfirst named text}"


def from_places(first: int) -> list[int]:
    """From which places on it is worth looking, one after the other: SQLite begins with the latest anyway."""
    return [first]


def found(query: Query, facets: list[str]) -> tuple[str, list]:
    """The part of a statement that finds rows of `newsroom_searched`, and how well each fits."""
    wanted = f"{_expression(query)}{''.join(f' AND facets : {facet[1:]}' for facet in facets)}"
    source = "newsroom_words CROSS JOIN newsroom_searched kept ON kept.place = newsroom_words.rowid"
    return f"{source} WHERE newsroom_words MATCH %s", [wanted]


def ranked(inner: str, parameters: list, query: Query, *, by_rank: bool) -> tuple[str, list]:
    score = f"bm25(newsroom_words, {WEIGHTS})" if by_rank else "0"
    # With its sign turned: FTS5 gives the best the lowest.
    return f"SELECT kept.story_id, kept.place, kept.facets, -{score} FROM {inner}", parameters


def marked(query: Query, places: list[int], start: str, end: str) -> tuple[str, list]:
    """Headline and an excerpt of the text with the words marked that were looked for."""
    statement = (
        "SELECT kept.story_id, highlight(newsroom_words, 0, %s, %s), snippet(newsroom_words, 3, %s, %s, '…', 32) "
        "FROM newsroom_words CROSS JOIN newsroom_searched kept ON kept.place = newsroom_words.rowid "
        f"WHERE newsroom_words MATCH %s AND newsroom_words.rowid IN ({', '.join(['%s'] * len(places))})"
    )
    return statement, [start, end, start, end, _expression(query), *places]


def _expression(query: Query) -> str:
    wanted = " AND ".join(map(_term, query.wanted))
    unwanted = "".join(f" NOT {_term(term)}" for term in query.unwanted)
    return f"{IN_WORDS} : (({wanted}){unwanted})"


def _term(term: Term) -> str:
    """Quoted, and letters and digits only: no word can be an operator."""
    return f'"{" ".join(term.words)}"'
