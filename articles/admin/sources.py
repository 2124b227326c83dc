"""Sources on the desk, with what the record cannot know: the stories that quote them."""

from django.contrib import admin

from articles.models import Story
from inspections.admin.sources import SourceAdmin
from inspections.models import Source

admin.site.unregister(Source)


@admin.register(Source)
class QuotedSourceAdmin(SourceAdmin):
    def used_in(self, source: Source) -> list[Story]:
        """The stories that readers have and that quote it."""
        return list(Story.objects.published().filter(quotes__source=source).distinct().newest_first())
