"""Writes layouts/*.xlsx and layouts/reasons.tsv: /usr/bin/python3 testdata/csr/layouts.py

Small grids, one for each way of laying out a record; a value's cell is where it
stands in the rows. Each has its reason."""
import os
from datetime import date, datetime
from openpyxl import Workbook

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'layouts')
os.makedirs(HERE, exist_ok=True)
REASONS = []


def w(name, reason, *sheets, merge=(), fmt={}):
    wb = Workbook()
    wb.properties.created = wb.properties.modified = datetime(2026, 11, 1, 12, 0, 0)
    for i, (title, rows, left) in enumerate(sheets):
        ws = wb.active if i == 0 else wb.create_sheet()
        ws.title = title
        for r, row in enumerate(rows):
            for c, v in enumerate(row):
                if v is not None:
                    ws.cell(1 + r, left + c, v)
        for m in merge:
            ws.merge_cells(m)
        for k, f in fmt.items():
            ws[k].number_format = f
    wb.save(os.path.join(HERE, name + '.xlsx'))
    REASONS.append((name, reason))


w('inline', 'several labels in one cell; a list without a header',
  ('S',[['Account Number: 123-44   BTN: 217-555-0100'],['Customer Name: Acme, Inc.','Service Address: 1 A St, Peoria, IL 61602'],['CSR Date: 11/20/2026'],[],['217-555-0100','Active','DSL'],['217-555-0101','Active',''],['217-555-0102','Disconnected','']],1))
w('kv4', 'two pairs of label and value in a row; a blank PIN; features in several columns',
  ('S',[['Account','77123','Type','Business'],['Name','Oak Park Dental','BTN','708-555-0110'],['Address','12 Lake St','City','Oak Park'],['State','IL','Zip','60301'],['Status','Active','PIN',None],['Tax Region','12','Carrier','AT&T'],[],['Line #','Phone Number','Feature 1','Feature 2','Feature 3'],[1,'7085550110','1FB','HTG','ESX'],[2,'7085550111','1FB','HTG',None],[3,'7085550112','1FB',None,'RCF']],1))
w('range', 'ranges in two columns, the end cut to four digits',
  ('S',[['Customer','Big Co'],['Account Number','9-1'],[],['From','To','Qty','Type'],['217-555-0100','217-555-0104',5,'DID'],['217-555-0110','0112',3,'DID']],1))
w('usocrows', 'one row for each USOC, the number repeated',
  ('S',[['Customer Name','Acme'],['Account Number','1'],['Main TN','217-555-0100'],[],['TN','USOC','Description','Qty','Rate'],['217-555-0100','1FB','Flat rate business',1,30.0],['217-555-0100','ESX','Call Waiting',1,3],['217-555-0101','ALN','Add line',1,30],['217-555-0101','PR71V','PRI',1,300],[None,None,None,'Total',363]],1))
w('generic', 'labels of one word, a number in full',
  ('S',[['Name','Smith & Co'],['Address','5 Elm St'],[None,'Apt 2'],['City, State Zip','Peoria, IL 61602'],['Phone','309-555-0100'],['Account No.',123456789012],[],['Lines'],['309-555-0100'],['309-555-0101'],['309-555-0102']],2))
w('questions', 'a help line that is no number of the account; a footer',
  ('S',[['Customer Service Record'],['Questions? Call 800-555-0199'],['Customer Care:','800-555-0188'],['Account #','A1'],['End User Name','ACME INC'],['End User Address','1 A ST, PEORIA IL 61602'],[],['WTN','Feature','Feature Description'],['309-555-0100','1MB','Measured business line'],['309-555-0101','HTG','Hunting'],['Total Lines: 2'],['End of Report']],1))
w('multibtn', 'one account with two BTNs: a contradiction',
  ('S',[['Account Number','Customer Name','BTN','TN'],['1','Acme','217-555-0100','217-555-0100'],['1','Acme','217-555-0100','217-555-0101'],['1','Acme','217-555-0120','217-555-0120']],1))
