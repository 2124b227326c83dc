from django.core.files.storage import default_storage
from django.core.management import BaseCommand

from articles.content.pictures import store
from articles.models import Picture


class Command(BaseCommand):
    """Make what is missing: after a change of sizes, or where files were lost. What is there already is left alone."""

    help = "Makes the missing renditions of pictures, one picture after the other; it may be stopped and run again."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--files", action="store_true", help="also look whether each file is where it should be")

    def handle(self, *, files: bool, **options) -> None:
        pictures = Picture.objects.order_by("pk")
        keys = [one.pk for one in pictures if _lacks_a_file(one)] if files else []
        keys = sorted({*keys, *pictures.not_ready().values_list("pk", flat=True)})
        failed = [key for number, key in enumerate(keys, start=1) if not self._made(key, f"{number}/{len(keys)}")]
        if failed:
            self.stderr.write(f"{len(failed)} could not be made: their files are missing or broken. Save each again.")

    def _made(self, key: int, where: str) -> bool:
        picture = Picture.objects.filter(pk=key).first()
        if picture is None:
            return True
        try:
            store.rerender(picture)
        except (OSError, ValueError) as error:
            self.stderr.write(f"  {where}  {picture}: {error}")
            return False
        self.stdout.write(f"  {where}  {picture}")
        return True


def _lacks_a_file(picture: Picture) -> bool:
    return not all(default_storage.exists(row["name"]) for row in picture.renditions)
