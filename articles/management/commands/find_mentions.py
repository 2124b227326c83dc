from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import ArchiveScan, Story
from articles.record_uses.mentions import note_mentions, whole_finder

EVERY = 100


class Command(BaseCommand):
    help = "Finds the judgments that stories name in their words, in the whole archive. Run again, it finds the same."

    def handle(self, **options) -> None:
        began_at = timezone.now()
        finder, total, mentions = whole_finder(), Story.objects.count(), 0
        for number, story in enumerate(Story.objects.order_by("pk").iterator(chunk_size=EVERY), start=1):
            # A story that is still to come is read with the record as its readers will see it.
            ahead = story.published_at and story.published_at > timezone.now()
            mentions += note_mentions(story, None if ahead else finder)
            if number % EVERY == 0 and options["verbosity"]:
                self.stdout.write(f"{number} of {total} stories read")
        ArchiveScan.objects.create(began_at=began_at, stories=total, mentions=mentions)
        self.stdout.write(f"{total} stories read: they name {mentions} judgments in their words.")
