package rules

// What carriers and providers publish that they reject, row by row: each row has
// a rule that finds it, or says why an LOA and a CSR cannot tell.

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
)

// published is one row of a published list. reason is what a pair of papers that
// do is found to be; cannot is why no pair can.
type published struct {
	row    string
	do     change
	reason string
	cannot string
}

const (
	notOnPaper = "neither paper says it"
	laterOn    = "comes up after the order is sent"
	otherData  = "needs data that neither paper has: "
)

func stays(loa, csr *porting.Record) { csr.Numbers = append(csr.Numbers, number("+12175550103")) }

func adds(tn string) change {
	return func(loa, csr *porting.Record) {
		n := number(tn)
		csr.Numbers = append(csr.Numbers, n)
		n.Action = porting.ActionPort
		loa.Numbers = append(loa.Numbers, n)
	}
}

func statements(s ...string) change {
	return func(loa, _ *porting.Record) { loa.Statements = append([]string{}, s...) }
}

// The LOA: 47 CFR 64.1130, ages and kinds of signature, what providers check.
var publishedOfLOAs = []published{
	{row: "64.1130(a): written or electronically signed", do: noLOA(porting.Signature), reason: "unsigned"},
	{row: "64.1130(b): a separate document of that sole purpose", cannot: "what else is sent with the LOA is not in its record"},
	{row: "64.1130(b): signed by the subscriber", do: onLOA(porting.AuthorizedName, "Susan Miller"), reason: "authorized_name_mismatch"},
	{row: "64.1130(b): dated", do: noLOA(porting.SignatureDate), reason: "loa_undated"},
	{row: "64.1130(c): no inducements", cannot: "what else is sent with the LOA is not in its record"},
	{row: "64.1130(e): clearly legible", do: problem(true, porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.CustomerName, Message: "not read"}), reason: "loa_illegible"},
	{row: "64.1130(e)(1): name", do: noLOA(porting.CustomerName), reason: "loa_content"},
	{row: "64.1130(e)(1): address", do: noLOA(porting.ServiceAddress), reason: "loa_content"},
	{row: "64.1130(e)(1): each number", do: ports(), reason: "loa_content"},
	{row: "64.1130(e)(2): the decision to change", do: statements(porting.StatesAgent, porting.StatesOneCarrier, porting.StatesFee), reason: "loa_content"},
	{row: "64.1130(e)(3): the carrier as agent", do: statements(porting.StatesChange, porting.StatesOneCarrier, porting.StatesFee), reason: "loa_content"},
	{row: "64.1130(e)(4): one carrier for a service", do: statements(porting.StatesChange, porting.StatesAgent, porting.StatesFee), reason: "loa_content"},
	{row: "64.1130(e)(5): a fee may apply", do: statements(porting.StatesChange, porting.StatesAgent, porting.StatesOneCarrier), reason: "loa_content"},
	{row: "64.1190: a preferred carrier freeze", do: condition("pic_freeze"), reason: "freeze"},
	{row: "age: Amazon Connect 15 days", do: both(onLOA(porting.NewCarrier, "Amazon Connect"), onLOA(porting.SignatureDate, "2026-11-07")), reason: "loa_expired"},
	{row: "age: AT Link 15 days", do: both(onLOA(porting.NewCarrier, "AT Link"), onLOA(porting.SignatureDate, "2026-11-07")), reason: "loa_expired"},
	{row: "age: Bandwidth E8 30 days", do: onLOA(porting.SignatureDate, "2026-10-23"), reason: "loa_expired"},
	{row: "age: FaxSIPit under 30 days", do: both(onLOA(porting.NewCarrier, "FaxSIPit"), onLOA(porting.SignatureDate, "2026-10-24")), reason: "loa_expired"},
	{row: "age: Somos, Inventive Labs 30 days (toll-free)", do: onLOA(porting.SignatureDate, "2026-10-23"), reason: "loa_expired"},
	{row: "age: Level 3 LNP108W, LNP109W 60 days", do: onLOA(porting.SignatureDate, "2026-09-23"), reason: "loa_expired"},
	{row: "age: Telnyx 90 days", do: onLOA(porting.SignatureDate, "2026-08-24"), reason: "loa_expired"},
	{row: "age: a CSR of 30 days", do: onCSR(porting.CSRDate, "2026-10-23"), reason: "stale_csr"},
	{row: "kind: Amazon Connect, wet", do: both(onLOA(porting.NewCarrier, "Amazon Connect"), onLOA(porting.Signature, "Jane Doe")), reason: "unsigned"},
	{row: "kind: Telnyx, wet or a valid e-signature", cannot: "a record does not tell a typed name from a certified e-signature, and both are taken"},
	{row: "kind: Somos, no stamps", cannot: "an image of a stamp is an image of ink"},
	{row: "kind: AT Link, a legible printed name", do: noLOA(porting.AuthorizedName), reason: "authorized_name_mismatch"},
	{row: "signer: the person on the account", do: onCSR(porting.AuthorizedName, "Jane L. Doe"), reason: "authorized_name_mismatch"},
	{row: "signer: no company", do: onLOA(porting.AuthorizedName, "Acme Widgets, Inc."), reason: "authorized_name_not_a_person"},
	{row: "signer: not several names", do: onLOA(porting.AuthorizedName, "Jane and John Doe"), reason: "authorized_name_not_a_person"},
	{row: "signer: not partial", do: onLOA(porting.AuthorizedName, "Jane"), reason: "authorized_name_not_a_person"},
	{row: "signer: a title where the form asks for one", do: func(loa, _ *porting.Record) { loa.Blank = []porting.Name{porting.AuthorizedTitle} }, reason: "loa_content"},
	{row: "address: no PO box", do: onLOA(porting.ServiceAddress, "PO Box 12, Springfield, IL 62701"), reason: "po_box"},
	{row: "all ported numbers listed", do: ports(), reason: "loa_content"},
	{row: "one losing carrier an LOA", do: onCSR(porting.CurrentCarrier, "Comcast"), reason: "carrier_mismatch"},
	{row: "one BTN an LOA", do: onLOA(porting.BTN, "217-555-0100, 217-555-0101"), reason: "several_btns"},
	{row: "the misspelling of the record repeated", do: onCSR(porting.CustomerName, "Acme Widgest, Inc."), reason: "name_mismatch"},
	{row: "no editable file, 3 MB at most", cannot: "the file is the reader's matter, not the record's"},
	{row: "Twilio as losing carrier: Account SID, token", cannot: "the CSR has the account number and the PIN that count"},
}

