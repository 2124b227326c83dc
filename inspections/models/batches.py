from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import ProtectedError

from .release import Releasable, may_release


class ImportBatch(models.Model):
    """One file, taken in whole. Nothing of it is public until an editor releases it.

    `sha256` is of the file's bytes: the same file twice is seen at once.
    """

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField("SHA-256 of the file", max_length=64)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="import_batches"
    )

    class Meta:
        ordering = ("-imported_at",)
        verbose_name_plural = "import batches"

    def __str__(self) -> str:
        return f"{self.file_name}, {self.imported_at:%-d %B %Y}"

    def rows_of(self, model: type[Releasable]) -> models.QuerySet[Releasable]:
        """What came with the file and has not been replaced by a later one."""
        return model.objects.filter(batch=self)

    def rows(self) -> list[models.QuerySet[Releasable]]:
        return [self.rows_of(held.related_model) for held in self._meta.related_objects if _is_releasable(held)]

    def release(self, *, by) -> int:
        """Make all of it public; returns how many rows were not so before. Raises PermissionDenied unless an editor."""
        with transaction.atomic():
            return sum(rows.release(by=by) for rows in self.rows())

    def discard(self, *, by) -> int:
        """Delete its rows that readers have not seen; returns how many. The batch and its conflicts stay."""
        if not may_release(by):
            raise PermissionDenied("Only an editor discards what a file brought.")
        with transaction.atomic():
            waiting = [rows.filter(released_at=None) for rows in self.rows()]
            judgments = set(self.versions.filter(released_at=None).values_list("judgment", flat=True))
            gone = sum(rows.count() for rows in waiting)
            for rows in waiting:
                rows.delete()
            self._drop_emptied(judgments)
        return gone

    def _drop_emptied(self, judgments: set[int]) -> None:
        """Judgments of which nothing is left go too, but for those that a story is about."""
        judgment = self.versions.model._meta.get_field("judgment").related_model
        emptied = judgment.objects.filter(pk__in=judgments, versions=None)
        try:
            with transaction.atomic():
                emptied.delete()
        except ProtectedError as error:
            used = {use.judgment_id for use in error.protected_objects}
            emptied.exclude(pk__in=used).delete()


def _is_releasable(relation) -> bool:
    return issubclass(relation.related_model, Releasable)
