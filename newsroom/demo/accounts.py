"""Three people to log in as, one for each role, and the password that they share."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User

from articles.roles import ADMINISTRATOR, EDITOR, REPORTER

ACCOUNTS = {"reporter": REPORTER, "editor": EDITOR, "admin": ADMINISTRATOR}


def wanted() -> bool:
    """Not on a site in production, unless somebody chose the password and so asked for it."""
    return bool(settings.DEMO_PASSWORD) or not settings.IN_PRODUCTION


def make_accounts() -> dict[str, User]:
    """The three by name, made where they are missing."""
    return {username: _account(username, group) for username, group in ACCOUNTS.items()}


def _account(username: str, group: str) -> User:
    user, made = User.objects.get_or_create(username=username, defaults={"is_staff": True})
    if made:
        user.groups.add(Group.objects.get(name=group))
        user.set_password(password())
        user.save()
    return user


def renew_passwords() -> None:
    """Give the three the password that is printed, when it was chosen, or when the one we had made is known no more."""
    if _kept().exists() and not settings.DEMO_PASSWORD:
        return
    word = password()
    for user in User.objects.filter(username__in=ACCOUNTS):
        if not user.check_password(word):
            user.set_password(word)
            user.save(update_fields=["password"])


def password() -> str:
    """The chosen password, else a random one that is kept under `var/` so that it can be told again."""
    kept = _kept()
    if settings.DEMO_PASSWORD:
        # A random one from before opens nothing any more.
        kept.unlink(missing_ok=True)
        return settings.DEMO_PASSWORD
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(9))
    return kept.read_text()


def login_lines() -> list[str]:
    """A line for each account that there is."""
    there = User.objects.filter(username__in=ACCOUNTS).values_list("username", flat=True)
    return [f"Log in as:  {name:<9} {password()}   ({ACCOUNTS[name]})" for name in ACCOUNTS if name in set(there)]


def _kept() -> Path:
    return settings.VAR_DIR / "demo-password"
