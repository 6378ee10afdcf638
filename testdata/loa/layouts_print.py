"""Letters drawn on the page with reportlab: tables, lines to write on, prose."""
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.platypus import Table, TableStyle

from common import LEGAL, expect, ink, new, port, wrap

NO_ADDRESS = ("unreadable_value", "service_address")  # none stands in the letter, which is said


def table(c, rows, x, top, widths, heights=None, style=()):
    t = Table(rows, colWidths=widths, rowHeights=heights)
    t.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
                           ("VALIGN", (0, 0), (-1, -1), "MIDDLE")] + list(style)))
    w, h = t.wrapOn(c, 500, 700)
    t.drawOn(c, x, top - h)
    return top - h


def bordered(name):
    c = new(name)
    c.setFont("Helvetica-Bold", 14)
    c.drawCentredString(306, 740, "Letter of Authorization (LOA)")
    y = wrap(c, "Brightline Voice, Inc. - 1 Gateway Center, Newark, NJ 07102 - Tel. 800-555-0199 - Fax 800-555-0198", 72, 722, 470, size=8)
    rows = [
        ["CUSTOMER INFORMATION", ""],
        ["Customer/End-User Name", "Müller & Söhne Bakery, L.L.C."],
        ["Type of Account", "Business"],
        ["Billing Telephone Number (BTN)*", "(217) 555-0100"],
        ["Account Number (required)", "217 555-0100 318"],
        ["PIN/Passcode (if applicable)", ""],
        ["Service Address\n(no P.O. boxes)", "1428 N. Pulaski Rd., Ste. 3-B\nChicago, IL 60651-1402"],
        ["Billing Address (if different)", "P.O. Box 77\nOak Park, IL 60301"],
        ["CURRENT CARRIER", ""],
        ["Name of current service provider", "AT&T"],
        ["Contact's Number (not BTN):", "217.555.0188"],
        ["Requested Port Date", "12/15/2026"],
    ]
    y = table(c, rows, 72, y - 4, [180, 288], style=[("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 8), (1, 8)), ("FONT", (0, 0), (1, 0), "Helvetica-Bold", 9),
                                                     ("FONT", (0, 8), (1, 8), "Helvetica-Bold", 9), ("BACKGROUND", (0, 0), (1, 0), colors.lightgrey)])
    y = table(c, [["Telephone Numbers to be Ported", ""], ["217-555-0100", "217-555-0101"], ["217-555-0102", "217-555-0103"]], 72, y - 10, [180, 288],
              style=[("SPAN", (0, 0), (1, 0))])
    y = wrap(c, LEGAL, 72, y - 16, 470, size=8)
    y -= 34
    for x, w, label in ((72, 200, "Authorized Signature"), (300, 120, "Print Name"), (440, 100, "Date")):
        c.line(x, y, x + w, y)
        c.setFont("Helvetica", 7.5)
        c.drawString(x, y - 9, label)
    ink(c, 80, y + 6)
    c.setFont("Helvetica", 10)
    c.drawString(304, y + 3, "Renée Müller-Ortiz")
    c.drawString(444, y + 3, "Nov 3, 2026")
    c.save()
    expect(name, "a bordered table of two columns with headings inside, blank PIN, and labels under lines",
           {"customer_name": "Müller & Söhne Bakery, L.L.C.", "customer_type": "Business", "btn": "(217) 555-0100", "account_number": "217 555-0100 318",
            "service_address": "1428 N. Pulaski Rd., Ste. 3-B\nChicago, IL 60651-1402", "billing_address": "P.O. Box 77\nOak Park, IL 60301",
            "current_carrier": "AT&T", "contact_phone": "217.555.0188", "desired_due_date": "12/15/2026",
            "signature": "[signed]", "authorized_name": "Renée Müller-Ortiz", "signature_date": "Nov 3, 2026"},
           port("217-555-0100", "217-555-0101", "217-555-0102", "217-555-0103"),
           parts={"service_address": {"street": "1428 N. Pulaski Rd.", "unit": "Ste. 3-B", "city": "Chicago", "state": "IL", "zip": "60651-1402"},
                  "billing_address": {"street": "P.O. Box 77", "city": "Oak Park", "state": "IL", "zip": "60301"}})


def lines(name):
    """Label, rule, label, rule on one line; several fields left blank."""
    c = new(name)
    c.setFont("Times-Bold", 15)
    c.drawString(72, 735, "LETTER OF AGENCY")
    y = wrap(c, "Please print clearly. All information must match your current bill.", 72, 716, 460, "Times-Roman", 10)
    y -= 14

    def row(*cells):
        nonlocal y
        x = 72
        for label, width, value in cells:
            c.setFont("Times-Roman", 10.5)
            c.drawString(x, y, label)
            a = x + c.stringWidth(label, "Times-Roman", 10.5) + 4
            c.line(a, y - 2, x + width - 8, y - 2)
            if value:
                c.setFont("Courier", 10)
                c.drawString(a + 4, y, value)
            x += width
        y -= 24

    row(("Company Name:", 468, "Thornton-Hughes   Architects, P.A."))
    row(("Service Address:", 300, "77 W 5th St"), ("Suite:", 168, "#1100"))
    row(("City:", 200, "St. Paul"), ("State:", 100, "MN"), ("Zip:", 168, "55102"))
    row(("Billing Address:", 468, ""))
    row(("City:", 200, ""), ("State:", 100, ""), ("Zip:", 168, ""))
    row(("BTN:", 234, "651-555-0130"), ("Account #:", 234, "TH-0009912-A"))
    row(("PIN:", 234, ""), ("Last 4 of SSN:", 234, ""))
    row(("Current Carrier:", 468, "Lumen (CenturyLink)"))
    row(("Contact Name:", 234, ""), ("Contact Phone:", 234, "651-555-0177"))
    row(("Email:", 468, "ops@thornton-hughes.example"))
    c.setFont("Times-Bold", 10.5)
    c.drawString(72, y, "Numbers to port:")
    y -= 18
    c.setFont("Courier", 10)
    c.drawString(72, y, "651-555-0130 through 651-555-0139, 651-555-0144 (fax),")
    y -= 14
    c.drawString(72, y, "651-555-0150 and 651-555-0151")
    y -= 26
    y = wrap(c, LEGAL, 72, y, 460, "Times-Roman", 9)
    y -= 20
    row(("Signature:", 300, ""), ("Date:", 168, "2026-11-04"))
    ink(c, 150, y + 30)
    row(("Print Name:", 300, "Ann O’Neil"), ("Title:", 168, "Office Mgr."))
    c.save()
    ranged = [("+1651555%04d" % n, "651-555-0130 through 651-555-0139", "port", "") for n in range(130, 140)]
    expect(name, "labels with drawn rules behind them, several on a line, many left blank; a range, a note and a list with \"and\"",
           {"customer_name": "Thornton-Hughes   Architects, P.A.", "service_address": "77 W 5th St #1100\nSt. Paul MN 55102", "btn": "651-555-0130",
            "account_number": "TH-0009912-A", "current_carrier": "Lumen (CenturyLink)", "contact_phone": "651-555-0177",
            "contact_email": "ops@thornton-hughes.example", "signature": "[signed]", "signature_date": "2026-11-04",
            "authorized_name": "Ann O’Neil", "authorized_title": "Office Mgr."},
           ranged + [("+16515550144", "651-555-0144", "port", "(fax)")] + port("651-555-0150", "651-555-0151"),
           parts={"service_address": {"street": "77 W 5th St", "unit": "#1100", "city": "St. Paul", "state": "MN", "zip": "55102"}})


def under(name):
    """Every label stands under its line."""
    c = new(name)
    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 740, "Number Porting Authorization Form")
    y = 700

    def row(*cells):
        nonlocal y
        x = 60
        for label, width, value in cells:
            c.line(x, y, x + width - 14, y)
            c.setFont("Helvetica", 7)
            c.drawString(x + 2, y - 8, label)
            if value:
                c.setFont("Helvetica", 10.5)
                c.drawString(x + 4, y + 2.5, value)
            x += width
        y -= 32

    row(("Customer Name", 300, "Peak Physical Therapy"), ("Customer Type", 180, ""))
    row(("Service Street Address", 300, "2 Harbor Vw"), ("Suite / Unit", 180, ""))
    row(("City", 200, "Gloucester"), ("State", 100, "MA"), ("ZIP Code", 180, "01930"))
    row(("Billing Telephone Number", 240, "978 555 0161"), ("Account Number", 240, "0071-22-555"))
    row(("Current Provider", 240, "Comcast Business"), ("PIN or Passcode", 240, "00042"))
    row(("Telephone Numbers to Port", 480, "978 555 0161 / 978 555 0162"))
    y = wrap(c, LEGAL, 60, y, 480, size=8) - 26
    row(("Signature of Authorized Person", 240, ""), ("Date", 120, "11/24/26"))
    row(("Printed Name", 240, "T. J. McDowell III"), ("Title", 160, "Owner/Operator"))
    ink(c, 80, y + 70)
    c.save()
    expect(name, "every label under its line, two blank", {
        "customer_name": "Peak Physical Therapy", "service_address": "2 Harbor Vw\nGloucester MA 01930", "btn": "978 555 0161", "account_number": "0071-22-555",
        "current_carrier": "Comcast Business", "pin": "00042", "signature": "[signed]", "signature_date": "11/24/26",
        "authorized_name": "T. J. McDowell III", "authorized_title": "Owner/Operator"},
        port("978 555 0161", "978 555 0162"),
        parts={"service_address": {"street": "2 Harbor Vw", "city": "Gloucester", "state": "MA", "zip": "01930"}})


