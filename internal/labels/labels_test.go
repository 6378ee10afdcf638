package labels

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestWhole(t *testing.T) {
	for _, c := range []struct {
		text string
		want Target
	}{
		{"Billing Telephone Number (BTN):", "btn"},
		{"BILLING TELEPHONE NUMBER", "btn"},
		{"Billing Tel. No.", "btn"},
		{"BTN", "btn"},
		{"billing_phone_number", "btn"},
		{"Account number, from the top of the bill", "account_number"},
		{"PIN, if you use one", "pin"},
		{"All numbers to bring over (ranges ok)", "numbers"},
		{"Numbers that should stay", "keep"},
		{"3c State", "state"},
		{"Number, street and room or suite no.", "street"},
		{"Exact service address on the phone bill", "service_address"},
		{"Billing address (if different from service address)", "billing_address"},
		{"Approval (type full name)", "signature"},
		{"BillingTelephoneNumber", "btn"},
		{"Contact's Number (not BTN):", "contact_phone"},
		{"Contact’s Number (not BTN):", "contact_phone"},
		{"Losing Carrier Account Number:", "account_number"},
		{"Losing Carrier:", "current_carrier"},
		{"Current Service Provider", "current_carrier"},
		{"Current Service Provider Account Number", "account_number"},
		{"New Service Provider", "new_carrier"},
		{"1. Customer (Company) Name", "customer_name"},
		{"B) Acct #", "account_number"},
		{"Acct. No.:", "account_number"},
		{"Company Name*", "company"},
		{"Service Address (as it appears on your bill) *", "service_address"},
		{"Service Address as it appears on your bill:", "service_address"},
		{"Service\nAddress", "service_address"},
		{"Service   Address", "service_address"},
		{"Billing Address (if different from above)", "billing_address"},
		{"City, State, ZIP:", "city_state_zip"},
		{"City/State/Zip Code", "city_state_zip"},
		{"City", "city"},
		{"Zip", "zip"},
		{"New BTN", "new_btn"},
		{"New Billing Telephone Number (if BTN is porting)", "new_btn"},
		{"Telephone Numbers to be Ported", "numbers"},
		{"Number(s) to Port", "numbers"},
		{"Telephone/Fax Number(s) to Port", "numbers"},
		{"Telephone Number NOT TO BE PORTED", "keep"},
		{"Print Name", "authorized_name"},
		{"Name (Print)", "authorized_name"},
		{"Name (please print)", "authorized_name"},
		{"Authorized Signature", "signature"},
		{"Signature", "signature"},
		{"Date", "date"},
		{"Date Signed", "signature_date"},
		{"PIN / Passcode (if applicable)", "pin"},
		{"Last 4 of SSN", "ssn_last4"},
		{"Fax", "none"},
		{"Tax ID", "none"},
		{"Customer Code", "none"},
		{"Contact Email", "contact_email"},
		{"E-mail Address", "contact_email"},
		{"Letter of Authorization", "document_title"},
		{"CUSTOMER INFORMATION", "section_customer"},
		{"Requested Port Date", "desired_due_date"},
		{"See Attached", "attachment"},
		{"Title", "authorized_title"},
		{"First Name", "first_name"},
		{"Suite/Apt", "unit"},
	} {
		m, ok := LOA().Whole(c.text)
		if !ok || m.Target != c.want || m.Fuzzy {
			t.Errorf("Whole(%q) = %q %v fuzzy %v, want %q", c.text, m.Target, ok, m.Fuzzy, c.want)
		}
	}
}

func TestWholeNot(t *testing.T) {
	for _, text := range []string{
		"", "Acme Widgets, Inc.", "217-555-0100", "Jane Doe", "I authorize the customer to port", "___", "Verizon",
		"Account manager for Acme", "BTN Networks LLC", "The Date Company", "New Carrier Road 5",
		"Bate", "Pine", "Sidney", "Litle",
	} {
		if m, ok := LOA().Whole(text); ok {
			t.Errorf("Whole(%q) = %q, want none", text, m.Target)
		}
	}
}

func TestFuzzy(t *testing.T) {
	for _, c := range []struct {
		text string
		want Target
	}{
		{"Biliing Telephone Number:", "btn"},
		{"Acccunt Number", "account_number"},
		{"Servlce Address", "service_address"},
		{"Authorized Slgnature", "signature"},
		{"BIN", "btn"}, // what OCR makes of short words
		{"8TN:", "btn"},
	} {
		m, ok := LOA().Whole(c.text)
		if !ok || m.Target != c.want || !m.Fuzzy {
			t.Errorf("Whole(%q) = %q %v fuzzy %v, want %q fuzzy", c.text, m.Target, ok, m.Fuzzy, c.want)
		}
	}
}