w('nameslist', 'a list of users and places: no CSR',
  ('S',[['Phone Number','User','Location'],['217-555-0100','Ann','NY'],['217-555-0101','Bob','LA'],['217-555-0102','Cy','LA']],1))
w('nonum', 'account data without numbers',
  ('S',[['Account Number','A1'],['Customer Name','ACME INC'],['Service Address','1 A ST, PEORIA IL 61602'],['BTN','217-555-0100']],1))
w('npa', 'numbers in three columns',
  ('S',[['Account Number','A1'],['Customer Name','ACME INC'],[],['NPA','NXX','Line','Status'],['217','555','0100','Active'],['217','555','0101','Active']],1))
w('two-sheets-table', 'accounts listed on one sheet, their numbers on another',
  ('Accounts',[['Account Number','Account Name','Service Address','City','State','Zip'],['A-1','Alpha LLC','1 A St','Peoria','IL','61602'],['B-2','Beta LLC','2 B St','Pekin','IL','61554']],1),('Lines',[['Account Number','Telephone Number','Status'],['A-1','217-555-0100','Active'],['B-2','217-555-0110','Active'],['A-1','217-555-0101','Active']],1))
w('billsvc', 'billing and listed name told apart',
  ('S',[['Billing Name','Acme Holdings'],['Service Name','Acme Store 5'],['Billing Address','PO Box 1, Peoria, IL 61602'],['Service Address','1 A St, Peoria, IL 61602'],['BTN','217-555-0100'],['Listed Name','ACME STORE']],1))
w('undervalue', 'each value below its label',
  ('S',[['ACCOUNT NUMBER'],['A-99'],[],['CUSTOMER NAME'],['ACME INC'],[],['SERVICE ADDRESS'],['1 A St'],['Peoria, IL 61602'],[],['TELEPHONE NUMBERS'],['217-555-0100'],['217-555-0101']],1))
w('hdr-logo', 'a logo above, the table at column B',
  ('S',[['AT&T'],['Wholesale'],[],[],[None,'Account: A-1','BTN: 217-555-0100'],[],[],[None,'Line','TN','Customer Name','Svc Addr','USOC/FID','Line Status'],[None,1,'217-555-0100','ACME','1 A St, Peoria IL 61602','1FB /HTG 1','W'],[None,2,'217-555-0101','ACME','1 A St, Peoria IL 61602','1FB','W']],1))
w('wide', 'one row an account, its numbers in columns',
  ('S',[['BTN','Customer Name','Address 1','Address 2','City','ST','Zip','TN1','TN2','TN3'],['217-555-0100','Acme','1 A St','Ste 2','Peoria','IL','61602','217-555-0100','217-555-0101','217-555-0102']],1))
w('acct-code', 'the customer code in a cell of its own; numbers with commas',
  ('S',[['BTN','217-555-0100'],['Customer Code','318'],['Account Number','217-555-0100'],['Name','ACME'],['WTNs','217-555-0100, 217-555-0101, 217-555-0102']],1))
w('bracct', 'BTN/ACCT #, yes and no conditions, a feature that is denied',
  ('S',[['BTN/ACCT #','217 555-0100 318'],['Business Name','ACME'],['Bus/Res','BUS'],['PIC Freeze','N'],['LSP Freeze','Y'],['Pending Order','None'],['Port Protection','Enabled'],['Contract End Date','12/31/2027'],[],['WTN','Features'],['217 555-0100','HUNTING, CALLER ID'],['217 555-0101','DSL removed 1/1/25']],1))
w('cont', 'values that go on below, without labels',
  ('S',[['Customer Name','ACME INC'],[None,'DBA ACME WEST'],['Service Address','1 A ST'],[None,'PEORIA'],[None,'IL'],[None,'61602'],['TNs','217-555-0100'],[None,'217-555-0101'],[None,'217-555-0102']],1))
w('hunt', 'columns named after features',
  ('S',[['Account Number','1'],['Customer','Acme'],[],['Phone','Hunt Group','Hunt Seq','DSL?','RCF To','Alarm Line'],['217-555-0100','HG1',1,'No','217-555-0190','N'],['217-555-0101','HG1',2,'Yes',None,'Y'],['217-555-0102',None,None,'No',None,'N']],1))
