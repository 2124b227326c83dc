from django.db import models

from inspections.partial_dates import PartialDateField

from .batches import ImportBatch
from .judgments import Inspection
from .reference import Area
from .release import Releasable


class Finding(Releasable):
    """What the inspectorate asks a body to do: an area for improvement, a cause of concern, a recommendation.

    The terms are HMICFRS's own. `number` is the report's. The words stay as they were released; the state and the due
    date follow what is known of them, and `as_of_on` says since when the state has been known.
    """

    class Kind(models.TextChoices):
        AREA_FOR_IMPROVEMENT = "area for improvement", "area for improvement"
        CAUSE_OF_CONCERN = "cause of concern", "cause of concern"
        RECOMMENDATION = "recommendation", "recommendation"

    class State(models.TextChoices):
        OPEN = "open", "open"
        CLOSED = "closed", "closed"
        SUPERSEDED = "superseded", "superseded"
        NOT_KNOWN = "not known", "not known"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="findings")
    kind = models.CharField("type", max_length=20, choices=Kind)
    number = models.CharField(max_length=20, help_text="As in the report: 1, 2a")
    text = models.TextField(help_text="In the report's words")
    page = models.PositiveIntegerField(null=True, blank=True)
    published_on = PartialDateField("published")
    due_on = PartialDateField("due", help_text="By when it is to be done, if the report says so")
    state = models.CharField(max_length=10, choices=State, default=State.NOT_KNOWN)
    as_of_on = PartialDateField("state known as of")
    source = models.CharField("where it was seen", max_length=300)
    source_url = models.URLField("address", max_length=500, blank=True)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, blank=True, related_name="findings")

    class Meta(Releasable.Meta):
        ordering = ("inspection", "kind", "number")
        constraints = (
            *Releasable.Meta.constraints,
            models.UniqueConstraint(fields=["inspection", "kind", "number"], name="one_finding_per_number"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["area for improvement", "cause of concern", "recommendation"]),
                name="finding_kind_is_a_known_word",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "closed", "superseded", "not known"]),
                name="finding_state_is_a_known_word",
            ),
        )

    def __str__(self) -> str:
        return f"{self.inspection}: {self.get_kind_display()} {self.number}"
