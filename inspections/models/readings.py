from django.conf import settings
from django.db import models

from .judgments import JudgmentVersion


class SecondReading(models.Model):
    """Somebody held a version against the page that it was taken from, and it was so.

    `values_hash` is of the values as they were read: the tick dies when one of them changes, whoever changes it and by
    whatever path. It is never taken back to life by hand; a new reading is a new row.
    """

    version = models.ForeignKey(JudgmentVersion, models.CASCADE, related_name="readings")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(auto_now_add=True)
    values_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("-read_at", "-pk")

    def __str__(self) -> str:
        return f"{self.read_by.get_full_name() or self.read_by.get_username()}, {self.version}"

    def stands(self) -> bool:
        """Whether the values are still those that were read, and still somebody else's."""
        return self.values_hash == self.version.values_hash() and self.read_by_id != self.version.entered_by_id
