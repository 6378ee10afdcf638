"""AcroForms as providers set them: questions for labels, captions inside boxes,
numbers in parts, columns for the ends of ranges, a printed form flattened."""
import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from common import LEGAL, expect, ink, new, pdf, port, wrap
from layouts_forms import text


def drawn(name):
    """Leaves the drawing of fields of several lines to the viewer: reportlab draws their lines upside down."""
    with pikepdf.open(pdf(name), allow_overwriting_input=True) as p:
        for page in p.pages:
            for a in page.Annots:
                if int(a.get("/Ff", 0)) & 1 << 12:
                    del a.AP
        p.save(pdf(name), static_id=True)


def questions(name):
    """Questions over the fields, in words that no provider's form shares with another."""
    c = new(name)
    c.setFont("Helvetica-Bold", 15)
    c.drawString(60, 750, "Let's move your numbers!")
    c.setFont("Helvetica", 10)
    c.drawString(60, 734, "Letter of Authorization")
    y = 705
    rows = [("Please tell us the name on the bill:", "Two Rivers Vet Clinic, P.C."), ("Who provides your phone service today?", "Consolidated Communications"),
            ("What is your account number with them?", "207-555-0133 4471"), ("If they gave you a PIN, put it here:", "8812"),
            ("Where is the service installed? (street, city, state, zip)", "41 River Rd, Bucksport, ME 04416"),
            ("Who can make changes to the account?", "Marguerite Thibodeau"), ("What is their position?", "Practice Manager"),
            ("When would you like us to move your numbers?", "12/18/2026")]
    for i, (label, value) in enumerate(rows):
        c.drawString(60, y, label)
        text(c, "q%d" % (7 * i % 10), 60, y - 20, 400, value)
        y -= 42
    c.drawString(60, y, "List every number you want to bring along, one per line:")
    text(c, "q11", 60, y - 64, 400, "207-555-0133\n207-555-0134\n207-555-0139 (fax)", h=60, flags="multiline")
    y -= 90
    c.drawString(60, y, "Sign here:")
    c.line(120, y - 2, 320, y - 2)
    ink(c, 140, y + 2)
    c.drawString(340, y, "Today's date:")
    text(c, "q12", 410, y - 4, 100, "11/18/2026")
    c.save()
    drawn(name)
    expect(name, "no label is one that other forms have: what each asks for follows from its words",
           {"customer_name": "Two Rivers Vet Clinic, P.C.", "current_carrier": "Consolidated Communications", "account_number": "207-555-0133 4471", "pin": "8812",
            "service_address": "41 River Rd, Bucksport, ME 04416", "authorized_name": "Marguerite Thibodeau", "authorized_title": "Practice Manager",
            "desired_due_date": "12/18/2026", "signature": "[signed]", "signature_date": "11/18/2026"},
           port("207-555-0133", "207-555-0134") + port("207-555-0139", note="(fax)"))


