"""Stories found by PostgreSQL's vector and its GIN index, newest first as far as they are looked at, then by rank."""

from newsroom.models import Searched

from .query import Query, Term

# Of a word that is a facet, in the text, in the standfirst or the names, in the headline.
WEIGHTS = "{0, 0.2, 0.5, 1}"
# One mark for length: a long story has every word sooner.
BY_LENGTH = 1
COLUMNS = ("headline", "text")
PLACE = "kept.place"
LATEST = 8000
WORDS = "to_tsquery('english', %s)"


def from_places(first: int) -> list[int]:
    """From which places on it is worth looking, one after the other, until enough is found.

    Where many stories have a word, PostgreSQL reads and sorts them all to give the newest; so the latest come first.
    """
    latest = Searched.objects.order_by("-place").values_list("place", flat=True)[LATEST : LATEST + 1]
    return [place for place in latest if place > first] + [first]


def found(query: Query, facets: list[str]) -> tuple[str, list]:
    """The part of a statement that finds rows of `newsroom_searched`, and how well each fits."""
    narrowed = f"({WORDS} && %s::tsquery)" if facets else WORDS
    wanted = [_expression(query), *([" & ".join(f"'{facet}'" for facet in facets)] if facets else [])]
    return f"newsroom_searched kept WHERE kept.vector @@ {narrowed}", wanted


def ranked(inner: str, parameters: list, query: Query, *, by_rank: bool) -> tuple[str, list]:
    # Only keys are sorted: with their vectors, the rows of a frequent word would be sorted on the disk.
    newest = f"newsroom_searched WHERE place = ANY(ARRAY(SELECT {PLACE} FROM {inner})) ORDER BY place DESC"
    if not by_rank:
        return f"SELECT story_id, place, facets, 0 FROM {newest}", parameters
    score = f"ts_rank('{WEIGHTS}'::float4[], vector, {WORDS}, {BY_LENGTH})"
    return f"SELECT story_id, place, facets, {score} FROM {newest}", [_expression(query), *parameters]


def marked(query: Query, places: list[int], start: str, end: str) -> tuple[str, list]:
    """Headline and an excerpt of the text with the words marked that were looked for."""
    marks = f"StartSel={start}, StopSel={end}"
    # A headline function leaves out what looks like a tag; with a space in it, it is words.
    headline, text = (f"ts_headline('english', replace({column}, '<', '< '), {WORDS}, %s)" for column in COLUMNS)
    statement = f"SELECT story_id, {headline}, {text} FROM newsroom_searched WHERE place = ANY(%s)"
    wanted = _expression(query)
    return statement, [wanted, f"HighlightAll=true, {marks}", wanted, f"MaxWords=32, MinWords=20, {marks}", places]


def _expression(query: Query) -> str:
    wanted = [_term(term) for term in query.wanted]
    return " & ".join([*wanted, *(f"!({_term(term)})" for term in query.unwanted)])


def _term(term: Term) -> str:
    """Letters and digits only: no word can be an operator. Words without meaning keep their place in a phrase."""
    return "(" + " <-> ".join(f"'{word}'" for word in term.words) + ")"
