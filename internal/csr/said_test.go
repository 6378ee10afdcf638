package csr

// Short papers and all that is read from them, each for a layout that was once read
// wrongly or not at all.

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// said is all that a record says, in short lines: its kind where it is no CSR,
// fields (addresses as street|unit|city|state|zip), numbers as in TestReading with
// their own address behind "@", conditions behind "!", codes of problems behind "?".
func said(r *porting.Record) string {
	var out []string
	if r.Document.Kind != porting.KindCSR {
		out = append(out, "kind "+string(r.Document.Kind))
	}
	parts := func(f *porting.Field) string {
		if f.Parts == nil {
			return strconv.Quote(f.Text)
		}
		return strings.Join([]string{f.Parts.Street, f.Parts.Unit, f.Parts.City, f.Parts.State, f.Parts.Zip}, "|")
	}
	for _, n := range porting.Names {
		if f := r.Fields[n]; f != nil {
			out = append(out, string(n)+" "+parts(f))
		}
	}
	var ns []string
	for _, n := range r.Numbers {
		s := strings.Join(append([]string{n.TN[max(len(n.TN)-4, 0):]}, n.Features...), ",")
		if n.Status != "" {
			s += "=" + n.Status
		}
		if n.ServiceAddress != nil {
			s += "@" + parts(n.ServiceAddress)
		}
		ns = append(ns, s)
	}
	if len(ns) > 0 {
		out = append(out, strings.Join(ns, " "))
	}
	for _, c := range r.Conditions {
		out = append(out, "!"+c.Name)
	}
	var codes []string
	for _, p := range r.Problems {
		if p.Code != porting.ProblemSeveralAccounts && !slices.Contains(codes, "?"+p.Code) {
			codes = append(codes, "?"+p.Code)
		}
	}
	return strings.Join(append(out, codes...), "\n")
}

