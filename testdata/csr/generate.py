"""Writes the customer service records that internal/csr is tested on.

Run with Debian's Python, which has openpyxl:  /usr/bin/python3 testdata/csr/generate.py
The files are invented; numbers are from the range kept for fiction (555-0100 to
555-0199). Each is there for a layout, said in its comment. layouts.py writes
smaller ones, pages.py PDFs, and office.sh has LibreOffice write some again.
"""
import os
from datetime import date, datetime
from openpyxl import Workbook

HERE = os.path.dirname(os.path.abspath(__file__))
EPOCH = datetime(2026, 11, 1, 12, 0, 0)


def path(name):
    return os.path.join(HERE, name)


def save(wb, name):
    wb.properties.created = wb.properties.modified = EPOCH
    wb.save(path(name))


def put(ws, rows, top=1, left=1):
    for i, row in enumerate(rows):
        for j, v in enumerate(row):
            if v is not None:
                ws.cell(top + i, left + j, v)


PHONE = '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####'


def key_value_down():
    """Key and value down two columns, headings of sections, number table below; ZIP as a number with a format."""
    wb = Workbook()
    ws = wb.active
    ws.title = 'CSR'
    put(ws, [
        ['Customer Service Record'], [],
        ['CSR Date:', date(2026, 11, 2)],
        ['Account Information'],
        ['Account Number:', '0048213-77'], ['Customer Name:', "O’Brien & Sons, L.L.C."], ['BTN:', 2175550100], ['PIN:', '0042'],
        ['Authorized User:', 'Jane Q. Doe'],
        ['Service Address'],
        ['Street:', '100 N. Main St.'], ['Suite:', 'Ste 200'], ['City:', 'Springfield'], ['State:', 'IL'], ['ZIP:', 2101],
        ['Billing Address'],
        ['Street:', 'P.O. Box 12'], ['City:', 'Chicago'], ['State:', 'IL'], ['ZIP:', 60601],
        [],
        ['Telephone Number', 'Status', 'Features', 'Hunt Group', 'Notes'],
        [2175550100, 'Active', '1FB, Touch Tone', 'HTG 1', 'Main number'],
        [2175550101, 'Active', 'DSL', 'HTG 1', None],
        [2175550102, 'Disconnected', None, None, 'Fax line'],
        [2175550103, 'Active', 'Remote Call Forwarding', None, 'Elevator'],
    ])
    ws['B7'].number_format = PHONE
    ws['B3'].number_format = 'mm/dd/yyyy'
    ws['B15'].number_format = '00000'
    for r in range(23, 27):
        ws.cell(r, 1).number_format = PHONE
    save(wb, 'key-value-down.xlsx')


def key_value_across():
    """Labels in one row and values in the next, twice; then the numbers under a two-line header."""
    wb = Workbook()
    ws = wb.active
    ws.title = 'Export'
    put(ws, [
        ['ACME TELECOM - CSR REPORT'], [],
        ['Account #', 'BTN', 'Account Name', 'Class of Service', 'Bill Date'],
        ['A-1009', '217-555-0110', 'PRAIRIE DENTAL GROUP, P.C.', 'BUS', '10/15/2026'], [],
        ['Service Address', None, 'City', 'State', 'ZIP Code'],
        ['2210 W JEFFERSON ST STE 12', None, 'SPRINGFIELD', 'IL', '62702-1445'], [],
        ['Telephone', 'Line', 'Feature'],
        ['Number', 'Status', 'Codes'],
        ['217-555-0110', 'Working', '1FB TTB'],
        ['217-555-0111', 'Working', '1FB ESX HTG'],
        ['217-555-0112', 'Suspended', '1MB'],
    ])
    ws.merge_cells('A1:E1')
    ws.merge_cells('A6:B6')
    ws.merge_cells('A7:B7')
    save(wb, 'key-value-across.xlsx')


