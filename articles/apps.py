from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "stories"

    def ready(self) -> None:
        from . import checks, roles  # noqa: F401  (checks registers itself)
        from .models.publication import make_publication

        post_migrate.connect(roles.make_groups, sender=self)
        post_migrate.connect(make_publication, sender=self)
