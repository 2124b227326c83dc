"""How quick the desk is: `python -m benchmarks.desk [stories]`, with 100,000 stories without a number.

Measured is the server's time for a page, drawn whole: the form of a story of 3,000 words with 40 quotes of a paper of
200 pages and 20 judgments, its checks and its history; the front, the calendar, and the list with its filters and its
search. It works in a database of its own, made as the tests make theirs and dropped at the end; DATABASE_URL says on
what.
"""

import os
import random
import sys
import time
from datetime import timedelta

from articles import verbs

from .archive import SEED

WORDS, QUOTES, JUDGMENTS = 3000, 40, 20
SECONDS = 1.0
TIMES = 7
ASKED = {
    "the list": {},
    "its 50th page": {"p": "50"},
    "its last page": {"p": "{last}"},
    "by headline": {"o": "1"},
    "by the time it goes out": {"o": "-6"},
    "list: waiting for me": {"desk": "waiting"},
    "list: mine": {"desk": "mine"},
    "list: due today": {"desk": "due"},
    "list: going out today": {"desk": "out"},
    "list: in a working copy": {"desk": "changing"},
    "state: draft": {"state": "draft"},
    "state: for review": {"state": "for review"},
    "state: published": {"state": "published"},
    "state: withdrawn": {"state": "withdrawn"},
    "of one section": {"section__id__exact": "{section}"},
    "assigned to me": {"assigned_to": "me"},
    "assigned to nobody": {"assigned_to": "nobody"},
    "due: late": {"due": "late"},
    "due: no time given": {"due": "none"},
    "published in the last year": {"out": "year"},
    "by one author": {"author": "{author}"},
    "by one author, published, of one section": {
        "author": "{author}",
        "state": "published",
        "section__id__exact": "{section}",
    },
    "search: a common word": {"q": "police"},
    "search: two common words": {"q": "police county"},
    "search: a rare word": {"q": "quagmire"},
    "search: nothing": {"q": "xyzzy"},
    "search: nothing, among drafts": {"q": "xyzzy", "state": "draft"},
}


# ---- What is there


