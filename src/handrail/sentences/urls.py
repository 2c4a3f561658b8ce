"""Addresses of the sentence page and of the forms about the sentence."""

from django.urls import path

from handrail.people.entries import add_view, update_view
from handrail.sentences import views
from handrail.sentences.entries import KINDS

app_name = "sentences"

SENTENCE = "cases/<str:reference>/sentence"

urlpatterns = [path(SENTENCE, views.sentence, name="sentence")]
for _kind in KINDS:
    urlpatterns += [
        path(f"{SENTENCE}/{_kind.verb}/add", add_view(_kind), name=f"{_kind.verb}_add"),
        path(f"{SENTENCE}/{_kind.verb}/<str:entry>/update", update_view(_kind), name=f"{_kind.verb}_update"),
    ]
