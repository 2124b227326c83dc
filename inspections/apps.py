from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = "the record"

    def ready(self) -> None:
        from .database import GUARDS

        for guard in GUARDS:
            guard.follow_migrations(self)
