"""Addresses of administration."""

from django.urls import path

from handrail.home.administration import lists, policy_pages, views
from handrail.home.administration.kinds import KINDS

app_name = "administration"

urlpatterns = [
    path("", views.index, name="index"),
    path("duty", views.duty_rota, name="duty"),
    path("duty/add", views.duty_add, name="duty_add"),
    path("duty/<int:item>/remove", views.duty_remove, name="duty_remove"),
    path("lists", lists.index, name="lists"),
    path("lists/<str:item>", lists.one, name="list"),
    path("lists/<str:item>/add", lists.add, name="list_add"),
    path("lists/<str:item>/words", lists.words, name="list_words"),
    path("code/<str:item>/end", lists.end, name="code_end"),
    path("policies", policy_pages.index, name="policies"),
    path("policies/<str:item>", policy_pages.one, name="policy"),
    path("policies/<str:item>/set", policy_pages.settle, name="policy_set"),
    path("user/<str:item>/invite", views.invite, name="user_invite"),
    path("user/<str:item>/forget-pin", views.forget_pin, name="user_forget_pin"),
]
for _kind in KINDS:
    urlpatterns += [
        path(_kind.key, views.list_view(_kind), name=_kind.key),
        path(f"{_kind.key}/add", views.add_view(_kind), name=f"{_kind.key}_add"),
        path(f"{_kind.key}/<str:item>/update", views.update_view(_kind), name=f"{_kind.key}_update"),
    ]
