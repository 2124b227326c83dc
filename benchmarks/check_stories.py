"""How long the checks take over an archive, and what memory they need: `python -m benchmarks.check_stories [stories]`.

The archive is the generated one, with a paper of many pages at some inspections, quotations of it, links and replies.
It works in a database of its own, made as the tests make theirs and dropped at the end; DATABASE_URL says on what.
"""

import io
import os
import random
import resource
import sys
import time

from .archive import SEED, archive
from .quotes import report

SECONDS_FOR_A_THOUSAND = 60
# What may be needed more at the end of the archive than after its first tenth.
MEGABYTES_MORE = 60
PAPERS, PAGES = 20, 200


def add_papers(chance: random.Random) -> list[tuple[int, list[str]]]:
    """Reports of the first inspections; each with its words, to be quoted."""
    from inspections.models import Inspection, Source

    made = []
    for inspection in Inspection.objects.order_by("pk")[:PAPERS]:
        pages = report(chance)[:PAGES]
        source = Source.objects.create(
            kind="report", title=f"Report {inspection.pk}", extent="whole", for_readers=True, inspection=inspection
        )
        source.set_pages(pages)
        made.append((inspection.pk, " ".join(pages).split()))
    return made


def quote_them(papers, chance: random.Random) -> None:
    """Every third story quotes one of the papers, links to the story before it, and has asked somebody."""
    from datetime import timedelta

    from django.utils import timezone

    from articles.models import Reply, Story

    for story in Story.objects.order_by("pk")[::3]:
        inspection, words = chance.choice(papers)
        at = chance.randrange(len(words) - 40)
        story.inspections.add(inspection)
        story.body += (
            f"<p>The report said: “{' '.join(words[at : at + 20])}”.</p>"
            f'<p>More is in <a href="/stories/story-{max(0, story.pk - 1)}/">the story before</a>.</p>'
        )
        story.save()
        asked = timezone.now() - timedelta(days=2)
        Reply.objects.create(
            story=story, name="The Diggers’ Union", asked_at=asked, answer_until=asked, outcome="silent"
        )


def check(args) -> None:
    from django.core.management import call_command

    try:
        call_command("check_stories", *args, verbosity=0, stdout=io.StringIO(), stderr=io.StringIO())
    except SystemExit as found:
        # 1 says that something was found, which is what the archive is for.
        if found.code != 1:
            raise


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(stories: int) -> int:
    from articles.models import Story

    from .planting import plant

    chance = random.Random(SEED)  # noqa: S311
    plant(archive(stories))
    quote_them(add_papers(chance), chance)
    first = Story.objects.order_by("pk").values_list("slug", flat=True)[: stories // 10]
    check(first)
    before, started = megabytes(), time.perf_counter()
    check(["--state=all"])
    took, more = time.perf_counter() - started, megabytes() - before
    allowed = SECONDS_FOR_A_THOUSAND * stories / 1000
    sys.stdout.write(
        f"{stories} stories checked in {took:.1f} s (target {allowed:.0f} s), "
        f"{more:.0f} MB more than a tenth of them (target {MEGABYTES_MORE} MB)\n"
    )
    return int(took > allowed or more > MEGABYTES_MORE)


def main(stories: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection, transaction

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with transaction.atomic():
            missed = measure(stories)
            transaction.set_rollback(True)
        return missed
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
