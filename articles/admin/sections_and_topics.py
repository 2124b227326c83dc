from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import path
from taggit.admin import Tag

from articles.models import FormerTopic, Section, Topic

from . import topic_merge
from .topics import check_name

# The package's own page of tags would answer every member of staff; importing it has registered it.
admin.site.unregister(Tag)


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "position")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ["name"]}


class TopicForm(forms.ModelForm):
    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        check_name(name)
        if Topic.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(f"There is a topic “{name}” already, whatever its capitals.")
        return name

    def clean_slug(self) -> str:
        """Present addresses are asked before former ones, so a former one taken again would lead astray."""
        former = FormerTopic.objects.filter(slug=self.cleaned_data["slug"]).select_related("topic").first()
        if former:
            raise ValidationError(f"This address leads to the topic “{former.topic}”: choose another.")
        return self.cleaned_data["slug"]


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    form = TopicForm
    list_display = ("name", "slug")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ["name"]}
    fields = ("name", "slug")

    def get_urls(self):
        merge = self.admin_site.admin_view(topic_merge.merge_view)
        return [path("<int:pk>/merge/", merge, {"model_admin": self}, "articles_topic_merge"), *super().get_urls()]
