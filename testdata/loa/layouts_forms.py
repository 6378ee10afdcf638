"""Filled AcroForms: with sensible names, with meaningless ones, with misleading tooltips."""
import pikepdf
from reportlab.pdfgen import canvas

from common import LEGAL, expect, ink, new, pdf, port, wrap


def text(c, name, x, y, w, value, h=16, tooltip=None, flags=""):
    c.acroForm.textfield(name=name, x=x, y=y, width=w, height=h, value=value, fontSize=9, borderWidth=0.5, tooltip=tooltip or "", fieldFlags=flags, forceBorder=True)


def tooltips(name):
    """Labels to the left; good names, but the tooltips were copied from another form and are wrong."""
    c = new(name)
    c.setFont("Helvetica-Bold", 14)
    c.drawString(60, 740, "Letter of Authorization")
    y = 705
    wrong = ["Fax", "Account Number", "Customer Name", "Billing Telephone Number", "City", "Service Address", "Title", "Signature", "Authorized Name", "Date"]
    rows = [("Customer Name", "customer_name", "Zephyr Yoga Studio LLC "), ("Billing Telephone Number (BTN)", "btn", "2065550131"), ("Account Number", "account", "ZY-00-131"),
            ("PIN", "pin", ""), ("Service Address", "address", "1910 NW Market St #210"), ("City, State, Zip", "csz", "Seattle, WA 98107"),
            ("Losing Carrier", "carrier", "Ziply Fiber Pacific, LLC dba Ziply"), ("Authorized Name", "auth", "Priya Raman"), ("Title", "title", "Co-Owner"), ("Date", "date", "11/22/2026")]
    for (label, field, value), tip in zip(rows, wrong):
        c.setFont("Helvetica", 10)
        c.drawString(60, y, label)
        text(c, field, 240, y - 4, 280, value, tooltip=tip)
        y -= 24
    c.setFont("Helvetica", 10)
    c.drawString(60, y, "Telephone Numbers to be Ported")
    text(c, "numbers", 240, y - 44, 280, "206-555-0131\n206-555-0132 DSL\n2065550133-0135", h=56, flags="multiline")
    y = wrap(c, LEGAL, 60, y - 66, 470, size=8)
    c.setFont("Helvetica", 10)
    c.drawString(60, y - 30, "Signature")
    c.line(120, y - 32, 330, y - 32)
    ink(c, 140, y - 26)
    c.save()
    with pikepdf.open(pdf(name), allow_overwriting_input=True) as p:
        for a in p.pages[0].Annots:
            if str(a.get("/T", "")) == "numbers":
                del a.AP  # reportlab draws the lines of a field upside down
        p.save(pdf(name), static_id=True)
    expect(name, "an AcroForm with good names and wrong tooltips; a value with a blank at its end; numbers in one field of several lines",
           {"customer_name": "Zephyr Yoga Studio LLC", "btn": "2065550131", "account_number": "ZY-00-131", "service_address": "1910 NW Market St #210\nSeattle, WA 98107",
            "current_carrier": "Ziply Fiber Pacific, LLC dba Ziply", "authorized_name": "Priya Raman", "authorized_title": "Co-Owner", "signature": "[signed]", "signature_date": "11/22/2026"},
           port("206-555-0131") + port("206-555-0132", note="DSL") + [("+1206555%04d" % n, "2065550133-0135", "port", "") for n in (133, 134, 135)],
           parts={"service_address": {"street": "1910 NW Market St", "unit": "#210", "city": "Seattle", "state": "WA", "zip": "98107"}})