func TestSaid(t *testing.T) {
	printedRecord := func(account, name, tn string) string {
		return "ACCOUNT " + account + "   BILL DATE NOV 01 2026\n---LIST\nLN   " + name + "\nSA   45 GERVAIS ST\n     COLUMBIA SC 29201\n---BILL\nBN1  " + name +
			"\nBA1  PO BOX 2\nPO   COLUMBIA SC 29202\n---S&E\n1  1FB  /TN " + tn + "/HTG 1\n"
	}
	for _, tt := range []struct {
		name, text string
		want       []string // what each account says
	}{
		{"headings that nobody knows, told by a word and the value's shape", "Account Key,209-188-010199-5\nAccount Title,Tuolumne Timber Products\nPremises,\"18044 Business Park Dr, Sonora, CA 95370\"\nRemit,\"PO Box 1180, Sonora, CA 95370\"\nLine,209-533-7720\n", []string{`
			customer_name "Tuolumne Timber Products"
			account_number "209-188-010199-5"
			service_address 18044 Business Park Dr||Sonora|CA|95370
			billing_address PO Box 1180||Sonora|CA|95370
			7720
			?ambiguous_label`}},
		{"what looks like the field that is missing is told", "Account Number,10-4471\nLedger 2,\"Sawtooth Lumber, Inc.\"\nTN,208-774-0100\n", []string{`
			account_number "10-4471"
			0100
			?ambiguous_label`}},
		{"a number that nothing tells what it is there for", "Account Number,10-4471\nName,Sawtooth Lumber\nOverflow,208-774-0101\nTN,Status\n208-774-0100,Active\n", []string{`
			customer_name "Sawtooth Lumber"
			account_number "10-4471"
			0100=active
			?ambiguous_label`}},
		{"parts of an address under headings that nobody knows", "Titulaire;Fromagerie du Port\nNo de compte;514-882-104\nXx civil;1180\nRue;rue Saint-Paul Ouest\nBureau x;Bureau 205\nVille;Montréal\nProvince;QC\nCode postal;H3C 1M5\n", []string{`
			customer_name "Fromagerie du Port"
			account_number "514-882-104"
			service_address 1180 rue Saint-Paul Ouest|Bureau 205|Montréal|QC|H3C 1M5
			?ambiguous_label`}},
		{"lists below what is said of them", "Account #,001 7710\nCustomer,Sonoran Tile Co\n,\nHunt Group: FRONT,\n602-276-4400,\n602-276-4401,\n,\nPENDING DISCONNECT,\nTN,Class\n602-276-4410,B1\n,\nNo Hunting,\n602-276-4490,\n", []string{`
			customer_name "Sonoran Tile Co"
			account_number "001 7710"
			4400,hunting 4401,hunting 4410=pending
			?ambiguous_label`}},
		{"one more of a list, behind a heading", "Account #,001 7710\nCustomer,Sonoran Tile Co\n,\nHunt Group: FRONT,\n602-276-4400,\n602-276-4401,\n,\nNo Hunting,\n602-276-4490,\n", []string{`
			customer_name "Sonoran Tile Co"
			account_number "001 7710"
			4400,hunting 4401,hunting 4490`}},
		{"an account's state in two phrases", "BAN,881-4401-77\nAccount Status,Suspended - non pay\nAccount Name,Swamp Tours\nTN,912-283-0155\n", []string{`
			customer_name "Swamp Tours"
			account_number "881-4401-77"
			0155
			!suspended`}},
		{"what stands below a heading says what it is of", "Acct Key,Acct Title,TN,Ln Stat,Svc Addr,Svc City,Svc Addr St,BTN (Y/N),On/Off,Fonction\nKX-77120,Lake Dental PA,218-829-3300,,3300 Lake Dr,Brainerd,MN,Y,on,Recherche de ligne\nKX-77120,Lake Dental PA,218-829-3301,,3300 Lake Dr,Brainerd,MN,N,off,\n", []string{`
			customer_name "Lake Dental PA"
			btn "218-829-3300"
			account_number "KX-77120"
			service_address 3300 Lake Dr||Brainerd|MN|
			3300,hunting=active 3301=disconnected
			?ambiguous_label`}},
		{"the parts of a street in columns that nobody knows", "BAN,Cust Nm,TN,House Nbr,Dxr,Street,Sxx,City,ST,Zip\n5510-88,Mills Co,978-897-4400,12,N,Main,St,Maynard,MA,01754\n5510-88,Mills Co,978-897-4401,12,N,Main,St,Maynard,MA,01754\n", []string{`
			customer_name "Mills Co"
			account_number "5510-88"
			service_address 12 N Main St||Maynard|MA|01754
			4400 4401
			?ambiguous_label`}},
		{"numbered lines of one address, and of a customer", "ACCT_NBR,CUST_LINE1,SVC_LINE1,SVC_LINE2,SVC_LINE3,SVC_LINE4,PHONE_NBR\n1004410,HAWKEYE SEED COMPANY,1200 INDUSTRIAL RD,BLDG C,GRINNELL IA,50112,641-236-4410\n1004410,HAWKEYE SEED COMPANY,1200 INDUSTRIAL RD,BLDG C,GRINNELL IA,50112,641-236-4411\n", []string{`
			customer_name "HAWKEYE SEED COMPANY"
			account_number "1004410"
			service_address 1200 INDUSTRIAL RD|BLDG C|GRINNELL|IA|50112
			4410 4411`}},
		{"a title with more in it", "\"CSR for Prairie State Elevator, Inc. as of 11/18/2026\",\nAccount 4410-22-118,\n\"Located at 100 Depot Street, Galva, IL 61434\",\n309-932-4410 Active Main,\n309-932-4411 Active Fax,\n", []string{`
			customer_name "Prairie State Elevator, Inc."
			account_number "4410-22-118"
			service_address 100 Depot Street||Galva|IL|61434
			csr_date "11/18/2026"
			4410=active 4411,fax=active`}},
		{"a line of several things", "\"Mark Twain Tours, Inc. – Account 573-221-0150 044\",\nTN,Status\n573-221-0150,Active\n573-221-0151,Active\n", []string{`
			customer_name "Mark Twain Tours, Inc."
			btn "573-221-0150"
			account_number "573-221-0150 044"
			0150=active 0151=active`}},
		{"a company in the block of a customer is no other account", "Name on Account,Ozark Dulcimer Shoppe\nAccount Number,870-269-3\nService Address,\"405 E Main St, Mountain View, AR 72560\"\nCompany,Yelcot Communications\n,\nTN,870-269-0145\n", []string{`
			customer_name "Ozark Dulcimer Shoppe"
			account_number "870-269-3"
			service_address 405 E Main St||Mountain View|AR|72560
			0145
			?contradiction`}},
		{"a column State that says how the number is", "Account Number,Customer,Phone,Calling feature,State\n10-1,Elm Ltd,757-336-0110,Hunting,Active\n10-1,Elm Ltd,757-336-0111,,Suspended for non-payment\n", []string{`
			customer_name "Elm Ltd"
			account_number "10-1"
			0110,hunting=active 0111=suspended`}},
		{"names of members with the names of what they stand in", "Field,Value\nCustomer.Name,Tombstone Repair\nCustomer.BillingTN,520-457-0110\nLines[0].TN,520-457-0110\nLines[1].TN,520-457-0111\n", []string{`
			customer_name "Tombstone Repair"
			btn "520-457-0110"
			0110 0111`}},
		{"a remark that names another number is about that one", "Account Number,Customer,Phone,Remarks\n10-1,Elm Ltd,541-482-0160,541-482-0162 is the fax\n10-1,Elm Ltd,541-482-0162,\n", []string{`
			customer_name "Elm Ltd"
			account_number "10-1"
			0160 0162,fax`}},
		{"sentences", "Hi,\n\nThis is what we have on file for the account of Mackinac Fudge Works LLC.\nThe account number is 77120-4410 and the main billing number is 906-847-0160.\nService is at 7396 Main Street, Mackinac Island, MI 49757.\nThe lines are 906-847-0160, 906-847-0161 and 906-847-0162.\n", []string{`
			btn "906-847-0160"
			account_number "77120-4410"
			service_address 7396 Main Street||Mackinac Island|MI|49757
			0160 0161 0162
			?ambiguous_label`}},
		{"dots that lead to a value, the last of them too", "SUBSCRIBER NO....... 00044710-2\nSUBSCRIBER NAME..... BADLANDS OUTFITTERS\nSERVICE ADDR........ 20640 SD HWY 240\nSERVICE CITY/ST/ZIP. INTERIOR SD 57750\nMAIL ADDR........... PO BOX 61\nMAIL CITY/ST/ZIP.... INTERIOR SD 57750\nPRIMARY TN.......... 605-433-5410\n", []string{`
			customer_name "BADLANDS OUTFITTERS"
			btn "605-433-5410"
			account_number "00044710-2"
			service_address 20640 SD HWY 240||INTERIOR|SD|57750
			billing_address PO BOX 61||INTERIOR|SD|57750`}},
		{"kinds of lines as headings", "Account Number,10-1\nCustomer,Elm Ltd\n,\nDSL LINES,\n608-588-0160,\n608-588-0161,\n,\nFAX LINES,\n608-588-0165,\n,\nREGULAR LINES,\n608-588-0170,\n608-588-0171,\n", []string{`
			customer_name "Elm Ltd"
			account_number "10-1"
			0160,dsl 0161,dsl 0165,fax 0170 0171`}},
		{"an account's number once more, and a number under a heading that nobody knows", "Account No,77-20\nCustomer,Elm Ltd\nOld Account,77-19-2\nRep Phone,814-555-0170\nTN,814-555-0101\nTN,814-555-0102\n", []string{`
			customer_name "Elm Ltd"
			account_number "77-20"
			0170 0101 0102
			?ambiguous_label`}},
		{"an account's number in a title", "CSR for account A0034-7781-B,\nPrepared for,Porting Operations\nCustomer,\"Elm Dental, PLLC\"\nBTN,570-555-0117\nTN,570-555-0117\nTN,570-555-0118\n", []string{`
			customer_name "Elm Dental, PLLC"
			btn "570-555-0117"
			account_number "A0034-7781-B"
			0117 0118`}},
		{"tables of one row below each other, one with an empty unit", "ACCOUNT\nAccount_Number|Customer_Name|BTN\n220-617991-62|Pine Ridge Twp.|973-501-9326\nBILLING ADDRESS\nStreet|Unit|City|State|Zip\nPO Box 3177||Portland|ME|04101-2490\nLINES\nSeq|TN|Line_Status|Features\n1|973-501-9326|In service|Call Waiting; Call Hunt\n2|973-501-4483|Working|ADSL 6M; Call Forwarding Busy\n", []string{`
			customer_name "Pine Ridge Twp."
			btn "973-501-9326"
			account_number "220-617991-62"
			billing_address PO Box 3177||Portland|ME|04101-2490
			9326,hunting=active 4483,dsl=active`}},
		{"one place after the other, and how many lines each has", "Account,A-1\nName,Acme LLC\nAddress (billing),\"PO Box 716, Galva, IL 61434\"\n\"Location 1: 365 W Broadway, Peoria, IL 61602\"\nTN,Status\n309-555-0100,Active\nLines at this location: 1\n\n\"Location 2: 7 Elm St, Ste 4, Pekin, IL 61554\"\nTN,Status\n309-555-0101,Active\nLines at this location: 1\n", []string{`
			customer_name "Acme LLC"
			account_number "A-1"
			service_address 365 W Broadway||Peoria|IL|61602
			billing_address PO Box 716||Galva|IL|61434
			0100=active@365 W Broadway||Peoria|IL|61602 0101=active@7 Elm St|Ste 4|Pekin|IL|61554
			?contradiction`}},
		{"dots that lead to a No", "Customer Name ......: Acme LLC\nAccount Number .....: A-1\nPort Protection ....: No\nContract ...........: None\nDSL on Account .....: Yes\n\nTN\n309-555-0100\n", []string{`
			customer_name "Acme LLC"
			account_number "A-1"
			0100
			!dsl`}},
		{"the pilot of a hunt group is a line of it", "Account,A-1\nName,Acme LLC\nHunt group 1,\nPilot,423-555-0181\nMembers,423-555-0182\n,423-555-0183\n", []string{`
			customer_name "Acme LLC"
			btn "423-555-0181"
			account_number "A-1"
			0181 0182 0183`}},
		{"a BTN out of an account number that is none of the numbers", "Account,423-266-0188-014\nName,Acme LLC\nPwd,0417\nTN,423-555-0182\nTN,423-555-0183\n", []string{`
			customer_name "Acme LLC"
			btn "423-266-0188"
			account_number "423-266-0188-014"
			pin "0417"
			0182 0183
			?ambiguous_label`}},
		{"a carrier's name in a title", "Frontier Communications – Account 209-188-7720,\n,\nTN,Status\n215-592-0110,Active\n215-592-0111,Active\n", []string{`
			account_number "209-188-7720"
			0110=active 0111=active`}},
		{"the numbered items of a response form", "CUSTOMER SERVICE INFORMATION RESPONSE,,\nA.4 Requesting LSPs Transaction Number,NV-99812,\n1 BTN/ACCT #,816-555-0142,Bus\n2 Billing Name (Required Field),\"Harmon, Inc.\",\n" +
			"5 Service Address (If different than Billing Name),\"1820 NE Vivion Rd Ste 110, Kansas City, MO 64118\",\n7 BTN and WTNs,\"816-555-0142, 816-555-0143\",\n8 DSL or other data service on the line,No,\n9 Freezes on the line; PIC freeze,PIC freeze removed,\n", []string{`
			customer_name "Harmon, Inc."
			btn "816-555-0142"
			account_number "816-555-0142"
			service_address 1820 NE Vivion Rd|Ste 110|Kansas City|MO|64118
			0142 0143`}},
		{"an address that goes on below its identifier, behind blanks", printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100"), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`}},
		{"a city below its street, with no blanks before it", strings.Replace(printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100"), "     COLUMBIA", "COLUMBIA", 1), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`}},
		{"two printed records in one file", printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100") + printedRecord("704 555-0100 772", "QUEEN CO", "704 555-0111"), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`, `
			customer_name "QUEEN CO"
			btn "704 555-0100"
			account_number "704 555-0100 772"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0111,hunting`}},
		{"the header of a printed record again on its next page", strings.Replace(printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100"), "BA1 ", "                CUSTOMER SERVICE RECORD    PAGE 2\nACCOUNT 803 555-0100 221   BILL DATE NOV 01 2026\nBA1 ", 1), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`}},
		{"addresses above their numbers", "Account Number,L-9\nCustomer Name,Prairie\n\nService Location,\"12 Farnam St, Omaha, NE 68102\"\nTN,Status\n402-555-0100,Active\n402-555-0101,Active\n\nService Location,\"88 O St, Lincoln, NE 68508\"\nTN,Status\n402-555-0140,Active\n", []string{`
			customer_name "Prairie"
			account_number "L-9"
			service_address 12 Farnam St||Omaha|NE|68102
			0100=active@12 Farnam St||Omaha|NE|68102 0101=active@12 Farnam St||Omaha|NE|68102 0140=active@88 O St||Lincoln|NE|68508
			?contradiction`}},
		{"addresses in parts above their numbers", "Account Number,L-9\nCustomer Name,Prairie\n\nStreet,12 Farnam St\nCity,Omaha\nState,NE\nZip,68102\nTN,Status\n402-555-0100,Active\n\nStreet,12 Farnam St\nSuite,9\nCity,Omaha\nState,NE\nZip,68102\nTN,Status\n402-555-0140,Active\n", []string{`
			customer_name "Prairie"
			account_number "L-9"
			service_address 12 Farnam St||Omaha|NE|68102
			0100=active@12 Farnam St||Omaha|NE|68102 0140=active@12 Farnam St|9|Omaha|NE|68102
			?contradiction`}},
		{"addresses below their numbers are nobody's but the first", "Account Number,L-9\nCustomer Name,Prairie\nTN,Status\n402-555-0100,Active\n\nService Address,\"12 Farnam St, Omaha, NE 68102\"\nTN,Status\n402-555-0140,Active\n\nService Address,\"88 O St, Lincoln, NE 68508\"\n", []string{`
			customer_name "Prairie"
			account_number "L-9"
			service_address 12 Farnam St||Omaha|NE|68102
			0100=active 0140=active
			?contradiction`}},
		{"the same address above each table", "Account Number,L-9\nCustomer Name,Prairie\nService Address,\"12 Farnam St, Omaha, NE 68102\"\nTN,Status\n402-555-0100,Active\n\nService Address,\"12 Farnam St, Omaha, NE 68102\"\nTN,Status\n402-555-0140,Active\n", []string{`
			customer_name "Prairie"
			account_number "L-9"
			service_address 12 Farnam St||Omaha|NE|68102
			0100=active 0140=active`}},
		{"accounts beside each other", "Account Number,H-1,,,Account Number,H-2\nCustomer Name,North Office,,,Customer Name,South Office\nService Address,\"1 North St, Reno, NV 89501\",,,Service Address,\"2 South St, Reno, NV 89502\"\nBTN,775-555-0101,,,BTN,775-555-0111\n\nTN,Status,,,TN,Status\n775-555-0101,Active,,,775-555-0111,Active\n775-555-0102,Active,,,775-555-0112,Disconnected\n", []string{`
			customer_name "North Office"
			btn "775-555-0101"
			account_number "H-1"
			service_address 1 North St||Reno|NV|89501
			0101=active 0102=active`, `
			customer_name "South Office"
			btn "775-555-0111"
			account_number "H-2"
			service_address 2 South St||Reno|NV|89502
			0111=active 0112=disconnected`}},
		{"accounts beside each other and one table below them", "Account Number,H-1,,Account Number,H-2\nCustomer Name,North,,Customer Name,South\nBTN,775-555-0101,,BTN,775-555-0111\n\nAccount,TN,Status,Notes\nH-1,775-555-0101,Active,Fax\nH-2,775-555-0111,Active,\n", []string{`
			customer_name "North"
			btn "775-555-0101"
			account_number "H-1"
			0101,fax=active`, `
			customer_name "South"
			btn "775-555-0111"
			account_number "H-2"
			0111=active`}},
		{"a stack of labels for each number", "Account Number,K-1\nCustomer Name,Block\n\nLine,1\nTN,641-555-0100\nStatus,Active\nFeatures,Call Forwarding\n\nLine,2\nTN,641-555-0101\nStatus,Active\nFeatures,RCF\n\nLine,3\nTN,641-555-0102\nStatus,Disconnected\nFeatures,None\n", []string{`
			customer_name "Block"
			account_number "K-1"
			0100=active 0101,remote_call_forwarding=active 0102=disconnected`}},
		{"two addresses that go on below their headings", "Account Number,,BTN\nA-3,,907-555-0100\n\nService Address,,Billing Address\n17 Bear Ave,,PO Box 3\n\"Juneau, AK 99801\",,\"Juneau, AK 99803\"\n\nNumbers\n907-555-0100\n907-555-0101\n", []string{`
			btn "907-555-0100"
			account_number "A-3"
			service_address 17 Bear Ave||Juneau|AK|99801
			billing_address PO Box 3||Juneau|AK|99803
			0100 0101`}},
		{"an address that goes on in the row below its number", "Account,Customer,TN,Service Address,Status\n9,Acme,217-555-0100,1 A St,Active\n,,,\"Peoria, IL 61602\",\n9,Acme,217-555-0101,2 B St,Active\n,,,\"Pekin, IL 61554\",\n", []string{`
			customer_name "Acme"
			account_number "9"
			service_address 1 A St||Peoria|IL|61602
			0100=active@1 A St||Peoria|IL|61602 0101=active@2 B St||Pekin|IL|61554
			?contradiction`}},
		{"marks below Fax", "Account Number,Customer Name,Number,Fax,Alarm\n9,Acme,618-555-0101,,\n9,Acme,618-555-0102,x,x\n", []string{`
			customer_name "Acme"
			account_number "9"
			0101 0102,alarm,fax`}},
		{"a block by its first number and how many they are", "Account Number,9\nCustomer Name,Acme\n\nStarting TN,Qty,Type\n715-555-0100,3,DID\n715-555-0120,1,POTS\n", []string{`
			customer_name "Acme"
			account_number "9"
			0100 0101 0102 0120`}},
		{"a quantity beside a block that does not say where it begins", "Account Number,9\nCustomer Name,Acme\n\nDID Block,Qty\n715-555-0100,20\n", []string{`
			customer_name "Acme"
			account_number "9"
			0100
			?invalid_number`}},
		{"commas and quotation marks in lines above a table", "Report: CSR Detail\nCustomer: \"Nutmeg Diner, LLC\"\nAccount Number: 99-7\nService Address: 9 Elm St, Norwalk, CT 06850\n\nTelephone Number,Type,Status,USOC\n203-555-0100,Voice,Active,1FB\n203-555-0101,Voice,Active,1FB\n203-555-0102,Fax,Active,1FB\n203-555-0103,Voice,Active,1FB\n203-555-0104,Voice,Active,1FB\n", []string{`
			customer_name "Nutmeg Diner, LLC"
			account_number "99-7"
			service_address 9 Elm St||Norwalk|CT|06850
			0100=active 0101=active 0102,fax=active 0103=active 0104=active`}},
		{"commas in values of a table of labels", "Customer Name,Nutmeg Diner, LLC\nAccount Number,99-7\nService Address,9 Elm St, Norwalk, CT 06850\nBTN,203-555-0100\nNumbers,203-555-0100, 203-555-0101\n", []string{`
			customer_name "Nutmeg Diner, LLC"
			btn "203-555-0100"
			account_number "99-7"
			service_address 9 Elm St||Norwalk|CT|06850
			0100 0101`}},
		{"names of columns in a database", "ACCT_NBR,CUST_NM,SVC_ADDR_LN1,SVC_ADDR_LN2,SVC_CITY_NM,SVC_ST_CD,SVC_ZIP_CD,BTN_NBR,WTN_NBR,LINE_STAT_CD,FEAT_DESC,EXTRACT_DT\n0012345,JONES,200 S MAIN ST,FL 3,TULSA,OK,74103,9185550100,9185550100,A,HUNTING,2026-11-01\n0012345,JONES,200 S MAIN ST,FL 3,TULSA,OK,74103,9185550100,9185550102,D,,2026-11-01\n", []string{`
			customer_name "JONES"
			btn "9185550100"
			account_number "0012345"
			service_address 200 S MAIN ST|FL 3|TULSA|OK|74103
			csr_date "2026-11-01"
			0100,hunting=active 0102=disconnected`}},
		{"the address of the emergency services beside the service address", "Account Number,E-9\nCustomer Name,Nine\nE911 Address,\"1 A Street, Erie, PA 16501\"\nService Address,\"1 A St, Erie, PA 16501\"\nTN\n814-555-0101\n814-555-0102\n", []string{`
			customer_name "Nine"
			account_number "E-9"
			service_address 1 A St||Erie|PA|16501
			0101 0102`}},
		{"elements with attributes", `<r><accountNumber>X-1</accountNumber><billingName>One</billingName><tns><tn status="active">312-555-0141</tn><tn status="disconnected">312-555-0142</tn></tns></r>`, []string{`
			customer_name "One"
			account_number "X-1"
			0141=active 0142=disconnected`}},
		{"a service address for each number of a response", `{"customer": {"name": "Nested", "account": {"number": "N-4"}}, "services": [{"phoneNumber": "3125550101", "address": {"street": "1 Wacker Dr", "city": "Chicago", "state": "IL", "zip": "60601"}}, {"phoneNumber": "3125550102", "address": {"street": "9 Oak St", "city": "Evanston", "state": "IL", "zip": "60201"}}]}`, []string{`
			customer_name "Nested"
			account_number "N-4"
			service_address 1 Wacker Dr||Chicago|IL|60601
			0101@1 Wacker Dr||Chicago|IL|60601 0102@9 Oak St||Evanston|IL|60201
			?contradiction`}},
		{"ranges of a response", `{"account_number": "W-9", "name": "Delta", "phone_number_ranges": [{"start": "+15015550100", "end": "+15015550102"}, {"start": "5015550110", "end": "5015550111", "status": "disconnected"}]}`, []string{`
			customer_name "Delta"
			account_number "W-9"
			0100 0101 0102 0110=disconnected 0111=disconnected`}},
		{"numbers as names of members", `{"account": {"number": "K-3", "name": "Keyed"}, "numbers": {"+14195550100": {"status": "active", "features": ["hunting"]}, "+14195550101": "suspended", "+14195550102": {}}}`, []string{`
			customer_name "Keyed"
			account_number "K-3"
			0100,hunting=active 0101=suspended 0102`}},
		{"lists that give a state by their name", `{"disconnectedNumbers": ["2485550102"], "AccountNumber": "A-9", "CustomerName": "ARRAY", "suspended_tns": ["2485550103"], "telephoneNumbers": ["2485550100"]}`, []string{`
			customer_name "ARRAY"
			account_number "A-9"
			0102=disconnected 0103=suspended 0100`}},
		{"a response of rows", `[{"Account Number": "F-1", "Customer": "Flat", "TN": "406-555-0101", "Status": "Active", "svc": {"address": "5 Row St, Butte, MT 59701"}}, {"Account Number": "F-1", "Customer": "Flat", "TN": "406-555-0102", "Status": "Disconnected", "svc": {"address": "5 Row St, Butte, MT 59701"}}]`, []string{`
			customer_name "Flat"
			account_number "F-1"
			service_address 5 Row St||Butte|MT|59701
			0101=active 0102=disconnected`}},
		{"a response a line", "{\"account_number\": \"N-1\", \"customer_name\": \"Lines\", \"tn\": \"406-555-0111\"}\n{\"account_number\": \"N-1\", \"customer_name\": \"Lines\", \"tn\": \"406-555-0112\"}\n", []string{`
			customer_name "Lines"
			account_number "N-1"
			0111 0112`}},
		{"columns and rows", `{"columns": ["account_number", "customer_name", "wtn"], "data": [["S-1", "Split", "4065550121"], ["S-2", "Other", "4065550122"]]}`, []string{`
			customer_name "Split"
			account_number "S-1"
			0121`, `
			customer_name "Other"
			account_number "S-2"
			0122`}},
		{"names of the account and of the order", `{"name": "port 1", "bill": {"name": "Kazoo Cafe", "account_number": "KZ-7", "street_number": "77", "street_pre_dir": "N", "street_address": "Bell", "street_type": "Ave", "locality": "Tempe", "region": "AZ", "postal_code": "85281"}, "numbers": {"+14805550100": {}}}`, []string{`
			customer_name "Kazoo Cafe"
			account_number "KZ-7"
			billing_address 77 N Bell Ave||Tempe|AZ|85281
			0100`}},
		{"a PIN beside a number stays a secret", `{"account_number": "P-7", "btn": "4805550100", "numbers": [{"tn": "4805550100", "pin": "4321"}]}`, []string{`
			btn "4805550100"
			account_number "P-7"
			0100`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rs, err := ReadText(context.Background(), []byte(tt.text), porting.Document{Name: "x"}, sheet.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var got, want []string
			for _, r := range rs {
				if strings.Contains(fmt.Sprint(r.Unused, r.Problems), "4321") {
					t.Errorf("a PIN is told: %v", r.Unused)
				}
				got = append(got, said(r))
			}
			for _, w := range tt.want {
				want = append(want, strings.TrimSpace(strings.ReplaceAll(w, "\t", "")))
			}
			if g, w := strings.Join(got, "\n--\n"), strings.Join(want, "\n--\n"); g != w {
				t.Errorf("read\n%s\nwant\n%s", g, w)
			}
		})
	}
}
