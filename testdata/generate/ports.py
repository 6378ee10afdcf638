#!/usr/bin/python3
"""Writes the papers of ../ports: three ports from the first CSR to completion.

    /usr/bin/python3 ports.py

clean goes straight through, bounces is sent back three times, partial leaves lines
and a new BTN behind. The files of a port are dropped in the order of their names,
which are those in the inbox behind "NN-". The days are those of functions/ports_test.go.
The papers come from reportlab, Chromium, LibreOffice, openpyxl and plain text; what
the layouts have in common with ../cases is in generate.py. Needs what that needs.
All numbers are fictional (555-01xx); the names are invented.
"""
import hashlib
import json
import os

from openpyxl import Workbook
from openpyxl.styles import Font
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

import generate
from generate import dashed, parens

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ports")


def path(port, name):
    return os.path.join(OUT, port, name)


def write(port, name, text):
    with open(path(port, name), "w", encoding="utf-8", newline="") as f:
        f.write(text)


def sign_off(port, name, by, title, at, covers):
    """What the desk writes when somebody signs the papers off: exactly these bytes."""
    papers = []
    for c in covers:
        with open(path(port, c), "rb") as f:
            papers.append({"name": c[3:], "sha256": hashlib.sha256(f.read()).hexdigest()})
    write(port, name, json.dumps({"schema": "portcheck/signoff/1", "by": by, "title": title, "at": at, "covers": papers}, indent=2) + "\n")


def mail(port, name, subject, date, text, sender="Porting Desk <porting@brightline.example>"):
    write(port, name, f"""From: {sender}
To: Port Operations <ops@example.com>
Subject: {subject}
Date: {date}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{text}""".replace("\n", "\r\n"))


def record(port, name, rows, numbers):
    """A CSR: the account above, a line for each number below."""
    wb = Workbook()
    ws = wb.active
    ws.title = "CSR"
    ws["A1"] = "Customer Service Record"
    ws["A1"].font = Font(bold=True, size=14)
    r = 3
    for k, v in rows:
        ws.cell(r, 1, k + ":")
        ws.cell(r, 2, v)
        r += 1
    r += 1
    for i, k in enumerate(["Telephone Number", "Line Status", "Features", "Description"], 1):
        ws.cell(r, i, k).font = Font(bold=True)
    for n in numbers:
        r += 1
        number, features, what = (n, "", "Business Line") if isinstance(n, str) else n
        cell = ws.cell(r, 1, int(number))
        cell.number_format = "(000) 000-0000"
        ws.cell(r, 2, "Active")
        ws.cell(r, 3, features)
        ws.cell(r, 4, what)
    for col, width in zip("ABCD", (26, 34, 20, 30)):
        ws.column_dimensions[col].width = width
    wb.save(path(port, name))


def rows_of(c, date, **more):
    out = [("Account Number", c["account"]), ("Customer Name", c["customer"]),
           ("Service Address", c["street"] + (", " + c["unit"] if c["unit"] else "")), ("City", c["city"]), ("State", c["state"]), ("ZIP", c["zip"]),
           ("BTN", c["btn"]), ("Carrier", c["carrier"]), ("Authorized Contact", c["authorized"]), ("CSR Date", date)]
    return out + [(k.replace("_", " "), v) for k, v in more.items()]


