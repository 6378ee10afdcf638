#!/usr/bin/python3
"""Writes the documents of ../cases that are made with reportlab, Chromium,
LibreOffice, openpyxl or by hand (CSV); main.go beside it writes the others.

    /usr/bin/python3 generate.py

What each case says is in cases.json. Needs Debian's python3-reportlab,
python3-openpyxl, chromium and libreoffice-writer. All numbers are fictional
(555-01xx); the names are invented.
"""
import csv
import html
import io
import json
import os
import shutil
import subprocess
import tempfile

from openpyxl import Workbook
from openpyxl.styles import Font
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen import canvas

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "..", "cases")


def dashed(n):
    return f"{n[:3]}-{n[3:6]}-{n[6:]}"


def parens(n):
    return f"({n[:3]}) {n[3:6]}-{n[6:]}"


def numbers_on_loa(c):
    """The LOA's numbers as printed: single ones in parentheses, ranges with a dash."""
    out = []
    for n in c.get("loa_numbers", c["numbers"]):
        if "-" in n:
            first, last = n.split("-")
            out.append(f"{parens(first)} - {parens(last)}")
        else:
            out.append(parens(n))
    return out


def street_line(c):
    unit = c.get("loa_unit", c["unit"])
    return c["street"] + (", " + unit if unit else "")


def city_line(c):
    return f'{c["city"]}, {c["state"]} {c["zip"]}'


def on_loa(c, key):
    return c.get("loa_" + key, c[key])


TITLE = "LETTER OF AUTHORIZATION"
BODY = (
    "I authorize Brightline Voice, Inc. to act as my agent and to transfer the local telephone service "
    "of the numbers listed below from my current carrier to Brightline Voice. I understand that only one "
    "carrier may provide local service for a number, that a fee may apply to this change, and that the "
    "information below must match my current carrier's record. Numbers that are not listed stay where they are."
)


def ink(c, x, y):
    """A hand-drawn signature: curves over the line, as a pen tablet leaves them."""
    p = c.beginPath()
    p.moveTo(x, y)
    for i, dy in enumerate([14, -6, 18, -4, 11, -8, 15, 2]):
        px = x + i * 13
        p.curveTo(px + 4, y + dy, px + 9, y - dy, px + 13, y + dy / 3)
    c.setLineWidth(1.1)
    c.drawPath(p, stroke=1, fill=0)


def wrap(c, text, x, y, width, size=9.5, lead=12):
    line = ""
    for word in text.split():
        if c.stringWidth(line + " " + word, "Helvetica", size) > width:
            c.drawString(x, y, line)
            y -= lead
            line = word
        else:
            line = (line + " " + word).strip()
    c.drawString(x, y, line)
    return y - lead


def reportlab_lines(c, path):
    """Label: value lines; the numbers stand on a second page."""
    d = canvas.Canvas(path, pagesize=letter, invariant=1)
    d.setFont("Helvetica-Bold", 15)
    d.drawString(72, 720, TITLE)
    d.setFont("Helvetica", 9.5)
    y = wrap(d, BODY, 72, 696, 468) - 14
    rows = [
        ("Business Name", on_loa(c, "customer")),
        ("Billing Telephone Number (BTN)", dashed(c["btn"])),
        ("Account Number", on_loa(c, "account")),
        ("PIN", c.get("pin", "")),
        ("Service Address", street_line(c)),
        ("City, State, ZIP", city_line(c)),
        ("Current Carrier", c["carrier"]),
        ("Authorized Person", c["authorized"]),
        ("Title", c["title"]),
    ]
    for label, value in rows:
        if not value:
            continue
        d.setFont("Helvetica", 10)
        d.drawString(72, y, label + ":")
        d.setFont("Courier", 10.5)
        d.drawString(252, y, value)
        y -= 22
    y -= 40
    d.setFont("Helvetica", 10)
    d.drawString(72, y, "Signature:")
    d.line(130, y - 3, 330, y - 3)
    ink(d, 150, y + 4)
    d.drawString(360, y, "Date:")
    d.line(390, y - 3, 500, y - 3)
    d.setFont("Courier", 10.5)
    d.drawString(394, y, c["signed"])
    d.setFont("Helvetica", 8)
    d.drawString(72, 40, "Brightline Voice, Inc. | 1 Gateway Center, Newark, NJ 07102 | support 800-555-0199 | Page 1 of 2")
    d.showPage()
    d.setFont("Helvetica-Bold", 12)
    d.drawString(72, 720, "Attachment A")
    d.setFont("Helvetica-Bold", 10)
    d.drawString(72, 696, "Telephone Numbers to be Ported")
    d.setFont("Courier", 10.5)
    y = 676
    for n in numbers_on_loa(c):
        d.drawString(84, y, n)
        y -= 16
    d.setFont("Helvetica", 8)
    d.drawString(72, 40, "Brightline Voice, Inc. | Page 2 of 2")
    d.save()