def boxes(name):
    """Dense boxes with a small caption at the top of each, as tax forms have them."""
    c = new(name)
    c.setFont("Helvetica-Bold", 12)
    c.drawString(50, 745, "LOCAL NUMBER PORTABILITY AUTHORIZATION")
    y = 730

    def row(height, *cells):
        nonlocal y
        x = 50
        for caption, width, *values in cells:
            c.rect(x, y - height, width, height)
            c.setFont("Helvetica", 6)
            c.drawString(x + 3, y - 8, caption)
            c.setFont("Helvetica", 10)
            for i, v in enumerate(values):
                c.drawString(x + 6, y - 20 - 12 * i, v)
            x += width
        y -= height

    row(26, ("1  Legal business name (as shown on bill)", 320, "DeLuca's Fine Foods LLC"), ("2  Federal tax ID", 190, "00-0001234"))
    row(26, ("3  Billing telephone number (BTN)", 170, "+1 401 555 0120"), ("4  Account number", 170, "401-R-88812"), ("5  Account PIN", 170))
    row(38, ("6  Service address (street, city, state, ZIP)", 255, "15 Atwells Ave Fl 2", "Providence RI 02903"),
        ("7  Billing address (if different)", 255, "PO Box 4410", "Providence RI 02940-4410"))
    row(26, ("8  Current carrier", 255, "Verizon"), ("9  New carrier", 255, "Brightline Voice, Inc."))
    row(26, ("10  Contact person", 170, "Gia DeLuca"), ("11  Contact telephone", 170, "401-555-0166"), ("12  Contact e-mail", 170, "gia@deluca.example"))
    row(74, ("13  Telephone numbers to be ported", 340, "401 555 0120   401 555 0121   401 555 0122", "401 555 0123   401 555 0124   401 555 0125", "401 555 0126"),
        ("14  Numbers NOT to be ported", 170, "401 555 0177 alarm", "401 555 0178 elevator"))
    row(26, ("15  Desired due date", 170, "December 1, 2026"), ("16  New BTN", 170, "401 555 0177"), ("17  Remarks", 170, "Call before cut."))
    y = wrap(c, LEGAL, 50, y - 14, 510, size=7) + 4
    row(40, ("18  Signature", 200), ("19  Name (print)", 140, "Gia DeLuca"), ("20  Title", 90, "Member"), ("21  Date", 80, "11/13/2026"))
    ink(c, 70, y + 14, 0.9)
    c.save()
    expect(name, "dense boxes with small captions; a list to port beside a list to keep; tax id is no field",
           {"customer_name": "DeLuca's Fine Foods LLC", "btn": "+1 401 555 0120", "account_number": "401-R-88812",
            "service_address": "15 Atwells Ave Fl 2\nProvidence RI 02903", "billing_address": "PO Box 4410\nProvidence RI 02940-4410",
            "current_carrier": "Verizon", "new_carrier": "Brightline Voice, Inc.", "contact_name": "Gia DeLuca", "contact_phone": "401-555-0166",
            "contact_email": "gia@deluca.example", "desired_due_date": "December 1, 2026", "new_btn": "401 555 0177", "remarks": "Call before cut.",
            "signature": "[signed]", "authorized_name": "Gia DeLuca", "authorized_title": "Member", "signature_date": "11/13/2026"},
           port("401 555 0120", "401 555 0121", "401 555 0122", "401 555 0123", "401 555 0124", "401 555 0125", "401 555 0126") +
           [("+14015550177", "401 555 0177", "keep", "alarm"), ("+14015550178", "401 555 0178", "keep", "elevator")],
           parts={"service_address": {"street": "15 Atwells Ave", "unit": "Fl 2", "city": "Providence", "state": "RI", "zip": "02903"},
                  "billing_address": {"street": "PO Box 4410", "city": "Providence", "state": "RI", "zip": "02940-4410"}})


