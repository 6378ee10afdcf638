package loa

// Web forms as they are mailed and printed: a label alone in a row, its value in the
// row beneath.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// bars draws each label alone on a bar as wide as the page, and its value beneath it.
func bars(boxed bool, in float64, pairs ...string) *page.Page {
	var lines []string
	y := 80.0
	for i, t := range pairs {
		x := 52.0
		if i%2 == 1 {
			x += in
		}
		lines = append(lines, fmt.Sprintf("%g %g %s", x, y, t))
		y += 20
	}
	p := draw(append([]string{heading}, lines...)...)
	for i := range pairs {
		y := 74 + 20*float64(i)
		switch {
		case i%2 == 0:
			frame(p, 50, y, 560, y+20)
		case boxed:
			frame(p, 50, y, 50+in, y+20)
			frame(p, 50+in, y, 560, y+20)
		}
	}
	return p
}

func TestLabelsOnBars(t *testing.T) {
	pairs := []string{"Business Name", "Acme Dental, LLC", "Authorized Contact", "Jane Doe", "Title", "Office Manager", "Current Phone Company", "AT&T", "Account Number", "A-4471", "Account PIN", "",
		"Billing Telephone Number", "217-555-0100", "Service Address", "120 N. Main St., Springfield, IL 62701", "Numbers to be ported", "217-555-0100, 217-555-0101", "Signature", "/s/ Jane Doe", "Date signed", "11/18/2026"}
	want := "customer_name: Acme Dental, LLC\nauthorized_name: Jane Doe\nauthorized_title: Office Manager\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\n" +
		"service_address: 120 N. Main St., Springfield, IL 62701\ncurrent_carrier: AT&T\nnumbers: 0100 0101\n"
	for _, c := range []struct {
		name string
		page *page.Page
	}{
		{"under shaded rows", bars(false, 20, pairs...)},
		{"under shaded rows in a frame", func() *page.Page {
			p := bars(false, 20, pairs...)
			frame(p, 44, 66, 566, 530)
			return p
		}()},
		{"in cells, indented by an empty one", bars(true, 20, pairs...)},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			if got := whole(read(t, c.page)); got != want {
				t.Errorf("\n got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// What a customer keeps by moving it is to be ported; where a heading says that numbers
// stay, and no other are listed, somebody has to ask.
func TestNumbersThatAreAllKept(t *testing.T) {
	for _, c := range []struct{ head, list, want string }{
		{"Numbers you want to keep with us:", "217-555-0100, 217-555-0101", "numbers: 0100 0101\n"},
		{"Which number would you like to keep?", "217-555-0100", "numbers: 0100\n"},
		{"Keep my number(s):", "217-555-0100", "numbers: 0100\n"},
		{"Number(s) to keep:", "217-555-0100", "numbers: 0100\n? ambiguous_label \n"},
		{"Numbers to keep with current carrier:", "217-555-0100", "numbers: -0100\n? unreadable_value \n"},
		{"Numbers you want to keep with AT&T:", "217-555-0100", "numbers: -0100\n? unreadable_value \n"},
		{"Numbers to remain:", "217-555-0100", "numbers: -0100\n? unreadable_value \n"},
	} {
		p := plain("50 80 Company Name: Acme Dental, LLC", "50 96 Current Carrier: AT&T", "50 120 "+c.head+" "+c.list)
		if got, want := whole(read(t, p)), "customer_name: Acme Dental, LLC\n"+signedSays+"current_carrier: AT&T\n"+c.want; got != want {
			t.Errorf("%s\n got\n%s\nwant\n%s", c.head, got, want)
		}
	}
	p := plain("50 80 Company Name: Acme Dental, LLC", "50 100 Numbers to port: 217-555-0100", "50 120 Numbers you wish to keep: 217-555-0190")
	if got := tns(read(t, p)); got != "0100 -0190" {
		t.Errorf("beside numbers to port: %s", got)
	}
}

// A number that stands in the list is one of it, though it is the BTN.
func TestMainNumberInList(t *testing.T) {
	top := []string{heading, "50 60 Company Name: Acme", "50 76 Billing Telephone Number: 217-555-0100"}
	sheet := func(lines ...string) *page.Page {
		return blanks(append(append(top[:3:3], lines...), signedBlock...)...)
	}
	for _, c := range []struct {
		name string
		page *page.Page
		want string
	}{
		{"a row of a table", table(sheet("50 100 Numbers to be ported", "52 124 Main number", "202 124 217-555-0100", "52 144 Range 1", "202 144 217-555-0110 - 217-555-0112", "52 164 Range 2", "202 164 217-555-0120 - 217-555-0121"), 110, 20, []float64{50, 200, 400}, 3), "0100 0110 0111 0112 0120 0121"},
		{"a line of a list", sheet("50 100 Numbers to be ported", "50 116 BTN: 217-555-0100", "50 130 217-555-0101", "50 144 217-555-0102"), "0100 0101 0102"},
		{"above ranges", sheet("50 100 To be ported", "50 120 Main number: 217-555-0100", "50 136 Ranges: 217-555-0110 - 217-555-0112"), "0100 0110 0111 0112"},
		{"beside columns, with headings in their middle", table(sheet("50 90 Telephone numbers to be ported", "90 124 Main number", "240 124 Range start", "390 124 Range end", "52 144 217-555-0100", "202 144 217-555-0110", "352 144 217-555-0112"), 110, 20, []float64{50, 200, 350, 500}, 2), "0100 0110 0111 0112"},
		{"a label of its own over the list's", sheet("50 100 Numbers to be ported", "50 120 BTN: 217-555-0100", "50 136 Telephone Numbers: 217-555-0101, 217-555-0102"), "0101 0102"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			if got, want := whole(read(t, c.page)), "customer_name: Acme\n"+signedSays+"btn: 217-555-0100\nnumbers: "+c.want+"\n"; got != want {
				t.Errorf("\n got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Digits that lead to notes are none of the label's nor of the value's.
func TestFootnoteDigits(t *testing.T) {
	raise := func(p *page.Page) *page.Page { // the digit at the end of a word of letters
		var out []*page.Word
		for _, w := range p.Words {
			n := strings.IndexAny(w.Text, "123456789")
			if n < 3 || w.Text[n-1] < 'a' || w.Text[n-1] > 'z' {
				out = append(out, w)
				continue
			}
			head, tail := *w, *w
			head.Text, tail.Text, tail.Gap = w.Text[:n], w.Text[n:], ""
			head.Box[2] = w.Box[0] + 5*float64(n)
			tail.Box[0], tail.Box[1], tail.Box[3], tail.Size = head.Box[2], w.Box[1]+4, w.Box[3]+2, 7
			out = append(out, &head, &tail)
		}
		p.Words = out
		p.FillUpright()
		return p
	}
	want := "customer_name: Acme\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\npin: 4417\nnumbers: 0101\n"
	for name, p := range map[string]*page.Page{
		"a character": plain("50 60 Company Name: Acme", "50 80 Account Number²: A-4471", "50 96 PIN†: 4417", "50 112 BTN¹: 217-555-0100", "50 140 Numbers to port: 217-555-0101"),
		"raised":      raise(plain("50 60 Company Name1: Acme", "50 80 Account Number2: A-4471", "50 96 Pin3: 4417", "50 112 Billing Number4: 217-555-0100", "50 140 Numbers to port: 217-555-0101")),
		"in cells":    table(raise(plain("50 60 Company Name1: Acme", "52 94 Account Number2", "202 94 A-4471", "52 114 Pin3", "202 114 4417", "52 134 Billing Number10", "202 134 217-555-0100", "50 180 Numbers to port: 217-555-0101")), 80, 20, []float64{50, 200, 400}, 3),
	} {
		if got := whole(read(t, p)); got != want {
			t.Errorf("%s\n got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// Who mailed a letter, to whom and when, is none of what it says.
func TestMailHeads(t *testing.T) {
	head := []string{"50 20 From: Lee Brandt <lee@skyline.example>", "50 32 Date: Fri, Nov 20, 2026 at 9:14 AM", "50 44 To: Porting Desk", "50 56 Subject: FW: LOA", "200 80 Letter of Authorization"}
	body := []string{"50 100 Company Name: Acme", "50 116 Numbers to port: 217-555-0100"}
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"above a letter with its own date", signedBlock, "customer_name: Acme\n" + signedSays + "numbers: 0100\n"},
		{"above a letter without a date", []string{"50 700 Signature: /s/ Jane Doe"}, "customer_name: Acme\nsignature: /s/ Jane Doe\nnumbers: 0100\n"},
		{"of a mail that is the letter", nil, "customer_name: Acme\nsignature_date: Fri, Nov 20, 2026 at 9:14 AM\nnumbers: 0100\n? ambiguous_label signature_date\n"},
	} {
		if got := whole(read(t, draw(append(append(head[:5:5], body...), c.lines...)...))); got != c.want {
			t.Errorf("%s\n got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Panels side by side: each label belongs to the heading of its panel.
func TestPanels(t *testing.T) {
	left := []string{"52 90 Customer", "52 110 Name", "120 110 Acme", "52 130 Street", "120 130 120 N. Main St.", "52 150 City", "120 150 Springfield", "52 170 State", "120 170 IL", "52 190 ZIP", "120 190 62701"}
	right := []string{"310 90 Old Provider", "310 110 Name", "380 110 AT&T", "310 130 Account", "380 130 A-4471", "310 150 PIN", "380 150 4417"}
	want := "customer_name: Acme\n" + signedSays + "account_number: A-4471\npin: 4417\nservice_address: 120 N. Main St. / Springfield / IL / 62701\ncurrent_carrier: AT&T\nnumbers: 0101\n"
	lines := append(append(left, right...), "50 240 Numbers to port: 217-555-0101")
	for _, framed := range []bool{false, true} {
		p := plain(lines...)
		if framed {
			frame(p, 46, 74, 290, 200)
			frame(p, 304, 74, 550, 200)
		} else {
			p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: 93, X1: 290, Y1: 93}, page.Rule{X0: 308, Y0: 93, X1: 550, Y1: 93})
		}
		if got := whole(read(t, p)); got != want {
			t.Errorf("framed %v\n got\n%s\nwant\n%s", framed, got, want)
		}
	}
}

// What forms call things that ask people, not carriers.
func TestFormsForPeople(t *testing.T) {
	base := []string{"50 60 Company Name: Acme", "50 400 Numbers to port: 217-555-0101"}
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"50 100 After hours: 217-555-0199"}, "contact_phone: 217-555-0199\n"},
		{[]string{"50 100 Call back", "200 100 217-555-0199"}, "contact_phone: 217-555-0199\n"},
		{[]string{"50 100 ☐ All numbers ☒ Only the numbers below"}, "port_type: partial\n"},
		{[]string{"50 100 Are you moving all of the numbers on your account? ☒ Yes ☐ No, only those listed"}, "port_type: full\n"},
		{[]string{"50 100 What moves: All numbers on the account"}, "port_type: full\n"},
		{[]string{"50 100 To: RCN (current provider)"}, "current_carrier: RCN\n"},
		{[]string{"50 100 Authorized person first & last name: Jane Doe"}, "authorized_name: Jane Doe\n"},
		{[]string{"50 100 Print name, title: Jane Doe, Office Manager"}, "authorized_name: Jane Doe\nauthorized_title: Office Manager\n"},
	} {
		rec := read(t, plain(append(base[:2:2], c.lines...)...))
		got := ""
		for _, line := range strings.SplitAfter(whole(rec), "\n") {
			if !strings.Contains("customer_name: Acme\n"+signedSays+"numbers: 0101\n", line) {
				got += line
			}
		}
		if got != c.want {
			t.Errorf("%s\n got\n%s\nwant\n%s", c.lines, got, c.want)
		}
	}
	p := plain(append(base[:2:2], "52 502 Jane Doe, Senior Office", "52 512 Manager", "52 524 Print name, title")...)
	p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: 513, X1: 230, Y1: 513})
	rec := read(t, p)
	wantText(t, rec, porting.AuthorizedName, "Jane Doe")
	wantText(t, rec, porting.AuthorizedTitle, "Senior Office\nManager")
}

// A letter says in one sentence which account it is, and what it is billed under.
func TestAccountInSentence(t *testing.T) {
	p := draw("50 40 Letter of Authorization", "50 70 November 18, 2026", "50 100 I authorize Skyline Voice to move the numbers of Acme Dental, LLC away from AT&T,", "50 112 account 123-4567 billed under 217-555-0100. Please port 217-555-0101.",
		"50 140 Sincerely,", "50 160 /s/ Jane Doe", "50 180 Jane Doe", "50 192 Office Manager", "50 204 Acme Dental, LLC")
	rec := read(t, p)
	guessed(t, rec, porting.CustomerName, "Acme Dental, LLC")
	guessed(t, rec, porting.AccountNumber, "123-4567")
	guessed(t, rec, porting.BTN, "217-555-0100")
}

// A form that asks in questions, some of which no wording fits.
func TestQuestionsWithAnswersBelow(t *testing.T) {
	rec := read(t, draw("57 60 Hearthstone VoIP Letter of Authorization", "57 95 1. What name is on the telephone bill?", "82 106 Jackson 5 & 10 Store", "57 123 2. At what address is the telephone service installed?", "82 134 905 1/2 E 42nd Street", "82 145 Duluth, MN 55802",
		"57 220 4. Who is your current telephone company?", "82 231 Comcast Business", "57 248 5. What is your account number with them?", "82 259 7605-902943-83",
		"57 276 6. What is the billing telephone number of the account?", "82 287 218-637-8609", "57 304 7. Does the account have a PIN or passcode? If so, what is it?", "82 315 776087",
		"57 332 8. Which telephone numbers do you want to bring to Hearthstone VoIP?", "82 343 218-637-0300", "57 370 9. Who may we contact about this order?", "82 381 Harold Okafor",
		"57 398 10. At what e-mail address?", "82 409 harold.okafor@jacksonstore.org", "57 426 11. Anything else?", "82 437 Nothing"))
	wantText(t, rec, porting.BTN, "218-637-8609")
	wantText(t, rec, porting.AccountNumber, "7605-902943-83")
	wantText(t, rec, porting.PIN, "776087")
	wantText(t, rec, porting.ContactName, "Harold Okafor")
	wantText(t, rec, porting.ContactEmail, "harold.okafor@jacksonstore.org")
	if len(rec.Numbers) != 1 {
		t.Errorf("%v", rec.Numbers)
	}
}

// The same with each answer behind its question, one of them beside ticked boxes, and one
// that goes on under the question's first word.
func TestQuestionsWithAnswersBehind(t *testing.T) {
	p := draw("57 60 Port-In Questionnaire", "57 95 1. What name is on the bill? Hartwell & Dunne, P.C.", "57 115 2. At what address is the service provided (no P.O. box)? 4410 Ridge Rd. NW, Ste. 12-B, Albuquerque, NM", "72 130 87114-2207",
		"57 150 3. Who is your phone company now? CenturyLink", "57 170 4. What is your account number with them? 00718-44-9920", "57 190 5. Is there a PIN or password on the account? ☑ Yes ☐ No If yes: 8830",
		"57 210 6. Which number is the main billing number? (505) 555-0142", "57 230 7. Are you moving every number on the account? ☐ Yes, all ☑ No, only some", "57 250 8. List the numbers you are moving: (505) 555-0142, (505) 555-0143",
		"57 270 9. Is there DSL or an alarm on any of these lines? ☐ Yes ☑ No", "57 300 Signed: Noreen P. Dunne on October 19, 2026", "57 320 Printed: Noreen P. Dunne, Managing Partner")
	for _, w := range p.Words { // the second word of the line stands where the next one begins
		if w.Text == "At" {
			w.Upright.X0 = 72
		}
	}
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Hartwell & Dunne, P.C.")
	guessed(t, rec, porting.ServiceAddress, "4410 Ridge Rd. NW, Ste. 12-B, Albuquerque, NM\n87114-2207")
	wantText(t, rec, porting.PIN, "8830")
	wantText(t, rec, porting.BTN, "(505) 555-0142")
	wantText(t, rec, porting.PortType, "partial")
	wantText(t, rec, porting.Signature, "Noreen P. Dunne")
	wantText(t, rec, porting.SignatureDate, "October 19, 2026")
	if len(rec.Numbers) != 2 {
		t.Errorf("%v", rec.Numbers)
	}
	// not ticked, the number behind is nobody's PIN
	rec = read(t, draw("57 60 Port-In Questionnaire", "57 95 1. What name is on the bill? Acme, Inc.", "57 150 3. Who is your phone company now? CenturyLink", "57 190 5. Is there a PIN or password on the account? ☐ Yes ☑ No If yes: 8830"))
	wantText(t, rec, porting.PIN, "")
}

// The caption of a unit that names several kinds, and a floor that is a column of the list.
func TestUnitsOfNoAddress(t *testing.T) {
	p := draw("60 70 12793 Broadway", "310 70 #7", "60 82 Street address of service", "310 82 Apt, suite or floor", "60 100 Bangor", "260 100 ME", "310 100 04401", "60 112 City", "260 112 State", "310 112 ZIP code")
	p.Rules = append(p.Rules, page.Rule{X0: 57, Y0: 72, X1: 290, Y1: 72}, page.Rule{X0: 307, Y0: 72, X1: 420, Y1: 72}, page.Rule{X0: 57, Y0: 102, X1: 250, Y1: 102}, page.Rule{X0: 257, Y0: 102, X1: 300, Y1: 102}, page.Rule{X0: 307, Y0: 102, X1: 420, Y1: 102})
	wantText(t, read(t, p), porting.ServiceAddress, "12793 Broadway #7\nBangor ME 04401")

	p = draw("60 60 Facility name", "210 60 Rosebud Hospital", "60 75 Service address", "210 75 17583 County Road 9, Apt. 3-R", "60 90 City / State / ZIP", "210 90 Barre, VT 05641",
		"60 120 Telephone number", "210 120 Department", "310 120 Floor", "410 120 Action", "60 135 802-555-0142", "210 135 ER desk", "310 135 G", "410 135 PORT")
	grid(p, []float64{50, 200, 500}, []float64{48, 64, 79, 94})
	grid(p, []float64{50, 200, 300, 400, 500}, []float64{108, 124, 139})
	p.FillUpright()
	wantText(t, read(t, p), porting.ServiceAddress, "17583 County Road 9, Apt. 3-R\nBarre, VT 05641")
}