def clean():
    p = "clean"
    c = {"customer": "Harbor Light Books, LLC", "street": "31 Wharf Street", "unit": "Suite 4", "city": "Rockford", "state": "IL", "zip": "61101",
         "btn": "8155550120", "account": "HL-220417", "carrier": "Frontier Communications", "authorized": "Nora Quinn", "title": "Owner", "signed": "11/16/2026",
         "numbers": ["8155550120", "8155550121", "8155550122"]}
    record(p, "01-csr.xlsx", rows_of(c, "11/13/2026"), c["numbers"])
    generate.chromium(c, path(p, "02-loa.pdf"))
    sign_off(p, "03-signoff.json", "Pat Lee", "Port Coordinator", "2026-11-16T16:20:00Z", ["01-csr.xlsx", "02-loa.pdf"])
    write(p, "04-submission.txt", f"""BRIGHTLINE VOICE, INC. - NUMBER PORTING
ORDER ACKNOWLEDGEMENT

Date received:        11/17/2026
Order number:         BLV-20261117-07
Customer:             {c["customer"]}
Losing carrier:       {c["carrier"]}
BTN:                  {dashed(c["btn"])}

We have received your port request. It was submitted to the losing carrier
today. You will receive a Firm Order Commitment (FOC) or a rejection within
three business days.
""")
    mail(p, "05-foc.eml", "Port order BLV-20261117-07 - FOC", "Thu, 19 Nov 2026 09:12:00 -0600", f"""All,

{c["carrier"]} has confirmed port order BLV-20261117-07 for {c["customer"]}.
The FOC date is Thursday, December 3, 2026 at 10:30 AM Central.

Numbers:
{chr(10).join(parens(n) for n in c["numbers"])}

Dana Whitfield
Porting Specialist
""")
    mail(p, "06-completion.eml", "Port completed: BLV-20261117-07", "Thu, 3 Dec 2026 11:02:00 -0600", f"""Port order BLV-20261117-07 for {c["customer"]} has been completed.

Completion date: December 3, 2026
{chr(10).join(parens(n) + "  Ported" for n in c["numbers"])}
""")


def bounces():
    p = "bounces"
    c = {"customer": "Copper Kettle Catering, Inc.", "street": "880 Mill Race Road", "unit": "Unit B", "loa_unit": "", "city": "Akron", "state": "OH", "zip": "44308",
         "btn": "3305550140", "account": "7718820945", "carrier": "Windstream", "authorized": "Omar Haddad", "title": "President", "signed": "11/02/2026",
         "numbers": ["3305550140", "3305550141", "3305550142", "3305550143"]}
    record(p, "01-csr-november.xlsx", rows_of(c, "11/01/2026"), c["numbers"])
    generate.reportlab_lines(c, path(p, "02-loa.pdf"))
    sign_off(p, "03-signoff.json", "Pat Lee", "Port Coordinator", "2026-11-03T15:00:00Z", ["01-csr-november.xlsx", "02-loa.pdf"])
    mail(p, "04-received.eml", "Port order CK-1103 received", "Tue, 3 Nov 2026 16:00:00 -0500", f"""We have received your port order CK-1103 for {c["customer"]}, BTN {dashed(c["btn"])}.
It was submitted to the losing carrier, {c["carrier"]}, today.
""")
    mail(p, "05-rejection-1.eml", "Port order CK-1103 - rejected", "Thu, 5 Nov 2026 10:00:00 -0500", f"""Your port order CK-1103 for {c["customer"]} has been rejected by {c["carrier"]} for the following reason(s):

- 7402 (E1) - Service address mismatch

BTN {dashed(c["btn"])}
""")
    c["loa_unit"], c["signed"] = "Unit B", "11/06/2026"
    generate.libreoffice(c, path(p, "06-loa.pdf"))
    sign_off(p, "07-signoff.json", "Pat Lee", "Port Coordinator", "2026-11-06T15:00:00Z", ["01-csr-november.xlsx", "06-loa.pdf"])
    write(p, "08-rejection-2.json", json.dumps({
        "OrderId": "5a0fd3d8-0e9c-4a35-a2a2-52a8ac4f0b11", "CustomerOrderId": "CK-1103", "ProcessingStatus": "EXCEPTION",
        "Errors": [{"Code": 7407, "Description": "Pending service order on the account."},
                   {"Code": 6484, "Description": "LOA is older than 5 days."}],
        "LosingCarrierName": c["carrier"], "BillingTelephoneNumber": c["btn"], "LastModifiedDate": "2026-11-10T14:20:11Z",
        "ListOfPhoneNumbers": {"PhoneNumber": c["numbers"]}}, indent=2) + "\n")
    # What the pending order was: the account got another name, and another contact.
    c["customer"], c["loa_customer"] = "Copper Kettle Events, Inc.", "Copper Kettle Catering, Inc."
    c["authorized"] = "Omar Haddad"
    record(p, "09-csr-after-order.xlsx", rows_of(c, "11/12/2026"), c["numbers"])
    c["loa_customer"], c["signed"] = c["customer"], "11/13/2026"
    generate.reportlab_form(c, path(p, "10-loa.pdf"), named=True)
    s = getSampleStyleSheet()
    cell = s["BodyText"]
    table = Table([["Reject Code", "Reason", "Telephone Number"],
                   ["6A", Paragraph("Telephone number not found on the account. Remove it from the order.", cell), dashed(c["numbers"][3])]],
                  colWidths=[75, 315, 110])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTSIZE", (0, 0), (-1, -1), 9)]))
    SimpleDocTemplate(path(p, "11-rejection-3.pdf"), pagesize=letter, title="LSR Rejection Notice", author="Windstream", invariant=1).build([
        Paragraph("Windstream", s["Heading2"]), Paragraph("LSR Rejection Notice", s["Heading1"]),
        Table([["Purchase Order Number (PON):", "CK-1103", "Date Sent:", "11/16/2026"], ["End User Name:", c["customer"], "BTN:", dashed(c["btn"])]],
              colWidths=[150, 165, 75, 110]), Spacer(1, 14),
        Paragraph("Your local service request could not be processed, for the reason below.", cell), Spacer(1, 8), table])
    c["numbers"] = c["numbers"][:3]
    with open(path(p, "12-csr-third.csv"), "w", encoding="utf-8", newline="") as f:
        f.write("".join(f"{k},{v}\r\n" if "," not in v else f'{k},"{v}"\r\n' for k, v in rows_of(c, "11/17/2026")))
        f.write("\r\nTelephone Number,Status\r\n" + "".join(f"{dashed(n)},Active\r\n" for n in c["numbers"]))
    c["signed"] = "11/17/2026"
    generate.chromium(c, path(p, "13-loa.pdf"))
    sign_off(p, "14-signoff.json", "Pat Lee", "Port Coordinator", "2026-11-17T18:00:00Z", ["12-csr-third.csv", "13-loa.pdf"])
    write(p, "15-foc.txt", f"""WINDSTREAM WHOLESALE
FIRM ORDER CONFIRMATION

Date:            11/19/2026
PON:             CK-1103
End user:        {c["customer"]}
BTN:             {dashed(c["btn"])}
FOC date:        12/02/2026
FOC time:        09:00 AM EST

Telephone numbers: {", ".join(dashed(n) for n in c["numbers"])}
""")
    mail(p, "16-completion.eml", "Port order CK-1103 complete", "Wed, 2 Dec 2026 10:00:00 -0500", f"""Port order CK-1103 for {c["customer"]} has been completed.

Completion date: December 2, 2026
""")


