package loa

// Typed letters, and prose with blanks.

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestTypedLetterOfAnOwner(t *testing.T) {
	rec := read(t, draw("50 50 November 3rd, 2026", "50 80 To: Beacon Hosted Voice",
		"50 110 I, Darlene Tatum, am the owner of Okefenokee Outfitters, LLC and I am authorized to make changes to",
		"50 121 our telephone service. I authorize Beacon Hosted Voice to switch our local service from Windstream",
		"50 132 Georgia (account 912-555-0163) and to port the numbers 912-555-0163 and 912-555-0164. Please leave",
		"50 143 912-555-0165 with Windstream, since it carries our DSL service.",
		"50 170 Our service address is 12 Swamp Rd, Folkston, GA 31537.", "50 200 Yours truly,", "50 240 Darlene Tatum", "50 251 Owner"))
	sure(t, rec, porting.AuthorizedName, "Darlene Tatum") // as at its end
	sure(t, rec, porting.AuthorizedTitle, "owner")
	guessed(t, rec, porting.CustomerName, "Okefenokee Outfitters, LLC")
	guessed(t, rec, porting.AccountNumber, "912-555-0163")
	sure(t, rec, porting.ServiceAddress, "12 Swamp Rd, Folkston, GA 31537")
	guessed(t, rec, porting.SignatureDate, "November 3rd, 2026")
	wantText(t, rec, porting.Signature, "")
	wantNumbers(t, rec, "0163 port", "0164 port", "0165 keep dsl")
}

func TestClosingOnTwoLines(t *testing.T) {
	rec := read(t, draw("50 50 October 30, 2026", "50 80 Holt Law hereby authorizes Skyline Voice Corp. to port the telephone numbers listed below from AT&T.",
		"50 91 Our account number with AT&T is 901 555-0150 336 and the billing telephone number is 901-555-0150.", "90 120 901-555-0150", "90 132 901-555-0151 (fax)",
		"50 160 Sincerely,", "50 190 /s/ Rebecca Holt", "50 215 Rebecca Holt", "50 227 Managing Partner"))
	wantText(t, rec, porting.Signature, "/s/ Rebecca Holt")
	sure(t, rec, porting.AuthorizedName, "Rebecca Holt")
	sure(t, rec, porting.AuthorizedTitle, "Managing Partner")
	sure(t, rec, porting.SignatureDate, "October 30, 2026")
	sure(t, rec, porting.AccountNumber, "901 555-0150 336")
	wantNumbers(t, rec, "0150 port", "0151 port fax")
}

func TestSentenceWithEveryBlank(t *testing.T) {
	rec := read(t, blanks("50 50 I, [Jane Doe] , [VP of Operations] of [ACME, INC.] , hereby authorize Skyline Voice to port our numbers. The",
		"50 66 service address is [1200 Pearl St, Suite 300,]", "50 82 [Boulder, CO 80302] . The billing telephone number (BTN) for this account is [303-555-0110] and the account number is [BC-7] .",
		"50 110 Signed [/s/ Jane Doe] on [11/13/2026] in the city of Boulder as my free act."))
	wantText(t, rec, porting.AuthorizedName, "Jane Doe")
	wantText(t, rec, porting.AuthorizedTitle, "VP of Operations")
	wantText(t, rec, porting.CustomerName, "ACME, INC.")
	wantText(t, rec, porting.BTN, "303-555-0110")
	wantText(t, rec, porting.AccountNumber, "BC-7")
	wantText(t, rec, porting.SignatureDate, "11/13/2026")
	if got := rec.Text(porting.ServiceAddress); strings.Contains(got, "300\nB") {
		t.Errorf("the comma at the end of the line is lost: %q", got)
	}
}

// "the following numbers from its current operator ____": what is filled in is the operator.
func TestOperatorBehindTheNumbersWord(t *testing.T) {
	rec := read(t, blanks("50 50 hereby authorises Skyline Voice NV to port the following numbers from its current operator", "50 66 [Proximus] with customer number [6-447-12] (Easy Switch ID):",
		"50 90 217-555-0100", "50 120 Date: 17/11/2026", "180 120 Place: Brussels"))
	wantText(t, rec, porting.CurrentCarrier, "Proximus")
	wantText(t, rec, porting.AccountNumber, "6-447-12")
	wantText(t, rec, porting.SignatureDate, "17/11/2026")
}

