#!/usr/bin/env python3
"""Draws a box as the `.notdef` glyph of the fonts of the window, which is empty as they are published.

That glyph stands for every letter that neither these fonts nor the system's have, such as Korean on a system without Korean fonts.
Empty, it would hide that there are letters at all. Needs fonttools.

    assets/draw-missing-glyph.py assets/fonts/inter-*.otf
"""
import sys

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

# In shares of the em.
ADVANCE, MARGIN, HEIGHT, STROKE = 0.62, 0.08, 0.72, 0.05


def draw(path: str) -> None:
    font = TTFont(path)
    em = font["head"].unitsPerEm
    advance, margin, height, stroke = (round(share * em) for share in (ADVANCE, MARGIN, HEIGHT, STROKE))
    pen = T2CharStringPen(advance, None)
    outer = (margin, 0, advance - margin, height)
    inner = (outer[0] + stroke, outer[1] + stroke, outer[2] - stroke, outer[3] - stroke)
    for (left, bottom, right, top), hollow in ((outer, False), (inner, True)):
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        # The hole runs the other way round than the outline.
        corners = corners[::-1] if hollow else corners
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    old = strings[".notdef"]
    strings[".notdef"] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][".notdef"] = (advance, margin)
    font.save(path)


for name in sys.argv[1:]:
    draw(name)
