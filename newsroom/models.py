"""What the site keeps beside stories and record: the words that search looks in, and the stamp of what is public."""

from django.db import models

from articles.models import Story


class Searched(models.Model):
    """The words of a story that is out or planned, as its readers see them; written by triggers alone.

    `place` is its minute of publication and its key in one number, so that the newest stand last and a database finds
    them without sorting. `named` are its authors and topics, `facets` what it can be filtered by. The index itself
    (FTS5 or a vector) is derived from this row by the database: newsroom/pages/search/index_triggers.py.
    """

    place = models.BigIntegerField(primary_key=True)
    # The trigger that follows the story's own row takes this one away.
    story = models.OneToOneField(Story, models.DO_NOTHING, db_constraint=False, related_name="+")
    # Before the words: SQLite would read through all of a long text to what stands behind it.
    facets = models.TextField()
    headline = models.TextField()
    standfirst = models.TextField()
    named = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.headline


class PublicStamp(models.Model):
    """One row: a number that moves in every transaction that changes what readers may see; written by triggers alone.

    `moved_in` is PostgreSQL's transaction that moved it last. See newsroom/serving/page_cache/.
    """

    number = models.BigIntegerField(default=1)
    moved_in = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
