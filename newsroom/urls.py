"""Wiring only: which address shows what."""

from django.contrib import admin
from django.urls import path

from articles import views as articles

from . import addresses, views  # noqa: F401  (addresses registers the converters)

handler404 = "newsroom.errors.not_found"
handler500 = "newsroom.errors.server_error"

urlpatterns = [
    path("", views.front, name="front"),
    path("admin/", admin.site.urls),
    path("about/", views.about, name="about"),
    path("stories/<slug:slug>/", articles.story, name="story"),
    path("topics/<slug:slug>/", articles.topic, name="topic"),
    path("authors/<slug:slug>/", articles.author, name="author"),
    path("archive/", articles.archive_index, name="archive-index"),
    path("archive/<year:year>/<month:month>/", articles.archive, name="archive"),
    path("inspections/", views.record, name="record"),
    path("inspections/compare/<slug:programme>/", views.comparison, name="comparison"),
    path("inspections/<slug:slug>/", views.body, name="body"),
    path("inspections/<slug:body>/<slug:programme>/", views.inspection, name="inspection"),
    # Last, because it takes any one word.
    path("<slug:slug>/", articles.section, name="section"),
]