w('fidkv', 'FIDs and values in two columns',
  ('S',[['LN','ACME INC'],['LA','1 A ST'],['SA','1 A ST, PEORIA IL 61602'],['BN1','ACME INC'],['BA1','PO BOX 5'],['PO','PEORIA IL 61602'],['BTN','217-555-0100'],['AN','217 555-0100 318'],[],['TN','USOC','PIC'],['217-555-0100','1FB','0288'],['217-555-0101','ALN','0288']],1))
w('merged', 'labels and values in merged cells',
  ('S',[['CUSTOMER SERVICE RECORD',None,None,None],['Account Number',None,'A-55',None],['Customer Name',None,'ACME & SONS',None],['Service Address',None,'1 A St',None],[None,None,'Peoria, IL 61602',None],[],['Telephone Number',None,'Status','Remarks'],['217-555-0100',None,'Active','PIC frozen'],['217-555-0101',None,'Active',None]],1),merge=['A1:D1','A2:B2','C2:D2','A3:B3','C3:D3','A4:B4','C4:D4','C5:D5','A7:B7','A8:B8','A9:B9'])
w('threeblocks', 'three sections side by side',
  ('S',[['Customer Information',None,None,'Billing Information',None,None,'Carrier Information'],['Name','ACME',None,'Name','ACME HOLDINGS',None,'Name','Lumen'],['Address','1 A St',None,'Address','PO Box 9',None,'Account #','A-7'],['City','Peoria',None,'City','Chicago',None,'PIN','1234'],['State','IL',None,'State','IL'],['Zip','61602',None,'Zip','60601'],[],['WTN','Status'],['309-555-0100','Working']],1))
w('longlabels', 'labels with instructions in parentheses',
  ('S',[['Customer Name (as it appears on bill)','ACME, INC.'],['Service Address (no P.O. Boxes)','1 A St, Peoria, IL 61602'],['Account Number (required)','A-1'],['Billing Telephone Number (BTN)','309-555-0100'],['PIN/Passcode (if applicable)','n/a'],['Authorized Contact on Account','Jane Doe'],[],['Telephone Number(s) on Account','Line Type','Features (if any)'],['309-555-0100','POTS','None'],['309-555-0101','POTS','DSL']],1))
w('multiaddr', 'an account address and an address for each number',
  ('S',[['Account Number','A-1'],['Customer Name','ACME'],['Billing Address','PO Box 9, Chicago, IL 60601'],['Service Address','1 A St, Peoria, IL 61602'],[],['TN','Location','Service Address','City','State','Zip'],['309-555-0100','HQ','1 A St','Peoria','IL','61602'],['309-555-0101','Annex','2 B St','Pekin','IL','61554']],1))
w('acctmerge', 'accounts in merged cells',
  ('S',[['Account Number','Customer','TN','Status'],['A-1','ACME','309-555-0100','A'],[None,None,'309-555-0101','A'],['B-2','BETA','309-555-0110','A'],[None,None,'309-555-0111','D']],1),merge=['A2:A3','B2:B3','A4:A5','B4:B5'])
w('dates', 'a day-first date cell; sixteen digits',
  ('S',[['CSR Date',date(2026,11,5)],['Account #',1000200030004000],['Name','ACME'],['BTN',3095550100],['Phone Numbers'],[3095550100],[3095550101]],1),fmt={'B1':'dd/mm/yyyy'})
w('sepsingle', 'label and value divided by dash or equals sign',
  ('S',[['Account Number = A-1'],['Customer Name - ACME, INC.'],['Service Address: 1 A St, Peoria, IL 61602'],['Numbers: 309-555-0100, 309-555-0101; 309-555-0102'],['Features: DSL on 309-555-0101']],1))
w('gridlist', 'a list of numbers in several columns',
  ('S',[['Account Number','A-1'],['Customer Name','ACME'],[],['Telephone Numbers'],['309-555-0100','309-555-0101','309-555-0102'],['309-555-0103','309-555-0104','309-555-0105']],1))