// Features and conditions of the account that block a port.
var publishedOfAccounts = []published{
	{row: "DSL", do: feature(1, "dsl"), reason: "feature_conflict"},
	{row: "line share", do: feature(1, "line_share"), reason: "feature_conflict"},
	{row: "distinctive ring, Ring Mate, Ring Master", do: feature(1, "distinctive_ring"), reason: "feature_conflict"},
	{row: "hunting", do: feature(1, "hunting"), reason: "feature_conflict"},
	{row: "Centrex, Plexar, CustoPak", do: feature(1, "centrex"), reason: "feature_conflict"},
	{row: "foreign exchange", do: feature(1, "foreign_exchange"), reason: "feature_conflict"},
	{row: "ISDN", do: feature(1, "isdn"), reason: "feature_conflict"},
	{row: "ISDN-PRI", do: feature(1, "isdn_pri"), reason: "feature_conflict"},
	{row: "ISDN-BRI", do: feature(1, "isdn_bri"), reason: "feature_conflict"},
	{row: "remote call forwarding", do: feature(1, "remote_call_forwarding"), reason: "feature_conflict"},
	{row: "local freeze", do: condition("local_freeze"), reason: "freeze"},
	{row: "PIC freeze", do: condition("pic_freeze"), reason: "freeze"},
	{row: "port protection", do: condition("port_protection"), reason: "freeze"},
	{row: "contract on the line", do: condition("contract"), reason: "contract"},
	{row: "bill owed", cannot: notOnPaper},
	{row: "CO trunk", do: feature(1, "trunk"), reason: "feature_conflict"},
	{row: "extension off premises", do: feature(1, "off_premises_extension"), reason: "feature_conflict"},
	{row: "UNE-P", do: feature(1, "une_p"), reason: "feature_conflict"},
	{row: "resold line", do: condition("resold"), reason: "resold_line"},
	{row: "T1 lost on a full port", do: feature(1, "t1"), reason: "feature_conflict"},
	{row: "unknown feature", cannot: "what is not known is listed as unused"},
	{row: "alarm, elevator, fax, modem, postage", do: feature(1, "alarm"), reason: "special_line"},
	{row: "toll-free number in a local order", do: adds("+18005550100"), reason: "toll_free_mixed"},
	{row: "toll-free pointing to a ported number", do: feature(1, "toll_free_pointer"), reason: "feature_conflict"},
	{row: "number inactive", do: status(1, porting.StatusDisconnected), reason: "number_inactive"},
	{row: "number suspended", do: status(1, porting.StatusSuspended), reason: "number_inactive"},
	{row: "account suspended", do: condition("suspended"), reason: "number_inactive"},
	{row: "pending order", do: condition("pending_order"), reason: "pending_order"},
	{row: "pilot, stranded service (Canada)", do: stays, reason: "main_btn_porting"},
	{row: "cascade routing (Canada)", do: feature(1, "hunting"), reason: "feature_conflict"},
	{row: "ADSL on the line (Canada)", do: feature(1, "dsl"), reason: "feature_conflict"},
	{row: "kinds that are not ported: 500, 700, 900, 976", do: adds("+19005550100"), reason: "number_not_portable"},
	{row: "kinds that are not ported: N11, 555, 960, paging, mass calling", cannot: "N11 is no number; 555-01XX stand for all numbers here; the others need " + otherData + "the use of an exchange"},
}

