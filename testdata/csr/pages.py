"""Writes the records that are PDFs: /usr/bin/python3 testdata/csr/pages.py (needs reportlab)."""
import os
from reportlab import rl_config
rl_config.invariant = 1
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen import canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle, Paragraph, Spacer
from reportlab.lib.styles import getSampleStyleSheet
from generate import PRINTED, path


def portal():
    """A portal's printout: key and value, then a ruled table that goes on over pages without its header."""
    s = getSampleStyleSheet()
    rows = [['Telephone Number', 'Status', 'Features', 'Service Address']]
    for i in range(60):
        rows.append([f'(217) 555-01{i:02d}', 'Active' if i % 7 else 'Disconnected', 'Hunting' if i % 2 else 'Call Waiting', '100 N. Main St., Ste 200, Springfield, IL 62701'])
    t = Table(rows, colWidths=[110, 80, 90, 250])
    t.setStyle(TableStyle([('GRID', (0, 0), (-1, -1), 0.5, (0, 0, 0)), ('FONTSIZE', (0, 0), (-1, -1), 9)]))
    info = Table([['Account Number', '0048213-77', 'Bill Date', 'November 2, 2026'], ['Customer Name', "O'Brien & Sons, L.L.C.", 'BTN', '217-555-0100'],
                  ['Authorized User', 'Jane Q. Doe', 'Carrier', 'CenturyLink']], colWidths=[110, 170, 90, 160])
    SimpleDocTemplate(path('portal.pdf'), pagesize=letter, title='CSR').build([Paragraph('Customer Service Record', s['Title']), info, Spacer(1, 20), t])


def printed():
    """The printed record in a fixed-width face."""
    c = canvas.Canvas(path('printed.pdf'), pagesize=letter)
    c.setFont('Courier', 10)
    for i, l in enumerate(PRINTED):
        c.drawString(50, 740 - 13 * i, l)
    c.save()


def letter_like():
    """A record typed as a letter: labels with colons in lines, numbers in a column without a header."""
    c = canvas.Canvas(path('letter.pdf'), pagesize=letter)
    c.setFont('Helvetica', 11)
    y = 740
    for l in ['Grant Telephone Cooperative', 'Customer record as of 10/30/2026', '', 'Account Name: Grant Township Library', 'Account Number: GT-55120', 'Service Address: 40 Court Sq, Macomb, IL 61455',
              'BTN: 309-555-0160', '', 'Lines:', '309-555-0160  Main', '309-555-0161  Fax', '309-555-0162  DSL', '', 'Remarks: customer has a pending order N4481']:
        c.drawString(72, y, l)
        y -= 15
    c.save()


def unaligned():
    """Tables in a proportional face whose cells do not stand below their headings: rows in one string, columns right and left of a tight header."""
    c = canvas.Canvas(path('unaligned.pdf'), pagesize=letter)
    c.setFont('Helvetica', 10)
    y = 740
    for l in ['Customer Service Record', 'Customer Name: Grant Township Library', 'Account Number: GT-55120', 'Service Address: 40 Court Sq, Macomb, IL 61455', 'BTN: 309-555-0100']:
        c.drawString(60, y, l)
        y -= 13
    states = ['Active', 'Active', 'Disconnected', 'Active']
    last = 100
    for head, cells in (('TN' + ' ' * 13 + 'Status', None), ('TN    Status', None), ((60, 90), (60, 130)), ((60, 100), (60, 140)), ((100, 230), (60, 190))):
        y -= 30
        if cells is None:
            c.drawString(60, y, head)
        else:
            c.drawString(head[0], y, 'TN')
            c.drawString(head[1], y, 'Status')
        for s in states:
            y -= 13
            n = f'309-555-0{last}'
            last += 1
            if cells is None:
                c.drawString(60, y, n + '   ' + s)
            else:
                c.drawString(cells[0], y, n)
                c.drawString(cells[1], y, s)
    c.save()


if __name__ == '__main__':
    unaligned()
    portal()
    printed()
    letter_like()
