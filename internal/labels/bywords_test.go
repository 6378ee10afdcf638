package labels

import "testing"

func TestByWords(t *testing.T) {
	for _, test := range []struct {
		text string
		want Target
		sure bool
	}{
		{"Customer Legal Name:", "customer_name", true},
		{"Please tell us the name on the bill:", "customer_name", true},
		{"Who provides your phone service today?", "current_carrier", true},
		{"What is your account number with them?", "account_number", true},
		{"Which phone number is your main number (the one on the bill)?", "btn", true},
		{"If they gave you a PIN, put it here:", "pin", true},
		{"Where is the service installed? (street, city, state, zip)", "service_address", true},
		{"Who can make changes to the account?", "authorized_name", true},
		{"What is their position?", "authorized_title", true},
		{"When would you like us to move your numbers?", "desired_due_date", true},
		{"Today's date:", "signature_date", true},
		{"Local provider:", "current_carrier", true},
		{"Existing LEC", "current_carrier", true},
		{"Authorized Rep:", "authorized_name", true},
		{"Losing provider account ref:", "account_number", true},
		{"Signed for the customer:", "signature", true},
		{"Subscriber Street Address", "service_address", false},
		{"Customer No.", "account_number", true},
		{"Old SP", "current_carrier", true},
		{"Old SP Acct", "account_number", true},
		{"EU Auth Name", "authorized_name", true},
		{"EU Signature", "signature", true},
		{"Wireless carrier you are leaving", "current_carrier", true},
		{"Losing Communications Provider", "current_carrier", true},
		{"Provider Account ID", "account_number", true},
		{"Pilot Number", "btn", true},
		{"Email of authorized user", "contact_email", true},
		{"Requester's name", "authorized_name", true},
		{"Authorized Contact First Name *", "first_name", true},
		{"Company phone", "contact_phone", true},
		{"Their reference for you (account no.)", "account_number", true},
		{"Account no. w/ losing carrier", "account_number", true},
		{"Contact for questions", "contact_name", true},
		{"Contact's direct line", "contact_phone", true},
		{"Carrier Account Rep", "", false},
		{"Rep Phone", "", false},
		{"Order Number", "", false},
		{"Tax ID", "", false},
		{"Fax", "", false},
		{"Long-distance carrier", "", false},
		{"Account executive name", "", false},
		{"DBA (optional)", "", false},
	} {
		got, sure, _ := ByWords(test.text, nil)
		if got != test.want || sure != test.sure {
			t.Errorf("%q: %q %v, want %q %v", test.text, got, sure, test.want, test.sure)
		}
	}
}

// TestByOneWord: beside a value that looks like the field's a word is enough, which
// without one says nothing.
func TestByOneWord(t *testing.T) {
	for _, test := range []struct{ text, looks, want string }{
		{"Where the bill goes", "billing_address", "billing_address"},
		{"Where the bill goes", "btn", "btn"},
		{"Service is located at", "service_address", "service_address"},
		{"Who you pay now", "current_carrier", "current_carrier"},
		{"Practice or agency", "customer_name", "customer_name"},
		{"Business type", "customer_name", ""},
		{"Emergency contact", "contact_phone", ""},
		{"Gaining carrier", "current_carrier", ""},
		{"Colour", "customer_name", ""},
	} {
		got, sure, ok := ByWords(test.text, func(t Target) bool { return string(t) == test.looks })
		if string(got) != test.want || sure || ok != (test.want != "") {
			t.Errorf("%q beside a %s: %q %v %v, want %q", test.text, test.looks, got, sure, ok, test.want)
		}
	}
}

// TestByWordsTable: a word that says nothing can be none that a row hangs on, or the
// row would never be taken.
func TestByWordsTable(t *testing.T) {
	table := byWords()
	for w, n := range table.numbers {
		if table.known.has(n) && table.filler.has(n) {
			t.Errorf("%q is filler and a word of a row that is certain", w)
		}
	}
	for _, rows := range [][]wordRow{table.certain, table.likely, table.hunch} {
		for _, r := range rows {
			if r.target == "" || len(r.needs) == 0 {
				t.Errorf("row for %q needs no word", r.target)
			}
		}
	}
}

// TestBegins: what two words written as one may begin with is asked of every word that
// nobody knows, so it must leave out most of them and none that a wording begins with.
func TestBegins(t *testing.T) {
	for word, want := range map[string]bool{
		"bill": true, "BILL": true, "Cust": true, "acct": true, "svc": true, "the": true,
		"q": false, "xylo": false, "lorem": false, "ipsu": false,
	} {
		if got := CSR().Begins(word); got != want {
			t.Errorf("Begins(%q) = %v, want %v", word, got, want)
		}
	}
}

// TestStatements: a sentence that says what a field is asks for nothing.
func TestStatements(t *testing.T) {
	for text, want := range map[string]bool{
		"2. The service address is where the lines ring.":      false,
		"The account number is the one on the bill.":           false,
		"Address where the lines are installed":                true,
		"3. Service address where the lines are installed now": true,
	} {
		for name, v := range map[string]*Vocabulary{"loa": LOA(), "csr": CSR()} {
			if m, ok := v.Exact(text); ok != want {
				t.Errorf("%s: %q: %q %v, want %v", name, text, m.Target, ok, want)
			}
		}
	}
}
