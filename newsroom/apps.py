from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self) -> None:
        from .search import keeping

        pre_migrate.connect(keeping.drop, sender=self)
        post_migrate.connect(keeping.create, sender=self)
