"""The stories of the demonstration as files: a head in TOML between two lines of `+++`, then the body in HTML."""

import tomllib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Manuscript:
    """One story as written. Records are named by their addresses, `body/programme/area`; pictures and papers by the
    names that newsroom.toml gives them. `hours_ago`, `days_ago` and `days_ahead` count from the moment of loading.
    """

    slug: str
    body: str
    headline: str
    standfirst: str
    section: str
    state: str
    authors: list[str]
    topics: list[str] = field(default_factory=list)
    inspections: list[str] = field(default_factory=list)
    judgments: list[str] = field(default_factory=list)
    quotes: list[dict] = field(default_factory=list)
    replies: list[dict] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    captions: dict[str, str] = field(default_factory=dict)
    lead: str = ""
    lead_caption: str = ""
    reason: str = ""
    headline_stays: bool = False
    hours_ago: int = 0
    days_ago: int = 0
    updated_days_ago: int = 0
    what_is_new: str = ""
    evergreen: bool = False
    days_ahead: int = 0

    @property
    def age(self) -> timedelta:
        return timedelta(days=self.days_ago, hours=self.hours_ago)


def manuscripts() -> list[Manuscript]:
    """All of them, oldest first, as they would have been written."""
    found = [_read(path) for path in sorted((HERE / "stories").glob("*.html"))]
    return sorted(found, key=lambda manuscript: manuscript.age, reverse=True)


def newsroom() -> dict:
    """The paper, its people, its papers and its pictures."""
    return tomllib.loads((HERE / "newsroom.toml").read_text())


def passages(name: str) -> str:
    """The text of a file below its note on the licence."""
    return (HERE / name).read_text().split("\n---\n", 1)[1].strip()


def _read(path: Path) -> Manuscript:
    _, head, body = path.read_text().split("+++\n", 2)
    return Manuscript(slug=path.stem, body=body.strip(), **tomllib.loads(head))