// The numbers behind a colon at the end of a sentence, in a form field; the field
// before the colon keeps its own value.
func TestFieldsOfASentenceAroundAColon(t *testing.T) {
	p := draw("50 100 authorize Beacon Voice to port the following numbers from", "50 120 (account number", "235 120 ):")
	formField(p, page.TextField, "a", "South Central", 350, 89, 480, 103)
	formField(p, page.TextField, "b", "SC-2201", 130, 109, 230, 123)
	formField(p, page.TextField, "c", "435-555-0170, 435-555-0171", 250, 109, 450, 123)
	rec := read(t, p)
	wantText(t, rec, porting.AccountNumber, "SC-2201")
	wantText(t, rec, porting.CurrentCarrier, "South Central")
	wantNumbers(t, rec, "0170 port", "0171 port")
}

// An attachment repeats the name and the BTN over its table.
func TestBTNInTheHeadOfAList(t *testing.T) {
	rec := read(t, draw("50 35 BTN: 503-555-0100", "50 50 Telephone numbers to be ported", "50 62 Grain Cooperative Ltd, BTN 503-555-0100", "50 80 503-555-0100", "50 92 503-555-0101", "50 110 Additional ranges: 503-555-0110 - 0111"))
	wantNumbers(t, rec, "0100 port", "0101 port", "0110 port", "0111 port")
	if len(rec.Problems) > 0 {
		t.Errorf("problems: %+v", rec.Problems)
	}
}

// What a fresh set of typed papers showed: the number is not divided where a column of
// values begins, the name's office is none of the name, what is kept is kept.
func TestTypedPapers(t *testing.T) {
	rec := read(t, draw("50 40 Letter of Authorization", "50 80 Billing TN: (802) 555-0151", "123 100 1180-4", "123 120 Front", "123 140 Voice", "50 170 Numbers to port:", "50 184 (802) 555-0151"))
	wantText(t, rec, porting.BTN, "(802) 555-0151")
	rec = read(t, draw("50 40 Letter of Authorization", "50 80 Authorized contact: Josefina Pike, General Manager", "50 100 Company name: Llano Verde, Inc.", "50 130 Numbers to port:", "50 144 806-555-0112",
		"50 170 Please leave 806-555-0140 and 806-555-0141 with Windstream."))
	wantText(t, rec, porting.AuthorizedName, "Josefina Pike")
	wantText(t, rec, porting.AuthorizedTitle, "General Manager")
	wantNumbers(t, rec, "0112 port", "0140 keep", "0141 keep")
	rec = read(t, draw("50 40 Dear Sir or Madam:", "50 70 Acme Widgets, Inc. (account A-177-2) authorizes Beacon Voice to port the following telephone numbers, now",
		"50 82 served by Windstream Nebraska, Inc. at 1021 Central Avenue, Nebraska City, NE 68410:", "50 100 402-555-0120", "50 112 402-555-0121", "50 140 Sincerely,", "50 170 /s/ Jane Doe", "50 184 Jane Doe", "50 196 Director of Finance"))
	guessed(t, rec, porting.CustomerName, "Acme Widgets, Inc.")
	guessed(t, rec, porting.AccountNumber, "A-177-2")
	guessed(t, rec, porting.CurrentCarrier, "Windstream Nebraska, Inc.")
	sure(t, rec, porting.AuthorizedTitle, "Director of Finance")
	wantNumbers(t, rec, "0120 port", "0121 port")
}