def stacked(name):
    """Bold labels over plain values, nothing drawn; two columns."""
    c = new(name)
    c.setFont("Helvetica-Bold", 16)
    c.drawString(60, 740, "Port-In Authorization")

    def put(x, y, label, *values):
        c.setFont("Helvetica-Bold", 9)
        c.drawString(x, y, label)
        c.setFont("Helvetica", 10)
        for i, v in enumerate(values):
            c.drawString(x, y - 13 - 12 * i, v)

    left = [("Account holder name", "Kowalski Plumbing Inc"), ("Service address", "811 E. Grand Blvd.", "Unit 4", "Detroit, Michigan 48207"),
            ("Authorized user", "Stan Kowalski"), ("Title", "President")]
    right = [("Current carrier", "Charter / Spectrum Business"), ("Account number", "8245 1120 0155 0199"), ("Security code", "Q7-1x"),
             ("Billing telephone number", "313-555-0145"), ("Desired due date", "ASAP")]
    y = 700
    for i in range(5):
        if i < 4:
            put(60, y, *left[i])
        put(320, y, *right[i])
        y -= 62
    c.setFont("Helvetica-Bold", 9)
    c.drawString(60, y, "Numbers to be ported")
    c.setFont("Helvetica", 10)
    for i, t in enumerate(["313-555-0145", "313-555-0146", "313-555-0147"]):
        c.drawString(60 + i * 130, y - 14, t)
    y -= 50
    y = wrap(c, LEGAL, 60, y, 480)
    put(60, y - 20, "Signature")
    ink(c, 64, y - 50)
    put(320, y - 20, "Date", "Nov. 10th, 2026")
    c.save()
    expect(name, "labels over values in two columns with nothing drawn; an account number that is no telephone number; a state spelled out",
           {"customer_name": "Kowalski Plumbing Inc", "service_address": "811 E. Grand Blvd.\nUnit 4\nDetroit, Michigan 48207", "authorized_name": "Stan Kowalski",
            "authorized_title": "President", "current_carrier": "Charter / Spectrum Business", "account_number": "8245 1120 0155 0199", "pin": "Q7-1x",
            "btn": "313-555-0145", "desired_due_date": "ASAP", "signature": "[signed]", "signature_date": "Nov. 10th, 2026"},
           port("313-555-0145", "313-555-0146", "313-555-0147"),
           parts={"service_address": {"street": "811 E. Grand Blvd.", "unit": "Unit 4", "city": "Detroit", "state": "Michigan", "zip": "48207"}})


