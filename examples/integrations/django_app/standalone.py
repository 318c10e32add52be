"""The settings of a project in which nothing else runs, for the tests and for a first try."""

from __future__ import annotations

import django
from django.conf import settings
from django.core.management import call_command


def start() -> None:
    """Configure Django with a database in memory, once, and make its table."""
    if not settings.configured:
        settings.configure(
            ALLOWED_HOSTS=["testserver"],
            DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
            INSTALLED_APPS=["examples.integrations.django_app.apps.ComplaintsConfig"],
            ROOT_URLCONF="examples.integrations.django_app.urls",
            SECRET_KEY="for tests only",  # noqa: S106 - nothing is signed with it
            USE_TZ=True,
        )
        django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
