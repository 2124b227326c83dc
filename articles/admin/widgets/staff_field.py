"""Who has a story and until when: planning, which is no part of what the story says."""

from django import forms
from django.contrib.auth.models import User


class StaffMemberField(forms.ModelChoiceField):
    """Somebody of the desk, by name."""

    def __init__(self, **kwargs) -> None:
        kwargs.pop("queryset", None)
        super().__init__(User.objects.filter(is_staff=True, is_active=True).order_by("username"), **kwargs)

    def label_from_instance(self, person) -> str:
        return display_name(person)


def display_name(person) -> str:
    return person.get_full_name() or person.get_username()