def prose(name):
    """A sentence with blanks that were filled in over drawn lines."""
    c = new(name)
    c.setFont("Times-Bold", 14)
    c.drawCentredString(306, 730, "Letter of Authorization")
    y = 690
    x = 72

    def say(text, fill=None):
        nonlocal x, y
        for word in text.split(" ") if not fill else [text]:
            font = "Courier" if fill else "Times-Roman"
            w = c.stringWidth(word + " ", font, 11)
            if x + w > 540:
                x, y = 72, y - 20
            c.setFont(font, 11)
            c.drawString(x, y, word)
            if fill:
                c.line(x - 3, y - 2, x + w - 2, y - 2)
            x += w

    say("I,")
    say("Beatrix van der Berg", True)
    say(", of")
    say("Van der Berg Nurseries, Ltd.", True)
    say(", located at")
    say("6400 SE 82nd Ave, Portland, OR 97266", True)
    say(", hereby authorize Brightline Voice, Inc. to port the telephone numbers listed below from")
    say("Ziply Fiber", True)
    say(", account number")
    say("ZF 00177-3", True)
    say(".")
    y -= 40
    c.setFont("Times-Roman", 11)
    c.drawString(72, y, "Telephone number(s): 503-555-0133, 503-555-0134")
    y -= 60
    c.line(72, y, 300, y)
    c.line(340, y, 480, y)
    c.setFont("Times-Roman", 9)
    c.drawString(72, y - 10, "Signature")
    c.drawString(340, y - 10, "Date")
    ink(c, 90, y + 5)
    c.setFont("Courier", 11)
    c.drawString(345, y + 2, "13 November 2026")
    c.save()
    expect(name, "prose with blanks filled in over lines", {
        "authorized_name": "Beatrix van der Berg", "customer_name": "Van der Berg Nurseries, Ltd.", "service_address": "6400 SE 82nd Ave, Portland, OR 97266",
        "new_carrier": "Brightline Voice, Inc.",
        "current_carrier": "Ziply Fiber", "account_number": "ZF 00177-3", "signature": "[signed]", "signature_date": "13 November 2026"},
        port("503-555-0133", "503-555-0134"),
        parts={"service_address": {"street": "6400 SE 82nd Ave", "city": "Portland", "state": "OR", "zip": "97266"}})


