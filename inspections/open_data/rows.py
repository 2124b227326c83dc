"""The rows, one after the other: however many there are, only a few are in memory."""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

from inspections.models import JudgmentVersion

from .fields import FIELDS, PATHS, Values

AT_ONCE = 500


def rows() -> Iterator[list[Any]]:
    """The values of FIELDS for every version that readers may see; the versions of a judgment follow each other.

    Each waits until the next one is known, which may be what replaced it. Whether it was is asked among public
    versions only, so that no row tells of one that is still hidden.
    """
    for version, following in pairwise(chain(_versions(), (None,))):
        is_next = following is not None and following["judgment_id"] == version["judgment_id"]
        next_one = following if is_next else None
        # An empty text and nothing are the same to whoever reads the files: we hold none.
        yield [field.value(version, next_one) or None for field in FIELDS]


def _versions() -> Iterator[Values]:
    found = JudgmentVersion.objects.public().order_by("judgment_id", "number").values_list(*PATHS)
    for values in found.iterator(chunk_size=AT_ONCE):
        yield dict(zip(PATHS, values, strict=True))
