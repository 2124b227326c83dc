from django.conf import settings
from django.db import models


class ImportBatch(models.Model):
    """One file of judgments, taken in whole. Nothing of it is public until an editor releases it.

    `sha256` is of the file's bytes: the same file twice is seen at once.
    """

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="import_batches"
    )

    class Meta:
        ordering = ("-imported_at",)
        verbose_name_plural = "import batches"

    def __str__(self) -> str:
        return f"{self.file_name}, {self.imported_at:%-d %B %Y}"
