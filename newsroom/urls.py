"""Which address shows what: first the pages of the site, then what `articles` shows."""

from django.contrib import admin
from django.urls import include, path

from . import url_converters  # noqa: F401  (registers the converters)
from .pages import cards, open_data, record, sitemaps
from .pages.search import views as search
from .serving import health

handler404 = "newsroom.serving.errors.not_found"
handler500 = "newsroom.serving.errors.server_error"

urlpatterns = [
    path("", record.front, name="front"),
    path("admin/", admin.site.urls),
    path("about/", record.about, name="about"),
    path("accessibility/", record.accessibility, name="accessibility"),
    path("search/", search.search, name="search"),
    path("inspections/", record.record, name="record"),
    path("inspections/compare/<slug:programme>/", record.comparison, name="comparison"),
    path("inspections/<slug:slug>/", record.body, name="body"),
    path("inspections/<slug:body>/<slug:programme>/", record.inspection, name="inspection"),
    path("data/", open_data.data, name="data"),
    path("data/judgments.csv", open_data.judgments_csv, name="data-csv"),
    path("data/judgments.json", open_data.judgments_json, name="data-json"),
    path("cards/", cards.chosen_card, name="cards"),
    path("cards/<int:pk>/", cards.card, name="card"),
    path("oembed", cards.oembed, name="oembed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap-section"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news-sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("health/", health.health, name="health"),
    # Last, because its sections take any one word.
    path("", include("articles.urls")),
]
