#!/usr/bin/python3
"""Writes the papers of ../notices: what comes after a port order was sent.

    /usr/bin/python3 notices.py

They belong to the case missing-suite of cases.json, so that its port can be
played to the end. Needs Debian's python3-reportlab, python3-openpyxl and
chromium. All numbers are fictional (555-01xx); the names are invented.
"""
import base64
import json
import os
import quopri
import subprocess
import tempfile

from openpyxl import Workbook
from openpyxl.styles import Font
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "notices")
CUSTOMER = "Lakeside Veterinary Clinic, LLC"
PON = "BLV-20261116-01"
NUMBERS = ["608555014%d" % i for i in range(8)] + ["6085550150", "6085550151"]


def path(name):
    return os.path.join(OUT, name)


def write(name, data):
    with open(path(name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode("utf-8"))


def dashed(n):
    return f"{n[:3]}-{n[3:6]}-{n[6:]}"


def parens(n):
    return f"({n[:3]}) {n[3:6]}-{n[6:]}"


def e164(n):
    return "+1" + n


def rejection_pdf():
    """A carrier's form letter: fields in two columns, reasons in a ruled table."""
    s = getSampleStyleSheet()
    doc = SimpleDocTemplate(path("rejection-table.pdf"), pagesize=letter, title="LSR Rejection Notice", author="TDS Telecom", invariant=1)
    head = Table([
        ["Purchase Order Number (PON):", PON, "Version:", "00"],
        ["Date Sent:", "11/17/2026", "BTN:", dashed(NUMBERS[0])],
        ["End User Name:", CUSTOMER, "Losing Carrier:", "TDS Telecom"],
        ["Requested Due Date:", "12/02/2026", "Contact Phone:", "800-555-0199"],
    ], colWidths=[150, 165, 85, 100])
    head.setStyle(TableStyle([("FONTSIZE", (0, 0), (-1, -1), 9)]))
    cell = s["BodyText"]
    reasons = Table([
        ["Reject Code", "Reason", "Telephone Number"],
        ["E1", Paragraph("Service address does not match the customer service record. The record shows a suite that the order lacks.", cell), "All"],
        ["8C", Paragraph("Passcode / PIN missing or invalid", cell), dashed(NUMBERS[0])],
    ], colWidths=[75, 315, 110])
    reasons.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTSIZE", (0, 0), (-1, -1), 9), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    doc.build([
        Paragraph("TDS Telecom", s["Heading2"]), Paragraph("LSR Rejection Notice", s["Heading1"]),
        head, Spacer(1, 14),
        Paragraph("Your local service request could not be processed. It was returned for the reasons below.", cell), Spacer(1, 8),
        reasons, Spacer(1, 14),
        Paragraph("Telephone numbers on this order: " + ", ".join(dashed(n) for n in NUMBERS), cell), Spacer(1, 14),
        Paragraph("Please correct the errors and send a supplement to this PON. The order will be cancelled if no supplement arrives "
                  "within 30 days. Questions? Call the LNP desk at 800-555-0199 or fax 608-555-0198.", cell),
    ])


def rejection_form():
    """The same carrier's fillable form: what it says stands in form fields."""
    c = canvas.Canvas(path("rejection-form.pdf"), pagesize=letter, invariant=1)
    c.setFont("Helvetica-Bold", 15)
    c.drawString(60, 730, "Port Rejection Notification")
    c.setFont("Helvetica", 10)
    y = 690
    for i, (label, value) in enumerate([
            ("PON", PON), ("Date Rejected", "November 20, 2026"), ("Customer Name", CUSTOMER),
            ("BTN", dashed(NUMBERS[0])), ("Reject Code", "E24"),
            ("Reject Reason", "Partial port: not all numbers of the account are on the order")]):
        c.drawString(60, y, label + ":")
        c.acroForm.textfield(name="Text%d" % (i + 1), x=200, y=y - 5, width=340, height=18, value=value, borderWidth=0, fontSize=10)
        y -= 28
    c.save()