def partial_loa(c, file):
    """A form with a table of what ports and what stays, as partial ports ask for."""
    d = canvas.Canvas(file, pagesize=letter, invariant=1)
    d.setFont("Helvetica-Bold", 15)
    d.drawString(72, 730, generate.TITLE)
    d.setFont("Helvetica", 9.5)
    y = generate.wrap(d, generate.BODY, 72, 708, 468) - 10
    for label, value in [
            ("Business Name", c["customer"]), ("Billing Telephone Number (BTN)", dashed(c["btn"])), ("Account Number", c["account"]),
            ("Service Address", c["street"] + ", " + c["unit"]), ("City, State, ZIP", generate.city_line(c)), ("Current Carrier", c["carrier"]),
            ("Port Type", "Partial"), ("New BTN for remaining numbers", dashed(c["new_btn"])),
            ("Desired Due Date", "12/01/2026"), ("Contact Name", "Pat Lee"), ("Contact Phone", "800-555-0177"),
            ("Authorized Person", c["authorized"]), ("Title", c["title"])]:
        d.setFont("Helvetica", 10)
        d.drawString(72, y, label + ":")
        d.setFont("Courier", 10.5)
        d.drawString(252, y, value)
        y -= 19
    y -= 14
    t = Table([["Telephone Number", "Action"]] + [[parens(n), "Port"] for n in c["ports"]] + [[parens(n), "Keep"] for n in c["keeps"]], colWidths=[160, 90], rowHeights=16)
    t.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTSIZE", (0, 0), (-1, -1), 9)]))
    _, h = t.wrapOn(d, 400, 400)
    t.drawOn(d, 72, y - h)
    y -= h + 46
    d.setFont("Helvetica", 10)
    d.drawString(72, y, "Signature:")
    d.line(130, y - 3, 330, y - 3)
    generate.ink(d, 150, y + 4)
    d.drawString(360, y, "Date:")
    d.line(390, y - 3, 500, y - 3)
    d.setFont("Courier", 10.5)
    d.drawString(394, y, c["signed"])
    d.save()


