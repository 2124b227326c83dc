"""How quick search is over a large archive: `python -m benchmarks.search [stories]`, 100,000 without a number.

It works in a database of its own, made as the tests make theirs and dropped at the end; DATABASE_URL says on what.
Each page is asked for as a reader would, and drawn whole. The very first page loads templates and modules, so one that
is not measured goes before all; `first` is then what a search takes when nobody has asked for it before, and p50 and
p95 are those of the times after it. `work` is the processor's time of this process alone (all of it, with SQLite;
without the server's, with PostgreSQL): where other programs run, it tells more than the clock.
"""

import os
import random
import sys
import time
from datetime import timedelta
from itertools import islice

from .archive import SEED, archive

WRITTEN = 2000
PARAGRAPHS = 12
AT_ONCE = 2000
TIMES = 21
# The paper's own subject: in 99 of 100 stories.
COMMONEST = "The police said so."
SEARCHES = {
    "two common words": {"q": "police county"},
    "a common word, its 50th page": {"q": "police", "page": "50"},
    "a rare word": {"q": "quagmire"},
    "the commonest word": {"q": "police"},
    "the commonest word, newest first": {"q": "police", "sort": "newest"},
    "a rare and the commonest word": {"q": "quagmire police"},
    "a phrase": {"q": '"the police said so"'},
    "a rare phrase of common words": {"q": '"police county"'},
    "a word not wanted": {"q": "police -county"},
    "a common word on a rare topic": {"q": "police", "topic": "rare"},
    "a common word in a section": {"q": "police", "section": "section-3"},
    "a common word in an old year": {"q": "police", "year": "2016"},
    "a common word between two days": {"q": "police", "from": "2017-03-01", "to": "2018-02-28"},
    "a common word about one body": {"q": "police", "body": "{body}"},
    "a name and a grade": {"q": "{name} good"},
    "a name with a slip": {"q": "{slip}"},
    "the commonest word again": {"q": "police"},
    "nothing": {"q": "xyzzy plugh"},
}


def plant(stories: int) -> dict[str, str]:
    """The archive and its words, at once; returns what the searches name."""
    from django.db import connection

    from inspections.models import Body
    from newsroom.pages.search.index_triggers import INDEX_TRIGGERS

    write_stories(stories)
    seconds = _seconds(lambda: INDEX_TRIGGERS.create("default", plan=[True]))
    print(f"  all words of {stories} stories read in {seconds:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    body = Body.objects.filter(inspections__isnull=False).first()
    return {"body": body.slug, "name": body.short_name, "slip": body.short_name[:4] + body.short_name[5:]}


def write_stories(stories: int) -> None:
    """The archive in bulk; search finds nothing of it yet."""
    from django.contrib.auth.models import User

    from articles.models import Section, Topic
    from inspections.models import Inspection
    from newsroom.pages.search.index_triggers import INDEX_TRIGGERS

    from .planting import plant as plant_archive

    planned = archive(WRITTEN)
    plant_archive(planned)
    places = {
        "person": User.objects.get(username="archivist"),
        "sections": [Section.objects.create(name=f"Section {n}", slug=f"section-{n}") for n in range(6)],
        "topics": [Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}") for n in range(60)],
        "rare": Topic.objects.create(name="Rare", slug="rare"),
        "inspections": list(Inspection.objects.all()),
    }
    INDEX_TRIGGERS.drop("default", plan=[True])
    numbers = iter(range(stories - WRITTEN))
    chance = random.Random(SEED)  # noqa: S311
    while some := list(islice(numbers, AT_ONCE)):
        _write(some, planned.stories, places, chance)


def _write(numbers, planned, places, chance: random.Random) -> None:
    from articles.models import Story
    from articles.models.sections_and_topics import TopicOfStory

    stories = Story.objects.bulk_create(_story(number, planned, places, chance) for number in numbers)
    topics = [(story, chance.choice(places["topics"])) for story in stories]
    topics += [(story, places["rare"]) for story in stories if chance.random() < 0.0002]
    TopicOfStory.objects.bulk_create(TopicOfStory(content_object=story, tag=topic) for story, topic in topics)
    attached = Story.inspections.through
    attached.objects.bulk_create(
        attached(story=story, inspection=chance.choice(places["inspections"])) for story in stories[::3]
    )


def _story(number: int, planned, places, chance: random.Random):
    from articles.models import Story

    first = chance.choice(planned)
    paragraphs = [text for one in chance.sample(planned, 6) for text in one.paragraphs if text != "LIST"][:PARAGRAPHS]
    paragraphs += [COMMONEST] if chance.random() < 0.99 else []
    paragraphs += ["It was a quagmire."] if chance.random() < 0.0003 else []
    out = first.published_at + timedelta(minutes=chance.randint(0, 500_000))
    return Story(
        headline=first.headline[:150],
        slug=f"long-ago-{number}",
        standfirst=first.standfirst[:390],
        body="".join(f"<p>{text}</p>" for text in paragraphs),
        section=chance.choice(places["sections"]),
        created_by=places["person"],
        published_at=out,
        published_by=places["person"],
    )


def measure(names: dict[str, str]) -> str:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    _ask(client, {"q": "anything at all"})
    lines = []
    for label, asked in SEARCHES.items():
        query = {key: value.format(**names) for key, value in asked.items()}
        first = _seconds(lambda query=query: _ask(client, query))
        worked = time.process_time()
        taken = sorted(_seconds(lambda query=query: _ask(client, query)) for _ in range(TIMES))
        worked = (time.process_time() - worked) / TIMES
        figures = {"first": first, "p50": taken[TIMES // 2], "p95": taken[int(TIMES * 0.95)], "work": worked}
        lines.append(f"  {label:36}" + "".join(f" {name} {part * 1000:6.1f}" for name, part in figures.items()))
    return "\n".join(["  in milliseconds:", *lines])


def _ask(client, query) -> None:
    answer = client.get("/search/", query)
    if answer.status_code != 200:
        raise RuntimeError(f"{query}: {answer.status_code}")


def _seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(stories: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        print(f"Search, on {connection.display_name}")
        print(measure(plant(stories)))
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