def textn(name):
    """Labels above the fields, names Text1, Text2 … in the wrong order, number fields in a grid, check boxes."""
    c = new(name)
    c.setFont("Helvetica-Bold", 14)
    c.drawString(60, 745, "NUMBER PORTING LOA")
    c.setFont("Helvetica", 8)
    n = [40]

    def f(label, x, y, w, value, **kw):
        c.setFont("Helvetica", 8)
        c.drawString(x, y + 18, label)
        n[0] -= 1
        text(c, "Text%d" % n[0], x, y, w, value, **kw)

    f("Company Name (as it appears on your bill)", 60, 690, 300, "Fjord & Fell Outdoor Gear, Inc.")
    f("Account Number", 380, 690, 160, "FF 88-1201/7")
    f("Street Address", 60, 650, 200, "512 S. Minnesota Ave.")
    f("Suite", 270, 650, 50, "")
    f("City", 330, 650, 110, "Sioux Falls")
    f("State", 450, 650, 30, "SD")
    f("ZIP", 490, 650, 50, "57104")
    f("Main Billing Telephone Number", 60, 610, 160, "(605) 555-0100")
    f("Current Carrier", 240, 610, 150, "Midco")
    f("PIN/Password", 400, 610, 140, "sunrise9")
    c.setFont("Helvetica", 8)
    c.drawString(60, 588, "Account type:")
    for i, (lab, on) in enumerate((("Business", True), ("Residential", False))):
        c.acroForm.checkbox(name="Check%d" % i, x=130 + 90 * i, y=584, size=12, checked=on, buttonStyle="check")
        c.drawString(146 + 90 * i, 588, lab)
    c.drawString(60, 568, "Port type:")
    for i, (lab, val) in enumerate((("Full port", "a"), ("Partial port", "b"))):
        c.acroForm.radio(name="Group3", value=val, x=130 + 90 * i, y=564, size=12, selected=(val == "b"), buttonStyle="circle")
        c.drawString(146 + 90 * i, 568, lab)
    f("New BTN (if partial)", 380, 562, 160, "605-555-0109")
    c.setFont("Helvetica-Bold", 9)
    c.drawString(60, 540, "Telephone Numbers to Port")
    nums = ["605-555-0100", "605-555-0101", "605-555-0102", "605-555-0103", "605-555-0104", "", "", "", ""]
    for i, v in enumerate(nums):
        n[0] -= 1
        text(c, "Text%d" % n[0], 60 + 160 * (i % 3), 515 - 22 * (i // 3), 150, v)
    y = wrap(c, LEGAL, 60, 445, 480, size=8)
    f("Print Name", 60, y - 40, 180, "Ingrid Sørensen")
    f("Title", 250, y - 40, 120, "CFO")
    f("Date", 380, y - 40, 100, "2026-11-05")
    c.setFont("Helvetica", 8)
    c.drawString(60, y - 62, "Signature")
    ink(c, 70, y - 90)
    c.line(60, y - 94, 260, y - 94)
    c.save()
    expect(name, "labels above fields that are called Text1, Text2 …; check boxes and radio buttons; a grid of number fields",
           {"customer_name": "Fjord & Fell Outdoor Gear, Inc.", "account_number": "FF 88-1201/7", "service_address": "512 S. Minnesota Ave. Sioux Falls SD 57104",
            "btn": "(605) 555-0100", "current_carrier": "Midco", "pin": "sunrise9", "customer_type": "Business", "port_type": "partial", "new_btn": "605-555-0109",
            "authorized_name": "Ingrid Sørensen", "authorized_title": "CFO", "signature_date": "2026-11-05", "signature": "[signed]"},
           port("605-555-0100", "605-555-0101", "605-555-0102", "605-555-0103", "605-555-0104"),
           parts={"service_address": {"street": "512 S. Minnesota Ave.", "city": "Sioux Falls", "state": "SD", "zip": "57104"}})


def captions(name):
    """The labels stand under the fields; a signed signature field; placeholders left in two fields."""
    c = new(name)
    c.setFont("Helvetica-Bold", 14)
    c.drawString(60, 745, "Letter of Agency")
    k = [0]

    def row(y, *cells):
        x = 60
        for label, w, value in cells:
            k[0] += 1
            text(c, "fld_%02d" % k[0], x, y, w - 12, value)
            c.setFont("Helvetica-Oblique", 7)
            c.drawString(x + 1, y - 8, label)
            x += w

    row(690, ("Name of Customer", 240, "Blue Heron Inn"), ("Billing Telephone Number", 240, "902-555-0112"))
    row(655, ("Service Address", 240, "27 Quai de l'Église"), ("City", 100, "Saint-Boniface"), ("Province", 60, "MB"), ("Postal Code", 80, "R2H 0G1"))
    row(620, ("Current Service Provider", 240, "Bell MTS"), ("Account Number", 120, "(xxx) xxx-xxxx"), ("PIN (if any)", 120, "FULL LEGAL NAME"))
    row(585, ("Numbers to be ported", 480, "902-555-0112 to 902-555-0114"))
    y = wrap(c, LEGAL, 60, 555, 480, size=8)
    row(y - 40, ("Printed Name of Authorized Person", 240, "Élodie Tremblay-Roy"), ("Title", 120, "Gérante"), ("Date", 120, "22 nov. 2026"))
    c.setFont("Helvetica-Oblique", 7)
    c.drawString(60, y - 98, "Authorized Signature")
    c.save()
    with pikepdf.open(pdf(name), allow_overwriting_input=True) as p:
        page = p.pages[0]
        sig = p.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T=pikepdf.String("Sig1"), F=4,
            Rect=[60, y - 90, 260, y - 60],
            V=pikepdf.Dictionary(Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"), SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
                                 Name=pikepdf.String("Élodie Tremblay-Roy"), M=pikepdf.String("D:20261122101530-06'00'"), ByteRange=[0, 1, 2, 3], Contents=pikepdf.String("00"))))
        page.Annots.append(sig)
        p.Root.AcroForm.Fields.append(sig)
        p.save(pdf(name), static_id=True)
    expect(name, "labels under the fields, placeholders left in two of them, a signed signature field; a Canadian address",
           {"customer_name": "Blue Heron Inn", "btn": "902-555-0112", "service_address": "27 Quai de l'Église Saint-Boniface MB R2H 0G1", "current_carrier": "Bell MTS",
            "authorized_name": "Élodie Tremblay-Roy", "authorized_title": "Gérante", "signature": "Élodie Tremblay-Roy", "signature_date": "22 nov. 2026"},
           [("+1902555%04d" % n, "902-555-0112 to 902-555-0114", "port", "") for n in (112, 113, 114)],
           parts={"service_address": {"street": "27 Quai de l'Église", "city": "Saint-Boniface", "state": "MB", "zip": "R2H 0G1"}})


