#!/usr/bin/env python3
"""The site's commands: `.venv/bin/python manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from environs import EnvError

    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, EnvError) as error:
        # A wrong setting is the reader's to mend: a sentence helps them, a traceback does not.
        sys.exit(str(error))


if __name__ == "__main__":
    main()
