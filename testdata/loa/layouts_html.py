"""Letters printed by Chromium and LibreOffice Writer."""
import html
import os
import shutil
import subprocess
import tempfile

from common import HERE, LEGAL, expect, pdf, port

SVG = '<svg width="170" height="34" style="position:relative;top:8px"><path d="M4 26 C 14 2, 20 2, 24 24 S 40 4, 46 22 S 62 6, 70 20 S 92 4, 100 22 S 130 8, 160 18" fill="none" stroke="#113" stroke-width="1.6"/></svg>'


def chromium(name, body, css=""):
    with tempfile.TemporaryDirectory() as d:
        src = os.path.join(d, "a.html")
        with open(src, "w") as f:
            f.write('<!doctype html><meta charset="utf-8"><style>body{font:13px Arial,sans-serif}%s</style>%s' % (css, body))
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + os.path.join(d, "a.pdf"), src],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.copy(os.path.join(d, "a.pdf"), pdf(name))


def kazoo(name):
    """The layout of an open-source porting template: lists, instructions with numbers in them, two tables of numbers."""
    chromium(name, """
<h1>Letter of Authorization</h1>
<p>My signature below certifies that I am the customer of record. I appoint Brightline Voice, Inc. (hereinafter "TELCO") to act as my Agent to collect my account information from my current local telephone carrier (hereinafter "Provider").</p>
<ul><li><label>Billing Telephone Number (BTN): </label>803-555-0100</li><li><label>Losing Carrier: </label>Spirit Communications</li><li><label>Losing Carrier Account Number: </label>803 R20-0177 112</li></ul>
<h2>LOA Instructions</h2><ol><li>Only one BTN may be associated with each LOA. Please call 800-555-0199 if you need assistance.</li><li>Use Attachment A for listing all telephone numbers associated with this BTN.</li></ol>
<h2>Please complete the following information</h2><p>This information MUST match your current invoice and account information</p>
<ul><li>Customer (Company) Name: Palmetto Millwork &amp; Supply, Inc.</li><li>Service address: 4100 Two Notch Rd., Bldg. D</li><li>City, State ZIP: Columbia, SC 29204</li><li>Account Contact: Nell Gaines</li><li>Title: Controller</li>
<li>Contact's Number (not BTN): 803-555-0142</li><li>Contact's Email: ngaines@palmetto.example</li><li>Print Name: Nell Gaines</li><li>Signature:__________________________________________________</li><li>Date: 11/20/2026</li></ul>
<p>Please fax this signed LOA to 800-555-0198</p><div style="page-break-after:always"></div>
<h1>Letter of Authorization</h1><h2>Attachment A</h2><p>Billing Telephone Number (BTN): 803-555-0100</p><p>Only one (1) BTN may be associated with each LOA.</p>
<h3>Telephone Numbers to be Ported</h3><p>Instructions: The numbers listed in this upper table WILL BE PORTED. YOU SHOULD NOT INCLUDE FAX LINES, MODEM LINES, OR ALARM LINES. If any of these numbers are associated with a DSL line, please note that next to the number.</p>
<p>Example: <em>111-111-1111 DSL Line</em> or <em>111-111-1111 Main number</em></p><h4>List telephone numbers TO BE PORTED</h4>
<ul><li><em>803-555-0100 Main number</em></li><li><em>803-555-0101</em></li><li><em>803-555-0102 DSL Line</em></li><li><em>803-555-0110 - 0112</em></li></ul>
<h3>Telephone Number NOT TO BE PORTED</h3><p>Instructions: Any numbers listed in this lower table WILL NOT BE PORTED to our system and will remain with your existing Carrier.</p><p>Note: If your BTN is being ported, then you must identify another number, not being ported, to become the new BTN.</p>
<p>List telephone numbers here which are NOT TO BE PORTED, one per line.</p><ul><li>803-555-0190 alarm</li><li>803-555-0191</li><li>_________________________________________</li><li>_________________________________________</li></ul>""")
    expect(name, "the layout of an open-source template: bullets, instructions and examples with numbers, a list to port and one to keep",
           {"btn": "803-555-0100", "current_carrier": "Spirit Communications", "account_number": "803 R20-0177 112", "customer_name": "Palmetto Millwork & Supply, Inc.",
            "service_address": "4100 Two Notch Rd., Bldg. D\nColumbia, SC 29204", "authorized_name": "Nell Gaines", "authorized_title": "Controller",
            "contact_phone": "803-555-0142", "contact_email": "ngaines@palmetto.example", "signature_date": "11/20/2026"},
           [("+18035550100", "803-555-0100", "port", "Main number"), ("+18035550101", "803-555-0101", "port", ""), ("+18035550102", "803-555-0102", "port", "DSL Line")] +
           [("+1803555%04d" % n, "803-555-0110 - 0112", "port", "") for n in (110, 111, 112)] +
           [("+18035550190", "803-555-0190", "keep", "alarm"), ("+18035550191", "803-555-0191", "keep", "")],
           parts={"service_address": {"street": "4100 Two Notch Rd.", "unit": "Bldg. D", "city": "Columbia", "state": "SC", "zip": "29204"}})


