"""Wiring only: which address shows what."""

from django.contrib import admin
from django.urls import path

from articles import correction_views, drafts, listings, report_views
from articles import views as articles
from articles.feeds import corrections
from articles.feeds.views import feed
from articles.media import media

from . import addresses, cards, health, open_data, sitemaps, views  # noqa: F401  (addresses registers the converters)
from .search import views as search

handler404 = "newsroom.errors.not_found"
handler500 = "newsroom.errors.server_error"

urlpatterns = [
    path("", views.front, name="front"),
    path("admin/", admin.site.urls),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("stories/<slug:slug>/", articles.story, name="story"),
    path("previews/<str:token>/", drafts.preview, name="preview"),
    path("previews/<str:token>/media/<path:path>", drafts.media, name="preview-media"),
    path("stories/<slug:slug>/report/", report_views.report, name="report"),
    path("stories/<slug:slug>/report/thanks/", report_views.thanks, name="report-thanks"),
    path("topics/<slug:slug>/", articles.topic, name="topic"),
    path("authors/<slug:slug>/", articles.author, name="author"),
    path("archive/", articles.archive_index, name="archive-index"),
    path("archive/<year:year>/<month:month>/", articles.archive, name="archive"),
    path("corrections/", correction_views.corrections, name="corrections"),
    path("corrections/<int:pk>/", correction_views.correction, name="correction"),
    path("withdrawals/", correction_views.withdrawals, name="withdrawals"),
    path("search/", search.search, name="search"),
    path("inspections/", views.record, name="record"),
    path("inspections/compare/<slug:programme>/", views.comparison, name="comparison"),
    path("inspections/<slug:slug>/", views.body, name="body"),
    path("inspections/<slug:body>/<slug:programme>/", views.inspection, name="inspection"),
    path("feed.<form:form>", feed, {"listing": listings.everything}, name="front-feed"),
    path("topics/<slug:slug>/feed.<form:form>", feed, {"listing": listings.on_topic}, name="topic-feed"),
    path("authors/<slug:slug>/feed.<form:form>", feed, {"listing": listings.by_author}, name="author-feed"),
    path(
        "archive/<year:year>/<month:month>/feed.<form:form>", feed, {"listing": listings.in_month}, name="archive-feed"
    ),
    path(
        "corrections/feed.<form:form>",
        feed,
        {"listing": listings.corrections, "entries": corrections.entries_of},
        name="corrections-feed",
    ),
    path("inspections/<slug:slug>/feed.<form:form>", feed, {"listing": listings.about_body}, name="body-feed"),
    path("<slug:slug>/feed.<form:form>", feed, {"listing": listings.in_section}, name="section-feed"),
    path("data/", open_data.data, name="data"),
    path("data/judgments.csv", open_data.judgments_csv, name="data-csv"),
    path("data/judgments.json", open_data.judgments_json, name="data-json"),
    path("cards/", cards.choose, name="cards"),
    path("cards/<int:pk>/", cards.card, name="card"),
    path("oembed", cards.oembed, name="oembed"),
    path("media/<path:path>", media, name="media"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap-section"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news-sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("health/", health.health, name="health"),
    # Last, because it takes any one word.
    path("<slug:slug>/", articles.section, name="section"),
]