// The federal rules of an order, and what providers make of the numbers' count
// and of partial ports.
var publishedOfOrders = []published{
	{row: "52.35(a): a simple port in one business day", do: both(ports("+12175550100"), holds(1), onLOA(porting.DesiredDueDate, "2026-11-23")), reason: "due_date"},
	{row: "52.35(c), (d): four business days", do: onLOA(porting.DesiredDueDate, "2026-11-27"), reason: "due_date"},
	{row: "52.35(a): 8 to 17, by 13:00", cannot: "a check knows the day and not the hour; a profile's hours are told with its interval"},
	{row: "52.36(b): account number", do: noLOA(porting.AccountNumber), reason: "account_number_mismatch"},
	{row: "52.36(b): ZIP code", do: onLOA(porting.ServiceAddress, "100 N Main St, Ste 200, Springfield, IL"), reason: "zip_mismatch"},
	{row: "52.36(b): the order's own fields", cannot: "the new carrier writes them on the order, not on the LOA"},
	{row: "52.36(c): the passcode", do: onCSR(porting.PIN, "1234"), reason: "pin_missing"},
	{row: "simple port: one line, no complex feature, no reseller", do: both(ports("+12175550100"), holds(1), feature(0, "fax"), onLOA(porting.DesiredDueDate, "2026-11-24")), reason: "due_date"},
	{row: "a non-simple order that is not all numbers says so", do: both(stays, ports("+12175550101"), onLOA(porting.PortType, "full")), reason: "port_type_incorrect"},
	{row: "FOC of 24 hours", cannot: laterOn},
	{row: "rate centres", cannot: otherData + "the rate centre of an exchange"},
	{row: "Canada: two business days", do: both(onLOA(porting.ServiceAddress, ottawa), onCSR(porting.ServiceAddress, ottawa), onLOA(porting.DesiredDueDate, "2026-11-24")), reason: "due_date"},
	{row: "Canada: the reseller's name", do: noLOA(porting.CurrentCarrier), reason: "carrier_mismatch"},
	{row: "due date at most 30 days out", do: onLOA(porting.DesiredDueDate, "2026-12-24"), reason: "due_date"},
	{row: "due date no weekend", do: onLOA(porting.DesiredDueDate, "2026-12-05"), reason: "due_date"},
	{row: "due date no holiday", do: onLOA(porting.DesiredDueDate, "2026-11-26"), reason: "due_date"},
	{row: "50 numbers or more", do: both(holds(50), func(loa, csr *porting.Record) { loa.Numbers = slices.Clone(csr.Numbers) }), reason: "project_size"},
	{row: "limits of one provider's forms (49, 999, 1000, 5000, 20000)", cannot: "they are the new carrier's own tools'"},
	{row: "a list that omits a number, and no partial", do: both(ports("+12175550101", "+12175550102"), onLOA(porting.PortType, "full")), reason: "port_type_incorrect"},
	{row: "a full port holds the BTN", do: both(ports("+12175550101"), onLOA(porting.PortType, "full")), reason: "port_type_incorrect"},
	{row: "a partial port that takes the BTN names a new one", do: ports("+12175550100"), reason: "main_btn_porting"},
	{row: "the new BTN is on the account", do: both(ports("+12175550100"), onLOA(porting.NewBTN, "312-444-0100")), reason: "main_btn_porting"},
	{row: "keep or disconnect for each remaining number", do: both(ports("+12175550101"), func(loa, _ *porting.Record) {
		loa.Numbers = append(loa.Numbers, porting.Number{TN: "+12175550100", Text: "217-555-0100", Action: porting.ActionKeep})
	}), reason: "port_type_incorrect"},
	{row: "child accounts before the main BTN", cannot: "a CSR does not tell child accounts from others"},
}

