from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = "the record"

    def ready(self) -> None:
        from .database import append_only, triggers

        for guard in (triggers, append_only):
            pre_migrate.connect(guard.drop, sender=self)
            post_migrate.connect(guard.create, sender=self)
