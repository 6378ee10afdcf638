"""What the layouts share: the golden file, ink, wrapping."""
import json
import os

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen import canvas

HERE = os.path.dirname(os.path.abspath(__file__))


def pdf(name):
    return os.path.join(HERE, name + ".pdf")


# The forms whose printed sentence makes Brightline Voice the customer's agent.
NAMES_AGENT = set("bordered captions columns glyphs grid inside kazoo letterhead lines odd overlay parts rows stacked textn tooltips under".split())


def expect(name, why, fields, numbers=(), problems=(), parts=None):
    """fields: name → text; numbers: (tn, text, action, note); problems: (code, field)."""
    golden = {
        "why": why,
        "fields": {**fields, "new_carrier": "Brightline Voice, Inc."} if name in NAMES_AGENT else fields,
        "parts": parts or {},
        "numbers": [dict(zip(("tn", "text", "action", "note"), n)) for n in numbers],
        "problems": [list(p) for p in problems],
    }
    with open(os.path.join(HERE, name + ".json"), "w") as f:
        json.dump(golden, f, indent=1, ensure_ascii=False)
        f.write("\n")


def tn(digits):
    return "+1" + digits.replace("-", "")


def port(*texts, note=""):
    """Numbers written as they are expected back, to port."""
    out = []
    for t in texts:
        d = "".join(c for c in t if c.isdigit())[-10:]
        out.append(("+1" + d, t, "port", note))
    return out


def new(name, size=letter):
    return canvas.Canvas(pdf(name), pagesize=size, invariant=1)


def ink(c, x, y, scale=1.0):
    p = c.beginPath()
    p.moveTo(x, y)
    for i, dy in enumerate([14, -6, 18, -4, 11, -8, 15, 2]):
        px = x + i * 13 * scale
        p.curveTo(px + 4 * scale, y + dy, px + 9 * scale, y - dy, px + 13 * scale, y + dy / 3)
    c.setLineWidth(1.1)
    c.drawPath(p, stroke=1, fill=0)
    c.setLineWidth(0.6)


def wrap(c, text, x, y, width, font="Helvetica", size=9, lead=11):
    c.setFont(font, size)
    line = ""
    for word in text.split():
        if c.stringWidth((line + " " + word).strip(), font, size) > width:
            c.drawString(x, y, line)
            y -= lead
            line = word
        else:
            line = (line + " " + word).strip()
    c.drawString(x, y, line)
    return y - lead


LEGAL = (
    "By signing below I certify that I am authorized to act for the customer named above, and I authorize "
    "Brightline Voice, Inc. to act as my agent to port the telephone numbers listed to its service. I understand "
    "that only one carrier may provide local service for a number, that a fee may apply, and that the information "
    "must match the bill of my current carrier."
)
