"""Wiring only: which address shows what."""

from django.contrib import admin
from django.urls import path

from . import addresses, views  # noqa: F401  (addresses registers the converters)

urlpatterns = [
    path("", views.front, name="front"),
    path("admin/", admin.site.urls),
]