FOC_HTML = """<!doctype html><html><head><meta charset="utf-8"><title>Firm Order Confirmation</title>
<style>body{font:11pt Arial,sans-serif;margin:40px}td{padding:4px 14px 4px 0;vertical-align:top}h1{font-size:17pt}</style></head><body>
<p><b>TDS Telecom</b><br>Carrier Services, 525 Junction Road, Madison, WI 53717</p>
<h1>Firm Order Confirmation (FOC)</h1>
<table>
<tr><td>Date:</td><td>11/23/2026</td></tr>
<tr><td>PON:</td><td>%(pon)s</td></tr>
<tr><td>Order status:</td><td>Confirmed</td></tr>
<tr><td>End user:</td><td>%(customer)s</td></tr>
<tr><td>BTN:</td><td>%(btn)s</td></tr>
<tr><td>Requested due date:</td><td>12/02/2026</td></tr>
<tr><td>FOC date / time:</td><td>Friday, 12/04/2026 at 10:00 AM CT</td></tr>
</table>
<p>The following telephone numbers will be released on the due date:</p>
<ul>%(numbers)s</ul>
<p>Changes to this order must reach us 48 hours before the due date, or the order may be rejected.
Contact: Carrier Services, 800-555-0199.</p></body></html>"""


def foc_pdf(name):
    page = FOC_HTML % {"pon": PON, "customer": CUSTOMER, "btn": parens(NUMBERS[0]),
                       "numbers": "".join("<li>%s</li>" % parens(n) for n in NUMBERS)}
    with tempfile.TemporaryDirectory() as tmp:
        source = os.path.join(tmp, "foc.html")
        with open(source, "w", encoding="utf-8") as f:
            f.write(page)
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--user-data-dir=" + os.path.join(tmp, "profile"), "--no-pdf-header-footer",
             "--print-to-pdf=" + path(name), "file://" + source], check=True, capture_output=True)


SUBMISSION = f"""BRIGHTLINE VOICE, INC. - NUMBER PORTING
ORDER ACKNOWLEDGEMENT

Date received:        11/16/2026
Order number:         {PON}
Customer:             {CUSTOMER}
Losing carrier:       TDS Telecom
BTN:                  {dashed(NUMBERS[0])}
Desired due date:     12/02/2026

We have received your port request. It was submitted to the losing carrier
today. You will receive a Firm Order Commitment (FOC) or a rejection within
three business days. Do not cancel your service until the port is complete.

Numbers to be ported:
  {parens(NUMBERS[0])} - {parens(NUMBERS[7])}
  {parens(NUMBERS[8])}
  {parens(NUMBERS[9])}

Thank you,
Porting Desk
Phone 800-555-0177   Fax 800-555-0178
"""


def crlf(s):
    return s.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8")


def qp(text, charset):
    return quopri.encodestring(text.encode(charset)).replace(b"\n", b"\r\n")


def b64(data):
    s = base64.b64encode(data)
    return b"\r\n".join(s[i:i + 76] for i in range(0, len(s), 76)) + b"\r\n"


def rejection_eml():
    """A provider's mail, text and HTML, quoted-printable; typographic characters."""
    text = f"""Hello,

Your port order {PON} for {CUSTOMER} has been rejected by the losing carrier, TDS Telecom, for the following reason(s):

\u2022 7445 (E14) \u2013 BTN does not match the losing carrier\u2019s records. Please provide the carrier\u2019s \u201cmain\u201d number.
\u2022 7427 (6A) \u2013 {parens(NUMBERS[9])} was not found on the account.

Please correct the order in the portal and resubmit it. A CSR from the losing carrier helps to avoid another rejection.

Thanks,
Dana Whitfield
Porting Specialist, Brightline Voice
T: 800-555-0177
"""
    html = f"""<html><head><style>p {{ color: #333 }}</style></head><body><p>Hello,</p>
<p>Your port order <b>{PON}</b> for {CUSTOMER} has been rejected by the losing carrier, TDS Telecom, for the following reason(s):</p>
<ul><li>7445 (E14) \u2013 BTN does not match the losing carrier\u2019s records. Please provide the carrier\u2019s \u201cmain\u201d number.</li>
<li>7427 (6A) \u2013 {parens(NUMBERS[9])} was not found on the account.</li></ul>
<p>Please correct the order in the portal and resubmit it. A CSR from the losing carrier helps to avoid another rejection.</p>
<p>Thanks,<br>Dana Whitfield<br>Porting Specialist, Brightline Voice<br>T: 800-555-0177</p></body></html>"""
    b = "=_part_7f3a"
    write("rejection-list.eml", crlf(f"""Received: from mail.brightline.example (192.0.2.10) by mx.example.com; Wed, 18 Nov 2026 15:42:10 -0600
From: =?utf-8?Q?Brightline_Voice_=E2=80=93_Porting?= <porting@brightline.example>
To: ops@lakesidevet.example
Subject: =?utf-8?B?{base64.b64encode(f"Port order {PON} – rejected".encode()).decode()}?=
Date: Wed, 18 Nov 2026 15:42:07 -0600
Message-ID: <7f3a@brightline.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="{b}"

This is a message in MIME format.
--{b}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

""") + qp(text, "utf-8") + crlf(f"""
--{b}
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

""") + qp(html, "utf-8") + crlf(f"\n--{b}--\n"))