def columns(name):
    """Tables with a row of headings; numbers with remarks, in two groups side by side."""
    c = new(name)
    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 745, "LOA - Port Request")
    y = table(c, [["Business Name", "BTN", "Account #", "Current Carrier"], ["Cascade Outfitters, Inc.", "541-555-0110", "CO/1187", "Lumen"]], 60, 730, [170, 100, 100, 120])
    y = table(c, [["Street Address", "Suite", "City", "State", "Zip"], ["90 NW Bond St", "", "Bend", "OR", "97703"]], 60, y - 10, [170, 60, 120, 50, 90])
    y = table(c, [["#", "Telephone Number", "Remarks", "#", "Telephone Number", "Remarks"],
                  ["1", "541-555-0110", "Main number", "4", "541-555-0113", ""],
                  ["2", "541-555-0111", "DSL Line", "5", "541-555-0114", "ext. 12"],
                  ["3", "541-555-0112", "", "6", "541-555-0110", ""]], 60, y - 16, [24, 120, 100, 24, 120, 102])
    y = wrap(c, LEGAL, 60, y - 16, 490, size=8)
    y = table(c, [["Authorized Signature", "Printed Name", "Title", "Date Signed"], ["", "Lee Ann Whitfield", "VP Operations", "11/20/2026"]], 60, y - 10, [170, 120, 100, 100],
              heights=[16, 34])
    ink(c, 80, y + 12)
    c.save()
    expect(name, "tables with rows of headings; two groups of numbers side by side with running numbers and remarks; one number twice",
           {"customer_name": "Cascade Outfitters, Inc.", "btn": "541-555-0110", "account_number": "CO/1187", "current_carrier": "Lumen",
            "service_address": "90 NW Bond St Bend OR 97703", "signature": "[signed]", "authorized_name": "Lee Ann Whitfield", "authorized_title": "VP Operations",
            "signature_date": "11/20/2026"},
           [("+15415550110", "541-555-0110", "port", "Main number"), ("+15415550111", "541-555-0111", "port", "DSL Line"), ("+15415550112", "541-555-0112", "port", ""),
            ("+15415550113", "541-555-0113", "port", ""), ("+15415550114", "541-555-0114", "port", "ext. 12"), ("+15415550110", "541-555-0110", "port", "")],
           problems=[("duplicate_number", "")],
           parts={"service_address": {"street": "90 NW Bond St", "city": "Bend", "state": "OR", "zip": "97703"}})


def sides(name):
    """Two sections side by side; the gaining carrier's own data is not the customer's."""
    c = new(name)
    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 745, "Letter of Authorization")
    c.setFont("Helvetica-Bold", 10)
    c.drawString(60, 715, "Current Carrier Information")
    c.drawString(320, 715, "New Carrier Information")
    c.setFont("Helvetica", 10)
    for i, (a, b) in enumerate([("Name: Windstream", "Name: Brightline Voice, Inc."), ("Account Number: 031-77-2204", "Account Number: N/A"),
                                ("BTN: 704-555-0101", "Contact: Porting Desk"), ("PIN: 7788", "Phone: 800-555-0199"), ("", "Email: port@brightline.example")]):
        c.drawString(60, 695 - 16 * i, a)
        c.drawString(320, 695 - 16 * i, b)
    c.setFont("Helvetica-Bold", 10)
    c.drawString(60, 600, "End User Information")
    c.setFont("Helvetica", 10)
    for i, a in enumerate(["Name: Tarheel Printing Co.", "Address: 4 Foundry Row, Bldg. C", "City: Charlotte     State: NC     Zip: 28202", "Contact: Dee Watts", "Phone: 704-555-0190"]):
        c.drawString(60, 582 - 16 * i, a)
    c.setFont("Helvetica-Bold", 10)
    c.drawString(60, 480, "Numbers to Port:  704-555-0101, 0102 and 704-555-0105")
    y = wrap(c, LEGAL, 60, 455, 480)
    c.setFont("Helvetica", 10)
    c.drawString(60, y - 30, "Signed: ______________________   Name: Dee Watts   Date: 11/23/2026")
    ink(c, 105, y - 26, 0.8)
    c.save()
    expect(name, "sections side by side: what stands under the new carrier is not the customer's",
           {"current_carrier": "Windstream", "account_number": "031-77-2204", "btn": "704-555-0101", "pin": "7788", "new_carrier": "Brightline Voice, Inc.",
            "customer_name": "Tarheel Printing Co.", "service_address": "4 Foundry Row, Bldg. C\nCharlotte NC 28202", "contact_name": "Dee Watts",
            "contact_phone": "704-555-0190", "signature": "[signed]", "authorized_name": "Dee Watts", "signature_date": "11/23/2026"},
           port("704-555-0101") + [("+17045550102", "0102", "port", "")] + port("704-555-0105"),
           parts={"service_address": {"street": "4 Foundry Row", "unit": "Bldg. C", "city": "Charlotte", "state": "NC", "zip": "28202"}})


