from django.db import models

from ..partial_dates import PartialDateField
from .reference import Body


class Monitoring(models.Model):
    """A period of enhanced monitoring of a body by its inspectorate (HMICFRS calls the stage “Engage”)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="monitoring")
    stage = models.SlugField(max_length=30)
    from_on = PartialDateField("from")
    to_on = PartialDateField("to", help_text="Empty while it lasts, as far as we hold")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("body", "from_on")
        verbose_name_plural = "monitoring"
        constraints = (models.UniqueConstraint(fields=["body", "stage", "from_on"], name="one_monitoring_per_start"),)

    def __str__(self) -> str:
        return f"{self.body}: {self.stage} from {self.from_on}"