// The crosswalk of rejections: every row of carrier/codes.tsv, by its name there.
var publishedCodes = []published{
	{row: "Service address mismatch", do: onLOA(porting.ServiceAddress, "900 Oak Ave, Ste 200, Springfield, IL 62701"), reason: "address_mismatch"},
	{row: "ZIP mismatch", do: onLOA(porting.ServiceAddress, "100 N Main St, Ste 200, Springfield, IL 62526"), reason: "zip_mismatch"},
	{row: "Address is PO box / not USPS / ambiguous", do: onLOA(porting.ServiceAddress, "PO Box 12, Springfield, IL 62701"), reason: "po_box"},
	{row: "End-user / business name mismatch", do: onLOA(porting.CustomerName, "Bob's Diner"), reason: "name_mismatch"},
	{row: "Name and address mismatch / all data", cannot: "two findings, each with its own codes, say more than one for both"},
	{row: "Authorised name mismatch", do: onLOA(porting.AuthorizedName, "Jane L. Doe"), reason: "authorized_name_mismatch"},
	{row: "BTN/ATN mismatch", do: onLOA(porting.BTN, "217-555-0199"), reason: "btn_mismatch"},
	{row: "BTN disconnected", do: both(ports("+12175550101"), status(0, porting.StatusDisconnected)), reason: "number_inactive"},
	{row: "BTN wanted in alphanumeric form", cannot: "a carrier says so after the order is sent; BTN and customer code are one number to the comparison"},
	{row: "Account number missing/wrong", do: onLOA(porting.AccountNumber, "8899002"), reason: "account_number_mismatch"},
	{row: "PIN/passcode missing/wrong", do: onCSR(porting.PIN, "1234"), reason: "pin_missing"},
	{row: "SSN/Tax ID last 4", do: both(onLOA(porting.SSNLast4, "1234"), onCSR(porting.SSNLast4, "1235")), reason: "ssn_mismatch"},
	{row: "TN not on account / not found", do: func(loa, _ *porting.Record) {
		loa.Numbers = append(loa.Numbers, porting.Number{TN: "+12175550199", Text: "217-555-0199", Action: porting.ActionPort})
	}, reason: "number_not_on_account"},
	{row: "TNs on several accounts/BTNs", do: onLOA(porting.BTN, "217-555-0100, 217-555-0101"), reason: "several_btns"},
	{row: "Duplicate orders for one account", cannot: "one pair of papers is one order; others are not known here"},
	{row: "Rate centres differ / not covered", cannot: otherData + "the rate centre of an exchange"},
	{row: "TN inactive", do: status(1, porting.StatusDisconnected), reason: "number_inactive"},
	{row: "TN not portable", do: adds("+19005550100"), reason: "number_not_portable"},
	{row: "Pending order", do: condition("pending_order"), reason: "pending_order"},
	{row: "Freeze", do: condition("local_freeze"), reason: "freeze"},
	{row: "Feature conflict", do: feature(1, "dsl"), reason: "feature_conflict"},
	{row: "Full/partial flag wrong", do: onLOA(porting.PortType, "partial"), reason: "port_type_incorrect"},
	{row: "Main BTN porting", do: stays, reason: "main_btn_porting"},
	{row: "Multi-line not handled / multi TN", cannot: "a limit of the new carrier's tools; from the count on that carriers call a project, project_size says so"},
	{row: "Project size", do: both(holds(50), func(loa, csr *porting.Record) { loa.Numbers = slices.Clone(csr.Numbers) }), reason: "project_size"},
	{row: "Business/residence type wrong", do: both(onLOA(porting.CustomerType, "Residential"), onCSR(porting.CustomerType, "Business")), reason: "customer_type_mismatch"},
	{row: "LOA required / rejected / illegible", do: noLOA(porting.Signature), reason: "unsigned"},
	{row: "Copy of bill wanted", cannot: laterOn},
	{row: "Resold TN / wrong reseller", do: condition("resold"), reason: "resold_line"},
	{row: "Wireless/wireline mixed; wireless data on wireline TN", cannot: otherData + "whether a number is wireless"},
	{row: "Toll-free mixed/non-portable", do: adds("+18005550100"), reason: "toll_free_mixed"},
	{row: "Due date too soon/too far/holiday", do: onLOA(porting.DesiredDueDate, "2026-11-27"), reason: "due_date"},
	{row: "Prepaid mobile", cannot: notOnPaper},
	{row: "No interconnection agreement", cannot: notOnPaper},
	{row: "End user decided to stay / newer authorisation", cannot: laterOn},
	{row: "Bill owed / contract", do: condition("contract"), reason: "contract"},
	{row: "Already moved to another carrier", cannot: laterOn},
	{row: "Carrier not answering, backlog, outage, strike, disaster", cannot: laterOn},
	{row: "NPAC subscription conflict", cannot: laterOn},
	{row: "Unauthorised signer", do: onLOA(porting.AuthorizedName, "Susan Miller"), reason: "authorized_name_mismatch"},
	{row: "Number block incomplete", do: feature(1, "centrex"), reason: "feature_conflict"},
}

