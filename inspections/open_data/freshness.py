"""Whether the data is what it was: a fingerprint of all that can change it, cheap however many rows there are.

It is not a date. Names and labels may be edited without one, an embargo may end or be set again without a save, and
none of these may be answered with "not modified".
"""

from collections.abc import Iterator
from hashlib import sha256

from django.conf import settings
from django.db.models import Count, Max, Sum

from inspections.models import SEEN_FROM, Area, Body, BodyKind, Grade, Inspectorate, JudgmentVersion, Programme, Scale

from .fields import FIELDS

# Everything that a row or the coverage takes its names, codes and dates from: a few hundred short rows.
REFERENCE = (Inspectorate, BodyKind, Body, Scale, Grade, Programme, Area)


def public_record_fingerprint() -> str:
    """The same as long as every row that readers may see, and every name in it, is the same."""
    return sha256("\n".join(map(repr, _parts())).encode()).hexdigest()


def _parts() -> Iterator:
    yield settings.SITE_URL, [(field.name, field.meaning) for field in FIELDS]
    public = JudgmentVersion.objects.public().order_by()
    # What a released row says is frozen, so which rows are seen is enough; all but their embargoes.
    yield public.aggregate(rows=Count("pk"), which=Sum("pk"), newest=Max(SEEN_FROM))
    embargoes = public.values("embargoed_until")
    yield list(embargoes.annotate(rows=Count("pk"), which=Sum("pk")).order_by("embargoed_until"))
    for model in REFERENCE:
        yield list(model.objects.order_by("pk").values_list())
