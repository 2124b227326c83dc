from django.contrib import admin

from articles.models import Author


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ("name", "role", "account")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ["name"]}
    fields = ("name", "slug", "role", "about", "account")
    list_select_related = ("account",)
