"""Texts that would like to be more than text: shown letter for letter, nothing runs, nobody is called."""

from __future__ import annotations

from collections.abc import Iterator
from shutil import copytree

import pytest
from playwright.sync_api import Browser

from tools.browser import ROOT, Server, Visit, serving, visiting
from ui.site import SCREENS

HOSTILE = (
    "<img src=x onerror=window.PWNED=1> ![x](https://tracker.example/x.png) [klik](javascript:window.PWNED=1) "
    ":material/home: $y$ _z_ {{7*7}} 1~2~3 &lt;b&gt;"
)
PLACES = {
    "readiness.yaml": ("een eerste plaatsing", "Urgentie", "Wat gebeurt er bij ons als er dit jaar niemand bij komt?"),
    "organisations.yaml": ("Belastingdienst",),
    "themes.yaml": ("Opschalen",),
    "experiments/ienm-candidate-first.yaml": ("I&M: beginnen bij de kandidaat",),
    "concepts/bicycles.yaml": ("Fietsen beheren en repareren",),
    "programme.yaml": ("Echt werk: Doetanks bij het Rijk",),
    "sources.yaml": ("De start van een netwerk (DGOBR)",),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the shipped data with a hostile text in every kind of place."""
    folder = copytree(ROOT / "data", tmp_path_factory.mktemp("hostile") / "data")
    for name, texts in PLACES.items():
        content = (folder / name).read_text(encoding="utf-8")
        for text in texts:
            assert f'"{text}"' in content, f"{name} no longer holds {text}"
            content = content.replace(f'"{text}"', f"'{HOSTILE}'")
        (folder / name).write_text(content, encoding="utf-8")
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with serving(log, {"LESSONS_DATA": str(folder)}) as running:
        yield running


def shown(visit: Visit) -> str:
    return " ".join(visit.page.locator("body").inner_text().split())


@pytest.mark.parametrize("address", [screen.address for screen in SCREENS])
def test_a_hostile_text_stays_text_on_every_page(browser: Browser, hostile: Server, address: str) -> None:
    with visiting(browser, hostile) as visit:
        visit.open(address)
        assert visit.page.evaluate("window.PWNED") is None
        assert visit.abroad == []
        assert visit.complaints == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?cel=ienm.urgency",
        "organisatie?organisatie=belastingdienst",
        "experimenten",
        "concepten",
        "presenteren?dia=2",
    ],
)
def test_it_is_there_letter_for_letter(browser: Browser, hostile: Server, address: str) -> None:
    with visiting(browser, hostile) as visit:
        visit.open(address)
        assert HOSTILE in shown(visit)
        assert visit.page.evaluate("window.PWNED") is None
        assert visit.abroad == []


@pytest.mark.parametrize("place", ["zoek", "opgave", "organisatie", "thema", "cel", "bron", "experiment", "dia", "les"])
def test_a_hostile_address_stays_text(visit: Visit, place: str) -> None:
    for page in ("", "lessen", "methode", "experimenten"):
        visit.open(
            f"{page}?{place}=%3Cimg%20src%3Dx%20onerror%3Dwindow.PWNED%3D1%3E%21%5Bx%5D(https%3A%2F%2Ft.example%2Fx)#%"
        )
        assert visit.page.evaluate("window.PWNED") is None
    assert visit.abroad == []
    assert visit.complaints == []
