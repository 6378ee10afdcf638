package labels

import "testing"

func TestGuess(t *testing.T) {
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
		got, sure, _ := Guess(test.text)
		if got != test.want || sure != test.sure {
			t.Errorf("%q: %q %v, want %q %v", test.text, got, sure, test.want, test.sure)
		}
	}
}