// The area code of a number is no hint of the label before it.
func TestAreaCode(t *testing.T) {
	for _, text := range []string{"Numbers (406) 363-0121", "BTN (406) 363-0121", "Telephone numbers: (406) 363-0121"} {
		if m, ok := LOA().Prefix(text); !ok || text[m.Value:] != "(406) 363-0121" {
			t.Errorf("%q: %v, value %q", text, ok, text[m.Value:])
		}
	}
}

func TestPrefix(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  Target
		sep   byte
		value string
	}{
		{"BTN: (217) 555-0100", "btn", ':', "(217) 555-0100"},
		{"Company Name: Acme: The Company", "company", ':', "Acme: The Company"},
		{"Account Number - 12345", "account_number", '-', "12345"},
		{"Account Number 12345", "account_number", ' ', "12345"},
		{"Signature ______________", "signature", '_', ""},
		{"PIN (if applicable): 0042", "pin", ':', "0042"},
		{"Contact's Number (not BTN): 217-555-0101", "contact_phone", ':', "217-555-0101"},
		{"Account #: A-77", "account_number", ':', "A-77"},
		{"Service Address (as it appears on bill): 1 Main St.", "service_address", ':', "1 Main St."},
		{"Title:", "authorized_title", ':', ""},
		{"BTN:+1 217 555 0100", "btn", ':', "+1 217 555 0100"},
		{"Service Address #200", "service_address", ' ', "#200"},
		{"2. BTN: 217-555-0100", "btn", ':', "217-555-0100"},
	} {
		m, ok := LOA().Prefix(c.text)
		if !ok || m.Target != c.want || m.Sep != c.sep || c.text[m.Value:] != c.value {
			t.Errorf("Prefix(%q) = %q %v sep %q value %q, want %q %q %q", c.text, m.Target, ok, m.Sep, c.text[min(m.Value, len(c.text)):], c.want, c.sep, c.value)
		}
	}
}

func TestAll(t *testing.T) {
	var got []string
	text := "City: Springfield State: IL Zip: 62701"
	for _, m := range LOA().All(text) {
		got = append(got, string(m.Target)+"="+text[m.Start:m.End])
	}
	want := "city=City state=State zip=Zip"
	if strings.Join(got, " ") != want {
		t.Errorf("All = %q, want %q", got, want)
	}
}

func TestPlaceholder(t *testing.T) {
	for _, c := range []string{"First and last name", "(555) 555-5555", "name@example.com", "", "FULL LEGAL NAME", "(xxx) xxx-xxxx", "___-___-____", "MM/DD/YYYY", "[Company Name]", "<BTN>", "e.g. Acme", "Click or tap here to enter text.", "XXX-XXX-XXXX", "____________"} {
		if !Placeholder(c) {
			t.Errorf("Placeholder(%q) = false", c)
		}
	}
	for _, c := range []string{"Acme", "217-555-0100", "XO", "0000", "N/A", "[Acme]", "Xx", "123 Main Street"} {
		if Placeholder(c) {
			t.Errorf("Placeholder(%q) = true", c)
		}
	}
	if !Instruction("I hereby authorize the release") || Instruction("Acme Widgets") {
		t.Error("Instruction")
	}
}