def grid(name):
    """A web portal's confirmation: a grid of label-over-value cards, glyph check boxes, e-signature."""
    card = lambda l, v: '<div class="c"><div class="l">%s</div><div class="v">%s</div></div>' % (l, v)
    chromium(name, '<h2>Port Request &amp; LOA</h2><div class="g">' + card("End user name", "Sunbelt HVAC &amp; Refrigeration") + card("Customer type", "Business") + card("Port type", "Full") +
             card("Billing phone number", "+1 (602) 555-0150") + card("Account number", "SBH0012345") + card("PIN / passcode", "none") +
             card("Service address", "2525 E Camelback Rd Ste 300<br>Phoenix, AZ 85016") + card("Current carrier", "Cox Communications Arizona, LLC") + card("Requested port date", "2026-12-10") +
             '</div><h3>Numbers to be ported</h3><table><tr><th>#</th><th>Phone number</th><th>Type</th></tr><tr><td>1</td><td>+16025550150</td><td>Main</td></tr><tr><td>2</td><td>+16025550151</td><td>Local</td></tr><tr><td>3</td><td>+16025550152</td><td>Fax</td></tr></table>'
             '<p class="p">' + html.escape(LEGAL) + '</p><div class="g">' + card("Authorized signer", "Marisol Vega") + card("Title", "Operations Director") + card("Signature", "Marisol Vega (Nov 20, 2026 10:12 MST)") + card("Date signed", "Nov 20, 2026") + '</div>',
             ".g{display:grid;grid-template-columns:1fr 1fr 1fr;gap:14px}.l{font-size:10px;color:#667;text-transform:none}.v{font-size:13px}table{border-collapse:collapse}td,th{padding:3px 24px 3px 0;text-align:left}.p{font-size:11px}")
    expect(name, "a portal's confirmation: cards with the label over the value, a table without lines, an e-signature with its time",
           {"customer_name": "Sunbelt HVAC & Refrigeration", "customer_type": "Business", "port_type": "full", "btn": "+1 (602) 555-0150", "account_number": "SBH0012345", "pin": "none",
            "service_address": "2525 E Camelback Rd Ste 300\nPhoenix, AZ 85016", "current_carrier": "Cox Communications Arizona, LLC", "desired_due_date": "2026-12-10",
            "authorized_name": "Marisol Vega", "authorized_title": "Operations Director", "signature": "Marisol Vega", "signature_date": "Nov 20, 2026"},
           [("+16025550150", "+16025550150", "port", "Main"), ("+16025550151", "+16025550151", "port", "Local"), ("+16025550152", "+16025550152", "port", "Fax")],
           parts={"service_address": {"street": "2525 E Camelback Rd", "unit": "Ste 300", "city": "Phoenix", "state": "AZ", "zip": "85016"}})


def letterhead(name):
    """A customer's own letter under the gaining carrier's letterhead, with a few labelled lines."""
    chromium(name, '<div class="h"><b>Brightline Voice, Inc.</b><br>1 Gateway Center, Newark, NJ 07102<br>Tel 800-555-0199 &middot; Fax 800-555-0198 &middot; www.brightline.example</div><p>November 18, 2026</p><p><b>RE: Letter of Authorization</b></p>'
             '<p>To whom it may concern:</p><p>This letter authorizes Brightline Voice, Inc. to transfer our telephone service from Comcast Business. Our account details are:</p>'
             '<p>Business Name: The Potter\'s Wheel, Inc.<br>Service Address: 300 Market Street, Lewisburg, PA 17837<br>Billing Telephone Number: 570-555-0180<br>Account Number: 8499 05 555 0180<br>Current Provider: Comcast Business</p>'
             '<p>Please port the following telephone numbers:</p><table><tr><td>570-555-0180</td><td>570-555-0181</td><td>570-555-0182</td><td>570-555-0183</td></tr><tr><td>570-555-0184</td><td>570-555-0185</td><td>570-555-0186</td><td></td></tr></table>'
             '<p>Sincerely,</p>' + SVG + '<p style="margin:0;border-top:1px solid #000;width:260px">Authorized Signature</p><p>Name: Caleb Stoltzfus<br>Title: Proprietor<br>Date: 11/18/2026</p>'
             '<div class="f">Brightline Voice, Inc. | Customer care 800-555-0197 | porting@brightline.example</div>',
             ".h{text-align:right;color:#247}.f{position:fixed;bottom:0;font-size:9px}td{padding:2px 18px 2px 0}")
    expect(name, "a letter under the gaining carrier's letterhead: its telephones and address are nobody's",
           {"customer_name": "The Potter's Wheel, Inc.", "service_address": "300 Market Street, Lewisburg, PA 17837", "btn": "570-555-0180", "account_number": "8499 05 555 0180",
            "current_carrier": "Comcast Business", "signature": "[signed]", "authorized_name": "Caleb Stoltzfus", "authorized_title": "Proprietor", "signature_date": "11/18/2026"},
           port(*["570-555-018%d" % i for i in range(7)]),
           parts={"service_address": {"street": "300 Market Street", "city": "Lewisburg", "state": "PA", "zip": "17837"}})


