"""The list of stories, quick however many there are."""

from django.contrib.admin.views.main import ChangeList


class StoryList(ChangeList):
    """A line shows no text, so none is read."""

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).defer("body", "standfirst")