def reportlab_form(c, path, named):
    """A filled AcroForm; without names the fields are Text1, Text2 … in drawing order."""
    d = canvas.Canvas(path, pagesize=letter, invariant=1)
    d.setFont("Helvetica-Bold", 15)
    d.drawString(72, 730, TITLE)
    d.setFont("Helvetica", 9.5)
    y = wrap(d, BODY, 72, 708, 468) - 16
    rows = [
        ("CompanyName", "Company Name (exactly as on the bill)", on_loa(c, "customer"), 300),
        ("BTN", "Billing Telephone Number", dashed(c["btn"]), 160),
        ("AccountNumber", "Losing Carrier Account Number", on_loa(c, "account"), 160),
        ("ServiceStreet", "Service Address", street_line(c), 300),
        ("ServiceCity", "City", c["city"], 160),
        ("ServiceState", "State", c["state"], 60),
        ("ServiceZip", "ZIP", c["zip"], 80),
        ("LosingCarrier", "Losing Carrier", c["carrier"], 220),
        ("AuthorizedName", "Authorized Person (print)", c["authorized"], 220),
        ("AuthTitle", "Title", c["title"], 160),
    ]
    n = 0

    def field(name, value, x, y, w):
        # One line a field: reportlab draws every line of a multi-line field but the
        # first outside of it, so that a person sees another value than is stored.
        nonlocal n
        n += 1
        d.acroForm.textfield(
            name=name if named else f"Text{n}", tooltip=None, value=value, x=x, y=y - 5,
            width=w, height=17, fontSize=10, borderWidth=0.5, forceBorder=True, fieldFlags="", maxlen=2000)

    for name, label, value, width in rows:
        d.setFont("Helvetica", 9.5)
        d.drawString(72, y, label)
        field(name, value, 260, y, width)
        y -= 24
    d.drawString(72, y, "Number(s) to Port")
    for i, number in enumerate(numbers_on_loa(c) + [""] * (6 - len(c["numbers"])), 1):
        field(f"Number{i}", number, 260, y, 160)
        y -= 20
    y -= 20
    d.setFont("Helvetica", 9.5)
    d.drawString(72, y, "Signature")
    if c["signed"]:
        ink(d, 262, y + 2)
    d.line(258, y - 4, 420, y - 4)
    d.drawString(430, y, "Date")
    field("SignatureDate", c["signed"], 458, y, 84)
    d.setFont("Helvetica", 8)
    d.drawString(72, 40, "Brightline Voice, Inc. | porting@brightline.example | 1 Gateway Center, Newark, NJ 07102")
    d.save()


SIGNATURE_SVG = (
    '<svg width="170" height="30" viewBox="0 0 170 30"><path d="M4 20 C14 -6 20 34 32 12 S48 2 56 18 '
    'S74 30 84 10 S100 4 108 20 S128 26 164 8" fill="none" stroke="#113" stroke-width="1.6"/></svg>'
)