def two_apart():
    """The value two cells away from its label, with a logo's blank rows above, and blocks side by side."""
    wb = Workbook()
    ws = wb.active
    ws.title = 'Sheet1'
    put(ws, [
        ['Account Number', None, '88172-94406', None, 'Billing Address', None, '12 Dock Rd'],
        ['Customer Name', None, 'Lakeside Veterinary Clinic, LLC', None, None, None, 'Madison, WI 53704'],
        ['Service Address', None, '4500 E. Harbor Drive', None, 'Contact', None, 'Pat Weiss'],
        [None, None, 'Suite 310', None, 'Contact Phone', None, '608-555-0199'],
        [None, None, 'Madison, WI 53704'],
        ['Billing Telephone Number', None, '608-555-0140'],
        [], [],
        ['WTN', 'Circuit', 'USOC', 'Description', 'Qty'],
        ['608-555-0140', None, '1FB', 'Flat Rate Business Line', 1],
        [None, None, 'ESX', 'Call Waiting', 1],
        ['608-555-0141', '13/LYNC/000412', 'ALN', 'Additional Line', 1],
        [None, None, 'XPRI7', 'ISDN PRI', 1],
        ['608-555-0142', None, 'ALN', 'Additional Line', 1],
    ], top=6, left=2)
    save(wb, 'two-apart.xlsx')


def side_by_side():
    """Account data on the left, the numbers' table beside it."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Account Number', '5551-22'], ['Business Name', 'Cedar Hill Nursery'], ['Service Address', '9 Depot Plaza, Floor 3'],
             ['City', 'Asheville'], ['State', 'NC'], ['Zip', '28801'], ['BTN', '828-555-0180'], ['Carrier', 'Windstream'],
             ['Remarks', 'Customer under contract until 12/2027. LSP freeze on account.']], top=3)
    put(ws, [['Phone Number', 'Status'], ['828-555-0180', 'Active'], ['828-555-0181', 'Active'], ['828-555-0182', 'Active'],
             ['828-555-0183', 'Active'], ['828-555-0184', 'Pending Disconnect']], top=3, left=5)
    save(wb, 'side-by-side.xlsx')


def one_row_per_number():
    """One row a number, the account in every row, group headings over the address columns; account numbers as numbers with leading zeros."""
    wb = Workbook()
    ws = wb.active
    ws.title = 'Lines'
    put(ws, [[None, None, 'Service Address', None, None, None, None, 'Line Information'],
             ['Acct No', 'Cust Name', 'Street', 'Unit', 'City', 'St', 'Zip', 'TN', 'TN Status', 'DSL', 'Hunting', 'PIC Freeze', 'Rate Center']])
    ws.merge_cells('C1:G1')
    ws.merge_cells('H1:M1')
    for i in range(6):
        put(ws, [[123456, 'Blue Ridge Logistics Corp.', '9 Depot Plaza', 'Fl 3', 'Asheville', 'NC', 28801, 8285550120 + i,
                  'A' if i < 5 else 'D', 'Y' if i == 1 else 'N', 'Yes' if i < 3 else 'No', 'N', 'ASHEVILLE']], top=3 + i)
        ws.cell(3 + i, 1).number_format = '000000000000'
        ws.cell(3 + i, 8).number_format = '000-000-0000'
    save(wb, 'row-per-number.xlsx')


def given_once():
    """One row a number; the account stands in the first row only, merged over the others."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Account', 'Account Name', 'Address', 'Phone #', 'Type'],
             ['77-1200', 'Harbor Café', '78 Old Mill Road, Dayton, OH 45402', '937-555-0160', 'Voice'],
             [None, None, None, '937-555-0161', 'Voice'],
             [None, None, None, '937-555-0162', 'Alarm'],
             [None, None, None, '937-555-0163', 'Fax']])
    for c in 'ABC':
        ws.merge_cells(f'{c}2:{c}5')
    save(wb, 'given-once.xlsx')