w('order', 'the number in the last column; a total below',
  ('S',[['Status','Rate','Description','Customer','Acct','DID'],['Active',12.5,'DID Number','ACME','77','309-555-0100'],['Active',12.5,'DID Number','ACME','77','309-555-0101'],[None,25,None,None,None,None]],1))
w('100', 'exactly 100 numbers, and a note that says why',
  ('S',[['Account Number','A-1'],['Customer Name','ACME'],['Note','Only first 100 TNs returned'],[],['TN']]+[['309555%04d'%(100+i)] for i in range(100)],1))
w('twotables', 'active and disconnected numbers in two tables',
  ('S',[['Account Number','A-1'],['Customer Name','ACME'],[],['Active Numbers'],['TN','Features'],['309-555-0100','DSL'],['309-555-0101',None],[],['Disconnected Numbers'],['TN','Features'],['309-555-0102',None]],1))
w('colons', 'colons in a column of their own',
  ('S',[['ACCOUNT NO',':','A-1'],['NAME',':','ACME'],['BTN',':','309-555-0100'],['ADDRESS',':','1 A ST, PEORIA IL 61602']],1))
w('wireless', 'a wireless account',
  ('S',[['Account Holder','Jane Doe'],['Account Number','123456789'],['Account PIN','9876'],['SSN Last 4','4321'],['Zip','60601'],['Wireless Number','Device'],['312-555-0100','iPhone'],['312-555-0101','iPad']],1))
w('ext', 'extensions and notations of numbers',
  ('S',[['Account Number','A-1'],['Name','ACME'],['Number','Extension','Description'],['309-555-0100','100','Front'],['309-555-0101 x200',None,'Back'],['1-309-555-0102',None,'+1 form'],['+13095550103',None,'e164'],['309.555.0104',None,'dots'],['(309)555-0105',None,'tight'],['800-555-0199',None,'toll free']],1))
w('blankmid', 'blank cells under and beside labels; a footnote',
  ('S',[['Account Number','PIN','Customer Name','BTN'],['A-1',None,'ACME','309-555-0100'],[],['PIN',None,'Carrier','Lumen'],['TN'],['309-555-0100'],['309-555-0101'],['* DSL lines cannot be ported']],1))
w('resi', 'a residence: first and last name',
  ('S',[['First Name','Jane'],['Last Name',"O'Neil"],['Address','5 Elm St'],['City','Peoria'],['State','IL'],['Zip','61602'],['Phone Number','309-555-0100'],['Account Number','55-1']],1))
w('nameaddr', 'name and address under one label',
  ('S',[['Customer Name and Address','ACME, INC.\n1 A St\nPeoria, IL 61602'],['Billing Name and Address','ACME HOLDINGS'],[None,'PO Box 9'],[None,'Chicago, IL 60601'],['Account Number','77'],['Telephone Numbers (2):','309-555-0100'],[None,'309-555-0101']],1))
w('title', 'service address in parts with short labels; a feature row without a number',
  ('S',[['CSR for Account 123-456 (Acme Inc.)'],[],['Business Name','Acme Inc.'],['Acct #','123-456'],['Service Addr','1 A St'],['Svc City','Peoria'],['Svc State','IL'],['Svc Zip','61602'],[],['BTN','WTN','USOC','FID','Description'],['309-555-0100','309-555-0100','1FB','PIC 0288','FLAT RATE BUS'],['309-555-0100','309-555-0101','ALN',None,'ADDL LINE'],[None,None,'HSI01',None,'HIGH SPEED INTERNET']],1))
w('summarydetail', 'three sheets, the features apart from the numbers',
  ('Summary',[['Account Name','ACME'],['Account Number','1-2'],['Service Address','1 A St, Peoria, IL 61602'],['Total Lines',2]],1),('Lines',[['TN','Status'],['309-555-0100','Active'],['309-555-0101','Active']],1),('Features',[['TN','USOC'],['309-555-0100','1FB'],['309-555-0101','ADSL']],1))