def partial():
    p = "partial"
    c = {"customer": "Summit Ridge Medical Center, P.C.", "street": "1440 N. Alpine Avenue", "unit": "Suite 220", "city": "Denver", "state": "CO", "zip": "80203",
         "btn": "3035550160", "account": "303-555-0160 441", "carrier": "CenturyLink", "authorized": "Helen Park", "title": "Administrator", "signed": "11/09/2026",
         "ports": ["303555016%d" % i for i in range(5)], "keeps": ["3035550165", "3035550166", "3035550167"], "new_btn": "3035550165"}
    what = {"3035550162": ("DSL", "Business Line with high speed internet"), "3035550165": ("", "Front desk"), "3035550166": ("", "Fire alarm panel"),
            "3035550167": ("", "Fax line")}
    lines = [(n,) + what.get(n, ("", "Business Line")) for n in c["ports"] + c["keeps"]]
    record(p, "01-csr.xlsx", rows_of(c, "11/06/2026"), lines)
    partial_loa(c, path(p, "02-loa.pdf"))
    # The E911 list: one number is missing, one stands on another floor.
    wb = Workbook()
    ws = wb.active
    ws.title = "Locations"
    ws.append(["E911 dispatchable locations"])
    ws.append([])
    ws.append(["Phone Number", "Street Address", "Suite / Floor / Room", "City", "State", "ZIP"])
    for n in c["ports"][:4]:
        ws.append([parens(n), c["street"], "Suite 320" if n == "3035550163" else c["unit"], c["city"], c["state"], c["zip"]])
    for col in "ABCDEF":
        ws.column_dimensions[col].width = 22
    wb.save(path(p, "03-e911.xlsx"))
    sign_off(p, "04-signoff.json", "Pat Lee", "Port Coordinator", "2026-11-10T17:00:00Z", ["01-csr.xlsx", "02-loa.pdf"])
    write(p, "05-submission.html", f"""<!doctype html><html><head><meta charset="utf-8"><title>Order received</title></head><body>
<h1>Port order received</h1><table><tr><td>Order number</td><td>SR-1110</td></tr><tr><td>Date received</td><td>11/10/2026</td></tr>
<tr><td>Customer</td><td>{c["customer"]}</td></tr><tr><td>BTN</td><td>{dashed(c["btn"])}</td></tr></table>
<p>We have received your port request. It was submitted to the losing carrier today.</p></body></html>
""")
    write(p, "06-foc.json", json.dumps({"data": {
        "id": "eef10fb8-f3df-4c67-97c5-e18179723222", "customer_reference": "SR-1110", "record_type": "porting_order",
        "status": {"value": "foc-date-confirmed", "details": []},
        "activation_settings": {"activation_status": None, "foc_datetime_requested": "2026-12-01T17:00:00Z", "foc_datetime_actual": "2026-12-11T00:30:00Z"},
        "phone_numbers": [{"phone_number": "+1" + n, "activation_status": "New"} for n in c["ports"]],
        "updated_at": "2026-11-12T16:58:00Z"}}, indent=2) + "\n")
    # The account after the commitment: somebody ordered a feature.
    lines[0] = (c["btn"], "Remote Call Forwarding", "Business Line")
    record(p, "07-csr-later.xlsx", rows_of(c, "11/20/2026", Remarks="Pending order 88123"), lines)
    mail(p, "08-completion.eml", "Port order SR-1110 complete", "Thu, 10 Dec 2026 12:00:00 -0700", f"""Port order SR-1110 for {c["customer"]} has been completed.

Completion date: December 10, 2026
""")


def main():
    for port, make in (("clean", clean), ("bounces", bounces), ("partial", partial)):
        os.makedirs(os.path.join(OUT, port), exist_ok=True)
        make()


if __name__ == "__main__":
    main()
