"""The house rules that can be read from the code: who may know whom, and what a page looks like."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
ORDER = ("dashboard", "pages", "ui", "lessons")
PAGES = sorted((ROOT / "pages").glob("*.py"))
CODE = [ROOT / "dashboard.py", *PAGES, *sorted((ROOT / "ui").glob("*.py")), *sorted((ROOT / "lessons").glob("*.py"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports: `plotly.graph_objects`, `lessons.words`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: write the whole name of a module"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module in ORDER)


def packages(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imports(path)}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    """dashboard -> pages -> ui -> lessons; a page never imports a page."""
    own = path.stem if path.parent == ROOT else path.parent.name
    above = ORDER[: ORDER.index(own)] + (("pages",) if own == "pages" else ())
    assert not packages(path) & set(above)


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("streamlit", "dashboard.py|pages/.*|ui/.*"),
        ("starlette", "dashboard.py|ui/(door|frontpage|routes|joining|coach_link|room_screen).py"),
        ("plotly", "lessons/drawing.py"),
        ("yaml", "lessons/reading.py"),
        ("xlsxwriter", "lessons/export.py"),
        ("jinja2", "ui/html.py"),
        ("babel", "lessons/words.py"),
        ("sqlite3", "nowhere"),
        ("sqlalchemy", "lessons/(sessions|session_rows|store).py"),
        ("segno", "lessons/qr.py"),
        ("pptx", "lessons/slides_file.py"),
        ("typst", "lessons/pdf.py"),
        ("pickle", "nowhere"),
    ],
)
def test_a_package_is_known_in_one_place(package: str, allowed: str) -> None:
    assert [name(path) for path in CODE if package in packages(path) and not re.fullmatch(allowed, name(path))] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_reads_from_top_to_bottom(path: Path) -> None:
    """At most 60 lines, no definitions, no state of its own, no raw HTML, and only ui, lessons and Streamlit."""
    text = path.read_text(encoding="utf-8")
    defined = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda)
    ]
    assert len(text.splitlines()) <= 60
    assert not defined
    assert "session_state" not in text
    assert packages(path) <= {"__future__", "streamlit", "ui", "lessons"}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_markup_comes_from_templates_only(path: Path) -> None:
    """`ui/html.py` is the one place that hands HTML to Streamlit, and no text is ever marked as safe."""
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in text
    assert "Markup(" not in text
    assert name(path) == "ui/html.py" or not re.search(r"\bst\.html\(", text)


def test_no_template_switches_escaping_off() -> None:
    for template in (ROOT / "ui" / "templates").glob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape", template.read_text(encoding="utf-8")), template.name


@pytest.mark.parametrize("path", CODE, ids=name)
def test_modules_and_functions_stay_small(path: Path) -> None:
    """At most 400 lines for a module and 40 for a function; the records are one list of declarations."""
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert len(text.splitlines()) <= 400 or name(path) == "lessons/records.py"
    assert not long


def test_every_page_of_the_site_has_its_file_and_every_file_its_page() -> None:
    from ui.site import SCREENS

    assert sorted(screen.file for screen in SCREENS) == sorted(path.name for path in PAGES if path.name != "site.py")


def test_the_requirements_are_what_the_code_imports() -> None:
    """Nothing that is not used, and nothing used that is not named. (SQLAlchemy loads psycopg by its name in an address.)"""
    modules = {"pyyaml": "yaml", "python-pptx": "pptx", "psycopg": "sqlalchemy"}
    named = {
        line.split("==")[0].split("[")[0]
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    used = set().union(*(packages(path) for path in CODE))
    assert {modules.get(package, package) for package in named} <= used


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_has_versions_and_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    wanted = (ROOT / lock.replace(".lock", ".txt")).read_text(encoding="utf-8")
    pinned = re.findall(
        r"^([a-z0-9._-]+)==[^ ]+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE | re.IGNORECASE
    )
    entries = re.findall(r"^[a-z0-9][^ \n]*", text, re.MULTILINE | re.IGNORECASE)
    assert len(pinned) == len(entries) > 30
    assert "://" not in text
    for line in re.findall(r"^[a-zA-Z].*==.*$", wanted, re.MULTILINE):
        assert re.sub(r"\[.*\]", "", line).lower() in text.lower(), f"{line} is not in the lock: run make lock"


def test_publiccode_has_the_fields_of_its_standard() -> None:
    """publiccode.yml 0.4: what is mandatory, with the lengths and words that it allows."""
    told = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert told["publiccodeYmlVersion"] == "0.4"
    for key in ("name", "url", "releaseDate", "platforms", "categories", "developmentStatus", "softwareType"):
        assert told[key], key
    assert told["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert told["softwareType"] == "standalone/web"
    assert told["legal"]["license"] == "EUPL-1.2"
    assert told["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert told["localisation"] == {"localisationReady": True, "availableLanguages": ["nl", "en"]}
    for language in ("nl", "en"):
        described = told["description"][language]
        assert len(described["shortDescription"]) <= 150
        assert 500 <= len(described["longDescription"]) <= 10_000
        assert described["features"]


def test_the_version_is_told_once() -> None:
    from lessons import __version__

    told = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert told["softwareVersion"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_server_is_set_up_safely() -> None:
    """Safety 3, 4 and 10: no call home, no tracebacks, no open doors."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["toolbarMode"] == "minimal"
    assert settings["server"]["enableCORS"] is True
    assert settings["server"]["enableXsrfProtection"] is True
    assert settings["server"]["enableStaticServing"] is False
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["maxUploadSize"] <= 1
    assert all(font["url"].startswith("/fonts/") for font in settings["theme"]["fontFaces"])


def test_no_function_of_the_script_of_the_site_stands_there_twice() -> None:
    """The second would silently take the place of the first."""
    names = re.findall(
        r"^\s*(?:async )?function (\w+)", (ROOT / "ui" / "look" / "go.js").read_text("utf-8"), re.MULTILINE
    )
    assert len(names) > 10
    assert [name for name, times in Counter(names).items() if times > 1] == []
