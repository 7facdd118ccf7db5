"""The empty file that slides are put into: 16:9, two layouts, the colours and letters of the house.

`python -m tools.slides_template` writes `lessons/slides.pptx` anew, from the file that python-pptx brings. The letter is
Arial: a presentation is opened on machines of others, and that one is on all of them.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

OUT = Path(__file__).parent.parent / "lessons" / "slides.pptx"
WIDE, HIGH = 960, 540
PLACES = {"title": (48, 54, 864, 76), "body": (48, 142, 864, 324)}
"""Placeholder -> left, top, width and height in points. The others go: the number of a slide is a field on the master."""
NUMBER = """<p:sp><p:nvSpPr><p:cNvPr id="99" name="Nummer"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>
<a:off x="10820400" y="6350000"/><a:ext cx="762000" cy="254000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"/><a:p><a:pPr algn="r"/>
<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr sz="1200"><a:solidFill><a:schemeClr val="accent4"/></a:solidFill></a:rPr>
<a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>"""
NAMES = {5: "Titel en beeld", 1: "Titel en tekst"}
COLOURS = {
    "dk1": "16202B",
    "lt1": "FFFFFF",
    "dk2": "14507F",
    "lt2": "F2F5F8",
    "accent1": "14507F",
    "accent2": "8A3F05",
    "accent3": "2F6FA7",
    "accent4": "45525F",
    "accent5": "6FA8D6",
    "accent6": "6B7785",
    "hlink": "14507F",
    "folHlink": "14507F",
}
"""The colours of the theme, as in the tokens of the style sheet."""


def main() -> None:
    """Write the file."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(HIGH)
    _only(made)
    for holder in (made.slide_master, *made.slide_layouts):
        for shape in list(holder.placeholders):
            _place(shape)
    _about(made)
    held = io.BytesIO()
    made.save(held)
    OUT.write_bytes(_themed(held.getvalue()))


def _place(shape: Any) -> None:
    """A title or a text in its place, without margins; any other placeholder goes."""
    kind = next(iter(shape.element.xpath(".//p:ph/@type")), "body")
    if kind not in PLACES:
        shape.element.getparent().remove(shape.element)
        return
    shape.left, shape.top, shape.width, shape.height = (Pt(part) for part in PLACES[kind])
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _only(made: Deck) -> None:
    """The two layouts that are used, under their own names."""
    for place in reversed(range(len(made.slide_layouts))):
        if place in NAMES:
            made.slide_layouts[place].name = NAMES[place]
        else:
            made.slide_layouts.remove(made.slide_layouts[place])


def _about(made: Deck) -> None:
    """No name of a person, and nothing of the file that it came from."""
    about = made.core_properties
    about.author = about.last_modified_by = about.title = about.keywords = about.comments = about.subject = ""


def _themed(raw: bytes) -> bytes:
    """The same file with our colours, our letter and the sizes of our texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("ppt/theme/"):
                part = _theme(part.decode("utf-8")).encode("utf-8")
            if name.startswith("ppt/slideMasters/slideMaster"):
                part = _master(part.decode("utf-8")).encode("utf-8")
            if not name.startswith("docProps/thumbnail"):
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _unlinked(name, part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _unlinked(name: str, part: bytes) -> bytes:
    """Without the picture of the old file, and what names it."""
    return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", part) if name == "_rels/.rels" else part


def _theme(xml: str) -> str:
    for name, colour in COLOURS.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', xml, flags=re.DOTALL
        )
    return re.sub(r'<a:latin typeface="[^"]*"', '<a:latin typeface="Arial"', xml)


def _master(xml: str) -> str:
    """Titles of 28 points in bold, to the left; texts of 20, plain on the first level and with a bullet on the second."""
    head, styles = xml.replace("</p:spTree>", f"{NUMBER}</p:spTree>").split("<p:txStyles>")
    title, rest = styles.split("</p:titleStyle>")
    title = re.sub(r'algn="\w+"', 'algn="l"', re.sub(r'sz="\d+"', 'sz="2800" b="1"', title))
    body, others = rest.split("</p:bodyStyle>")
    body = re.sub(r'sz="\d+"', 'sz="2000"', re.sub(r'<a:spcPct val="20000"/>', '<a:spcPts val="0"/>', body))
    body = re.sub(r'(<a:lvl1pPr )marL="\d+" indent="-\d+"', r'\1marL="0" indent="0"', body)
    body = re.sub(r"(<a:lvl1pPr .*?)<a:buFont[^>]*/><a:buChar[^>]*/>", r"\1<a:buNone/>", body, count=1, flags=re.DOTALL)
    body = re.sub(r'(<a:lvl2pPr )marL="\d+" indent="-\d+"', r'\1marL="279400" indent="-279400"', body)
    body = body.replace('<a:buChar char="–"/>', '<a:buChar char="•"/>', 1)
    head = re.sub(r"<a:normAutofit[^>]*/>", "<a:noAutofit/>", head)
    return f"{head}<p:txStyles>{title}</p:titleStyle>{body}</p:bodyStyle>{others}"


if __name__ == "__main__":
    main()