def foc_eml():
    """A thread in base64: the commitment above, the rejection that it settles below;
    the carrier's PDF and the LOA are attached."""
    text = f"""All,

TDS has accepted the supplement. The FOC is Friday, December 4, 2026 at 10:00 AM Central for all ten numbers.
Their confirmation is attached.

Dana

From: Dana Whitfield <porting@brightline.example>
Sent: Wednesday, November 18, 2026 3:42 PM
To: Ops <ops@lakesidevet.example>
Subject: Port order {PON} - rejected

Your port order {PON} has been rejected by TDS Telecom for the following reason(s):

- 7402 (E1) - Service address mismatch

Thanks,
Dana
"""
    with open(path("foc-letter.pdf"), "rb") as f:
        pdf = f.read()
    b = "----=_NextPart_000_01"
    write("foc-thread.eml", crlf(f"""From: Dana Whitfield <porting@brightline.example>
To: Ops <ops@lakesidevet.example>
Cc: Daniel Weiss <dweiss@lakesidevet.example>
Subject: RE: Port order {PON} - rejected
Date: Mon, 23 Nov 2026 11:05:31 -0600
MIME-Version: 1.0
Content-Type: multipart/mixed;
\tboundary="{b}"

--{b}
Content-Type: text/plain;
\tcharset="utf-8"
Content-Transfer-Encoding: base64

""") + b64(text.encode("utf-8")) + crlf(f"""
--{b}
Content-Type: application/pdf; name="TDS FOC.pdf"
Content-Disposition: attachment; filename="TDS FOC.pdf"
Content-Transfer-Encoding: base64

""") + b64(pdf) + crlf(f"""
--{b}
Content-Type: image/png; name="logo.png"
Content-Disposition: inline; filename="logo.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--{b}--
"""))


def completion_eml():
    """HTML alone, in Windows-1252, a table."""
    rows = "".join(f"<tr><td>{parens(n)}</td><td>Ported</td></tr>" for n in NUMBERS)
    html = f"""<html><body><p>Dear customer,</p><p>Your port order <b>{PON}</b> has been completed. Thank you for choosing Brightline\u2019s service!</p>
<table><tr><td>Customer:</td><td>{CUSTOMER}</td></tr><tr><td>Completion date:</td><td>December 4, 2026 10:14 AM CST</td></tr></table>
<table><tr><th>Telephone Number</th><th>Status</th></tr>{rows}</table>
<p>You may now cancel the remaining service with your old provider. Questions? Call 800-555-0177.</p></body></html>"""
    write("completion.eml", crlf(f"""From: Brightline Voice <noreply@brightline.example>
To: ops@lakesidevet.example
Subject: Port completed: {PON}
Date: Fri, 4 Dec 2026 10:20:00 -0600
MIME-Version: 1.0
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

""") + qp(html, "windows-1252"))


