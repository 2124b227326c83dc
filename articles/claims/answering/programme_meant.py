"""Which programmes a time means: the programme of that year, else the one that published in it."""

from articles.claims.claim import Claim
from articles.claims.record import Record
from articles.prose.times import Time, TimeKind
from articles.prose.years import Years
from inspections.models import Body, Programme


def programmes_at(time: Time, record: Record, kind: str, body: Body | None, areas=()) -> list[Programme]:
    """Every programme that the words may mean, the likeliest first; those that have one of the areas, if any does."""
    found = _at(time, record, kind, body)
    if not areas:
        return sorted(found, key=lambda programme: programme.label.split()[0] not in _series(record, kind))
    fitting = [programme for programme in found if any(mention.inside(programme) for mention in areas)]
    return fitting or found


def _series(record: Record, kind: str) -> set[str]:
    """The first word of the names of programmes that come round: those of which there are several."""
    words = [programme.label.split()[0] for programme in record.programmes if programme.body_kind.code == kind]
    return {word for word in words if words.count(word) > 1}


def programmes_for_kind(record: Record, kind: str) -> list[Programme]:
    """Programmes that inspect a kind of body, the newest first."""
    rows = [programme for programme in record.programmes if programme.body_kind.code == kind]
    return sorted(rows, key=record.when, reverse=True)


def _at(time: Time, record: Record, kind: str, body: Body | None) -> list[Programme]:
    rows = programmes_for_kind(record, kind)
    if time.kind == TimeKind.ROUND:
        return [programme for programme in rows if f"round {time.number}" in programme.label.lower()]
    if time.kind == TimeKind.SPAN:
        exact = [programme for programme in rows if record.years[programme.pk] == time.years]
        return exact or [
            programme for programme in rows if (own := record.years[programme.pk]) and _meet(own, time.years)
        ]
    if time.kind == TimeKind.DATE:
        published = _published(time.date, record, rows, body)
        return published or _in_year(time.years, record, rows, body)
    return _in_year(time.years, record, rows, body) if time.years else []


def _meet(one: Years, other: Years) -> bool:
    return one.first <= other.last and other.first <= one.last


def _in_year(years: Years, record: Record, rows, body: Body | None) -> list[Programme]:
    exact = [programme for programme in rows if record.years[programme.pk] == years]
    if exact:
        return exact
    covering = [programme for programme in rows if (own := record.years[programme.pk]) and own.covers(years.first)]
    published = _published(str(years.first), record, rows, body)
    return [*covering, *(one for one in published if one not in covering)] or [
        programme
        for programme in rows
        if str(programme.first_published_on)[:4] <= str(years.first) <= (str(programme.last_published_on)[:4] or "0")
    ]


def _published(date: str, record: Record, rows, body: Body | None) -> list[Programme]:
    found = []
    for (of, area), versions in record.versions.items():
        programme = record.area(area).programme
        dated = any(_same_date(str(version.published_on), date) for version in versions)
        if dated and (body is None or of == body.pk) and programme in rows and programme not in found:
            found.append(programme)
    return sorted(found, key=record.when, reverse=True)


def _same_date(held: str, said: str) -> bool:
    length = min(len(held), len(said))
    return length >= 4 and held[:length] == said[:length]


def programmes_meant(claim: Claim, time: Time | None, record: Record, body: Body | None) -> list[Programme]:
    """The programmes of a claim at one of its times; without one the attached, else the newest that has begun."""
    kind = body.kind.code if body else claim.kind_code
    if time and time.kind != TimeKind.EARLIER:
        return programmes_at(time, record, kind, body, claim.areas)
    attached = claim.programme
    if attached and claim.areas and not any(mention.inside(attached) for mention in claim.areas):
        attached = None
    newest = [attached] if attached else newest_begun(record, kind, claim.areas)[:1]
    return [*newest, *record.before(newest[0])[:1]] if time and newest else newest


def newest_begun(record: Record, kind: str, areas=()) -> list[Programme]:
    """Programmes that publish by the record's day, the newest first, those that come round before any other.

    An area that ended with 2018/19 is no area of today; one that another sort of programme grades is meant there.
    """
    begun = [one for one in programmes_for_kind(record, kind) if _has_begun(one, record)]
    series = _series(record, kind)
    rounds = [one for one in begun if one.label.split()[0] in series]
    rounds = rounds or begun
    if not areas or not rounds or any(mention.inside(rounds[0]) for mention in areas):
        return rounds
    others = [one for one in begun if one not in rounds and any(mention.inside(one) for mention in areas)]
    return others or rounds


def _has_begun(programme: Programme, record: Record) -> bool:
    said = str(programme.first_published_on)
    if not said:
        return any(record.area(area).programme_id == programme.pk for _, area in record.versions)
    return said <= record.as_of.isoformat()[: len(said)]


def newest_held(claim: Claim, record: Record, body: Body) -> Programme | None:
    """The newest programme that holds the body in one of the claim's areas; without areas, in anything."""
    held = record.programmes_of(body)
    if claim.areas:
        held = [one for one in held if any(_holds(record, body, mention.inside(one)) for mention in claim.areas)]
    series = _series(record, body.kind.code)
    return next((one for one in held if claim.areas or one.label.split()[0] in series), None)


def _holds(record: Record, body: Body, area) -> bool:
    return area is not None and record.version(body, area) is not None


def later_not_held(claim: Claim, record: Record, body: Body) -> str:
    """What we hold is older than what is meant where no year is said: neither for the story nor against it."""
    held = newest_held(claim, record, body)
    if held is None:
        return f"We hold no such grade of {body.name}."
    return f"The newest we hold of {body.name} is {held.label}; later inspections are not held."