def plant(stories: int) -> dict[str, str]:
    """The archive, signed, and what a desk has in hand among it; returns what the questions name."""
    from django.contrib.auth.models import Group, User
    from django.db import connection

    from articles.models import Author, Section

    from .search import write_stories

    chance = random.Random(SEED)  # noqa: S311
    write_stories(stories)
    edith = User.objects.create(username="edith-of-the-desk", is_staff=True)
    edith.groups.add(Group.objects.get(name="Editor"))
    people = [edith, *(User.objects.create(username=f"desk-{number}", is_staff=True) for number in range(11))]
    authors = [
        Author.objects.create(name=f"Ann {n}", slug=f"ann-{n}", account=person) for n, person in enumerate(people)
    ]
    _sign(authors, chance)
    _take_in_hand(people, chance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {
        "author": str(authors[0].pk),
        "section": str(Section.objects.get(slug="section-3").pk),
        "last": str(stories // 50),
    }


def _sign(authors, chance: random.Random) -> None:
    from articles.models import Byline, Story

    bylines = (
        Byline(story_id=pk, author=author, position=position)
        for pk in Story.objects.values_list("pk", flat=True)
        for position, author in enumerate(chance.sample(authors, chance.choice((1, 1, 2))))
    )
    Byline.objects.bulk_create(bylines, batch_size=2000)


def _take_in_hand(people, chance: random.Random) -> None:
    """Of a hundred stories one is unpublished, as where ideas are never thrown away; two were withdrawn."""
    from django.utils import timezone

    from articles.models import Stage, Story

    now = timezone.now()
    every = list(Story.objects.order_by("pk").values_list("pk", flat=True))
    for number, pk in enumerate(every[::100]):
        person = chance.choice(people)
        Story.objects.filter(pk=pk).update(
            published_at=None,
            published_by=None,
            updated_at=None,
            created_by=person,
            assigned_to=chance.choice((None, person)),
            stage=chance.choice(Stage.values),
            due_at=chance.choice((None, now + timedelta(hours=chance.randint(-100, 200)))),
        )
        if number % 100 == 0:
            out_at = now + timedelta(hours=2 + number // 100)
            Story.objects.filter(pk=pk).update(published_at=out_at, published_by=person)
    for some in (every[1::100], every[2::100]):
        for start in range(0, len(some), 500):
            Story.objects.filter(pk__in=some[start : start + 500]).update(
                withdrawn_at=now, withdrawn_by=people[0], withdrawal_reason="It was the wrong hole."
            )
    for story in Story.objects.published().order_by("-pk")[:20]:
        verbs.open_copy(story, by=people[0])


def long_story():
    """3,000 words, 40 quotes of a paper of 200 pages, each in its text too, 20 judgments; saved five times."""
    from django.contrib.auth.models import User

    from articles.models import Byline, Quote, Section, Story, StoryJudgment
    from inspections.models import Judgment, Source

    from .check_stories import add_papers

    chance = random.Random(SEED)  # noqa: S311
    inspection, words = add_papers(chance)[0]
    source, edith = Source.objects.get(inspection=inspection), User.objects.get(username="edith-of-the-desk")
    story = Story.objects.create(
        headline="A very long look at digging",
        slug="a-very-long-look",
        standfirst="All that inspectors say of it.",
        section=Section.objects.first(),
        created_by=edith,
    )
    Byline.objects.create(story=story, author=edith.author)
    starts = [chance.randrange(len(words) - 40) for _ in range(QUOTES)]
    quotes = [Quote(story=story, words=" ".join(words[at : at + 20]), source=source) for at in starts]
    Quote.objects.bulk_create(quotes)
    story.body = "".join(map(_paragraphs, quotes))
    story.save()
    attached = Judgment.objects.filter(versions__isnull=False).distinct().order_by("pk")[:JUDGMENTS]
    StoryJudgment.objects.bulk_create(StoryJudgment(story=story, judgment=one) for one in attached)
    story.inspections.add(inspection, *{one.inspection_id for one in attached})
    for _ in range(5):
        story.save_if_unchanged(by=edith)
        verbs.record_save(story, by=edith)
    return story


def _paragraphs(quote) -> str:
    """75 words with the quoted ones among them, and the place of the quote."""
    filling = "the digging of the force went on as it had before " * (WORDS // QUOTES // 11)
    return (
        f'<p>The report said: “{quote.words}”, and {filling}.</p><div data-place="quote" data-key="{quote.key}"></div>'
    )


# ---- How long it takes


def measure(stories: int) -> int:
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse

    names = plant(stories)
    story = long_story()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username="edith-of-the-desk"))
    pages = {
        "the form of a long story": (reverse("admin:articles_story_change", args=[story.pk]), {}),
        "its checks": (reverse("admin:articles_story_checks", args=[story.pk]), {}),
        "its history": (reverse("admin:articles_story_history", args=[story.pk]), {}),
        "the front of the desk": (reverse("admin:index"), {}),
        "the calendar": (reverse("admin:articles_story_calendar"), {}),
        "stories offered to a correction": (
            reverse("admin:autocomplete"),
            {"app_label": "articles", "model_name": "correction", "field_name": "stories", "term": "police"},
        ),
    }
    listed = reverse("admin:articles_story_changelist")
    pages |= {label: (listed, asked) for label, asked in ASKED.items()}
    return sum(_line(client, label, *page, names) for label, page in pages.items())


def _line(client, label: str, address: str, asked: dict, names: dict) -> bool:
    """Prints what a page takes; says whether that is too long, as the middle of some requests has it."""
    asked = {key: value.format(**names) for key, value in asked.items()}
    (first, _), *rest = (_seconds(client, address, asked) for _ in range(TIMES + 1))
    taken, worked = (sorted(times) for times in zip(*rest, strict=True))
    middle, over = TIMES // 2, taken[TIMES // 2] > SECONDS
    print(
        f"  {label:44} first {_ms(first)}   middle {_ms(taken[middle])}   longest {_ms(taken[-1])}   "
        f"processor {_ms(worked[middle])}{'   OVER' if over else ''}",
        flush=True,
    )
    return over


def _seconds(client, address: str, asked: dict) -> tuple[float, float]:
    """By the clock, and of this process's own work: where others work too, the first says more of them than of us."""
    started, work = time.perf_counter(), time.process_time()
    answer = client.get(address, asked)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} {asked}: {answer.status_code}")
    return time.perf_counter() - started, time.process_time() - work


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:6.0f} ms"


def main(stories: int) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        print(f"The desk over {stories} stories, on {connection.display_name}: target {SECONDS:.0f} s for each page")
        return int(measure(stories) > 0)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
