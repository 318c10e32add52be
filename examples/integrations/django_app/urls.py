"""Where the views are."""

from django.urls import path

from examples.integrations.django_app import views

urlpatterns = [
    path("cases/<str:reference>/", views.timetable),
    path("cases/<str:reference>/events/", views.add_event),
    path("calendar.ics", views.calendar),
]
