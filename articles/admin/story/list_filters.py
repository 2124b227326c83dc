"""The filters of the story list. What readers see is asked of the story's own queryset."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from articles.admin.home.story_queues import CHOICES, ON_THEIR_WAY, midnight
from articles.admin.widgets.staff_field import display_name
from articles.models import Author, Stage

_CHOICES = (*CHOICES, ON_THEIR_WAY)


class _Filter(admin.SimpleListFilter):
    """Each of its words has a function that narrows the stories; a word that it does not know narrows nothing."""

    def narrowed(self, request, stories: QuerySet, word: str) -> QuerySet:
        raise NotImplementedError

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        known = {str(word) for word, _ in self.lookup_choices}
        return self.narrowed(request, queryset, self.value()) if self.value() in known else queryset


class DeskFilter(_Filter):
    """The lists of the front of the desk, in full."""

    title = "list"
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return [(choice.word, choice.title) for choice in _CHOICES]

    def narrowed(self, request, stories, word):
        (choice,) = (choice for choice in _CHOICES if choice.word == word)
        return choice.stories(stories, request.user)


class StateFilter(_Filter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state, state.capitalize()) for state in (*Stage.values, "scheduled", "published", "withdrawn")]

    def narrowed(self, request, stories, word):
        if word in Stage.values:
            return stories.not_yet_scheduled().filter(stage=word)
        return {"scheduled": stories.scheduled, "published": stories.published, "withdrawn": stories.withdrawn}[word]()


class PersonFilter(_Filter):
    title = "assigned to"
    parameter_name = "assigned_to"

    def lookups(self, request, model_admin):
        people = User.objects.filter(is_staff=True, is_active=True).order_by("username")
        return [("me", "Me"), ("nobody", "Nobody"), *((str(person.pk), display_name(person)) for person in people)]

    def narrowed(self, request, stories, word):
        return stories.filter(assigned_to={"me": request.user, "nobody": None}.get(word, word))


class DueFilter(_Filter):
    """Of stories that are not out: a due time that was kept is of no more interest."""

    title = "due"
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("late", "Late"), ("today", "Today"), ("week", "In seven days"), ("none", "No time given")]

    def narrowed(self, request, stories, word):
        today = midnight()
        return stories.not_yet_scheduled().filter(
            **{
                "late": {"due_at__lt": timezone.now()},
                "today": {"due_at__gte": today, "due_at__lt": midnight(1)},
                "week": {"due_at__gte": today, "due_at__lt": midnight(7)},
                "none": {"due_at": None},
            }[word]
        )


class OutFilter(_Filter):
    """When it was published. Django's own row of years reads every story to know which there were."""

    title = "published"
    parameter_name = "out"
    DAYS = {"today": 0, "week": 6, "month": 30, "year": 365}

    def lookups(self, request, model_admin):
        words = ("Today", "In the last seven days", "In the last month", "In the last year")
        return list(zip(self.DAYS, words, strict=True))

    def narrowed(self, request, stories, word):
        return stories.published().filter(published_at__gte=midnight(-self.DAYS[word]))


class AuthorFilter(_Filter):
    title = "author"
    parameter_name = "author"

    def lookups(self, request, model_admin):
        return [(str(pk), name) for pk, name in Author.objects.values_list("pk", "name")]

    def narrowed(self, request, stories, word):
        # An author stands once in a byline, so no story comes twice.
        return stories.filter(bylines__author=word)
