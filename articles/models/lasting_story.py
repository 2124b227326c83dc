from django.db import models


def lasting_story(related_name: str) -> models.ForeignKey:
    """The story that a row is about, by its uid and held by no key of the database: the row outlives a draft."""
    return models.ForeignKey(
        "articles.Story",
        models.DO_NOTHING,
        to_field="uid",
        db_column="story_uid",
        db_constraint=False,
        db_index=False,
        related_name=related_name,
    )
