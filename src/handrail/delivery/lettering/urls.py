"""The addresses of letters."""

from django.urls import path

from handrail.delivery.lettering import views

LETTERS = "cases/<str:reference>/letters"
urlpatterns = [
    path(LETTERS, views.letters, name="letters"),
    path(f"{LETTERS}/add", views.letter_add, name="letter_add"),
    path(f"{LETTERS}/<str:entry>", views.letter, name="letter"),
    path(f"{LETTERS}/<str:entry>/sheet.pdf", views.letter_pdf, name="letter_pdf"),
]
