"""How well and fast uses of the record are found in a generated archive: `python -m benchmarks.record_uses [stories]`.

It works in a database of its own, made as the tests make theirs and dropped at the end; DATABASE_URL says on what.
"""

import os
import sys
import time
from dataclasses import dataclass

from .archive import Archive, archive, tuned


@dataclass(frozen=True)
class Figures:
    stories: int
    boxes: int
    boxes_found: int
    prose: int
    prose_found: int
    false: int
    reading: float
    again: float
    tasks: int
    listing: float

    @property
    def recall(self) -> float:
        return self.prose_found / self.prose

    @property
    def false_share(self) -> float:
        return self.false / (self.false + self.prose_found)


def measure(generated: Archive) -> Figures:
    """Plants the archive in the database, lets the site find the uses, and compares."""
    from django.core.management import call_command

    from articles.models import Mention
    from articles.record_uses import record_changes

    from .planting import plant

    planted = plant(generated)
    reading = _seconds(lambda: call_command("find_mentions", verbosity=0, stdout=_nowhere()))
    again = _seconds(lambda: call_command("find_mentions", verbosity=0, stdout=_nowhere()))
    found = set(Mention.objects.in_prose_alone().values_list("story", "judgment"))
    _regrade_all()
    listing = _seconds(lambda: record_changes.read_changes(record_changes.open_tasks()[:25]))
    return Figures(
        stories=len(generated.stories),
        boxes=len(planted.boxes),
        boxes_found=len(planted.boxes & _boxes_listed(planted.boxes)),
        prose=len(planted.prose),
        prose_found=len(planted.prose & found),
        false=len(found - planted.prose),
        reading=reading,
        again=again,
        tasks=record_changes.number_open(),
        listing=listing,
    )


def _boxes_listed(boxes) -> set[tuple[int, int]]:
    """What the pages of the judgments list as attached or placed."""
    from articles.record_uses import uses
    from inspections.models import Judgment

    listed = set()
    for judgment in Judgment.objects.filter(pk__in={pk for _, pk in boxes}):
        for use in uses.uses_of_judgment(judgment).stories:
            if any(how in ("attached", "placed in the text") for how, _ in use.ways):
                listed.add((use.story.pk, judgment.pk))
    return listed


def _regrade_all() -> None:
    """A newer version of every judgment: the most work that the list of tasks can have."""
    from django.contrib.auth.models import User
    from django.utils import timezone

    from inspections.models import JudgmentVersion

    person = User.objects.get(username="archivist")
    current = JudgmentVersion.objects.current()
    JudgmentVersion.objects.bulk_create(
        JudgmentVersion(
            judgment_id=version.judgment_id,
            number=version.number + 1,
            outcome="graded",
            grade_id=version.grade_id,
            reason="regraded",
            published_on="2026-01-15",
            confidence="inspectorate",
            released_at=timezone.now(),
            released_by=person,
        )
        for version in current
    )


def _seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _nowhere():
    import io

    return io.StringIO()


def table(name: str, figures: Figures) -> str:
    return "\n".join(
        (
            f"{name}: {figures.stories} stories",
            f"  structured uses found      {figures.boxes_found} of {figures.boxes}",
            f"  uses in prose found        {figures.prose_found} of {figures.prose} ({figures.recall:.1%})",
            f"  false finds                {figures.false} of {figures.false + figures.prose_found} finds"
            f" ({figures.false_share:.1%})",
            f"  the archive read           {figures.reading:.1f} s, again {figures.again:.1f} s",
            f"  record tasks               {figures.tasks} open after a change of every judgment,"
            f" a page of them in {figures.listing:.2f} s",
        )
    )


def main(stories: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection, transaction

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        for label, generated in (("Held-out forms", archive(stories)), ("Forms tuned on", tuned(stories))):
            with transaction.atomic():
                print(table(label, measure(generated)))
                transaction.set_rollback(True)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