// A letter on the customer's own paper: its head is the customer, the name in a script
// the signature, and "Inc." ends no sentence.
func TestLetterhead(t *testing.T) {
	lines := []string{"150 40 Chincoteague Oyster Growers", "96 54 6262 Marlin Street, Chincoteague, VA 23336 Tel 757-336-0111 Fax 757-336-0119", "50 80 November 16, 2026", "50 104 To Whom It May Concern:",
		"50 130 Please accept this letter as authorization for Vonage Business Inc. to port the following", "50 142 telephone numbers away from Verizon Virginia LLC:", "80 162 757-336-0111", "80 174 757-336-0112",
		"50 200 Our account number with Verizon Virginia LLC is 757 336-0111 512 44Y and our billing telephone", "50 212 number is 757-336-0111. The service address for these lines is 6262 Marlin Street, Chincoteague, VA", "50 224 23336.",
		"50 250 Sincerely,", "50 280 Thaddeus Birch", "50 310 Thaddeus Birch", "50 322 Treasurer"}
	rec := read(t, draw(lines...))
	guessed(t, rec, porting.CustomerName, "Chincoteague Oyster Growers")
	sure(t, rec, porting.NewCarrier, "Vonage Business Inc.")
	sure(t, rec, porting.AccountNumber, "757 336-0111 512 44Y")
	sure(t, rec, porting.BTN, "757-336-0111")
	sure(t, rec, porting.ServiceAddress, "6262 Marlin Street, Chincoteague, VA 23336")
	sure(t, rec, porting.Signature, "Thaddeus Birch")
	sure(t, rec, porting.AuthorizedName, "Thaddeus Birch")
	sure(t, rec, porting.AuthorizedTitle, "Treasurer")
	wantNumbers(t, rec, "0111 port", "0112 port")
	if score := Open(&page.Document{Pages: []*page.Page{draw(lines...)}}).Looks(); score < 0.5 {
		t.Errorf("looks %.2f like a letter", score)
	}
	// a number that goes on behind what a sentence gives of it is none to be sure of
	rec = read(t, draw("50 50 We hereby authorize Skyline Voice to port our numbers.", "50 66 Our account number is BC-7 Annex. The rest is here.", "50 90 Sincerely,", "50 120 /s/ Jane Doe"))
	guessed(t, rec, porting.AccountNumber, "BC-7")
}

// What a letter says in its sentences and again at its head or its end is no guess, and
// what only one of them says is one.
func TestLetterThatAgrees(t *testing.T) {
	rec := read(t, draw("50 40 Mesa Verde Title, LLC", "50 52 2199 Jefferson St", "50 64 Yakima, WA 98901", "50 90 November 3, 2026",
		"50 110 This letter authorizes Voxline LLC to act as agent for Mesa Verde Title, LLC in transferring the telephone", "50 122 numbers below, which are presently served by Cox.",
		"50 140 Our account number with Cox is 509-787-0145-163 and the billing telephone number is (509)", "50 152 787-0145. These lines are located at 2199 Jefferson St, Yakima, WA 98901.", "50 170 Numbers to be ported:", "50 182 (509) 787-0145", "50 194 (509) 787-0146",
		"50 220 Yours truly,", "50 250 Rashid Wojcik", "50 280 Rashid Wojcik, President"))
	for n, want := range map[porting.Name]string{porting.CustomerName: "Mesa Verde Title, LLC", porting.AuthorizedName: "Rashid Wojcik", porting.AuthorizedTitle: "President", porting.Signature: "Rashid Wojcik",
		porting.SignatureDate: "November 3, 2026", porting.BTN: "(509) 787-0145", porting.AccountNumber: "509-787-0145-163", porting.CurrentCarrier: "Cox", porting.NewCarrier: "Voxline LLC",
		porting.ServiceAddress: "2199 Jefferson St, Yakima, WA 98901"} {
		sure(t, rec, n, want)
	}
	wantNumbers(t, rec, "0145 port", "0146 port")
	if len(rec.Problems) > 0 {
		t.Errorf("problems %+v", rec.Problems)
	}
	// a number of a sentence that breaks at the end of its line
	rec = read(t, draw("50 40 November 3, 2026", "50 80 Dear Sir or Madam:", "50 110 This letter authorizes Voxline LLC to transfer our telephone numbers from Cox Communications.",
		"50 140 The numbers to be transferred are (509) 787-0145, (509) 787-0146 and (509) 787-", "50 152 0147. Our main billing number on the account is (509) 787-", "50 164 0145. Thank you.", "50 190 Sincerely,", "50 220 /s/ Jane Doe"))
	wantNumbers(t, rec, "0145 port", "0146 port", "0147 port")
	rec = read(t, draw("50 40 November 3, 2026", "50 110 I, Jane Doe, am the Owner of Tri-County Feed, Inc. and I hereby authorize Voxline LLC to port our numbers from Springfield.", "50 140 Sincerely,"))
	guessed(t, rec, porting.CustomerName, "Tri-County Feed, Inc.")
	guessed(t, rec, porting.AuthorizedName, "Jane Doe")
	guessed(t, rec, porting.SignatureDate, "November 3, 2026") // nobody has signed
	guessed(t, rec, porting.CurrentCarrier, "Springfield")
}

