"""Who may do what: three groups, made after every migration, and made again whole if somebody spoilt them."""

REPORTER = "Reporter"
EDITOR = "Editor"
ADMINISTRATOR = "Administrator"


def _may(app: str, verbs: str, *rows: str) -> list[str]:
    return [f"{app}.{verb}_{row}" for row in rows for verb in verbs.split()]


WRITE = [
    *_may("articles", "add change view", "story", "picture"),
    *_may(
        "articles",
        "view",
        "author",
        "section",
        "topic",
        "correction",
        "recordanswer",
        "auditlogentry",
        "frontpagestory",
    ),
    *_may("articles", "view", "errorreport"),
    *_may("articles", "add", "topic"),
    *_may("articles", "add change delete view", "quote", "byline", "storyjudgment", "storypicture", "reply"),
    *_may("articles", "add change delete view", "relatedstory"),
    *_may("inspections", "view", "inspectorate", "body", "programme", "area", "judgment", "importbatch"),
    *_may("inspections", "view", "cardrequest"),
    *_may("inspections", "add change view", "inspection", "source", "sourcepage", "judgmentversion"),
    *_may("inspections", "add change view", "finding", "monitoring"),
]
EDIT = [
    *_may("articles", "publish delete", "story"),
    *_may("articles", "add", "correction"),
    *_may("articles", "view", "raisedalarm"),
    *_may("articles", "delete", "picture"),
    *_may("articles", "add change", "author", "section", "topic"),
    *_may("inspections", "release", "judgmentversion"),
    *_may("inspections", "add", "importbatch"),
    *_may("inspections", "add change", "body"),
]
ADMINISTER = [
    *_may("articles", "change view", "publication"),
    *_may("auth", "add change view", "user"),
    *_may("auth", "view", "group"),
]

PERMISSIONS = {REPORTER: WRITE, EDITOR: WRITE + EDIT, ADMINISTRATOR: WRITE + EDIT + ADMINISTER}


def make_groups(using: str, apps=None, **kwargs) -> None:
    """Give each group exactly its permissions. Idempotent; run after every migration."""
    # Permissions are made by a signal of their own, which may come after ours.
    from django.apps import apps as installed
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission

    for label in ("articles", "inspections", "auth"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=using)
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for name, wanted in PERMISSIONS.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set([known[permission] for permission in wanted])