def rotated(name):
    """A landscape page turned by /Rotate 90."""
    c = new(name)
    c.setPageRotation(90)
    c.translate(612, 0)
    c.rotate(90)
    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 560, "LETTER OF AUTHORIZATION")
    rows = [["Company Name", "Ruiz Auto Glass"], ["BTN", "505-555-0118"], ["Account Number", "AG-551"], ["Service Address", "3301 Menaul Blvd NE, Albuquerque, NM 87107"],
            ["Losing Carrier", "Lumen"], ["Numbers to Port", "505-555-0118\n505-555-0119"], ["Authorized Name", "Hector Ruiz"], ["Signature", ""], ["Date", "11/16/2026"]]
    table(c, rows, 60, 540, [150, 350])
    ink(c, 240, 399, 0.8)
    c.save()
    expect(name, "a page that is turned for display",
           {"customer_name": "Ruiz Auto Glass", "btn": "505-555-0118", "account_number": "AG-551", "service_address": "3301 Menaul Blvd NE, Albuquerque, NM 87107",
            "current_carrier": "Lumen", "authorized_name": "Hector Ruiz", "signature": "[signed]", "signature_date": "11/16/2026"},
           port("505-555-0118", "505-555-0119"),
           parts={"service_address": {"street": "3301 Menaul Blvd NE", "city": "Albuquerque", "state": "NM", "zip": "87107"}})


def overlay(name):
    """Underscores in the form's text, the values typed over them a little higher: a flattened form."""
    c = new(name)
    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 745, "Letter of Authorization to Port Telephone Numbers")
    y = 715
    for label, value in [("Customer Name: ______________________________________", "Oak & Ember Restaurant Group"), ("Billing Telephone Number: ____________________________", "615.555.0108"),
                         ("Service Address: _____________________________________", "1 Printers Aly, Nashville, TN 37201"), ("Account Number: ______________________________________", ""),
                         ("Current Service Provider: ____________________________", "AT&T Tennessee"), ("PIN: ______________", ""),
                         ("Numbers to be ported: ________________________________", "615.555.0108, 615.555.0109")]:
        c.setFont("Helvetica", 10)
        c.drawString(60, y, label)
        if value:
            c.setFont("Helvetica-Oblique", 10)
            c.drawString(64 + c.stringWidth(label.split("_")[0], "Helvetica", 10), y + 2.2, value)
        y -= 22
    y = wrap(c, LEGAL, 60, y, 480)
    c.setFont("Helvetica", 10)
    c.drawString(60, y - 24, "____________________________        ______________________        ______________")
    c.drawString(60, y - 36, "Signature")
    c.drawString(228, y - 36, "Print Name")
    c.drawString(364, y - 36, "Date")
    c.setFont("Helvetica-Oblique", 10)
    c.drawString(232, y - 21, "Mo Haddad")
    c.drawString(368, y - 21, "11/19/2026")
    c.save()
    expect(name, "underscores with values typed over them; not signed, two left blank",
           {"customer_name": "Oak & Ember Restaurant Group", "btn": "615.555.0108", "service_address": "1 Printers Aly, Nashville, TN 37201", "current_carrier": "AT&T Tennessee",
            "authorized_name": "Mo Haddad", "signature_date": "11/19/2026"},
           port("615.555.0108", "615.555.0109"),
           parts={"service_address": {"street": "1 Printers Aly", "city": "Nashville", "state": "TN", "zip": "37201"}})