def inside(name):
    """Captions inside the boxes, with item numbers; lists to port and to keep in boxes with their headings inside."""
    c = new(name)
    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 755, "AUTHORIZATION TO CHANGE SERVICE PROVIDER")
    n = [0]

    def box(label, x, y, w, value, h=30, flags=""):
        c.rect(x, y, w, h)
        c.setFont("Helvetica", 6.5)
        c.drawString(x + 3, y + h - 8, label)
        n[0] += 1
        text(c, "fld %d" % n[0], x + 2, y + 1, w - 4, value, h=h - 11, flags=flags)

    box("1. NAME OF CUSTOMER OF RECORD", 50, 715, 330, "SOLANGE AUBRY ACADEMY")
    box("2. CUSTOMER NO.", 380, 715, 180, "1-88Q-0042")
    box("3. SERVICE ADDRESS (NO P.O. BOX)", 50, 685, 330, "6318 SW Corbett Ave")
    box("4. BLDG/FLOOR/SUITE", 380, 685, 180, "")
    box("5. CITY", 50, 655, 200, "Portland")
    box("6. STATE", 250, 655, 60, "OR")
    box("7. POSTAL CODE", 310, 655, 100, "97239")
    box("8. COUNTY", 410, 655, 150, "Multnomah")
    box("9. OLD SERVICE PROVIDER", 50, 625, 200, "Comcast Business")
    box("10. BILLING TELEPHONE NO.", 250, 625, 160, "503/555-0160")
    box("11. PORT-OUT PIN", 410, 625, 150, "771204")
    box("12. TELEPHONE NUMBERS TO BE PORTED (ONE PER LINE)", 50, 545, 510, "503/555-0160\n503/555-0161\n503/555-0165 thru 0167", h=80, flags="multiline")
    box("13. NUMBERS THAT WILL REMAIN WITH OLD SERVICE PROVIDER", 50, 500, 510, "503/555-0169 (alarm)", h=45, flags="multiline")
    y = wrap(c, LEGAL, 50, 480, 500, size=8)
    box("14. PRINTED NAME", 50, y - 40, 200, "Solange Aubry")
    box("15. TITLE", 250, y - 40, 120, "Head of School")
    box("16. DATE", 370, y - 40, 190, "18 NOV 2026")
    box("17. SIGNATURE", 50, y - 80, 320, "", h=40)
    ink(c, 90, y - 68)
    c.save()
    drawn(name)
    expect(name, "captions inside their boxes; what stays stands in a box of its own",
           {"customer_name": "SOLANGE AUBRY ACADEMY", "account_number": "1-88Q-0042", "service_address": "6318 SW Corbett Ave\nPortland OR 97239", "current_carrier": "Comcast Business",
            "btn": "503/555-0160", "pin": "771204", "authorized_name": "Solange Aubry", "authorized_title": "Head of School", "signature_date": "18 NOV 2026", "signature": "[signed]"},
           port("503/555-0160", "503/555-0161") + [("+1503555%04d" % k, "503/555-0165 thru 0167", "port", "") for k in (165, 166, 167)]
           + [("+15035550169", "503/555-0169", "keep", "(alarm)")],
           parts={"service_address": {"street": "6318 SW Corbett Ave", "city": "Portland", "state": "OR", "zip": "97239"}})


def parts(name):
    """Every number in three fields, the date in three, the street in three; fields of unknown labels beside known ones."""
    c = new(name)
    c.setFont("Helvetica-Bold", 13)
    c.drawString(60, 750, "LETTER OF AGENCY FOR LOCAL NUMBER PORTABILITY")
    c.setFont("Helvetica", 9)
    n = [0]

    def f(label, x, y, w, value):
        c.drawString(x, y + 4, label)
        d = c.stringWidth(label, "Helvetica", 9) + 4
        n[0] += 1
        text(c, "Text%d" % n[0], x + d, y, w - d, value, h=15)

    def three(x, y, values, between):
        for i, (w, v) in enumerate(zip((30, 30, 40), values)):
            n[0] += 1
            text(c, "Text%d" % n[0], x, y, w, v, h=15)
            x += w + 4
            if i < 2:
                c.drawString(x, y + 4, between)
                x += 8

    y = 715
    f("End User / Company:", 60, y, 480, "Pueblo Bonito Masonry, L.L.C.")
    f("Street #:", 60, y - 24, 110, "4411")
    f("Dir.:", 180, y - 24, 60, "SE")
    f("Street Name:", 250, y - 24, 200, "Coors Bypass")
    f("Suite:", 460, y - 24, 80, "B-2")
    f("City:", 60, y - 48, 200, "Albuquerque")
    f("ST:", 270, y - 48, 60, "NM")
    f("ZIP:", 340, y - 48, 90, "87105")
    c.drawString(60, y - 68, "Main Billing Number:")
    three(160, y - 72, ("505", "555", "0144"), "-")
    f("PIN (if any):", 320, y - 72, 120, "0907")
    f("Carrier Account Rep:", 60, y - 96, 250, "Jon Fisk")
    f("Rep Phone:", 330, y - 96, 200, "505-555-0002")
    f("Losing provider account ref:", 60, y - 120, 300, "505 555-0144 611")
    f("Service Type:", 370, y - 120, 170, "PRI")
    f("Current Service Provider:", 60, y - 144, 300, "CenturyLink / Lumen")
    c.setFont("Helvetica-Bold", 10)
    c.drawString(60, y - 174, "Telephone Numbers To Be Ported:")
    c.setFont("Helvetica", 9)
    y -= 194
    for i, v in enumerate((("505", "555", "0144"), ("505", "555", "0145"), ("505", "555", "0146"), ("", "", ""))):
        c.drawString(60, y + 4, "%d." % (i + 1))
        three(80, y, v, "-")
        y -= 19
    y = wrap(c, LEGAL, 60, y - 5, 480, size=8) - 30
    c.line(60, y, 260, y)
    ink(c, 80, y + 5)
    c.setFont("Helvetica", 8)
    c.drawString(60, y - 10, "Authorized Signature")
    c.setFont("Helvetica", 9)
    c.drawString(300, y + 2, "Date:")
    three(330, y - 2, ("11", "17", "2026"), "/")
    f("Printed Name:", 60, y - 40, 230, "Consuelo Baca-Trujillo")
    f("Its:", 300, y - 40, 200, "Managing Member")
    c.save()
    expect(name, "numbers and the date in three fields each; fields whose labels nobody knows beside those of the letter",
           {"customer_name": "Pueblo Bonito Masonry, L.L.C.", "service_address": "4411 SE Coors Bypass B-2\nAlbuquerque NM 87105", "btn": "505 555 0144", "pin": "0907",
            "current_carrier": "CenturyLink / Lumen", "account_number": "505 555-0144 611", "signature": "[signed]", "signature_date": "11 17 2026",
            "authorized_name": "Consuelo Baca-Trujillo", "authorized_title": "Managing Member"},
           port("505 555 0144", "505 555 0145", "505 555 0146"),
           parts={"service_address": {"street": "4411 SE Coors Bypass", "unit": "B-2", "city": "Albuquerque", "state": "NM", "zip": "87105"}})