def glyphs(name):
    """Check boxes as characters; two-column label table without lines; keep list; toll-free note."""
    row = lambda l, v: "<tr><td class=l>%s</td><td>%s</td></tr>" % (l, v)
    chromium(name, '<h2>LOCAL SERVICE REQUEST / LETTER OF AUTHORIZATION</h2><p>Account Type: &#9745; Business &#9744; Residential &nbsp;&nbsp; Port: &#9744; Full &#9746; Partial</p><table>' +
             row("Customer of Record", "McNamara, Quist &amp; Vogel LLP") + row("DBA", "") + row("Physical Service Address", "One Commerce Sq., 21st Floor") + row("City / State / Zip", "Philadelphia, PA 19103-7042") +
             row("Billing Telephone # (BTN)", "215.555.0100") + row("Acct #", "215-555-0100-774-33Y") + row("New BTN for remaining lines", "215.555.0190") + row("Local Telephone Company", "Verizon Pennsylvania") +
             row("Numbers to Port", "215.555.0101, 215.555.0102, 215.555.0103,<br>215.555.0104 ext. 12") + row("Numbers NOT to be Ported", "215.555.0100 (main)<br>215.555.0190") +
             row("Comments", "Do not cut before 6 PM.<br>Call the front desk.") + '</table><p class=s>' + html.escape(LEGAL) + '</p><table>' +
             row("Signature", SVG) + row("Printed Name", "Aoife Quist") + row("Title", "Managing Partner") + row("Today's Date", "November 23, 2026") + '</table>',
             "td{padding:3px 10px 3px 0;vertical-align:top}.l{width:230px;font-weight:bold}.s{font-size:10px}")
    expect(name, "check boxes as characters, a table without lines, a list to keep, remarks in two lines, an extension",
           {"customer_type": "Business", "port_type": "partial", "customer_name": "McNamara, Quist & Vogel LLP", "service_address": "One Commerce Sq., 21st Floor\nPhiladelphia, PA 19103-7042",
            "btn": "215.555.0100", "account_number": "215-555-0100-774-33Y", "new_btn": "215.555.0190", "current_carrier": "Verizon Pennsylvania",
            "remarks": "Do not cut before 6 PM.\nCall the front desk.", "signature": "[signed]", "authorized_name": "Aoife Quist", "authorized_title": "Managing Partner",
            "signature_date": "November 23, 2026"},
           port("215.555.0101", "215.555.0102", "215.555.0103") + port("215.555.0104", note="ext. 12") +
           [("+12155550100", "215.555.0100", "keep", "(main)"), ("+12155550190", "215.555.0190", "keep", "")],
           parts={"service_address": {"street": "One Commerce Sq.", "unit": "21st Floor", "city": "Philadelphia", "state": "PA", "zip": "19103-7042"}})


def writer(name):
    """LibreOffice Writer: tabs with leaders, small capitals as text, a table of numbers over two pages."""
    rows = [("Customer Name", "Driftwood Property Mgmt, LLC"), ("Service Address", "PMB 12, 88 Ocean Blvd"), ("City", "Hampton"), ("State", "NH"), ("Zip Code", "03842"),
            ("BTN", "603-555-0105"), ("Account Number", "88-0105"), ("Current Provider", "Consolidated Communications of Northern New England Company, LLC")]
    nums = ["603-555-%04d" % (105 + i) for i in range(60)]
    body = "<h1>Letter of Authorization</h1>" + "".join("<p>%s:\t%s</p>" % r for r in rows)
    body += "<h2>Telephone Numbers to be Ported</h2><table border=1 width=60%><tr><th>No.</th><th>Telephone Number</th><th>Notes</th></tr>"
    body += "".join("<tr><td>%d</td><td>%s</td><td>%s</td></tr>" % (i + 1, n, "fax" if i == 3 else "") for i, n in enumerate(nums)) + "</table>"
    body += "<p>Signature: ______________________  Date: ____________</p><p>Print Name: Tess O'Dowd   Title: Broker</p>"
    with tempfile.TemporaryDirectory() as d:
        src = os.path.join(d, "a.html")
        with open(src, "w") as f:
            f.write("<html><head><meta charset=utf-8></head><body>" + body + "</body></html>")
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", d, src], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env=dict(os.environ, HOME=d))
        shutil.copy(os.path.join(d, "a.pdf"), pdf(name))
    expect(name, "LibreOffice: lines with one blank after the colon, a table of sixty numbers over two pages, not signed",
           {"customer_name": rows[0][1], "service_address": "PMB 12, 88 Ocean Blvd\nHampton\nNH\n03842", "btn": "603-555-0105", "account_number": "88-0105", "current_carrier": rows[7][1],
            "authorized_name": "Tess O'Dowd", "authorized_title": "Broker"},
           [(p[0], p[1], p[2], "fax" if i == 3 else "") for i, p in enumerate(port(*nums))])


LAYOUTS = {"kazoo": kazoo, "grid": grid, "letterhead": letterhead, "glyphs": glyphs, "writer": writer}
