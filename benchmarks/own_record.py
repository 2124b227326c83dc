"""The shipped record in a database of its own, in memory: nothing of the site is read or written."""

import os


def load_own_record() -> None:
    """Set Django up on it. Called before anything of the site is imported."""
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_record", verbosity=0)