w('hdrcolon', 'column headings with colons',
  ('S',[['Account Name:','Account Number:','BTN:'],['ACME','A-1','309-555-0100'],[],['Telephone Number:','Status:'],['309-555-0100','Active'],['309-555-0101','Active']],1))
w('nulls', 'N/A, None and dashes are no values',
  ('S',[['Account Name','ACME'],['Account Number','N/A'],['PIN','None'],['Authorized Name','-'],['BTN','309-555-0100'],['Service Address','1 A St, Peoria, IL 61602'],['TN','309-555-0100']],1))
w('2col-addr', 'an address that goes on below, beside another block',
  ('S',[['Name','ACME','Service Address','1 A St'],['Acct','A-1',None,'Suite 4'],['BTN','309-555-0100',None,'Peoria, IL 61602'],[],['WTN','PIC','LPIC'],['309-555-0100','0288','9199']],1))
w('acctcol-late', 'the account in the last column',
  ('S',[['WTN','Status','BTN','Account'],['309-555-0100','A','309-555-0100','A-1'],['309-555-0101','A','309-555-0100','A-1'],['309-555-0150','A','309-555-0150','B-2']],1))
w('3accts-blank', 'three accounts, each given once',
  ('S',[['Account','Name','Number'],['A-1','ACME','309-555-0100'],['','','309-555-0101'],['B-2','BETA','309-555-0110'],['','','309-555-0111'],['C-3','GAMMA','309-555-0120']],1))
w('usocdesc', 'label and value in one cell; the number in the last column',
  ('S',[['ACCT NO: 309 555-0100 123'],['BILL DATE: NOV 1 2026'],['LISTED NAME: ACME INC'],['LISTED ADDRESS: 1 A ST'],['BILLED NAME: ACME INC'],['BILLING ADDRESS: PO BOX 3, PEORIA IL 61602'],['SERVICE ADDRESS: 1 A ST, PEORIA IL 61602'],[],['QTY','USOC','DESCRIPTION','TN'],[1,'1FB','BUS LINE','309 555-0100'],[1,'ALN','ADDL LINE','309 555-0101']],1))
w('wrap', 'headings in two lines of one cell, with a no-break space; marks beside numbers',
  ('S',[['Account\nNumber','Customer\r\nName','Service\u00a0Address','Telephone\nNumber','Line\nStatus'],['A-1','ACME','1 A St, Peoria, IL 61602','309-555-0100*','Active'],['A-1','ACME','1 A St, Peoria, IL 61602',"'309-555-0101",'Active'],['A-1','ACME','1 A St, Peoria, IL 61602',"309-555-0102 (BTN)",'Active']],1))
w('upper', 'short headings in capitals',
  ('S',[['ACCT NBR','CUST NAME','SVC ADDR','SVC CITY','SVC ST','SVC ZIP','BTN','TN','STAT','USOC','QTY'],['000123','ACME','1 A ST','PEORIA','IL',61602,'3095550100','3095550100','W','1FB',1]],1))
w('api-flat', 'member names of an interface as headings',
  ('S',[['accountNumber','customerName','billingTelephoneNumber','serviceAddress.street','serviceAddress.city','serviceAddress.state','serviceAddress.zip','workingTelephoneNumber'],['A-1','ACME','3095550100','1 A St','Peoria','IL','61602','3095550100'],['A-1','ACME','3095550100','1 A St','Peoria','IL','61602','3095550101']],1))
w('snake', 'the same with underscores',
  ('S',[['account_number','customer_name','btn','street_address','locality','administrative_area','postal_code','phone_number','status'],['A-1','ACME','3095550100','1 A St','Peoria','IL','61602','+13095550100','active']],1))
w('onlist', 'numbers to port: a list, no CSR',
  ('S',[['Phone numbers to port'],['309-555-0100'],['309-555-0101']],1))
w('loa-sheet', 'an LOA with its fields in a sheet: other',
  ('S',[['Company:','ACME'],['BTN:','309-555-0100'],['Address:','1 A St, Peoria, IL'],['Current Carrier:','Lumen'],['New Provider:','Zoom'],['Authorized Signature:','Jane'],['Date:','1/1/2026'],['Numbers to be ported:'],['309-555-0100']],1))
