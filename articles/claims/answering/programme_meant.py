"""Which programmes a time means: the programme of that year, else the one that published in it."""

from articles.claims.claim import Claim
from articles.claims.reading.times import Kind, Time
from articles.claims.record import Record
from articles.claims.years import Years
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


def of_kind(record: Record, kind: str) -> list[Programme]:
    """Programmes that inspect a kind of body, the newest first."""
    rows = [programme for programme in record.programmes if programme.body_kind.code == kind]
    return sorted(rows, key=record.when, reverse=True)


def _at(time: Time, record: Record, kind: str, body: Body | None) -> list[Programme]:
    rows = of_kind(record, kind)
    if time.kind == Kind.ROUND:
        return [programme for programme in rows if f"round {time.number}" in programme.label.lower()]
    if time.kind == Kind.SPAN:
        exact = [programme for programme in rows if record.years[programme.pk] == time.years]
        return exact or [
            programme for programme in rows if (own := record.years[programme.pk]) and _meet(own, time.years)
        ]
    if time.kind == Kind.DATE:
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
    """The programmes of a claim at one of its times; without one the default, else the newest that holds an answer."""
    kind = body.kind.code if body else claim.kind_code
    if time and time.kind != Kind.EARLIER:
        return programmes_at(time, record, kind, body, claim.areas)
    if claim.programme and (not claim.areas or any(mention.inside(claim.programme) for mention in claim.areas)):
        return [claim.programme] if not time else [claim.programme, *record.before(claim.programme)[:1]]
    held = newest_held(claim, record, body)
    if time and held:
        return [*held[:1], *record.before(held[0])[:1]]
    return held[:1]


def newest_held(claim: Claim, record: Record, body: Body | None) -> list[Programme]:
    """Programmes that hold the body in one of the claim's areas, the newest first; else any that have the area."""
    if body is None:
        return []
    held = record.programmes_of(body)
    kind = body.kind.code
    if not claim.areas:
        series = _series(record, kind)
        return [programme for programme in held if programme.label.split()[0] in series] or []
    fitting = [
        programme
        for programme in held
        if any((area := mention.inside(programme)) and record.version(body, area) for mention in claim.areas)
    ]
    if fitting:
        return fitting
    begun = [
        one
        for one in of_kind(record, kind)
        if str(one.first_published_on)[:10] <= record.as_of.isoformat() and str(one.first_published_on)
    ]
    return [one for one in begun if any(mention.inside(one) for mention in claim.areas)]