// Letters on companies' paper: who writes them stands in a block at their head, or in
// their first sentence, and their numbers in a sentence of several lines.
func TestLettersOfCompanies(t *testing.T) {
	rec := read(t, draw("50 50 Smith, Jones & Co.", "50 63 350 Fifth Ave, Suite 4B", "50 76 New York, NY 10118", "50 102 12 Sep 2026", "50 128 ClearTalk VoIP", "50 141 Attn: Porting Department",
		"50 167 Re: Request to port telephone numbers from Cox Communications, Inc., account number A/C 5512-9", "50 193 To whom it may concern:",
		"50 219 Please accept this letter as authorization for ClearTalk VoIP to transfer the telephone numbers listed below. The", "50 232 numbers are billed to Smith, Jones & Co. at the address above.",
		"50 258 217-555-0101", "50 271 217-555-0102", "50 300 Sincerely,", "50 326 Wei Zhang", "50 352 Wei Zhang", "50 365 President/CEO"))
	wantText(t, rec, porting.CustomerName, "Smith, Jones & Co.")
	wantText(t, rec, porting.ServiceAddress, "350 Fifth Ave, Suite 4B\nNew York, NY 10118")
	wantProblem(t, rec, porting.ServiceAddress, porting.ProblemAmbiguousLabel)
	wantText(t, rec, porting.AccountNumber, "A/C 5512-9")
	wantText(t, rec, porting.CurrentCarrier, "Cox Communications, Inc.")
	wantText(t, rec, porting.SignatureDate, "12 Sep 2026")
	wantText(t, rec, porting.AuthorizedTitle, "President/CEO")
	wantNumbers(t, rec, "0101 port", "0102 port")

	blank := draw()
	body := draw("50 50 11/24/26", "50 76 Dear Meridian Networks,", "50 102 We, Côté Équipement inc., hereby authorize Meridian Networks to port our phone numbers from Spectrum Business. Our",
		"50 115 account number with Spectrum Business is 217 555 0188 123 and our service address is 18 O'Connell Blvd, # 210,", "50 128 St. Louis, MO 63101-1234.",
		"50 154 The numbers to be ported are 801.636.1035, 801.636.1036, 801.636.1069, 801.636.1120, 801.636.1053, 801.636.1042 and", "50 167 801.636.1046.",
		"50 193 Thank you,", "50 219 /s/ Wei Zhang", "50 245 Wei Zhang, Managing Member")
	body.Number = 2
	rec = read(t, blank, body)
	wantText(t, rec, porting.CustomerName, "Côté Équipement inc.")
	wantText(t, rec, porting.AccountNumber, "217 555 0188 123")
	wantText(t, rec, porting.SignatureDate, "11/24/26")
	wantNumbers(t, rec, "1035 port", "1036 port", "1069 port", "1120 port", "1053 port", "1042 port", "1046 port")
}

// The sentence in which the list's heading stands goes on to the colon, and says more.
func TestSentenceBehindAListsHeading(t *testing.T) {
	rec := read(t, blanks("50 50 The undersigned, [Van der Berg Design] , with service address [18 O'Connell Blvd, Ste 300,]", "50 63 [Lake Geneva, WI 53147] , designates [Summit Cloud Communications] as its agent to port the following numbers,",
		"50 76 presently served by [Lumen] under account number [8260 14 321 0098765] :", "50 102 214.958.7938", "50 115 214.958.7955",
		"50 150 Signature: [/s/ Robert Van Houten]", "300 150 Date: [10/8/26]", "50 180 Printed name: [Robert Van Houten]", "300 180 Title: [Controller]"))
	wantText(t, rec, porting.CustomerName, "Van der Berg Design")
	wantText(t, rec, porting.AuthorizedName, "Robert Van Houten")
	wantText(t, rec, porting.CurrentCarrier, "Lumen")
	wantText(t, rec, porting.NewCarrier, "Summit Cloud Communications")
	wantText(t, rec, porting.AccountNumber, "8260 14 321 0098765")
	wantNumbers(t, rec, "7938 port", "7955 port")
}

