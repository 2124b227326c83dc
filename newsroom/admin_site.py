"""Django's admin, arranged for a newsroom: first what we write, then what was recorded, then the people of the desk."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig

# In the order in which somebody works; what is not named comes after, by its name.
ORDER = {
    "articles": [
        "Story",
        "FrontPageStory",
        "RecordAnswer",
        "ErrorReport",
        "Quote",
        "Picture",
        "Topic",
        "Author",
        "Section",
        "RaisedAlarm",
        "AuditLogEntry",
        "Publication",
    ],
    "inspections": [
        "Inspection",
        "Source",
        "JudgmentVersion",
        "Finding",
        "Monitoring",
        "ImportBatch",
        "CardRequest",
        "Body",
        "Programme",
    ],
    "auth": ["User", "Group"],
}


class Desk(AdminSite):
    site_title = "Newsroom desk"
    index_title = "The desk"

    def get_app_list(self, request, app_label=None) -> list[dict]:
        apps = [app for app in super().get_app_list(request, app_label) if app["app_label"] in ORDER]
        for app in apps:
            order = ORDER[app["app_label"]]
            app["models"].sort(key=lambda model: _place(model["object_name"], order))
        return sorted(apps, key=lambda app: list(ORDER).index(app["app_label"]))


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)


class DeskConfig(AdminConfig):
    default_site = "newsroom.admin_site.Desk"
