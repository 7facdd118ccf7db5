"""The code that a phone reads to come to an address."""

from __future__ import annotations

import io

import segno


def svg(address: str) -> bytes:
    """A picture (SVG) of the QR code of an address: black on white with its quiet zone, so that it reads in any look."""
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(
        out,
        kind="svg",
        scale=8,
        border=4,
        dark="#000000",
        light="#ffffff",
        xmldecl=False,
        svgclass=None,
        lineclass=None,
    )
    return out.getvalue()