def sentence(name):
    """Fields inside a sentence; telephone numbers in three boxes each; value and appearance differ in one field."""
    c = new(name)
    c.setFont("Helvetica-Bold", 14)
    c.drawString(60, 745, "Letter of Authorization")
    c.setFont("Helvetica", 10)
    c.drawString(60, 700, "I,")
    text(c, "a1", 76, 696, 150, "Walter P. Osei")
    c.drawString(232, 700, ", on behalf of")
    text(c, "a2", 300, 696, 180, "Gulf Coast Marine Supply")
    c.drawString(60, 672, "hereby authorize Brightline Voice, Inc. to port my telephone service from")
    text(c, "a3", 392, 668, 120, "AT&T")
    c.drawString(60, 644, "My account number is")
    text(c, "a4", 164, 640, 120, "GC 5501")
    c.drawString(290, 644, "and my service address is")
    text(c, "a5", 410, 640, 140, "8 Bayou Rd, Biloxi, MS 39530")
    c.drawString(60, 600, "Billing Telephone Number:")
    for i, (x, w, v) in enumerate(((190, 30, "228"), (226, 30, "555"), (262, 40, "0160"))):
        text(c, "b%d" % i, x, 596, w, v)
    c.drawString(60, 570, "Numbers to be ported:")
    text(c, "n1", 190, 566, 120, "228-555-0160")
    text(c, "n2", 320, 566, 120, "228-555-0161")
    c.drawString(60, 530, "Signature:")
    text(c, "s", 120, 526, 180, "Walter P. Osei")
    c.drawString(330, 530, "Date:")
    text(c, "d", 370, 526, 100, "11/25/2026")
    c.save()
    with pikepdf.open(pdf(name), allow_overwriting_input=True) as p:
        for a in p.pages[0].Annots:
            if str(a.get("/T", "")) == "a4":
                a.V = pikepdf.String("GC 5507")  # the appearance still draws GC 5501
        p.save(pdf(name), static_id=True)
    expect(name, "fields inside sentences, a telephone number in three boxes, a typed signature, and a field whose value is not what it shows",
           {"authorized_name": "Walter P. Osei", "customer_name": "Gulf Coast Marine Supply", "current_carrier": "AT&T", "account_number": "GC 5507",
            "service_address": "8 Bayou Rd, Biloxi, MS 39530", "btn": "228 555 0160", "signature": "Walter P. Osei", "signature_date": "11/25/2026",
            "new_carrier": "Brightline Voice, Inc."},
           port("228-555-0160", "228-555-0161"), problems=[("appearance_differs", "account_number")],
           parts={"service_address": {"street": "8 Bayou Rd", "city": "Biloxi", "state": "MS", "zip": "39530"}})


LAYOUTS = {"tooltips": tooltips, "textn": textn, "captions": captions, "sentence": sentence}
