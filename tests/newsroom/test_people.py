"""An administrator keeps the accounts of the desk, and makes nobody more than an administrator: not even themselves."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse


def person(name: str, *groups: str, **fields) -> User:
    made = User.objects.create_user(name, password="deep-hole-1", is_staff=True, **fields)
    made.groups.set(Group.objects.filter(name__in=groups))
    return made


@pytest.fixture
def admin():
    return person("admin", "Administrator")


@pytest.fixture
def desk(admin):
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(admin)
    return client


def change(client: Client, whom: User, **said):
    """Send the form of an account with what it holds, and what is said besides."""
    form = {"username": whom.username, "is_active": "on", "is_staff": "on"}
    form |= {"groups": [str(pk) for pk in whom.groups.values_list("pk", flat=True)]}
    form |= {"date_joined_0": "2026-01-01", "date_joined_1": "09:00:00"}
    return client.post(reverse("admin:auth_user_change", args=[whom.pk]), form | said)


def test_an_administrator_gives_a_colleague_a_group_and_closes_an_account(desk):
    rita = person("rita", "Reporter")
    editors = Group.objects.get(name="Editor")
    assert change(desk, rita, groups=[str(editors.pk)]).status_code == 302
    assert [group.name for group in rita.groups.all()] == ["Editor"]
    assert change(desk, rita, is_active="").status_code == 302
    rita.refresh_from_db()
    assert not rita.is_active


def test_nobody_becomes_a_superuser_by_a_tick_nor_is_handed_a_permission_of_their_own(desk, admin):
    release = Permission.objects.get(codename="delete_user")
    for whom in (admin, person("rita", "Reporter")):
        assert change(desk, whom, is_superuser="on", user_permissions=[str(release.pk)]).status_code == 302
        whom.refresh_from_db()
        assert not whom.is_superuser
        assert not whom.user_permissions.exists()


def test_a_group_that_holds_more_than_one_has_is_not_offered_and_not_taken(desk):
    rita = person("rita", "Reporter")
    owners = Group.objects.create(name="Owners")
    owners.permissions.add(Permission.objects.get(codename="delete_user"))
    form = desk.get(reverse("admin:auth_user_change", args=[rita.pk])).content.decode()
    assert "Editor" in form
    assert "Owners" not in form
    assert change(desk, rita, groups=[str(owners.pk)]).status_code == 200
    assert [group.name for group in rita.groups.all()] == ["Reporter"]


@pytest.mark.parametrize("is_active", [True, False])
def test_the_account_of_somebody_who_has_more_is_closed_and_its_password_is_not_set(desk, is_active):
    root = person("root", is_superuser=True, is_active=is_active)
    more = person("more", "Editor", is_active=is_active)
    more.user_permissions.add(Permission.objects.get(codename="delete_user"))
    for whom in (root, more):
        was = whom.password
        assert change(desk, whom, username="taken").status_code == 403
        new = {"password1": "deeper-hole-2", "password2": "deeper-hole-2", "usable_password": "true"}
        assert desk.post(reverse("admin:auth_user_password_change", args=[whom.pk]), new).status_code == 403
        whom.refresh_from_db()
        assert (whom.username, whom.password) == (("root", was) if whom == root else ("more", was))


def test_a_superuser_may_do_all_of_it(admin):
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person("root", is_superuser=True))
    assert change(client, admin, is_superuser="on").status_code == 302
    admin.refresh_from_db()
    assert admin.is_superuser
