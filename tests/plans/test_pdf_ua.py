"""Every PDF of a plan keeps to PDF/UA-1. Left to the long tests."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tests.pdf_ua import keep_every_rule
from tests.plans.test_paper import SHEETS


@pytest.mark.long
def test_every_pdf_keeps_to_the_rules(cast: Any, plan: Any, signed_in: Any, tmp_path: Path) -> None:
    ruth = signed_in(cast.ruth)
    files = []
    for number, (route, query) in enumerate([*(sheet[:2] for sheet in SHEETS), ("copies_pdf", "")]):
        page = ruth.get(reverse(f"plans:{route}", args=[cast.own.reference]) + query)
        files.append(tmp_path / f"{number}-{route}.pdf")
        files[-1].write_bytes(page.content)

    keep_every_rule(files)