def rows(name):
    """A flattened European form: rules under each label, one open box beside them all; ranges in three languages' words."""
    c = canvas.Canvas(pdf(name), pagesize=A4, invariant=1)
    c.setFont("Helvetica-Bold", 12)
    c.drawString(60, 790, "Number Portability Application / Letter of Authorization")
    c.setFont("Helvetica", 9)
    table = [("Business name (or surname and name):", "Tatra Crystal Import, Inc."), ("Registered seat - street:", "Kinzie Street"), ("Registered seat - house number:", "350 W"),
             ("Registered seat - postal code:", "60654"), ("Registered seat - city:", "Chicago"), ("Registered seat - state:", "IL"), ("Represented by:", "Lena Stastny"), ("Title:", "Director"),
             ("Current operator:", "AT&T Illinois"), ("Account number:", "831-000-4471 902"), ("Date of porting:", "15.12.2026")]
    y = 760
    c.rect(340, y - 16 * len(table), 210, 16 * len(table))
    for label, value in table:
        y -= 16
        c.drawString(62, y + 4, label)
        c.line(60, y, 340, y)
        c.setFont("Courier", 9)
        c.drawString(344, y + 4, value)
        c.setFont("Helvetica", 9)
    c.drawString(60, y - 30, "Numbers to be ported:")
    c.setFont("Courier", 9)
    for i, t in enumerate(("312-555-0100 bis 312-555-0102", "312-555-0110 t/m 312-555-0111", "312-555-0177")):
        c.drawString(70, y - 46 - 14 * i, t)
    c.setFont("Helvetica", 9)
    y = wrap(c, LEGAL, 60, y - 110, 470, size=8) - 30
    c.drawString(60, y, "Date:")
    c.drawString(100, y, "18.11.2026")
    c.drawString(300, y, "Signature:")
    ink(c, 360, y)
    c.save()
    expect(name, "labels with rules under them beside one open box; words of ranges of other languages",
           {"customer_name": "Tatra Crystal Import, Inc.", "service_address": "Kinzie Street\n350 W\n60654\nChicago\nIL", "authorized_name": "Lena Stastny", "authorized_title": "Director",
            "current_carrier": "AT&T Illinois", "account_number": "831-000-4471 902", "desired_due_date": "15.12.2026", "signature_date": "18.11.2026", "signature": "[signed]"},
           [("+1312555%04d" % k, "312-555-0100 bis 312-555-0102", "port", "") for k in (100, 101, 102)]
           + [("+1312555%04d" % k, "312-555-0110 t/m 312-555-0111", "port", "") for k in (110, 111)] + port("312-555-0177"))


LAYOUTS = {"questions": questions, "inside": inside, "parts": parts, "rows": rows}
