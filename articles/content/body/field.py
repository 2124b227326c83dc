from django.db import models

from .clean import clean


class BodyField(models.TextField):
    """A column of body HTML. It is cleaned whenever it is written, so no path can put anything else there."""

    description = "The body of a story"

    def pre_save(self, model_instance, add):
        setattr(model_instance, self.attname, clean(getattr(model_instance, self.attname) or ""))
        return super().pre_save(model_instance, add)

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean(value) if value else value
