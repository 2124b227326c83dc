"""Which address shows which story, list, correction or feed."""

from django.urls import path

from .pages import corrections, preview, report, stories, story_lists
from .pages.feeds.corrections import correction_entries
from .pages.feeds.views import feed
from .pages.media import media

urlpatterns = [
    path("stories/<slug:slug>/", stories.story, name="story"),
    path("stories/<slug:slug>/report/", report.report, name="report"),
    path("stories/<slug:slug>/report/thanks/", report.thanks, name="report-thanks"),
    path("previews/<str:token>/", preview.preview, name="preview"),
    path("previews/<str:token>/media/<path:path>", preview.preview_media, name="preview-media"),
    path("topics/<slug:slug>/", stories.topic, name="topic"),
    path("authors/<slug:slug>/", stories.author, name="author"),
    path("archive/", stories.archive_index, name="archive-index"),
    path("archive/<year:year>/<month:month>/", stories.archive, name="archive"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/<int:pk>/", corrections.correction, name="correction"),
    path("withdrawals/", corrections.withdrawals, name="withdrawals"),
    path("feed.<form:form>", feed, {"listing": story_lists.all_stories}, name="front-feed"),
    path("topics/<slug:slug>/feed.<form:form>", feed, {"listing": story_lists.on_topic}, name="topic-feed"),
    path("authors/<slug:slug>/feed.<form:form>", feed, {"listing": story_lists.by_author}, name="author-feed"),
    path(
        "archive/<year:year>/<month:month>/feed.<form:form>",
        feed,
        {"listing": story_lists.in_month},
        name="archive-feed",
    ),
    path(
        "corrections/feed.<form:form>",
        feed,
        {"listing": story_lists.all_corrections, "entries": correction_entries},
        name="corrections-feed",
    ),
    path("inspections/<slug:slug>/feed.<form:form>", feed, {"listing": story_lists.for_body}, name="body-feed"),
    path("<slug:slug>/feed.<form:form>", feed, {"listing": story_lists.in_section}, name="section-feed"),
    path("media/<path:path>", media, name="media"),
    # Last, because it takes any one word.
    path("<slug:slug>/", stories.section, name="section"),
]
