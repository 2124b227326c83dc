"""For a test that needs the site in a process of its own: the tests' settings, with static files from their sources."""

from .settings import *  # noqa: F403

WHITENOISE_USE_FINDERS = True
