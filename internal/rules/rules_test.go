package rules

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// today is a Monday; the days around it have no holiday but Thanksgiving, the 26th.
var today = dates.Date{Year: 2026, Month: 11, Day: 23}

func set(r *porting.Record, n porting.Name, text string) {
	r.Fields[n] = &porting.Field{Text: text, Read: porting.ReadText, Confidence: 1}
}

func number(tn string) porting.Number {
	return porting.Number{TN: tn, Text: telephone.Format(tn), Read: porting.ReadText, Confidence: 1, Features: []string{}}
}

// papers is a pair that says the same, so that a test changes one thing.
func papers() (loa, csr *porting.Record) {
	loa = porting.NewRecord(porting.Document{Kind: porting.KindLOA})
	csr = porting.NewRecord(porting.Document{Kind: porting.KindCSR})
	for _, r := range []*porting.Record{loa, csr} {
		set(r, porting.CustomerName, "Acme Widgets, Inc.")
		set(r, porting.AuthorizedName, "Jane Doe")
		set(r, porting.BTN, "(217) 555-0100")
		set(r, porting.AccountNumber, "8899001")
		set(r, porting.ServiceAddress, "100 N Main St, Ste 200, Springfield, IL 62701")
		set(r, porting.CurrentCarrier, "CenturyLink")
		r.Numbers = append(r.Numbers, number("+12175550100"), number("+12175550101"), number("+12175550102"))
	}
	set(loa, porting.Signature, porting.Signed)
	set(loa, porting.SignatureDate, "2026-11-20")
	for i := range loa.Numbers {
		loa.Numbers[i].Action = porting.ActionPort
	}
	return loa, csr
}

func show(fs []porting.Finding) string {
	var s []string
	for _, f := range fs {
		x := string(f.Severity) + " " + f.ID
		if len(f.Differences) > 0 {
			var d []string
			for _, c := range f.Differences {
				d = append(d, string(c))
			}
			x += " (" + strings.Join(d, " ") + ")"
		}
		s = append(s, x)
	}
	return strings.Join(s, "; ")
}

type change = func(loa, csr *porting.Record)

const ottawa = "90 Elgin St, Ottawa, ON K1P 5E9"

func onLOA(n porting.Name, text string) change {
	return func(loa, csr *porting.Record) { set(loa, n, text) }
}

func onCSR(n porting.Name, text string) change {
	return func(loa, csr *porting.Record) { set(csr, n, text) }
}

func both(cs ...change) change {
	return func(loa, csr *porting.Record) {
		for _, c := range cs {
			c(loa, csr)
		}
	}
}

func noLOA(n porting.Name) change { return func(loa, csr *porting.Record) { delete(loa.Fields, n) } }
func noCSR(n porting.Name) change { return func(loa, csr *porting.Record) { delete(csr.Fields, n) } }

func condition(name string) change {
	return func(loa, csr *porting.Record) {
		csr.Conditions = append(csr.Conditions, porting.Condition{Name: name, Text: name})
	}
}

// installed gives a number of the CSR an address of its own.
func installed(i int, address string) change {
	return func(loa, csr *porting.Record) {
		csr.Numbers[i].ServiceAddress = &porting.Field{Text: address, Read: porting.ReadCell, Confidence: 1}
	}
}

func feature(i int, names ...string) change {
	return func(loa, csr *porting.Record) { csr.Numbers[i].Features = names }
}

func status(i int, s string) change {
	return func(loa, csr *porting.Record) { csr.Numbers[i].Status = s }
}

// ports makes the LOA port these numbers and no others.
func ports(tns ...string) change {
	return func(loa, csr *porting.Record) {
		loa.Numbers = nil
		for _, tn := range tns {
			n := number(tn)
			n.Action = porting.ActionPort
			loa.Numbers = append(loa.Numbers, n)
		}
	}
}

// holds makes the CSR hold n numbers from 217-555-0100 on, of which the LOA's are three.
func holds(n int) change {
	return func(loa, csr *porting.Record) {
		csr.Numbers = nil
		for i := range n {
			csr.Numbers = append(csr.Numbers, number(fmt.Sprintf("+1217555%04d", 100+i)))
		}
	}
}

