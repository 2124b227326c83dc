"""A file handed in at the desk: first what it would change, then, with the same content, the taking in."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing

from inspections.importing.apply import ImportResult
from inspections.importing.compare import KINDS, Change, Effect
from inspections.importing.tables import BYTES_AT_MOST

SALT = "inspections.import"
LISTED_AT_MOST = 50
# Long enough to read a difference of many rows, and too short to come back to another day.
SECONDS_AT_MOST = 2 * 60 * 60


class FileForm(forms.Form):
    file = forms.FileField(
        label="The file",
        help_text=f"CSV or XLSX (its first sheet), {BYTES_AT_MOST // 1024**2} MB at most. "
        "Judgments, findings or monitoring: its columns tell which.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > BYTES_AT_MOST:
            raise forms.ValidationError(f"Larger than {BYTES_AT_MOST // 1024**2} MB: send it in several files.")
        return file


@dataclass(frozen=True)
class Carried:
    """The content that was looked at, and what it was shown to change: signed, so that nothing else is taken in."""

    name: str
    content: bytes
    shown: str

    def sealed(self, by) -> str:
        packed = b64encode(zlib.compress(self.content)).decode()
        return signing.dumps([by.pk, self.name, packed, self.shown], salt=SALT)

    @classmethod
    def unsealed(cls, text: str, by) -> "Carried":
        """Raises BadSignature when it is another's, spoilt or too old."""
        person, name, packed, shown = signing.loads(text, salt=SALT, max_age=SECONDS_AT_MOST)
        if person != by.pk:
            raise signing.BadSignature("Somebody else looked at this file.")
        return cls(name, zlib.decompress(b64decode(packed)), shown)


@dataclass(frozen=True)
class Listed:
    """The first of many, and how many more there are."""

    title: str
    some: Sequence[Any]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.some)


def first_few(title: str, rows: Sequence[Any]) -> Listed:
    return Listed(title, rows[:LISTED_AT_MOST], len(rows))


def import_differences(taken: ImportResult) -> list[Listed]:
    """What is shown of a file before it is taken in."""
    plan = taken.plan
    waiting = {change.key for change in taken.waiting}
    settled = [change for change in plan.of(Effect.CONFLICT) if change.key not in waiting]
    groups = (
        first_few("In conflict with what readers have seen: kept for an editor to settle", taken.waiting),
        first_few("In conflict, and settled when an earlier file had the same", settled),
        first_few("Replacing rows that are not yet released", plan.of(Effect.REPLACES)),
        first_few("New", plan.of(Effect.NEW)),
    )
    return [group for group in groups if group.count]


def takes_anything(taken: ImportResult) -> bool:
    stored: list[Change] = [*taken.plan.of(Effect.NEW), *taken.plan.of(Effect.REPLACES), *taken.waiting]
    return bool(stored)


def columns_in_words() -> list[tuple[str, str]]:
    """Each kind of file with its columns, those that may be missing in brackets."""
    return [
        (kind.name, ", ".join(f"({name})" if name in kind.optional else name for name in kind.columns))
        for kind in KINDS
    ]