func TestPublishedRows(t *testing.T) {
	for _, list := range [][]published{publishedOfLOAs, publishedOfAccounts, publishedOfOrders, publishedCodes} {
		for _, p := range list {
			t.Run(p.row, func(t *testing.T) {
				if (p.do == nil) == (p.cannot == "") || (p.do == nil) != (p.reason == "") {
					t.Fatal("a row has a rule, or a reason why not")
				}
				if p.do == nil {
					return
				}
				loa, csr := papers()
				p.do(loa, csr)
				fs := Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today})
				if !slices.ContainsFunc(fs, func(f porting.Finding) bool { return f.Rejection.Reason == p.reason }) {
					t.Errorf("no %s among: %s", p.reason, show(fs))
				}
			})
		}
	}
}

// Every row of the codes is in the table above, and no other.
func TestPublishedCodesAreAll(t *testing.T) {
	data, err := os.ReadFile("../carrier/codes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(line, "\t"); len(f) > 2 && line[0] != '#' {
			rows[f[1]] = f[0]
		}
	}
	for _, p := range publishedCodes {
		if _, ok := rows[p.row]; !ok {
			t.Errorf("%q is no row of codes.tsv", p.row)
		}
		delete(rows, p.row)
	}
	for row := range rows {
		t.Errorf("%q of codes.tsv has no rule and no reason why not", row)
	}
}