def other_sheet():
    """The account on one sheet, the numbers on another, a hidden sheet, hidden rows and columns."""
    wb = Workbook()
    ws = wb.active
    ws.title = 'Account'
    put(ws, [['Account Name', 'Northgate Community Church'], ['Account ID', 'NG-0031'], ['Service Location', '1200 SW 9th Ave, Bldg 2, Portland, OR 97205'],
             ['Main Number', '(503) 555-0170'], ['Provider', 'Lumen']])
    w2 = wb.create_sheet('Numbers')
    put(w2, [['#', 'Working TN', 'Internal', 'Status'], [1, '503-555-0170', 'x', 'In Service'], [2, '503-555-0171', 'x', 'In Service'],
             [3, '503-555-0172', 'y', 'In Service'], [4, '503-555-0173', 'y', 'In Service']])
    w2.row_dimensions[4].hidden = True
    w2.column_dimensions['C'].hidden = True
    w3 = wb.create_sheet('Old')
    put(w3, [['Account Name', 'Wrong Name Inc'], ['Account ID', 'OLD-1']])
    w3.sheet_state = 'hidden'
    save(wb, 'other-sheet.xlsx')


def several_by_sheet():
    """Two accounts, each on its own sheet."""
    wb = Workbook()
    for i, (name, acct, tn) in enumerate([('First Street Bakery', 'FS-1', '217-555-0130'), ('Second Street Bakery', 'SS-2', '217-555-0140')]):
        ws = wb.active if i == 0 else wb.create_sheet()
        ws.title = acct
        put(ws, [['Account Number', acct], ['Customer Name', name], ['Service Address', f'{i + 1}0 Elm St, Peoria, IL 61602'], [],
                 ['Number', 'Status'], [tn, 'Active'], [tn[:-1] + '1', 'Active']])
    save(wb, 'several-by-sheet.xlsx')


def several_by_block():
    """Two accounts one below the other on one sheet."""
    wb = Workbook()
    ws = wb.active
    row = 1
    for name, acct, tn in [('First Street Bakery', 'FS-1', '217-555-0130'), ('Second Street Bakery', 'SS-2', '217-555-0140')]:
        put(ws, [['Customer Name', name], ['Account Number', acct], ['BTN', tn], ['Service Address', '10 Elm St, Peoria, IL 61602'], [],
                 ['TN', 'Status', 'Comments'], [tn, 'Active', None], [tn[:-1] + '1', 'Active', 'modem'], [], []], top=row)
        row += 10
    save(wb, 'several-by-block.xlsx')


def several_by_column():
    """Two accounts by the value of a column; one has an address of its own for each number."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Account Number', 'BTN', 'Business Name', 'WTN', 'Service Address', 'Service City', 'Service State', 'Service Zip', 'Line Status'],
             ['100-A', '3095550120', 'Acme Widgets, Inc.', '309-555-0120', '100 N Main St', 'Peoria', 'IL', '61602', 'Active'],
             ['100-A', '3095550120', 'Acme Widgets, Inc.', '309-555-0121', '200 S Water St', 'Pekin', 'IL', '61554', 'Active'],
             ['200-B', '3095550150', 'Zenith Corp', '309-555-0150', '5 Oak Ct', 'Morton', 'IL', '61550', 'Active'],
             ['200-B', '3095550150', 'Zenith Corp', '309-555-0151', '5 Oak Ct', 'Morton', 'IL', '61550', 'Active']])
    save(wb, 'several-by-column.xlsx')


def transposed():
    """A table on its side: labels down the first column, each further column a number."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Account Name', 'Grove Street Clinic'], ['Account Number', 'GS-881'], ['Address', '14 Grove St, Ames, IA 50010'], [],
             ['Telephone Number', '515-555-0101', '515-555-0102', '515-555-0103'],
             ['Status', 'Active', 'Active', 'Inactive'],
             ['Features', 'Hunting', 'Distinctive Ring', None],
             ['Notes', 'Front desk', 'Nurse', 'old']])
    save(wb, 'transposed.xlsx')


