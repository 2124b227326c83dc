"""The list of stories, quick however many there are."""

from django.contrib.admin.views.main import ChangeList

from articles.content.notes.count import with_notes

# More than these nobody looks through: another word narrows them.
FOUND = 1_000


class StoryList(ChangeList):
    def get_queryset(self, request, exclude_parameters=None):
        """A line shows no text, so none is read. Words are looked for once, not again for the count and the page."""
        stories = with_notes(super().get_queryset(request, exclude_parameters)).defer("body", "standfirst")
        stories = stories.prefetch_related("bylines__author")
        if self.query:
            return stories.filter(pk__in=list(stories.values_list("pk", flat=True)[:FOUND]))
        return stories