w('csrdate-inline', 'a date with a time of day',
  ('S',[['CSR Retrieved: 11/20/2026 10:31 AM'],['Customer','ACME'],['Account','A-1'],['Phone','309-555-0100']],1))
w('statecol', 'State for status',
  ('S',[['Account Number','A-1'],['Customer Name','ACME'],[],['TN','State','Features'],['309-555-0100','Active','None'],['309-555-0101','Inactive','N/A']],1))
w('ranges', 'a range beside its label',
  ('S',[['Account Number','A-1'],['Customer Name','ACME'],['DID Range','309-555-0100 - 309-555-0109'],['Main Number','309-555-0100']],1))
w('quoted', 'quotation marks, an extension behind the BTN, a number cell as PIN',
  ('S',[['Account Number','"A-1"'],['Customer Name','ACME “West”'],['PIN',4321.0],['BTN','(309) 555-0100 ext 5'],['WTN','309.555.0100 / 309.555.0101']],1))
w('beside', 'a table beside a stack of labels, from the same row on',
  ('S',[['Customer Name','Vista Optical',None,None,'Phone Number','Status'],['Account Number','VO-3',None,None,'850-555-0120','Active'],['Service Address','3 Gulf Dr, Destin, FL 32541',None,None,'850-555-0121','Disconnected'],['BTN','850-555-0120',None,None,'850-555-0122','Active']],1))
w('beside-lower', 'the table one row lower, the stack longer, a blank PIN',
  ('S',[['Customer Name','Vista Optical'],['PIN',None,None,'Phone Number','Status'],['Account Number','VO-3',None,'850-555-0120','Active'],['Service Address','3 Gulf Dr',None,'850-555-0121','Active'],['City','Destin'],['State','FL'],['Zip','32541'],['BTN','850-555-0120']],1))
w('beside-right', 'the stack at the right of the table',
  ('S',[['TN','Description',None,'Company:','Vista Optical'],['850-555-0120','Main',None,'Acct No:','VO-3'],['850-555-0121','Fax',None,'Svc Address:','3 Gulf Dr, Destin, FL 32541'],['850-555-0122','Alarm',None,'Passcode:','TULIP']],1))
w('beside-captions', 'a caption over each block',
  ('S',[['Account Details',None,None,'Lines'],['Company','Vista Optical',None,'Number','Type'],['Acct No','VO-3',None,'850-555-0120','Main'],['Svc Address','3 Gulf Dr',None,'850-555-0121','Fax'],[None,'Unit 7',None,'850-555-0122','Alarm'],[None,'Destin, FL 32541'],['Passcode','TULIP']],1))
w('beside-list', 'words beside a list whose one heading is over the numbers',
  ('S',[['Account Number','A-1'],['Customer Name','ACME'],[],['Telephone Numbers'],['309-555-0100','Main'],['309-555-0101','Fax'],['309-555-0102','Disconnected'],[],['Carrier','Lumen']],1))
w('beside-one', 'one label and its value beside the table, the others below; a state that is also a unit',
  ('S',[['Customer Name','Vista Optical',None,'TN','Status'],[None,None,None,'850-555-0120','Active'],[None,None,None,'850-555-0121','Disconnected'],[],['Account Number','VO-3'],['Address','3 Gulf Dr'],['City','Destin',None,'TN','Features'],['State','FL',None,'850-555-0122','DSL'],['Zip','32541',None,'850-555-0123','Hunting']],1))

w('banner-dash', 'accounts in banner lines: number, name and address between dashes, with no labels for them',
  ('S',[['Account Inventory'],['Account: 2200118 – Harbor Coffee Ltd. – 1055 W Main St, Salem, OR 97301'],['Number','Status','Service'],['503-555-0101','Active','Business Line'],['503-555-0102','Active','Fax'],[],['Account 2200119 - Harbor Roastery - 735 Yates St, Albany, OR 97321'],['Number','Status','Service'],['541-555-0111','Suspended','Business Line']],1))