def pages(name):
    """Three pages: the letter, the list, more of the list; the BTN again, and not the same."""
    c = new(name)

    def foot(n):
        c.setFont("Helvetica", 7)
        c.drawString(60, 30, "Brightline Voice, Inc. | 1 Gateway Center, Newark, NJ 07102 | 800-555-0199 | Page %d of 3" % n)

    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 745, "Letter of Authorization")
    c.setFont("Helvetica", 10)
    y = 715
    for t in ["Company Name: Harlan County Supply", "Billing Telephone Number (BTN): 606-555-0100", "Service Address: 88 Coal Rd", "City, State ZIP: Harlan, KY 40831",
              "Losing Carrier: Windstream", "Account Number: 00-4471", "Numbers to Port: See Attachment A", "Print Name: Joy Bledsoe", "Signature: /s/ Joy Bledsoe", "Date: 11/19/2026"]:
        c.drawString(60, y, t)
        y -= 18
    foot(1)
    c.showPage()
    c.setFont("Helvetica-Bold", 12)
    c.drawString(60, 745, "Attachment A")
    c.setFont("Helvetica", 10)
    c.drawString(60, 725, "Billing Telephone Number (BTN): 606-555-0101")
    c.drawString(60, 700, "List telephone numbers TO BE PORTED")
    for i in range(40):
        c.drawString(60 + 120 * (i % 3), 680 - 15 * (i // 3), "606-555-%04d" % (100 + i))
    foot(2)
    c.showPage()
    c.setFont("Helvetica", 10)
    for i in range(40, 46):
        c.drawString(60 + 120 * ((i - 40) % 3), 740 - 15 * ((i - 40) // 3), "606-555-%04d" % (100 + i))
    c.drawString(60, 690, "606-555-0199999")
    foot(3)
    c.save()
    expect(name, "a list over two pages, the BTN twice and not the same, one invalid number",
           {"customer_name": "Harlan County Supply", "btn": "606-555-0100", "service_address": "88 Coal Rd\nHarlan, KY 40831", "current_carrier": "Windstream",
            "account_number": "00-4471", "authorized_name": "Joy Bledsoe", "signature": "/s/ Joy Bledsoe", "signature_date": "11/19/2026"},
           port(*["606-555-%04d" % (100 + i) for i in range(46)]) + [("", "606-555-0199999", "port", "")],
           problems=[("contradiction", "btn"), ("invalid_number", "")],
           parts={"service_address": {"street": "88 Coal Rd", "city": "Harlan", "state": "KY", "zip": "40831"}})


def two(name):
    """Two letters of two customers in one file."""
    c = new(name)
    for who, btn, acct, nums, sign in [("Alder Dental", "208-555-0101", "A-1", "208-555-0101, 208-555-0102", "Kim Alder"), ("Birch Optical", "208-555-0151", "B-2", "208-555-0151", "Lou Birch")]:
        c.setFont("Helvetica-Bold", 13)
        c.drawString(60, 745, "Letter of Authorization")
        c.setFont("Helvetica", 10)
        y = 715
        for t in ["Customer Name: " + who, "BTN: " + btn, "Account Number: " + acct, "Numbers to Port: " + nums, "Print Name: " + sign, "Signature: /s/ " + sign, "Date: 11/19/2026"]:
            c.drawString(60, y, t)
            y -= 18
        c.showPage()
    c.save()
    expect(name, "two letters in one file: the first of two records",
           {"customer_name": "Alder Dental", "btn": "208-555-0101", "account_number": "A-1", "authorized_name": "Kim Alder", "signature": "/s/ Kim Alder", "signature_date": "11/19/2026"},
           port("208-555-0101", "208-555-0102"), problems=[NO_ADDRESS])


LAYOUTS = {"bordered": bordered, "lines": lines, "under": under, "boxes": boxes, "stacked": stacked, "prose": prose, "columns": columns, "sides": sides, "rotated": rotated,
           "overlay": overlay, "pages": pages, "two": two}


def odd(name):
    """What forms do besides: lines of an address, tables of accounts and ranges, "By: X", a trade name."""
    c = new(name)
    c.setFont("Helvetica", 10)
    c.drawString(60, 750, "LETTER OF AUTHORIZATION (LOA) FOR LOCAL NUMBER PORTABILITY")
    y = table(c, [["Company Name:", "Foo Bar LLC", "DBA:", "Foo's"], ["Service Address Line 1:", "12 Elm St", "Line 2:", "Suite 9"], ["City:", "Troy", "State / Zip:", "NY 12180"],
                  ["BTN:", "518-555-0100", "Account #:", "A-1"]], 60, 735, [110, 130, 90, 150])
    y = table(c, [["Telephone Number", "Current Carrier", "Account Number", "PIN"], ["518-555-0100", "Verizon", "A-1", "1111"], ["518-555-0101", "Verizon", "A-1", "1111"]], 60, y - 10, [120] * 4)
    y = table(c, [["First Number", "Last Number"], ["518-555-0110", "518-555-0113"], ["518-555-0130", "518-555-0131"]], 60, y - 10, [120, 120])
    y = wrap(c, LEGAL, 60, y - 14, 480)
    c.setFont("Helvetica", 10)
    c.drawString(60, y - 20, "By: X______________________  Name: Ann Lee   Title: Owner   Date: 11/20/2026")
    ink(c, 90, y - 18, 0.8)
    c.save()
    expect(name, "address lines, a table of accounts, a table of ranges, \"By: X\", a trade name that is not the customer's",
           {"customer_name": "Foo Bar LLC", "service_address": "12 Elm St Suite 9\nTroy NY 12180", "btn": "518-555-0100", "account_number": "A-1", "pin": "1111", "current_carrier": "Verizon",
            "signature": "[signed]", "authorized_name": "Ann Lee", "authorized_title": "Owner", "signature_date": "11/20/2026"},
           port("518-555-0100", "518-555-0101") + [("+1518555%04d" % n, "518-555-0110 - 518-555-0113", "port", "") for n in range(110, 114)] +
           [("+1518555%04d" % n, "518-555-0130 - 518-555-0131", "port", "") for n in (130, 131)],
           parts={"service_address": {"street": "12 Elm St", "unit": "Suite 9", "city": "Troy", "state": "NY", "zip": "12180"}})


def agent(name):
    """A question with Yes and No, a reference to another address, the carrier's own signature block."""
    c = new(name)
    c.setFont("Helvetica", 10)
    c.drawString(60, 750, "Letter of Agency")
    for i, t in enumerate(["Business Name: Foo Bar LLC", "Billing Address: Same as service address", "Service Address: 12 Elm St, Troy, NY 12180",
                           "Current Carrier: Verizon    Account Number: A-1    BTN: 518-555-0100", "Is this a partial port?  [X] Yes  [ ] No     If partial, new BTN: 518-555-0109",
                           "Please list all numbers to be ported below:"]):
        c.drawString(60, 725 - 18 * i, t)
    y = table(c, [["518-555-0100", "518-555-0101", "518-555-0102"], ["518-555-0103", "518-555-0104", ""]], 60, 622, [130] * 3)
    c.setFont("Helvetica", 10)
    c.drawString(60, y - 30, "Authorized Signature: ______________________   Print Name: Jane Doe")
    ink(c, 170, y - 26, 0.8)
    c.drawString(60, y - 50, "Date: 11/20/2026")
    c.drawString(60, y - 90, "Brightline Representative")
    c.drawString(60, y - 110, "Signature: ______________  Name: Rob Roe  Title: Agent  Date: 11/21/2026")
    c.save()
    expect(name, "a question with Yes and No, \"Same as service address\", and the gaining carrier's own signature block",
           {"customer_name": "Foo Bar LLC", "billing_address": "Same as service address", "service_address": "12 Elm St, Troy, NY 12180", "current_carrier": "Verizon", "account_number": "A-1",
            "btn": "518-555-0100", "port_type": "partial", "new_btn": "518-555-0109", "signature": "[signed]", "authorized_name": "Jane Doe", "signature_date": "11/20/2026"},
           port(*["518-555-010%d" % i for i in range(5)]),
           parts={"service_address": {"street": "12 Elm St", "city": "Troy", "state": "NY", "zip": "12180"}})


def typed(name):
    """A letter typed by the customer, without a label: everything in it is a guess, and said to be one."""
    c = new(name)
    c.setFont("Helvetica", 10)
    for i, t in enumerate(["Letter of Authorization", "", "Foo Bar LLC", "12 Elm St", "Troy, NY 12180", "", "To Whom It May Concern:", "",
                           "I, Jane Doe, Owner of Foo Bar LLC, hereby authorize Brightline Voice, Inc. to port the following",
                           "telephone numbers from Verizon, account number A-1, BTN 518-555-0100:", "", "518-555-0100", "518-555-0101", "", "Sincerely,"]):
        c.drawString(60, 740 - 14 * i, t)
    ink(c, 70, 512)
    c.save()
    expect(name, "a typed letter without labels: what is taken from its sentences is said to be uncertain",
           {"customer_name": "Foo Bar LLC", "authorized_name": "Jane Doe", "authorized_title": "Owner", "new_carrier": "Brightline Voice, Inc.", "current_carrier": "Verizon", "account_number": "A-1",
            "btn": "518-555-0100", "signature": "[signed]", "service_address": "12 Elm St\nTroy, NY 12180"},
           port("518-555-0100", "518-555-0101"),
           parts={"service_address": {"street": "12 Elm St", "city": "Troy", "state": "NY", "zip": "12180"}},
           problems=[("ambiguous_label", f) for f in ("authorized_name", "authorized_title", "current_carrier", "service_address")])


LAYOUTS.update({"odd": odd, "agent": agent, "typed": typed})
