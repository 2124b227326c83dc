from django.db import models

from ..partial_dates import PartialDateField
from .batches import ImportBatch
from .reference import Body
from .release import Releasable


class Monitoring(Releasable):
    """A period of enhanced monitoring of a body by its inspectorate (HMICFRS calls the stage “Engage”).

    Its end may become known after it was released; what it is, and when it began, stays.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="monitoring")
    stage = models.SlugField(max_length=30)
    from_on = PartialDateField("from")
    to_on = PartialDateField("to", help_text="Empty while it lasts, as far as we hold")
    source = models.CharField(max_length=300, blank=True)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, blank=True, related_name="monitoring")

    class Meta(Releasable.Meta):
        ordering = ("body", "from_on")
        verbose_name_plural = "monitoring"
        constraints = (
            *Releasable.Meta.constraints,
            models.UniqueConstraint(fields=["body", "stage", "from_on"], name="one_monitoring_per_start"),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.stage} from {self.from_on}"
