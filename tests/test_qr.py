"""The code that phones read: it says exactly the address, in any look and in any size that a room uses."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from lessons import qr

ADDRESS = "https://lessen.example.nl/m/BCD234"


def drawn(picture: bytes) -> Image.Image:
    """The picture as a camera sees it: dark lines of one module high, on light."""
    text = picture.decode()
    width, height = (int(side) for side in re.findall(r'(?:width|height)="(\d+)"', text)[:2])
    scale = int((re.search(r"scale\((\d+)", text) or ["", "1"])[1])
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    path = max(re.findall(r'd="([^"]+)"', text), key=len)
    x = y = 0.0
    for move, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if move == "M":
            x, y = steps
        elif move == "m":
            x, y = x + steps[0], y + steps[1]
        else:
            pen.rectangle([x * scale, (y - 0.5) * scale, (x + steps[0]) * scale - 1, (y + 0.5) * scale - 1], fill=0)
            x += steps[0]
    return image


@pytest.mark.parametrize("address", [ADDRESS, "http://127.0.0.1:8501/m/ZZZ999", f"https://{'a' * 60}.example/m/BCD234"])
def test_a_phone_reads_the_address(address: str) -> None:
    assert [found.text for found in zxingcpp.read_barcodes(drawn(qr.svg(address)))] == [address]


def test_a_phone_reads_it_small_too() -> None:
    """At 120 pixels, as beside a slide on the far side of the room."""
    small = drawn(qr.svg(ADDRESS)).resize((120, 120))
    assert [found.text for found in zxingcpp.read_barcodes(small)] == [ADDRESS]


def test_it_is_black_on_white_with_a_quiet_zone_whatever_the_look() -> None:
    """A code in the colours of a dark page is not read by every camera."""
    text = qr.svg(ADDRESS).decode()
    assert "#fff" in text
    assert "#000" in text
    image = drawn(text.encode())
    edge = 4 * 8
    assert image.crop((0, 0, image.width, edge)).getextrema() == (255, 255)
    assert image.crop((0, 0, edge, image.height)).getextrema() == (255, 255)


def test_it_runs_nothing() -> None:
    assert b"<script" not in qr.svg(ADDRESS)
