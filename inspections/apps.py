from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = "the record"

    def ready(self) -> None:
        from .database import append_only, triggers

        for drop in (triggers.drop_record_triggers, append_only.drop_append_only_triggers):
            pre_migrate.connect(drop, sender=self)
        for create in (triggers.create_record_triggers, append_only.create_append_only_triggers):
            post_migrate.connect(create, sender=self)
