"""The accounts of the desk: nobody gives themselves or others more than they have."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet

admin.site.unregister(User)


@admin.register(User)
class PeopleAdmin(UserAdmin):
    """A superuser may do all; an administrator manages those who may do no more than themselves, by their groups."""

    def has_change_permission(self, request, obj: User | None = None) -> bool:
        """The page that sets somebody's password asks this too."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not has_more(obj, request.user))

    def has_delete_permission(self, request, obj: User | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not has_more(obj, request.user))

    def get_readonly_fields(self, request, obj: User | None = None) -> tuple[str, ...]:
        """What reaches past the groups is a superuser's to give."""
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if request.user.is_superuser else (*fields, "is_superuser", "user_permissions")

    def formfield_for_manytomany(self, db_field, request, **options):
        if db_field.name == "groups":
            options["queryset"] = groups_to_give(request.user)
        return super().formfield_for_manytomany(db_field, request, **options)


def has_more(person: User, than: User) -> bool:
    """Whether somebody may do what another may not."""
    if than.is_superuser:
        return False
    return person.is_superuser or not _permissions(person) <= _permissions(than)


def groups_to_give(person: User) -> QuerySet[Group]:
    """The groups that hold nothing which a person has not."""
    if person.is_superuser:
        return Group.objects.all()
    beyond = Group.permissions.through.objects.exclude(permission__in=_permissions(person))
    return Group.objects.exclude(pk__in=beyond.values("group"))


def _permissions(person: User) -> set[int]:
    """The keys of all that a person may do; of an account that is closed for now too, for it may be opened again."""
    by_group = Group.objects.filter(user=person).values_list("permissions", flat=True)
    return {*by_group, *person.user_permissions.values_list("pk", flat=True)} - {None}