// A letter's list whose numbers break at the ends of lines, in a sentence and on a line to
// write on.
func TestNumbersBrokenInASentence(t *testing.T) {
	rec := read(t, draw("50 50 3 Rivers Dental PLLC", "50 63 77 W Wacker Dr, Unit 7", "50 76 St. Louis, MO 63101-1234", "50 102 11 Oct 2026", "50 128 Dear Beacon Telecom LLC,", "50 154 We, Van der Berg Design, hereby authorize Beacon Telecom LLC to port our phone numbers from Cox. Our account number with Cox is VD-330.",
		"50 180 The numbers to be ported are 303-257-1725, 303-257-1726, 303-257-1727, 303-257-", "50 193 1729, 303-257-1740, 303-257-1743 and", "50 206 303-257-1736.", "50 232 Thank you,", "50 258 /s/ Wei Zhang"))
	wantNumbers(t, rec, "1725 port", "1726 port", "1727 port", "1729 port", "1740 port", "1743 port", "1736 port")
	wantText(t, rec, porting.CustomerName, "Van der Berg Design")

	rec = read(t, blanks("50 50 This letter authorizes [Beacon] to transfer the following numbers on behalf of [Acme] : [217-571-5424, 217-]", "50 63 [571-5491] .",
		"50 89 Our current provider is [Windstream] and our account number is [VD-]", "50 102 [330] ."))
	wantNumbers(t, rec, "5424 port", "5491 port")

	rec = read(t, draw("50 50 3 Rivers Dental PLLC", "50 63 77 W Wacker Dr, Unit 7", "50 76 St. Louis, MO 63101-1234", "50 102 11 Oct 2026", "50 128 To whom it may concern:", "50 154 Please port the telephone numbers below to Beacon. They are billed to 3 Rivers Dental PLLC.", "50 180 303-257-1725", "50 206 Sincerely,", "50 232 Wei Zhang"))
	wantText(t, rec, porting.ServiceAddress, "77 W Wacker Dr, Unit 7\nSt. Louis, MO 63101-1234")
}

// A column that counts the numbers of its row ends no range.
func TestQuantityIsNoRangesEnd(t *testing.T) {
	rec := read(t, draw("50 50 Customer: Acme", "50 70 Numbers to be ported", "50 90 First Number", "200 90 To", "350 90 Qty", "50 110 217-444-6893", "200 110 217-444-6895", "350 110 3", "50 130 217-444-2560", "350 130 1"))
	wantNumbers(t, rec, "6893 port", "6894 port", "6895 port", "2560 port")
}

// The name in script over the name in print may be shorter, or lack its accents.
func TestSignedOverTheNameInPrint(t *testing.T) {
	for _, c := range [][3]string{{"Maria José Nunez", "María José Núñez", "Maria José Nunez"}, {"J. Doe", "Jane Doe", "J. Doe"}, {"Jane Doe", "John Doe", ""}} {
		rec := read(t, draw("50 80 Acme Yoga, Inc.", "50 94 5 Elm St", "50 108 Barre, VT 05641", "50 140 November 9, 2026", "50 170 To Whom It May Concern:",
			"50 200 I authorize Meridian Voice LLC to port the number 802-555-0141 of Acme Yoga, Inc. from Vonage.", "50 250 Sincerely,", "50 280 "+c[0], "50 294 "+c[1], "50 308 Controller"))
		wantText(t, rec, porting.Signature, c[2])
		if c[2] != "" {
			wantText(t, rec, porting.AuthorizedName, c[1])
			wantText(t, rec, porting.AuthorizedTitle, "Controller")
		}
	}
}