// Every reason of the contract is found in some pair of papers of these tables,
// but for those that need more than a change of one pair.
func TestEveryReasonIsFound(t *testing.T) {
	found := map[string]bool{}
	note := func(do change, o Options) {
		loa, csr := papers()
		do(loa, csr)
		for _, f := range Check(loa, csr, o) {
			found[f.Rejection.Reason] = true
		}
	}
	o := Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today}
	for _, list := range [][]published{publishedOfLOAs, publishedOfAccounts, publishedOfOrders, publishedCodes} {
		for _, p := range list {
			if p.do != nil {
				note(p.do, o)
			}
		}
	}
	note(ports("+12175550100", "+12175550100", "+12175550101", "+12175550102"), o)
	note(onLOA(porting.SignatureDate, "2026-11-24"), o)
	note(both(onLOA(porting.PIN, "1234"), onCSR(porting.PIN, "1243")), o)
	note(problem(true, porting.Problem{Code: porting.ProblemContradiction, Field: porting.BTN, Message: "two BTNs"}), o)
	note(condition("partial_record"), o)
	note(func(loa, _ *porting.Record) { loa.Numbers = append(loa.Numbers, porting.Number{Text: "55"}) }, o)
	other := porting.NewRecord(porting.Document{Kind: porting.KindCSR})
	other.Numbers = append(other.Numbers, number("+12175550150"))
	several := o
	several.Others = []*porting.Record{other}
	note(ports("+12175550100", "+12175550101", "+12175550102", "+12175550150"), several)
	for _, reasons := range carrier.Reasons {
		for _, r := range reasons {
			if !found[r] {
				t.Errorf("%s is found nowhere", r)
			}
		}
	}
}

// A carrier's own interval counts, and its hours are told.
func TestCarrierInterval(t *testing.T) {
	c, ok := carrier.Default().Lookup("Allstream")
	if !ok {
		t.Fatal("no Allstream")
	}
	p := carrier.NewProfile(c.Settings.Level, c.Settings)
	loa, csr := papers()
	set(loa, porting.DesiredDueDate, "2026-11-27") // three business days, Thanksgiving between
	for _, test := range []struct {
		today dates.Date
		want  string
	}{{dates.Date{Year: 2026, Month: 11, Day: 23}, ""}, {dates.Date{Year: 2026, Month: 11, Day: 24}, "review due_date"}} {
		fs := Check(loa, csr, Options{Profile: p, Today: test.today})
		if got := show(fs); got != test.want {
			t.Errorf("%s: %s, want %s", test.today, got, test.want)
		}
		for _, f := range fs {
			if !strings.Contains(f.Message, "15:00") {
				t.Errorf("no hours in %q", f.Message)
			}
		}
	}
}

// In Canada its own holidays count: Boxing Day of 2026 is a Saturday and kept on
// the Monday.
func TestCanadianHolidays(t *testing.T) {
	for _, test := range []struct{ address, due, want string }{
		{ottawa, "2026-12-28", "review due_date"},
		{ottawa, "2026-12-29", ""},
		{"100 N Main St, Ste 200, Springfield, IL 62701", "2026-12-28", ""},
	} {
		loa, csr := papers()
		set(loa, porting.SignatureDate, "2026-12-10")
		set(csr, porting.CSRDate, "2026-12-10")
		set(loa, porting.ServiceAddress, test.address)
		set(csr, porting.ServiceAddress, test.address)
		set(loa, porting.DesiredDueDate, test.due)
		fs := Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: dates.Date{Year: 2026, Month: 12, Day: 14}})
		if got := show(fs); got != test.want {
			t.Errorf("%s at %s: %s, want %s", test.due, test.address, got, test.want)
		}
	}
}
