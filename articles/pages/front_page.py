"""The front page: what editors have chosen, in their order, then the newest; no story twice on any of its pages."""

from django.db.models import Prefetch, QuerySet

from articles.models import Correction, FrontPageStory, Story

from . import story_lists


class FrontPage:
    """All public stories in the order of the front page. A `Paginator` reads it as it reads a queryset."""

    def __init__(self, listing: story_lists.Listing) -> None:
        self.newest: QuerySet = listing.stories
        self.chosen: list[int] = list(FrontPageStory.objects.shown().values_list("story", flat=True))

    def count(self) -> int:
        return self.newest.count()

    def numbers(self, start: int, stop: int) -> list[int]:
        """The primary keys of the stories at these places."""
        chosen, others = self.chosen[start:stop], self.newest.exclude(pk__in=self.chosen)
        after, before = len(self.chosen), len(chosen)
        first = max(start - after, 0)
        return chosen + list(others.values_list("pk", flat=True)[first : first + stop - start - before])

    def __getitem__(self, places: slice) -> list[Story]:
        numbers = self.numbers(places.start, places.stop)
        # Asked of what is public once more: a story may be withdrawn between the two.
        rows = Story.objects.published().for_lists()
        found = rows.prefetch_related(Prefetch("corrections", Correction.objects.as_told())).in_bulk(numbers)
        return [found[number] for number in numbers if number in found]


def stories() -> FrontPage:
    return FrontPage(story_lists.all_stories())


def first_page(size: int) -> list[int]:
    """The primary keys of the stories that stand on its first page, in their order."""
    return stories().numbers(0, size)
