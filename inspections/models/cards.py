from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction
from django.utils import timezone

from .judgments import JudgmentVersion

# Sites beyond this many are counted as one, so that nobody can fill the table with made-up names.
HOSTS_AT_MOST = 200
# Whoever looks at a card does not wait longer than this for a busy database.
WAITS_MS = 200


class CardRequestQuerySet(models.QuerySet):
    def note(self, version: JudgmentVersion, host: str) -> None:
        """Keep that a site showed this card today: one write for each card, site and day, and mostly none at all.

        Raises DatabaseError when the database has no moment for it.
        """
        today, of_card = timezone.localdate(), self.filter(version=version)
        held = dict(of_card.filter(host__in=(host, CardRequest.OTHERS)).values_list("host", "last_on"))
        name = host if host in held or not held else CardRequest.OTHERS
        if held.get(name) == today:
            return
        with _briefly():
            if name in held:
                of_card.filter(host=name, last_on__lt=today).update(last_on=today)
            else:
                name = name if of_card.count() < HOSTS_AT_MOST else CardRequest.OTHERS
                self.get_or_create(version=version, host=name, defaults={"first_on": today, "last_on": today})


@contextmanager
def _briefly() -> Iterator[None]:
    """A transaction that gives up at once where others wait for the lock."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
            cursor.execute(f"PRAGMA busy_timeout = {WAITS_MS}")
            try:
                with transaction.atomic():
                    yield
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {patience}")
        else:
            with transaction.atomic():
                cursor.execute(f"SET LOCAL lock_timeout = {WAITS_MS}")
                yield


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
