from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self) -> None:
        from . import checks, second_decisions  # noqa: F401  (they register themselves)
        from .pages.search.index_triggers import INDEX_TRIGGERS
        from .serving.page_cache.triggers import STAMP_TRIGGERS

        INDEX_TRIGGERS.follow_migrations(self)
        STAMP_TRIGGERS.follow_migrations(self)
