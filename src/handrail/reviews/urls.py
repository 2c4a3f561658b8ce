"""The addresses of this room."""

from django.urls import path

from handrail.reviews import views
from handrail.reviews.amending.urls import urlpatterns as amending
from handrail.reviews.calling.urls import urlpatterns as calling
from handrail.reviews.comparing.urls import urlpatterns as comparing
from handrail.reviews.deciding.urls import urlpatterns as deciding
from handrail.reviews.ending.urls import urlpatterns as ending
from handrail.reviews.hearing.urls import urlpatterns as hearing
from handrail.reviews.learning.urls import urlpatterns as learning
from handrail.reviews.looking.urls import urlpatterns as looking
from handrail.reviews.meetings.urls import urlpatterns as meetings
from handrail.reviews.moving.urls import urlpatterns as moving
from handrail.reviews.papers.urls import urlpatterns as papers
from handrail.reviews.threads.urls import urlpatterns as threads

app_name = "reviews"
CHANGES = "cases/<str:reference>/changes"
urlpatterns = [
    *looking,
    *amending,
    *calling,
    *deciding,
    *hearing,
    *moving,
    *papers,
    path(CHANGES, views.changes, name="changes"),
    path(f"{CHANGES}/add", views.change_add, name="change_add"),
    path(f"{CHANGES}/<str:entry>/update", views.change_update, name="change_update"),
    path(f"{CHANGES}/<str:entry>/decide", views.change_decide, name="change_decide"),
    *meetings,
    *comparing,
    *threads,
    *learning,
    *ending,
]