def answers():
    """What providers' interfaces answer, saved as files; shapes as published."""
    write("rejection-telnyx.json", json.dumps({"data": {
        "event_type": "porting_order.status_changed", "id": "3b19372e-38d4-4a9e-855f-a5a9ed5db4c2", "occurred_at": "2026-11-19T15:12:44Z",
        "payload": {"id": "eef10fb8-f3df-4c67-97c5-e18179723222", "customer_reference": PON, "support_key": "pr_4bec1a",
                    "status": {"value": "exception", "details": [
                        {"code": "LOCATION_MISMATCH", "description": "The service address does not match the losing carrier's record."},
                        {"code": "PASSCODE_PIN_INVALID", "description": "The PIN 4821 was not accepted for +16085550140."}]},
                    "updated_at": "2026-11-19T15:12:40Z", "webhook_url": None},
        "record_type": "event"}}, indent=2) + "\n")
    write("foc-telnyx.json", json.dumps({"data": {
        "id": "eef10fb8-f3df-4c67-97c5-e18179723222", "customer_reference": PON, "record_type": "porting_order",
        "status": {"value": "foc-date-confirmed", "details": []},
        "activation_settings": {"activation_status": None, "fast_port_eligible": False,
                                "foc_datetime_requested": "2026-12-02T16:00:00Z", "foc_datetime_actual": "2026-12-04T16:00:00Z"},
        "end_user": {"admin": {"entity_name": CUSTOMER, "auth_person_name": "Daniel R. Weiss", "billing_phone_number": e164(NUMBERS[0]),
                               "account_number": "608-555-0140 227", "pin_passcode": "4821"},
                     "location": {"street_address": "4500 E. Harbor Drive", "extended_address": "Suite 310", "locality": "Madison",
                                  "administrative_area": "WI", "postal_code": "53704", "country_code": "US"}},
        "phone_numbers": [{"phone_number": e164(n), "activation_status": "New"} for n in NUMBERS],
        "updated_at": "2026-11-23T16:58:00Z"}}, indent=2) + "\n")
    write("rejection-bandwidth.json", json.dumps({
        "OrderId": "0b5a1c64-6a8d-4a0f-9b53-2d8a5f6f7e11", "CustomerOrderId": PON, "ProcessingStatus": "EXCEPTION",
        "Errors": [{"Code": 7402, "Description": "Service address mismatch: the losing carrier's record shows a suite."}],
        "RequestedFocDate": "2026-12-02T00:00:00Z", "LosingCarrierName": "TDS Telecom", "BillingTelephoneNumber": NUMBERS[0],
        "LastModifiedDate": "2026-11-17T14:20:11Z", "ListOfPhoneNumbers": {"PhoneNumber": NUMBERS}}, indent=2) + "\n")
    write("rejection-bandwidth.xml", f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<LnpOrderResponse>
  <CustomerOrderId>{PON}</CustomerOrderId>
  <LastModifiedDate>2026-11-17T14:20:11.000Z</LastModifiedDate>
  <ProcessingStatus>EXCEPTION</ProcessingStatus>
  <Errors>
    <Error><Code>7434</Code><Description>Port type incorrect: numbers remain on the account.</Description></Error>
    <Error><Code>7473</Code><Description>Authorizing name doesn't match.</Description></Error>
  </Errors>
  <RequestedFocDate>2026-12-02T00:00:00.000Z</RequestedFocDate>
  <LosingCarrierName>TDS Telecom</LosingCarrierName>
  <BillingTelephoneNumber>{NUMBERS[0]}</BillingTelephoneNumber>
  <Subscriber><SubscriberType>BUSINESS</SubscriberType><BusinessName>{CUSTOMER}</BusinessName></Subscriber>
  <ListOfPhoneNumbers>{"".join(f"<PhoneNumber>{n}</PhoneNumber>" for n in NUMBERS)}</ListOfPhoneNumbers>
</LnpOrderResponse>
""")
    write("rejection-twilio.json", json.dumps({
        "port_in_request_sid": "KW0123456789abcdef0123456789abcdef", "port_in_request_status": "Action Required",
        "port_in_phone_number_sid": "PU0123456789abcdef0123456789abcdef", "port_in_phone_number_status": "Action Required",
        "phone_number": e164(NUMBERS[0]), "portable": True, "not_portability_reason": None, "not_portability_reason_code": None,
        "rejection_reason_code": "INVALID_ADDRESS", "rejection_reason": "The address provided does not match the losing carrier's records.",
        "last_updated": "2026-11-17T21:03:00Z"}, indent=2) + "\n")


def locations():
    """An administrator's E911 list: parts in columns of their own, two floors."""
    wb = Workbook()
    ws = wb.active
    ws.title = "E911"
    ws.append(["Lakeside Veterinary Clinic - Dispatchable locations (E911)"])
    ws["A1"].font = Font(bold=True, size=14)
    ws.append([])
    ws.append(["Phone Number", "Caller Name", "Street Number", "Pre-Dir", "Street Name", "Suffix", "Location (Suite / Floor / Room)", "Community", "State", "ZIP", "County"])
    for i, n in enumerate(NUMBERS):
        room = "Suite 310" if i < 8 else "Suite 310, Lab"
        ws.append([parens(n), "Lakeside Vet Clinic", 4500, "E", "Harbor", "Dr", room, "Madison", "WI", "53704", "Dane"])
    for col in "ABCDEFGHIJK":
        ws.column_dimensions[col].width = 18
    wb.save(path("locations.xlsx"))


def main():
    os.makedirs(OUT, exist_ok=True)
    rejection_pdf()
    rejection_form()
    foc_pdf("foc-letter.pdf")
    write("submission.txt", SUBMISSION)
    rejection_eml()
    foc_eml()
    completion_eml()
    answers()
    locations()


if __name__ == "__main__":
    main()