def loa_html(c, signature):
    e = html.escape
    rows = [
        ("End-user / business name", on_loa(c, "customer")),
        ("BTN (Billing Telephone Number)", dashed(c["btn"])),
        ("Account number", on_loa(c, "account")),
        ("Service address", street_line(c) + "\n" + city_line(c)),
        ("Current service provider", c["carrier"]),
        ("Authorized person's name", c["authorized"]),
        ("Title", c["title"]),
    ]
    cells = "".join(
        f"<tr><th align='left' width='35%'>{e(k)}</th><td>{e(v).replace(chr(10), '<br>')}</td></tr>" for k, v in rows)
    numbers = "".join(f"<tr><td>{i}</td><td>{e(n)}</td></tr>" for i, n in enumerate(numbers_on_loa(c), 1))
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>LOA</title><style>
@page {{ size: letter; margin: 0.8in }} body {{ font: 11pt 'Liberation Sans', sans-serif }}
table {{ border-collapse: collapse; width: 100% }} th, td {{ border: 1px solid #333; padding: 5px 8px; vertical-align: top }}
.numbers {{ width: 45% }} h1 {{ font-size: 16pt }}</style></head><body>
<h1>Letter of Authorization</h1><p>{e(BODY)}</p>
<table border="1" cellpadding="5" cellspacing="0">{cells}
<tr><th align="left">Authorized signature</th><td>{signature}</td></tr>
<tr><th align="left">Date of signature</th><td>{e(c["signed"])}</td></tr></table>
<h2 style="page-break-before: always">Numbers to be ported</h2>
<table class="numbers" border="1" cellpadding="5" cellspacing="0"><tr><th>No.</th><th>Telephone number</th></tr>{numbers}</table>
</body></html>"""


def chromium(c, path):
    with tempfile.TemporaryDirectory() as tmp:
        page = os.path.join(tmp, "loa.html")
        with open(page, "w", encoding="utf-8") as f:
            f.write(loa_html(c, SIGNATURE_SVG))
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--user-data-dir=" + os.path.join(tmp, "profile"), "--no-pdf-header-footer",
             "--print-to-pdf=" + path, "file://" + page], check=True, capture_output=True)


def libreoffice(c, path):
    with tempfile.TemporaryDirectory() as tmp:
        page = os.path.join(tmp, "loa.html")
        with open(page, "w", encoding="utf-8") as f:
            f.write(loa_html(c, "/s/ " + html.escape(c["authorized"])))
        subprocess.run(
            ["soffice", "-env:UserInstallation=file://" + os.path.join(tmp, "profile"), "--headless",
             "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", tmp, page], check=True, capture_output=True)
        shutil.move(os.path.join(tmp, "loa.pdf"), path)


def account_rows(c):
    rows = [
        ("Account Number", c["account"]),
        ("Customer Name", c["customer"]),
        ("Service Address", c["street"] + (", " + c["unit"] if c["unit"] else "")),
        ("City", c["city"]),
        ("State", c["state"]),
        ("ZIP", c["zip"]),
        ("BTN", c["btn"]),
        ("Carrier", c["carrier"]),
        ("Authorized Contact", c["authorized"]),
    ]
    if c.get("pin"):
        rows.append(("PIN", c["pin"]))
    return rows


def openpyxl_block(c, path):
    wb = Workbook()
    ws = wb.active
    ws.title = "CSR"
    ws["A1"] = "Customer Service Record"
    ws["A1"].font = Font(bold=True, size=14)
    r = 3
    for k, v in account_rows(c):
        ws.cell(r, 1, k + ":")
        ws.cell(r, 2, v)
        r += 1
    r += 1
    for i, k in enumerate(["Telephone Number", "Line Status", "Description"], 1):
        ws.cell(r, i, k).font = Font(bold=True)
    for n in c["numbers"]:
        r += 1
        cell = ws.cell(r, 1, int(n))
        cell.number_format = "(000) 000-0000"
        ws.cell(r, 2, "Active")
        ws.cell(r, 3, "Flat Rate Business Line")
    wb.save(path)


def openpyxl_rows(c, path):
    wb = Workbook()
    ws = wb.active
    ws.title = "Export"
    head = [k for k, _ in account_rows(c)] + ["WTN", "Status"]
    for i, k in enumerate(head, 1):
        ws.cell(1, i, k).font = Font(bold=True)
    for r, n in enumerate(c["numbers"], 2):
        for i, (k, v) in enumerate(account_rows(c), 1):
            cell = ws.cell(r, i, v)
            if k == "Account Number" and "account_format" in c:
                cell.value, cell.number_format = int(v), c["account_format"]
            if k == "ZIP":
                cell.value, cell.number_format = int(v), "00000"
        ws.cell(r, len(head) - 1, dashed(n))
        ws.cell(r, len(head), "Working")
    wb.save(path)


def write_csv(c, path, layout):
    buf = io.StringIO()
    w = csv.writer(buf, lineterminator="\r\n")
    if layout == "block":
        w.writerow(["CUSTOMER SERVICE RECORD"])
        w.writerow([])
        for k, v in account_rows(c):
            w.writerow([k, v])
        w.writerow([])
        w.writerow(["Telephone Number", "Status"])
        for n in c["numbers"]:
            w.writerow([dashed(n), "Active"])
    else:
        w.writerow([k for k, _ in account_rows(c)] + ["Telephone Number", "Status"])
        for n in c["numbers"]:
            w.writerow([v for _, v in account_rows(c)] + [n, "Active"])
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(buf.getvalue())


def main():
    with open(os.path.join(HERE, "cases.json"), encoding="utf-8") as f:
        cases = json.load(f)
    for c in cases:
        folder = os.path.join(CASES, c["case"])
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "WHY"), "w", encoding="utf-8") as f:
            f.write(c["why"] + "\n")
        loa = os.path.join(folder, "loa.pdf")
        producer, layout = c["loa"]["producer"], c["loa"]["layout"]
        if producer == "chromium":
            chromium(c, loa)
        elif producer == "libreoffice":
            libreoffice(c, loa)
        elif producer == "reportlab":
            if layout == "lines":
                reportlab_lines(c, loa)
            else:
                reportlab_form(c, loa, named=layout == "form")
        producer, layout = c["csr"]["producer"], c["csr"]["layout"]
        if producer == "openpyxl":
            (openpyxl_block if layout == "block" else openpyxl_rows)(c, os.path.join(folder, "csr.xlsx"))
        elif producer == "csv":
            write_csv(c, os.path.join(folder, "csr.csv"), layout)


if __name__ == "__main__":
    main()
