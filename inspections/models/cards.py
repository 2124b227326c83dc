from django.db import models
from django.utils import timezone

from .judgments import JudgmentVersion

# Sites beyond this many are counted as one, so that nobody can fill the table with made-up names.
HOSTS_AT_MOST = 200


class CardRequestQuerySet(models.QuerySet):
    def note(self, version: JudgmentVersion, host: str) -> None:
        """Keep that a site showed this card today: one write for each card, site and day, and mostly none at all."""
        today = timezone.localdate()
        if self._noted(version, host, today):
            return
        if self.filter(version=version).count() < HOSTS_AT_MOST:
            self.get_or_create(version=version, host=host, defaults={"first_on": today, "last_on": today})
        elif not self._noted(version, CardRequest.OTHERS, today):
            self.get_or_create(version=version, host=CardRequest.OTHERS, defaults={"first_on": today, "last_on": today})

    def _noted(self, version: JudgmentVersion, host: str, today) -> bool:
        """Whether there is a row of this site, brought up to today."""
        row = self.filter(version=version, host=host)
        last_on = row.values_list("last_on", flat=True).first()
        if last_on and last_on < today:
            row.filter(last_on__lt=today).update(last_on=today)
        return last_on is not None


class CardRequest(models.Model):
    """A site that shows a card, so that the desk knows where else a judgment stands when it changes.

    It holds the name of the site, which browsers send, and two days; nothing of whoever looked.
    """

    # No name of a host has brackets.
    OTHERS = "(others)"

    version = models.ForeignKey(JudgmentVersion, models.CASCADE, related_name="card_requests")
    host = models.CharField("site", max_length=253, blank=True)
    first_on = models.DateField("first asked for")
    last_on = models.DateField("last asked for")

    objects = CardRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-last_on", "host")
        constraints = (models.UniqueConstraint(fields=["version", "host"], name="one_card_request_per_host"),)

    def __str__(self) -> str:
        return f"{self.host_in_words}: {self.version}"

    @property
    def host_in_words(self) -> str:
        return {"": "no address given", self.OTHERS: "further sites"}.get(self.host, self.host)