def printed():
    """A printed record of a Bell company, pasted into column A."""
    wb = Workbook()
    ws = wb.active
    put(ws, [[l] for l in PRINTED])
    save(wb, 'printed.xlsx')


PRINTED = [
    'CUSTOMER SERVICE RECORD                              PAGE 1',
    'ACCT 217 555-0100 318     BILL DATE 11-01-26     CLS 1FB',
    '---LIST',
    'LN   ACME WIDGETS INC',
    'LA   100 N MAIN ST',
    'SA   100 N MAIN ST, SPRINGFIELD, IL 62701',
    'LOC  STE 200',
    '---BILL',
    'BN1  ACME WIDGETS INC',
    'BA1  PO BOX 12',
    'PO   CHICAGO IL 60601',
    'TAR  062',
    '---S&E',
    '1    1FB    /TN 217 555-0100 /PIC 0288 /LPIC 9199 /HTG 1',
    '1    ESX',
    '1    ALN    /TN 217 555-0101 /PIC 0288',
    '1    ADSL HIGH SPEED INTERNET',
    '1    ALN    /TN 217 555-0102 /RSID ABC',
    '---RMKS',
    'RMKR  CUSTOMER HAS LOCAL SERVICE FREEZE',
]


def cells():
    """What Excel does to numbers: digits lost, formulas without a value, blanks within and at the ends."""
    wb = Workbook()
    ws = wb.active
    ws.title = 'CSR'
    put(ws, [['Account Number', 1234567890123456789], ['Customer Name', '  Acme  Widgets , Inc. '], ['BTN', '2.17555E+09'], ['PIN', '=1+1'],
             ['Authorized Name', '  Ann  Lee '], ['Service Address', '1 A St\nSuite 2\nPeoria, IL 61602'], [],
             ['Phone', 'Status'], [2175550100, 'Active'], ['2.17555E+09', 'Active'], [217555010, 'Active'], ['217-155-0100', 'Active'], [2175550100, 'Active']])
    save(wb, 'cells.xlsx')


def numbers_only():
    """A bare list of numbers with notes: never a CSR."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Numbers'], ['217-555-0100'], ['217-555-0101'], ['(217) 555-0102 Fax'], ['217-555-0110 - 217-555-0114']])
    save(wb, 'numbers-only.xlsx')


def attachment():
    """An LOA's attachment: numbers to be ported, under the company's name and BTN; a list, no CSR."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Attachment A'], ['BTN:', '217-555-0100'], ['Telephone Numbers to be Ported', 'Note'], ['217-555-0100', 'Main'], ['217-555-0101', 'DSL Line']])
    save(wb, 'attachment.xlsx')


