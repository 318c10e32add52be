"""What Django asks about the application."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """The application, under a label of its own."""

    name = "examples.integrations.django_app"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
