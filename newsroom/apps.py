from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self) -> None:
        from . import checks, second_decisions  # noqa: F401  (they register themselves)
        from .pages.search import index_triggers

        pre_migrate.connect(index_triggers.drop, sender=self)
        post_migrate.connect(index_triggers.create, sender=self)
