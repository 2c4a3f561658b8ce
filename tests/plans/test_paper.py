"""The PDFs: tagged, with a title, a language, headings in order, header cells and words for pictures."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

MM = 72 / 25.4


def tags(reader: PdfReader) -> list[DictionaryObject]:
    """Every element of the structure, in reading order."""

    def walk(node: Any) -> Iterator[DictionaryObject]:
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                yield from walk(one)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from walk(node["/K"])

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


@pytest.fixture
def opened(cast: Any, plan: Any, signed_in: Any) -> Any:
    """``opened("full_pdf")`` is that PDF of Helen's plan."""

    def pdf(route: str, query: str = "") -> PdfReader:
        page = signed_in(cast.ruth).get(reverse(f"plans:{route}", args=[cast.own.reference]) + query)
        assert page.status_code == 200
        assert page["Content-Type"] == "application/pdf"
        return PdfReader(io.BytesIO(page.content))

    return pdf


SHEETS = (
    ("full_pdf", "", "Plan"),
    ("full_pdf", "?edition=working", "Plan"),
    ("my_plan_pdf", "", "My plan"),
    ("my_plan_pdf", "?as=large_print", "My plan"),
    ("my_plan_pdf", "?as=easy_read", "My plan"),
    ("my_plan_pdf", "?as=pocket_card", "Pocket card"),
)


@pytest.mark.parametrize(("route", "query", "title"), SHEETS)
def test_a_pdf_can_be_read_by_everyone(opened: Any, route: str, query: str, title: str) -> None:
    reader = opened(route, query)
    root = reader.trailer["/Root"]
    found = tags(reader)
    kinds = [str(one["/S"]) for one in found]

    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert str(root["/Lang"]).startswith("en")
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()

    levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))

    tables, heads = kinds.count("/Table"), kinds.count("/TH")
    assert tables == 0 or heads >= tables
    assert [one for one in found if one["/S"] == "/Figure" and not one.get("/Alt")] == []


def test_easy_read_keeps_the_words_of_its_pictures(opened: Any) -> None:
    figures = [
        str(one["/Alt"]) for one in tags(opened("my_plan_pdf", "?as=easy_read")) if one["/S"] == "/Figure"
    ]

    assert {"A star", "A clock", "A flag on a hill"} <= set(figures)


def test_every_column_of_the_full_plan_has_its_header(opened: Any) -> None:
    reader = opened("full_pdf")
    heads = [one for one in tags(reader) if one["/S"] == "/TH"]
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert len(heads) >= 4
    assert "Fill in the council forms" in text
    assert "OFFICIAL-SENSITIVE" in text
    assert "She is asked to leave the shelter" in text


@pytest.mark.parametrize(("route", "query", "title"), SHEETS)
def test_nothing_that_is_marked_is_handed_on(opened: Any, route: str, query: str, title: str) -> None:
    text = " ".join(page.extract_text() for page in opened(route, query).pages)

    assert "Zzmarked" not in text


def test_the_card_fits_a_sheet_and_names_nothing(opened: Any) -> None:
    reader = opened("my_plan_pdf", "?as=pocket_card")
    (sheet,) = reader.pages
    text = sheet.extract_text()

    assert round(float(sheet.mediabox.width) / MM) == 210
    assert "Denise" in text
    for telling in ("robation", "olice", "SENSITIVE", "Helen", "X340571"):
        assert telling not in text


def test_a_plan_of_six_objectives_is_large_print_on_more_sheets(opened: Any) -> None:
    assert len(opened("my_plan_pdf", "?as=large_print").pages) > len(opened("my_plan_pdf").pages)


def test_a_machine_that_cannot_set_type_says_what_is_missing(
    cast: Any, plan: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handrail.design import paper

    def nothing(html: str) -> bytes:
        raise paper.CannotBeMade("libpango-1.0-0")

    monkeypatch.setattr(paper, "pdf", nothing)
    page = signed_in(cast.ruth).get(reverse("plans:full_pdf", args=[cast.own.reference]))

    assert page.status_code == 503
    assert "libpango-1.0-0" in page.content.decode()
