"""The addresses of this room."""

from django.urls import path

from handrail.quality import case_views, team_views
from handrail.quality.guide import views as guide

app_name = "quality"

CASE = "cases/<str:reference>/practice"

urlpatterns = [
    path(CASE, case_views.practice, name="practice"),
    path(f"{CASE}/<str:entry>/answer", case_views.answer, name="answer"),
    path("practice/team", team_views.team, name="team"),
    path("practice/guide", guide.guide, name="guide"),
    path("practice/guide/<str:entry>", guide.expectation, name="expectation"),
    path("practice/questions/<str:entry>", guide.reflect, name="reflect"),
]
