from django.db import models


class ArchiveScan(models.Model):
    """One walk over all stories in search of judgments that their words name, against the record as it then was.

    A story is read by itself at each save; the walk finds what the record came to hold after that.
    """

    began_at = models.DateTimeField(unique=True)
    ended_at = models.DateTimeField(auto_now_add=True)
    stories = models.PositiveIntegerField()
    mentions = models.PositiveIntegerField()

    class Meta:
        ordering = ("-began_at",)

    def __str__(self) -> str:
        return f"{self.stories} stories read on {self.began_at:%-d %B %Y}"