w('location-banner', 'a location with its address above each block of numbers; BTN/WTN heads the numbers',
  ('S',[['Customer:','Blue Heron Markets'],['Account:','03118842'],['Bill To:','PO Box 771, Quincy, MA 02169'],[],['Location: Store 12 - 40 Main St, Plymouth, MA 02360'],['BTN/WTN','Type','Use'],['508-555-0100','POTS','Main'],['508-555-0101','POTS','Elevator'],[],['Location: Store 19 - 8 Depot St, Duxbury, MA 02332'],['BTN/WTN','Type','Use'],['781-555-0100','POTS','Fire Alarm'],['Total Lines','3']],1))
w('name-first', 'blocks that begin with the name, the account number below it',
  ('S',sum([[['Name:',n],['Account:',a],['Svc Address:',d],['Lines:',t],[]] for n,a,d,t in [('Piedmont Vet Assoc','434 555-0101 118','1010 Main St, Danville, VA 24541','434-555-0101, 434-555-0102'),('Piedmont Vet Assoc','434 555-0111 907','12 N Main St, Gretna, VA 24557','434-555-0111'),('Piedmont Equine','434 555-0121 441','55 Hurt St, Chatham, VA 24531','434-555-0121')]],[]),1))
w('disc-date', 'a column of days of disconnection; a header in two lines, one cell of which is merged over two',
  ('S',[['Customer Name','Wasatch Print'],['Account Number','W-99'],[],['Working','Line',None,'Disc'],['Number','Type','Use','Date'],['801-555-0101','POTS','Main',None],['801-555-0102','POTS','Fax','2025-07-15']],1), merge=['B4:C4'])
w('beside-same', 'two tables of numbers beside each other with the same headings',
  ('S',[['Account Name:','Timber LLC'],['Acct #:','T-10'],[],['TN','Descr','Stat',None,'TN','Descr','Stat'],['207-555-0101','Bus line','Act',None,'207-555-0111','Bus line','Act'],['207-555-0102','Bus line','Act',None,'207-555-0112','Modem','Disc']],1))
w('heads-beside', 'headings whose neighbours nobody knows are no values of each other: Remarks, Rate Grp',
  ('S',[['Account Number','Customer Name','TN','Status','Features','Remarks','Rate Grp'],['806','Zed Corp','217-555-0101','Active','Hunting','Main line','x'],['806','Zed Corp','217-555-0102','Disconnected','','','y']],1))
w('addresses-beside', 'the state of a rate center, and the emergency address, beside the service address',
  ('S',[['Customer Name','Account Number','TN','Rate Center','State','E911 Addr','Service Street','Service City','Service State','Service Zip'],['Mile High','1-AB','720-555-0101','DENVER','CO','5200 SMITH','5200 Smith Rd','Denver','CO','80216'],['Mile High','1-AB','720-555-0102','DENVER','CO','5200 SMITH','5200 Smith Rd','Denver','CO','80216']],1))
w('two-voices', 'what two sides say beside each other: the first is the record, the other is listed',
  ('S',[['Field','Losing carrier says','Customer says'],['Business name','SALISH SEA LLC','Salish Sea'],['Account #','W-118','unknown'],['Service address','355 HARRIS AVE, BELLINGHAM WA 98225','355 Harris Avenue #104'],['BTN','360-555-0100','360-555-0100'],['Lines','360-555-0100, 360-555-0101',None]],1))
w('freeze-column', 'freezes ticked beside single numbers; a column of states under a heading that nobody knows',
  ('S',[['Account Number','F-9'],['Customer Name','Frozen Co'],[],['TN','PIC Frz','Local Svc Freeze','Disposition'],['312-555-0101','Y','N','In Service'],['312-555-0102','N','Y','In Service'],['312-555-0103','N','N','Disconnected']],1))

with open(os.path.join(HERE, 'reasons.tsv'), 'w') as f:
    f.write(''.join(f'{n}\t{r}\n' for n, r in REASONS))