// Every row of the data is found by its own wording, and every target is known.
func TestData(t *testing.T) {
	known := map[Target]bool{Numbers: true, Keep: true, Attachment: true, Note: true, Features: true, Status: true, DisconnectedOn: true, ListedNumber: true, RangeStart: true, RangeEnd: true,
		Extension: true, Row: true, Quantity: true, Street: true, StreetNumber: true, StreetName: true, StreetType: true, PreDir: true, PostDir: true, Unit: true,
		City: true, State: true, Zip: true, Zip4: true, CityStateZip: true, County: true, Country: true, FirstName: true, MiddleName: true, LastName: true,
		Name: true, Company: true, Address: true, Telephone: true, Date: true, Number: true, Carrier: true, Business: true, Residential: true, FullPort: true,
		PartialPort: true, Yes: true, SectionCustomer: true, SectionCurrent: true, SectionNew: true, SectionBilling: true, SectionService: true,
		SectionContact: true, SectionSignature: true, SectionOther: true, Title: true, None: true, Hint: true,
		ListedName: true, ListedAddress: true, CustomerCode: true, Circuit: true, AccountBTN: true, NameAndAddress: true, PortSign: true, LOASign: true,
		Order: true, From: true, Code: true, Reason: true, Commitment: true, Time: true, Zone: true, Completed: true,
		ELIN: true, Location: true, E911Sign: true, AccountSign: true}
	for _, n := range porting.Names {
		known[Target(n)] = true
	}
	for _, v := range []*Vocabulary{LOA(), CSR(), Notice(), Locations()} {
		v.Rows(func(target Target, wording, source string, _ bool) {
			if !known[target] {
				t.Errorf("%s: unknown target %q", v.name, target)
			}
			if target == Hint {
				return
			}
			text := strings.NewReplacer("?", "", "…", "").Replace(wording)
			for _, f := range strings.Fields(text) {
				if i := strings.IndexByte(f, '|'); i >= 0 {
					text = strings.Replace(text, f, f[:i], 1)
				}
			}
			if _, ok := v.Exact(text); !ok {
				t.Errorf("%s: %q is not found", v.name, text)
			}
		})
	}
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{"BTN: 217", "Contact's Number (not BTN):", "((((", "a (b) c (d", "Signature ____", "\xff\xfe:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(m Match) {
			if m.Start < 0 || m.End < m.Start || m.End > len(s) || m.Value < m.End || m.Value > len(s) {
				t.Fatalf("%q: %+v", s, m)
			}
		}
		for _, v := range []*Vocabulary{LOA(), CSR(), Notice(), Locations()} {
			if m, ok := v.Whole(s); ok {
				check(m)
			}
			if m, ok := v.Prefix(s); ok {
				check(m)
			}
			end := 0
			for _, m := range v.All(s) {
				check(m)
				if m.Start < end {
					t.Fatalf("%q: labels overlap", s)
				}
				end = m.End
			}
		}
		Placeholder(s)
		Instruction(s)
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		parse("loa.tsv", loaData)
	}
}

func BenchmarkWhole(b *testing.B) {
	LOA()
	for b.Loop() {
		LOA().Whole("1428 North Pulaski Road")
	}
}

// Labels that no wording has are known by what their words say together.
func TestComposed(t *testing.T) {
	for text, want := range map[string]Target{
		"Carrier today":                            "current_carrier",
		"Phone company you are leaving:":           "current_carrier",
		"Address where the lines are installed":    "service_address",
		"Carrier account":                          "account_number",
		"Your account number with the carrier":     "account_number",
		"Who is signing":                           "authorized_name",
		"Where invoices are mailed":                "billing_address",
		"Mailing address of the company":           "billing_address",
		"Lead telephone number of the account":     "btn",
		"Gaining provider's name":                  "new_carrier",
		"Current or new provider":                  "",
		"Service Address of the Fabrikam building": "",
		"Move the lines":                           Numbers,
		"Mobile numbers to port in":                Numbers,
		"Numbers ported":                           Numbers,
		"Lines to switch":                          Numbers,
		"Lines remaining with current provider":    Keep,
		"Telephone lines not to be moved":          Keep,
		"Numbers to keep or to port":               "",
		"Port order number":                        None,
		"Transfer ID":                              "",
		"New pilot number for remaining lines":     "new_btn",
		"My account number is":                     "",
	} {
		m, _ := LOA().Exact(text)
		if m.Target != want {
			t.Errorf("%q: %q, want %q", text, m.Target, want)
		}
	}
}

func TestMeaningInParentheses(t *testing.T) {
	for text, want := range map[string]Target{"Telephone Number on Bill (BTN)": "btn", "Phone number (required)": Telephone, "Name (print)": "authorized_name", "Contact's Number (not BTN)": "contact_phone", "Company phone": "", "Account no. w/ losing carrier": "account_number"} {
		if m, _ := LOA().Exact(text); m.Target != want {
			t.Errorf("%q: %q, want %q", text, m.Target, want)
		}
	}
}

func TestQualified(t *testing.T) {
	for text, want := range map[string]Target{"Location city/state/zip": CityStateZip, "Billing city/state/zip": CityStateZip, "Your Billing Telephone Number (\"BTN\")": "btn",
		"Premises City": City, "Business State": State, "The Account Number": "account_number", "Billing zip": Zip} {
		if m, _ := LOA().Exact(text); m.Target != want {
			t.Errorf("%q: %q, want %q", text, m.Target, want)
		}
	}
}
