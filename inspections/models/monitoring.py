from django.core.exceptions import ValidationError
from django.db import models

from inspections.partial_dates import PartialDate, PartialDateField

from .batches import ImportBatch
from .reference import Body
from .release import Releasable


def ends_before_it_begins(begins: PartialDate, ends: PartialDate) -> bool:
    """As far as both are known: to the year when one of them is known no better."""
    known = min(len(str(begins)), len(str(ends)))
    return str(ends)[:known] < str(begins)[:known]


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

    def clean(self) -> None:
        if ends_before_it_begins(self.from_on, self.to_on):
            raise ValidationError({"to_on": "The period ends before it begins."})
