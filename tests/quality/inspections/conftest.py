"""The demo on its own Wednesday, for the pages of inspections."""

from tests.home.conftest import on_its_wednesday, page_for

__all__ = ["on_its_wednesday", "page_for"]