// ocr makes a field of the LOA one that was read from an image.
func ocr(n porting.Name, confidence float64) change {
	return func(loa, _ *porting.Record) {
		loa.Fields[n].Read, loa.Fields[n].Confidence = porting.ReadOCR, confidence
	}
}

func problem(onLOA bool, p porting.Problem) change {
	return func(loa, csr *porting.Record) {
		if onLOA {
			loa.Problem(p)
		} else {
			csr.Problem(p)
		}
	}
}

func TestRules(t *testing.T) {
	keep := func(tn string) change {
		return func(loa, csr *porting.Record) {
			n := number(tn)
			n.Action = porting.ActionKeep
			loa.Numbers = append(loa.Numbers, n)
		}
	}
	for _, test := range []struct {
		name   string
		change change
		want   string
	}{
		{"the same", func(loa, csr *porting.Record) {}, ""},

		// compared fields
		{"a name", onLOA(porting.CustomerName, "Acme Widgets Inc"), "review customer_name (punctuation)"},
		{"a name's case, CSR in capitals", onCSR(porting.CustomerName, "ACME WIDGETS, INC."), "note customer_name (case)"},
		{"a name is missing", noLOA(porting.CustomerName), "reject customer_name (missing_on_loa); review loa_content"},
		{"an authorized name is missing", noLOA(porting.AuthorizedName), "reject authorized_name (missing_on_loa)"},
		{"a CSR without a signer", noCSR(porting.AuthorizedName), "note authorized_name (missing_on_csr)"},
		{"a CSR without a name", noCSR(porting.CustomerName), "review record_contradiction.customer_name (unreadable); note customer_name (missing_on_csr)"},
		{"a CSR without an address", noCSR(porting.ServiceAddress), "review record_contradiction.service_address (unreadable); note service_address (missing_on_csr)"},
		{"a name cut at 25", both(onLOA(porting.CustomerName, "Acme Widgets International, Inc."), onCSR(porting.CustomerName, "ACME WIDGETS INTERNATIONA")), "note customer_name (case truncated)"},
		{"an authorized name cut at 15", both(onLOA(porting.AuthorizedName, "Christopher Robinson"), onCSR(porting.AuthorizedName, "Christopher Rob")), "note authorized_name (truncated)"},
		{"BTN in another notation", onLOA(porting.BTN, "217.555.0100"), ""},
		{"BTN with a customer code", onCSR(porting.BTN, "217 555-0100 318"), ""},
		{"BTN transposed", onLOA(porting.BTN, "217-555-0010"), "reject btn (transposed)"},
		{"BTN of somebody else", onLOA(porting.BTN, "312-444-7788"), "reject btn (different)"},
		{"BTN missing", noLOA(porting.BTN), "reject btn (missing_on_loa)"},
		{"BTN on the LOA alone", noCSR(porting.BTN), "note btn (missing_on_csr)"},
		{"account number", onLOA(porting.AccountNumber, "8899010"), "reject account_number (transposed)"},
		{"account number's dashes", onLOA(porting.AccountNumber, "889-9001"), "review account_number (punctuation)"},
		{"account number missing", noLOA(porting.AccountNumber), "reject account_number (missing_on_loa)"},
		{"PIN wrong", both(onLOA(porting.PIN, "1234"), onCSR(porting.PIN, "9876")), "reject pin (different)"},
		{"PIN missing", onCSR(porting.PIN, "1234"), "review pin_missing"},
		{"PIN on the LOA alone", onLOA(porting.PIN, "1234"), "note pin (missing_on_csr)"},
		{"SSN", both(onLOA(porting.SSNLast4, "1234"), onCSR(porting.SSNLast4, "1235")), "reject ssn_last4 (typo)"},
		{"ZIP+4", onLOA(porting.ServiceAddress, "100 N Main St, Ste 200, Springfield, IL 62701-1234"), "review service_address.zip (format)"},
		{"suite missing", onLOA(porting.ServiceAddress, "100 N Main St, Springfield, IL 62701"), "reject service_address.unit (missing_on_loa)"},
		{"suite on the LOA alone", onCSR(porting.ServiceAddress, "100 N Main St, Springfield, IL 62701"), "review service_address.unit (missing_on_csr)"},
		{"carrier: another company", onLOA(porting.CurrentCarrier, "Verizon"), "review current_carrier (different)"},
		{"carrier: came before", onLOA(porting.CurrentCarrier, "Qwest"), "note current_carrier (different)"},
		{"carrier: an alias", onLOA(porting.CurrentCarrier, "Century Link, Inc."), "note current_carrier (spacing extra_word)"},
		{"carrier: Time Warner Cable is not tw telecom", both(onLOA(porting.CurrentCarrier, "Time Warner Cable"), onCSR(porting.CurrentCarrier, "tw telecom")), "review current_carrier (different)"},
		{"carrier missing", noLOA(porting.CurrentCarrier), "review current_carrier (missing_on_loa)"},
		{"customer type", both(onLOA(porting.CustomerType, "Residential"), onCSR(porting.CustomerType, "Business")), "review customer_type (different)"},
		{"customer type in another word", both(onLOA(porting.CustomerType, "BUS"), onCSR(porting.CustomerType, "Business")), ""},
		{"customer type missing", onCSR(porting.CustomerType, "Business"), "note customer_type (missing_on_loa)"},

		// the LOA
		{"unsigned", noLOA(porting.Signature), "reject unsigned"},
		{"undated", noLOA(porting.SignatureDate), "reject loa_undated"},
		{"a date that is none", onLOA(porting.SignatureDate, "soon"), "review loa_undated (unreadable)"},
		{"signed today", onLOA(porting.SignatureDate, "11/23/2026"), ""},
		{"signed tomorrow", onLOA(porting.SignatureDate, "11/24/2026"), "reject loa_future_dated"},
		{"30 days are good", onLOA(porting.SignatureDate, "2026-10-24"), ""},
		{"31 days a person looks at", onLOA(porting.SignatureDate, "2026-10-23"), "review loa_expired"},
		{"90 days are not expired", onLOA(porting.SignatureDate, "2026-08-25"), "review loa_expired"},
		{"91 days are", onLOA(porting.SignatureDate, "2026-08-24"), "reject loa_expired"},
		{"ambiguous, future in the American reading", onLOA(porting.SignatureDate, "12/11/2026"), "review loa_future_dated"},
		{"ambiguous, good in the American reading", onLOA(porting.SignatureDate, "11/02/2026"), ""},
		{"ambiguous, in Canada", both(onLOA(porting.SignatureDate, "11/02/2026"), onLOA(porting.ServiceAddress, ottawa), onCSR(porting.ServiceAddress, ottawa)), "note loa_expired"},
		{"ambiguous, both expired", onLOA(porting.SignatureDate, "02/03/2026"), "reject loa_expired"},
		{"signed by a company", both(onLOA(porting.AuthorizedName, "Acme Widgets, Inc."), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"signed by the business without its form", both(onLOA(porting.AuthorizedName, "Acme Widgets"), noCSR(porting.AuthorizedName)), "review authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"signed by a role", both(onLOA(porting.AuthorizedName, "Office Manager"), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"signed by a department", both(onLOA(porting.AuthorizedName, "Accounts Payable"), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"a person with a role's name", both(onLOA(porting.AuthorizedName, "Grace Manager"), noCSR(porting.AuthorizedName)), "note authorized_name (missing_on_csr)"},
		{"two people", both(onLOA(porting.AuthorizedName, "Jane and John Doe"), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"half a name", both(onLOA(porting.AuthorizedName, "Jane"), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"a title before", both(onLOA(porting.AuthorizedName, "Dr. Jane Doe Jr."), noCSR(porting.AuthorizedName)), "note authorized_name (missing_on_csr)"},
		{"initials before a name", both(onLOA(porting.AuthorizedName, "J.R. Smith"), noCSR(porting.AuthorizedName)), "note authorized_name (missing_on_csr)"},
		{"initials without full stops", both(onLOA(porting.AuthorizedName, "JR Smith"), noCSR(porting.AuthorizedName)), "note authorized_name (missing_on_csr)"},
		{"a suffix is no name", both(onLOA(porting.AuthorizedName, "Smith Jr."), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"a company with full stops", both(onLOA(porting.AuthorizedName, "Acme L.L.C."), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"two people and a slash", both(onLOA(porting.AuthorizedName, "Jane / John Doe"), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"two people and a semicolon", both(onLOA(porting.AuthorizedName, "Jane Doe; John Doe"), noCSR(porting.AuthorizedName)), "reject authorized_name_not_a_person; note authorized_name (missing_on_csr)"},
		{"a semicolon that is a slip", onLOA(porting.AuthorizedName, "Jane; Doe"), "review authorized_name (punctuation)"},
		{"in care of one person", both(onLOA(porting.AuthorizedName, "c/o Jane Doe"), noCSR(porting.AuthorizedName)), "note authorized_name (missing_on_csr)"},
		{"a title that the form asks for", func(loa, _ *porting.Record) { loa.Blank = []porting.Name{porting.AuthorizedTitle} }, "review loa_content.authorized_title"},
		{"a title that is there", both(onLOA(porting.AuthorizedTitle, "Owner"), func(loa, _ *porting.Record) { loa.Blank = []porting.Name{porting.AuthorizedTitle} }), ""},
		{"another blank label", func(loa, _ *porting.Record) { loa.Blank = []porting.Name{porting.ContactEmail} }, ""},
		{"a wording that says all", func(loa, _ *porting.Record) { loa.Statements = porting.Statements }, ""},
		{"a wording without the fee", func(loa, _ *porting.Record) { loa.Statements = porting.Statements[:3] }, "note loa_content.wording"},
		{"no wording", func(loa, _ *porting.Record) { loa.Statements = []string{} }, "review loa_content.wording"},
		{"15 days for Amazon", both(onLOA(porting.NewCarrier, "Amazon Connect"), onLOA(porting.SignatureDate, "2026-11-08")), ""},
		{"16 days for Amazon", both(onLOA(porting.NewCarrier, "Amazon Connect"), onLOA(porting.SignatureDate, "2026-11-07")), "review loa_expired"},
		{"16 days for Telnyx", both(onLOA(porting.NewCarrier, "Telnyx LLC"), onLOA(porting.SignatureDate, "2026-11-07")), ""},
		{"a typed signature for Amazon", both(onLOA(porting.NewCarrier, "Amazon Connect"), onLOA(porting.Signature, "Jane Doe")), "review unsigned"},
		{"ink for Amazon", onLOA(porting.NewCarrier, "Amazon Connect"), ""},
		{"a typed signature", onLOA(porting.Signature, "/s/ Jane Doe"), ""},
		{"somebody else's signature", onLOA(porting.Signature, "Bob Smith"), "review authorized_name_mismatch"},
		{"a PO box", onLOA(porting.ServiceAddress, "PO Box 12, Springfield, IL 62701"), "reject service_address.street (different); reject service_address.unit (missing_on_loa); reject po_box"},
		{"a PO box before the street", onLOA(porting.ServiceAddress, "PO Box 12, 100 N Main St, Ste 200, Springfield, IL 62701"), "review service_address (extra_word)"},
		{"several BTNs", onLOA(porting.BTN, "217-555-0100, 217-555-0101"), "review several_btns"},
		{"no address", both(noLOA(porting.ServiceAddress)), "reject service_address (missing_on_loa); review loa_content"},
		{"no numbers", ports(), "review loa_content"},

		// the numbers
		{"not on the account", ports("+12175550100", "+12175550101", "+12175550102", "+12175550199"), "reject number_not_on_account:+12175550199"},
		{"not on a CSR of 100", both(holds(100), ports("+12175550101", "+12175550299")), "review number_not_on_account:+12175550299; review csr_truncated"},
		{"not on a CSR of 101", both(holds(101), ports("+12175550101", "+12175550299")), "reject number_not_on_account:+12175550299"},
		{"not on a CSR of 99", both(holds(99), ports("+12175550101", "+12175550299")), "reject number_not_on_account:+12175550299"},
		{"a CSR without numbers", holds(0), "review record_contradiction.numbers (unreadable)"},
		{"disconnected", status(1, porting.StatusDisconnected), "reject number_inactive:+12175550101"},
		{"suspended", status(1, porting.StatusSuspended), "reject number_inactive:+12175550101"},
		{"pending", status(1, porting.StatusPending), "reject pending_order:+12175550101"},
		{"pending, twice said of one number", both(status(1, porting.StatusPending), feature(1, "pending_order")), "reject pending_order:+12175550101"},
		{"an order on a number", both(feature(1, "pending_order"), func(_, csr *porting.Record) { csr.Numbers[1].Text = "217-555-0101 PEND ORD" }), "reject pending_order:+12175550101"},
		{"an order on a number that stays", both(ports("+12175550100", "+12175550101"), onLOA(porting.NewBTN, "217-555-0102"), feature(2, "pending_order")), "review pending_order:+12175550102"},
		{"pending and stays", both(ports("+12175550101"), status(2, porting.StatusPending)), "review pending_order:+12175550102"},
		{"900", both(ports("+19005550100", "+12175550100", "+12175550101", "+12175550102"), func(loa, csr *porting.Record) { csr.Numbers = append(csr.Numbers, number("+19005550100")) }), "reject number_not_portable:+19005550100"},
		{"toll-free and local", both(ports("+18005550100", "+12175550100", "+12175550101", "+12175550102"), func(loa, csr *porting.Record) { csr.Numbers = append(csr.Numbers, number("+18005550100")) }), "reject toll_free_mixed"},
		{"toll-free alone", both(ports("+18005550100"), func(loa, csr *porting.Record) { csr.Numbers = []porting.Number{number("+18005550100")} }), "note toll_free_mixed"},
		{"full, and one stays", both(onLOA(porting.PortType, "full"), ports("+12175550101", "+12175550102")), "reject port_type_incorrect"},
		{"full, and all go", onLOA(porting.PortType, "full"), ""},
		{"full, and what stays is disconnected", both(onLOA(porting.PortType, "full"), ports("+12175550100", "+12175550101"), status(2, porting.StatusDisconnected)), ""},
		{"partial, and all go", onLOA(porting.PortType, "partial"), "reject port_type_incorrect"},
		{"partial, BTN stays", both(onLOA(porting.PortType, "partial"), ports("+12175550101")), ""},
		{"BTN goes", ports("+12175550100"), "reject main_btn_porting"},
		{"BTN goes, new BTN stays", both(ports("+12175550100"), onLOA(porting.NewBTN, "217-555-0101")), ""},
		{"BTN goes, new BTN too", both(ports("+12175550100", "+12175550101"), onLOA(porting.NewBTN, "217-555-0101")), "reject main_btn_porting"},
		{"BTN goes, new BTN is the old", both(ports("+12175550100"), onLOA(porting.NewBTN, "217-555-0100")), "reject main_btn_porting"},
		{"BTN goes, new BTN of somebody else", both(ports("+12175550100"), onLOA(porting.NewBTN, "312-555-0100")), "reject main_btn_porting"},
		{"BTN stays, new BTN goes", both(ports("+12175550101"), onLOA(porting.NewBTN, "217-555-0101")), "reject main_btn_porting"},
		{"BTN stays and is named", both(ports("+12175550101"), onLOA(porting.NewBTN, "217-555-0100")), "review main_btn_porting"},
		{"nothing stays, the old BTN is named", onLOA(porting.NewBTN, "217-555-0100"), "review main_btn_porting"},
		{"nothing stays, as far as a cut record says", both(onLOA(porting.NewBTN, "217-555-0100"), condition("partial_record")), "review csr_truncated"},
		{"half a name on both", both(onLOA(porting.AuthorizedName, "Jane"), onCSR(porting.AuthorizedName, "Jane")), ""},
		{"a building on the LOA alone", onLOA(porting.ServiceAddress, "Old Mill Annex\n100 N Main St, Ste 200, Springfield, IL 62701"), "review service_address (extra_word)"},
		{"a building on the CSR alone", onCSR(porting.ServiceAddress, "100 N Main St, Ste 200, Old Mill Annex, Springfield, IL 62701"), "review service_address (missing_word)"},
		{"a line for somebody's attention", onLOA(porting.ServiceAddress, "Attn: Billing\n100 N Main St, Ste 200, Springfield, IL 62701"), ""},
		{"the customer's name above the address", onLOA(porting.ServiceAddress, "Acme Widgets, Inc.\n100 N Main St, Ste 200, Springfield, IL 62701, USA"), ""},
		{"doubled", ports("+12175550100", "+12175550101", "+12175550102", "+12175550102", "+12175550102"), "note duplicate_number:+12175550102"},
		{"no number", func(loa, csr *porting.Record) {
			loa.Numbers = append(loa.Numbers, porting.Number{Text: "155-555-0100", Action: porting.ActionPort})
		}, "review invalid_number"},
		{"doubled on the CSR", func(_, csr *porting.Record) { csr.Numbers = append(csr.Numbers, csr.Numbers[2], csr.Numbers[2]) }, "note duplicate_number:+12175550102"},
		{"doubled on both", func(loa, csr *porting.Record) {
			loa.Numbers, csr.Numbers = append(loa.Numbers, loa.Numbers[1]), append(csr.Numbers, csr.Numbers[1])
		}, "note duplicate_number:+12175550101"},
		{"doubled on the CSR and not ported", both(holds(3), ports("+12175550101"), func(_, csr *porting.Record) { csr.Numbers = append(csr.Numbers, csr.Numbers[2]) }), ""},
		{"the BTN is disconnected", both(ports("+12175550101"), status(0, porting.StatusDisconnected)), "reject number_inactive:+12175550100"},
		{"both lists hold all", both(ports("+12175550101"), keep("+12175550100"), keep("+12175550102")), ""},
		{"one number in neither list", both(ports("+12175550101"), keep("+12175550100")), "review port_type_incorrect"},
		{"a disconnected number in neither list", both(ports("+12175550101"), keep("+12175550100"), status(2, porting.StatusDisconnected)), ""},
		{"a number at the LOA's address", installed(1, "100 N MAIN STREET SUITE 200\nSPRINGFIELD IL 62701"), ""},
		{"a number at the same address, less of it", installed(1, "100 N Main St, Ste 200"), ""},
		{"a number at another address", installed(1, "900 Oak Ave, Decatur, IL 62526"), "review address_mismatch:+12175550101"},
		{"a number in another suite", installed(1, "100 N Main St, Ste 310, Springfield, IL 62701"), "review address_mismatch:+12175550101"},
		{"a number elsewhere that stays", both(installed(1, "900 Oak Ave, Decatur, IL 62526"), ports("+12175550102")), ""},
		{"the account's address differs, the number's is the account's", both(onLOA(porting.ServiceAddress, "100 N Main St, Ste 201, Springfield, IL 62701"), installed(1, "100 N Main St, Ste 200, Springfield, IL 62701")), "reject service_address.unit (typo)"},
		{"ported and kept", keep("+12175550100"), "review record_contradiction:+12175550100"},
		{"49 numbers", both(holds(60), func(loa, csr *porting.Record) {
			loa.Numbers = append([]porting.Number{}, csr.Numbers[1:50]...)
		}), ""},
		{"50 numbers", both(holds(60), func(loa, csr *porting.Record) {
			loa.Numbers = append([]porting.Number{}, csr.Numbers[1:51]...)
		}), "note project_size"},

		// the account
		{"DSL", feature(1, "dsl"), "reject feature_conflict:+12175550101"},
		{"DSL on a number that stays", both(feature(1, "dsl"), ports("+12175550102")), ""},
		{"DSL by the LOA alone", func(loa, csr *porting.Record) { loa.Numbers[1].Features = []string{"dsl"} }, "review feature_conflict:+12175550101"},
		{"an alarm line", feature(1, "alarm"), "review special_line:+12175550101"},
		{"DSL and fax", feature(1, "dsl", "fax"), "reject feature_conflict:+12175550101; review special_line:+12175550101"},
		{"Centrex on the account", condition("centrex"), "reject feature_conflict"},
		{"a local freeze", condition("local_freeze"), "reject freeze"},
		{"a freeze on a number", feature(1, "local_freeze"), "reject freeze"},
		{"a freeze and DSL on a number", feature(1, "dsl", "pic_freeze"), "reject freeze; reject feature_conflict:+12175550101"},
		{"a freeze on a number that stays", both(feature(1, "local_freeze"), ports("+12175550102")), ""},
		{"a pending order by an unverified code", func(_, csr *porting.Record) {
			csr.Conditions = append(csr.Conditions, porting.Condition{Name: "pending_order", Text: "PSO"})
		}, "review pending_order"},
		{"a feature by an unverified code", func(_, csr *porting.Record) {
			csr.Numbers[0].Features, csr.Numbers[0].Note = []string{"isdn_pri"}, "PR71V"
		}, "review feature_conflict:+12175550100"},
		{"two freezes", both(condition("local_freeze"), condition("pic_freeze")), "reject freeze"},
		{"port protection", condition("port_protection"), "reject freeze"},
		{"a pending order", condition("pending_order"), "reject pending_order"},
		{"a contract", condition("contract"), "review contract"},
		{"resold", condition("resold"), "review resold_line"},
		{"suspended", condition("suspended"), "reject number_inactive"},
		{"a part of the record", condition("partial_record"), "review csr_truncated"},

		// dates
		{"due in four business days", onLOA(porting.DesiredDueDate, "2026-11-30"), ""},
		{"due too soon", onLOA(porting.DesiredDueDate, "2026-11-27"), "review due_date"},
		{"due yesterday", onLOA(porting.DesiredDueDate, "2026-11-22"), "review due_date"},
		{"due on a Saturday", onLOA(porting.DesiredDueDate, "2026-12-05"), "review due_date"},
		{"due at Thanksgiving", onLOA(porting.DesiredDueDate, "2026-11-26"), "review due_date"},
		{"due in 30 days", onLOA(porting.DesiredDueDate, "2026-12-23"), ""},
		{"due in 31 days", onLOA(porting.DesiredDueDate, "2026-12-24"), "review due_date"},
		{"due when possible", onLOA(porting.DesiredDueDate, "ASAP"), ""},
		{"a simple port in one day", both(ports("+12175550100"), holds(1), onLOA(porting.DesiredDueDate, "2026-11-24")), ""},
		{"in Canada two business days, and no American holiday", both(onLOA(porting.ServiceAddress, ottawa), onCSR(porting.ServiceAddress, ottawa), onLOA(porting.DesiredDueDate, "2026-11-26")), ""},
		{"in Canada one business day", both(onLOA(porting.ServiceAddress, ottawa), onCSR(porting.ServiceAddress, ottawa), onLOA(porting.DesiredDueDate, "2026-11-24")), "review due_date"},
		{"a CSR of 30 days", onCSR(porting.CSRDate, "2026-10-24"), ""},
		{"a CSR of 31 days", onCSR(porting.CSRDate, "2026-10-23"), "review stale_csr"},

		// what could not be read
		{"a name that could not be read", onLOA(porting.CustomerName, ""), "review customer_name (unreadable)"},
		{"a doubt about a name that is the same", problem(true, porting.Problem{Code: porting.ProblemAppearanceDiffers, Field: porting.CustomerName, Message: "two values"}), "review customer_name (unreadable)"},
		{"a doubt about a name that differs", both(onLOA(porting.CustomerName, "Bob's Diner"), problem(true, porting.Problem{Code: porting.ProblemLowConfidence, Field: porting.CustomerName})), "review customer_name (different)"},
		{"a page that was not read", problem(true, porting.Problem{Code: porting.ProblemNoOCR, Message: "page 2 is an image"}), "review loa_illegible (unreadable)"},
		{"hidden rows are read", problem(false, porting.Problem{Code: porting.ProblemHiddenRows}), ""},
		{"read by OCR", func(loa, csr *porting.Record) {
			loa.Fields[porting.CustomerName] = &porting.Field{Text: "Acme Wodgets, Inc.", Read: porting.ReadOCR, Confidence: 0.9}
		}, "review customer_name (typo)"},
		{"the same, read by OCR", ocr(porting.CustomerName, 0.96), "review loa_illegible.ocr (unreadable)"},
		{"the same, read by OCR with full confidence", ocr(porting.CustomerName, 1), ""},
		{"the same, read by OCR, and named in a problem", both(ocr(porting.CustomerName, 0.9), problem(true, porting.Problem{Code: porting.ProblemLowConfidence, Field: porting.CustomerName, Message: "read by OCR"})), "review customer_name (unreadable)"},
		{"a remark read by OCR", both(onLOA(porting.Remarks, "x"), ocr(porting.Remarks, 0.9)), ""},
		{"a number read by OCR", func(loa, _ *porting.Record) { loa.Numbers[1].Read, loa.Numbers[1].Confidence = porting.ReadOCR, 0.97 }, "review loa_illegible.ocr (unreadable)"},
		{"a contradiction", problem(false, porting.Problem{Code: porting.ProblemContradiction, Field: porting.BTN, Message: "two BTNs"}), "review record_contradiction.btn"},
		{"an account number of another BTN", both(onCSR(porting.AccountNumber, "217 555-0199 318"), onLOA(porting.AccountNumber, "217 555-0199 318")), "review record_contradiction"},
	} {
		t.Run(test.name, func(t *testing.T) {
			loa, csr := papers()
			test.change(loa, csr)
			fs := Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today})
			if got := show(fs); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
			ids := map[string]bool{}
			for _, f := range fs {
				if ids[f.ID] || f.Message == "" || f.Fix == "" || f.Rejection.Type == "" || f.Rejection.Codes == nil || f.Edits == nil || f.Differences == nil {
					t.Errorf("%+v", f)
				}
				ids[f.ID] = true
			}
		})
	}
}

// Several accounts in one file: what stands on another of them is told apart
// from what stands nowhere.
func TestSeveralAccounts(t *testing.T) {
	loa, csr := papers()
	other := porting.NewRecord(porting.Document{Kind: porting.KindCSR})
	other.Numbers = append(other.Numbers, number("+12175550150"))
	ports("+12175550100", "+12175550101", "+12175550102", "+12175550150", "+12175550160")(loa, csr)
	fs := Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today, Others: []*porting.Record{other}})
	if got := show(fs); got != "reject several_accounts:+12175550150; reject number_not_on_account:+12175550160" {
		t.Error(got)
	}
}

// A carrier's own limits hold.
func TestCarrierLimits(t *testing.T) {
	loa, csr := papers()
	set(loa, porting.SignatureDate, "2026-09-23") // 61 days
	p := carrier.NewProfile(carrier.Standard, &carrier.Settings{LOADays: 60, Verified: true})
	if got := show(Check(loa, csr, Options{Profile: p, Today: today})); got != "reject loa_expired" {
		t.Error(got)
	}
	set(loa, porting.SignatureDate, "2026-09-24") // 60 days
	if got := show(Check(loa, csr, Options{Profile: p, Today: today})); got != "review loa_expired" {
		t.Error(got)
	}
}

// Characters that look alike are named.
func TestLookalikesAreNamed(t *testing.T) {
	loa, csr := papers()
	set(loa, porting.CustomerName, "Асme Widgets, Inc.")
	fs := Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today})
	if len(fs) != 1 || !strings.Contains(fs[0].Message, "U+0410 CYRILLIC CAPITAL LETTER A and U+0441 CYRILLIC SMALL LETTER ES") {
		t.Errorf("%+v", fs)
	}
}

// Two records of 100,000 numbers take linear time (report.BenchmarkBuild has it).
func TestManyNumbers(t *testing.T) {
	loa, csr := papers()
	loa.Numbers, csr.Numbers = nil, nil
	for i := range 100000 {
		tn := fmt.Sprintf("+1217%07d", 2000000+i)
		n := number(tn)
		csr.Numbers = append(csr.Numbers, n)
		if i%3 == 0 {
			tn = fmt.Sprintf("+1618%07d", 2000000+i)
		}
		n = number(tn)
		n.Action = porting.ActionPort
		loa.Numbers = append(loa.Numbers, n)
	}
	start := time.Now()
	fs := Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today})
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	} else {
		t.Logf("%d findings in %v", len(fs), d)
	}
	if len(fs) < 33334 {
		t.Errorf("%d findings", len(fs))
	}
}
