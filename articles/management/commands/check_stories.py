import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.core.management import BaseCommand, CommandError

from articles.models import Story
from articles.prepublication.check_archive import STATES, StoryResult, check_stories, stories_in

# How often it says how far it has come.
EVERY = 100


class Command(BaseCommand):
    """Run the checks before publication over stories. Exit 0 when none is stopped by them, 1 when one is."""

    help = "Checks stories as before publication and lists what is found, by story. Nothing is changed."

    def add_arguments(self, parser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="Only these stories, whatever their state.")
        parser.add_argument("--state", choices=STATES, default="published", help="Default: published.")
        parser.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="Only those saved since that day.")
        parser.add_argument("--json", action="store_true", help="For programs: a line of JSON for each problem.")

    def handle(self, *, slugs: list[str], state: str, since: date | None, **options) -> None:
        if missing := sorted(set(slugs) - set(Story.objects.filter(slug__in=slugs).values_list("slug", flat=True))):
            raise CommandError(f"There is no story with the address {', '.join(missing)}.", returncode=2)
        stories = stories_in("all" if slugs else state, since, slugs)
        told, numbers = _as_json if options["json"] else _as_rows, Counter()
        for one in self._with_progress(check_stories(stories), stories.count(), options["verbosity"]):
            numbers += Counter(
                stories=1, found=bool(one.problems), problems=len(one.problems), blocking=len(one.blocking),
                stopped=bool(one.blocking),
            )  # fmt: skip
            for line in told(one):
                self.stdout.write(line)
        # A program reads the rows; people are told what they come to.
        (self.stderr if options["json"] else self.stdout).write(_summary(numbers))
        if numbers["blocking"]:
            raise SystemExit(1)

    def _with_progress(self, found: Iterator[StoryResult], number: int, verbosity: int) -> Iterator[StoryResult]:
        for count, one in enumerate(found, start=1):
            yield one
            if verbosity and count % EVERY == 0:
                self.stderr.write(f"{count} of {number} stories checked")


def _as_rows(one: StoryResult) -> Iterator[str]:
    if not one.problems:
        return
    yield f"{one.story.headline} ({one.story.slug}, {one.story.state})"
    for problem in sorted(one.problems, key=lambda problem: not problem.blocks_publication):
        yield f"  {_weight(problem)}  {problem.code} [{problem.where}]  {problem.text}"
    yield ""


def _weight(problem) -> str:
    return "STOPS" if problem.blocks_publication else "hint "


def _as_json(one: StoryResult) -> Iterator[str]:
    for problem in one.problems:
        row = {
            "story": one.story.slug,
            "state": one.story.state,
            "code": problem.code,
            "where": problem.where,
            "blocks": problem.blocks_publication,
            "hard": problem.hard,
            "text": problem.text,
        }
        yield json.dumps(row, ensure_ascii=False)


def _summary(numbers: Counter) -> str:
    return (
        f"{numbers['stories']} stories checked, something found in {numbers['found']}: "
        f"{numbers['problems']} problems, {numbers['blocking']} of which stop {numbers['stopped']} stories."
    )