def loa_like():
    """A letter of authorization typed into a workbook: neither a CSR nor a list."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Letter of Authorization'], ['Customer Name', 'Acme'], ['BTN', '217-555-0100'], ['New Carrier', 'Example Voice'], ['Signature', ''], ['Date Signed', '']])
    save(wb, 'loa-like.xlsx')


def other_paper():
    """A workbook about something else."""
    wb = Workbook()
    ws = wb.active
    put(ws, [['Quarter', 'Revenue', 'Cost'], ['Q1', 1200, 800], ['Q2', 1300, 900]])
    save(wb, 'other.xlsx')


def texts():
    rows = 'Account Number,Customer Name,Service Address,City,State,ZIP,BTN,Phone Number,Status\n'
    body = ''.join(f'0042-9,"Café ""Bleu"", Inc.","100 N. Main St., Ste 200\nRear entrance",Springfield,IL,02101,2175550100,217-555-01{i:02d},Active\n' for i in range(3))
    # quoted line breaks, doubled quotes, UTF-8 without a mark
    open(path('utf8.csv'), 'w', encoding='utf-8', newline='').write(rows + body)
    # what Excel writes as "Unicode text": UTF-16 with tabs
    open(path('utf16.txt'), 'w', encoding='utf-16', newline='').write((rows + body).replace('"100 N. Main St., Ste 200\nRear entrance"', '100 N. Main St.').replace(',', '\t').replace('"Café ""Bleu""\t Inc."', '"Café ""Bleu"", Inc."').replace('\n', '\r\n'))
    # semicolons, Windows-1252, key and value above the table
    open(path('windows-1252.csv'), 'w', encoding='cp1252', newline='').write(
        'CSR;;\r\nAccount;10-22;\r\nName;Señor “Taco” – Peoria;\r\nService address;12 Elm St, Peoria, IL 61602;\r\n;;\r\nNumber;Status;Remarks\r\n3095550101;active;\r\n3095550102;active;burglar alarm\r\n')
    # pipes and a byte order mark, ="…" against Excel
    open(path('pipe.csv'), 'w', encoding='utf-8-sig', newline='').write(
        'TN|ACCOUNT NUMBER|CUSTOMER NAME\n="3095550101"|="000123"|ACME WIDGETS INC\n="3095550102"|="000123"|ACME WIDGETS INC\n')
    # a quotation mark that is never closed
    open(path('broken-quote.csv'), 'w', newline='').write('Account Number,12345\nCustomer Name,"Acme Widgets\nBTN,2175550100\nNumber,Status\n2175550100,Active\n2175550101,Active\n')
    open(path('printed.txt'), 'w', newline='').write('\n'.join(PRINTED) + '\n')
    # a record typed into a text file
    open(path('typed.txt'), 'w', newline='').write(
        'Customer Service Record\n\nAccount Number:   GT-55120\nCustomer Name:    Grant Township Library\nService Address:  40 Court Sq, Macomb, IL 61455\nBTN:              309-555-0160\n\n'
        'Telephone Number    Status      Features\n309-555-0160        Active      Hunting\n309-555-0161        Active      DSL\n309-555-0162        Active\n')
    open(path('bandwidth.xml'), 'w', newline='').write('''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CsrResponse>
  <CustomerOrderId>order-1</CustomerOrderId>
  <Status>COMPLETE</Status>
  <AccountNumber>123456789ABC</AccountNumber>
  <CustomerName>JOHN&apos;S PIZZA &amp; SUBS</CustomerName>
  <ServiceAddress>
    <UnparsedAddress>900 MAIN CAMPUS DR</UnparsedAddress>
    <City>RALEIGH</City>
    <State>NC</State>
    <Zip>27612</Zip>
  </ServiceAddress>
  <WorkingTelephoneNumber>9195550134</WorkingTelephoneNumber>
  <WorkingTelephoneNumbersOnAccount>
    <TelephoneNumber>9195550134</TelephoneNumber>
    <TelephoneNumber>9195550178</TelephoneNumber>
  </WorkingTelephoneNumbersOnAccount>
</CsrResponse>
''')
    open(path('telnyx.json'), 'w', newline='').write('''{
  "data": {
    "carrier_name": "Lumen",
    "admin": {"account_number": "123456789", "authorized_person_name": "Jane Doe", "billing_phone_number": "+12175550100", "name": "ACME WIDGETS, INC."},
    "address": {"full_address": "100 N Main St Ste 200, Springfield, IL 62701", "street_address": "100 N Main St Ste 200", "locality": "Springfield", "administrative_area": "IL", "postal_code": "62701"},
    "associated_phone_numbers": ["+12175550100", "+12175550101"]
  }
}
''')


if __name__ == '__main__':
    for make in [key_value_down, key_value_across, two_apart, side_by_side, one_row_per_number, given_once, other_sheet, several_by_sheet,
                 several_by_block, several_by_column, transposed, printed, cells, numbers_only, attachment, loa_like, other_paper, texts]:
        make()
