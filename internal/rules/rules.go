// Package rules finds what a losing carrier would make of an LOA: the compared
// fields graded by the carrier's profile, and everything that needs more than
// two texts: the LOA's validity, numbers, features, dates.
//
// Each rule is one small function with its source; Check runs them all, grades
// and sorts. The package does no I/O and reads no clock: what day it is comes
// with the options. A CSR is the truth; every fix says what to write on the LOA.
//
// rules.go has the entry and the list of rules; fields.go the compared fields,
// loa.go the LOA's own validity, people.go its signer, signers.go those whom the CSR
// names, numbers.go the lists, places.go where numbers are installed, account.go
// features and conditions, advice.go what to do about features, due.go the dates,
// unreadable.go what could not be read, and messages.go the sentences, wording.go
// their words.
package rules

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Options are what a check depends on besides the papers.
type Options struct {
	Profile carrier.Profile
	// Carriers is where carriers' names are looked up, nil for the built-in table.
	Carriers *carrier.Table
	// Today is the day that ages are counted from; the zero Date leaves out the
	// rules that need one.
	Today dates.Date
	// Others are the other accounts of the CSR's file.
	Others []*porting.Record
}

// rule is one named test of a pair of papers.
type rule struct {
	name   string // the reason, or what it covers
	source string
	find   func(*pair) []porting.Finding
}

// rules in the order in which findings of one severity are listed: first what
// certainly bounces, as porting guides order it.
var rules = []rule{
	{"compared fields", "the contract's table of differences", (*pair).fields},
	{"unsigned", "47 CFR 64.1130(a) and (b): signed and dated by the subscriber; kinds of signature by carrier", (*pair).unsigned},
	{"loa_undated", "47 CFR 64.1130(b); Bandwidth E8; Telnyx 90 days; Level 3 LNP108W, LNP109W", (*pair).signatureDate},
	{"authorized_name_not_a_person", "Flowroute pre-port checks: first and last name, no company, not several names", (*pair).notAPerson},
	{"authorized_name_mismatch", "Level 3 LNP126J; AT Link: a legible printed name beside the signature", (*pair).signer},
	{"po_box", "Bandwidth 6225: a physical street address", (*pair).poBox},
	{"address_mismatch", "Bandwidth 6179: all numbers of an order share their service address", (*pair).otherAddress},
	{"pin_missing", "47 CFR 52.36(c); Bandwidth E42", (*pair).pinMissing},
	{"several_accounts", "Bandwidth 7204, 6179; Level 3 LNP138J", (*pair).notOnAccount},
	{"number_inactive", "Bandwidth E27, E30, 6D; Level 3 LNP103S, LNP156J", (*pair).inactive},
	{"number_not_portable", "CenturyLink restrictions on number portability", (*pair).notPortable},
	{"toll_free_mixed", "Bandwidth 7386; Level 3 LNP001J", (*pair).tollFreeMixed},
	{"port_type_incorrect", "Bandwidth E24; LnpOrder PartialPort", (*pair).portType},
	{"main_btn_porting", "Bandwidth E6h, 7494-7497; Level 3 LNP133J", (*pair).mainBTN},
	{"freeze", "47 CFR 64.1190; Bandwidth E6d, 6P, 7520", (*pair).freeze},
	{"pending_order", "Bandwidth E19, 6M, 6N; Level 3 LNP119J", (*pair).pendingOrder},
	{"feature_conflict", "Bandwidth E6a-E6g, E25; Level 3 LNP002J-LNP017W", (*pair).features},
	{"several_btns", "LOA templates: one BTN an LOA; Bandwidth 6179", (*pair).severalBTNs},
	{"contract", "Level 3 LNP003J", (*pair).contract},
	{"resold_line", "Level 3 LNP144J, LNP145J; CenturyLink RSID, ZCID", (*pair).resold},
	{"loa_content", "47 CFR 64.1130(e)(1) to (5): name, address and each number; the statements of its wording", (*pair).content},
	{"loa_illegible", "Level 3 LNP127J; Telnyx ILLEGIBLE_LOA; promise 2 of the design", (*pair).unreadable},
	{"record_contradiction", "LOA templates print the BTN twice", (*pair).contradictions},
	{"invalid_number", "North American Numbering Plan", (*pair).invalid},
	{"csr_truncated", "Bandwidth 6577 (LNP995W): 100 numbers returned", (*pair).csrTruncated},
	{"due_date", "Bandwidth 7207-7210, 7412; 47 CFR 52.35", (*pair).dueDate},
	{"stale_csr", "Telnyx, Flowroute, Intermedia: a CSR of at most 30 days", (*pair).staleCSR},
	{"duplicate_number", "Intermedia: remove duplicates", (*pair).duplicates},
	{"project_size", "Level 3 LNP115J: 50 numbers or more", (*pair).project},
}

// Check holds an LOA against the CSR's account that it is about, and returns
// what was found, worst first. Texts in it are in clear: a report masks the
// secret fields' values, which stand only in LOA and CSR and Edits, never in
// Message or Fix.
func Check(loa, csr *porting.Record, o Options) []porting.Finding {
	p := newPair(loa, csr, o)
	// A list of a hundred thousand numbers may give as many findings: they are
	// put in order by severity without being moved twice.
	found := make([][]porting.Finding, len(rules))
	total := 0
	for i, r := range rules {
		found[i] = r.find(p)
		total += len(found[i])
	}
	out := make([]porting.Finding, 0, total)
	for _, s := range [...]porting.Severity{porting.Reject, porting.Review, porting.Note} {
		for _, fs := range found {
			for i := range fs {
				if fs[i].Severity == s {
					out = append(out, fs[i])
				}
			}
		}
	}
	seen := make(map[string]int, len(out))
	for i := range out {
		f := &out[i]
		// Two findings of one id (two unreadable places) are told apart.
		seen[f.ID]++
		if n := seen[f.ID]; n > 1 {
			f.ID += "#" + itoa(n)
		}
		if f.Differences == nil {
			f.Differences = []porting.Difference{}
		}
		if f.Edits == nil {
			f.Edits = []porting.Edit{}
		}
		f.Message = p.safe(f.Message)
		f.Fix = p.safe(f.Fix)
	}
	return out
}

// pair is an LOA and a CSR, and what several rules need of them.
type pair struct {
	loa, csr *porting.Record
	o        Options
	table    *carrier.Table

	port    []*porting.Number // numbers that the LOA ports, distinct, in order
	mate    []*porting.Number // what the CSR has of each of port, nil for nothing
	doubled []*porting.Number // the second and later times
	ports   map[string]bool   // the set of port
	stay    []string          // working numbers of the account that the LOA does not port
	keep    map[string]bool
	onCSR   map[string]*porting.Number // by number, the first of each
	csrTNs  []string                   // distinct, in order
	active  []string                   // those that work, or may
	cut     bool                       // the CSR holds less than the account
	// csrDoubled are the numbers that stand on the CSR more than once.
	csrDoubled []*porting.Number
	// gaining is the carrier that the numbers go to, where it asks something of
	// its own of an LOA; else nil.
	gaining *carrier.Carrier
	btn     string // the account's, by the CSR, else by the LOA
	secrets []string
}

func newPair(loa, csr *porting.Record, o Options) *pair {
	p := &pair{loa: loa, csr: csr, o: o, table: o.Carriers, keep: map[string]bool{}, onCSR: make(map[string]*porting.Number, len(csr.Numbers))}
	if p.table == nil {
		p.table = carrier.Default()
	}
	p.ports = make(map[string]bool, len(loa.Numbers))
	p.port = make([]*porting.Number, 0, len(loa.Numbers))
	for i := range loa.Numbers {
		switch n := &loa.Numbers[i]; {
		case n.TN == "":
		case n.Action == porting.ActionKeep:
			p.keep[n.TN] = true
		case p.ports[n.TN]:
			p.doubled = append(p.doubled, n)
		default:
			p.ports[n.TN] = true
			p.port = append(p.port, n)
		}
	}
	for i := range csr.Numbers {
		n := &csr.Numbers[i]
		if n.TN == "" {
			continue
		}
		if p.onCSR[n.TN] != nil {
			p.csrDoubled = append(p.csrDoubled, n)
			continue
		}
		p.onCSR[n.TN] = n
		p.csrTNs = append(p.csrTNs, n.TN)
		if n.Status != porting.StatusDisconnected {
			p.active = append(p.active, n.TN)
			if !p.ports[n.TN] {
				p.stay = append(p.stay, n.TN)
			}
		}
	}
	p.mate = make([]*porting.Number, len(p.port))
	for i, n := range p.port {
		p.mate[i] = p.onCSR[n.TN]
	}
	p.cut = len(p.csrTNs) == 100 || p.condition("partial_record") != nil
	if tn, _, ok := telephone.AccountBTN(csr.Text(porting.BTN)); ok {
		p.btn = tn
	} else if tn, _, ok := telephone.AccountBTN(csr.Text(porting.AccountNumber)); ok && strings.ContainsAny(csr.Text(porting.AccountNumber), "-( ") {
		p.btn = tn
	} else if tn, _, ok := telephone.AccountBTN(loa.Text(porting.BTN)); ok {
		p.btn = tn
	}
	if c, ok := p.table.Lookup(loa.Text(porting.NewCarrier)); ok && c.Gaining != nil {
		p.gaining = c
	}
	p.secrets = append(loa.Secrets(), csr.Secrets()...)
	return p
}

// ported tells whether the LOA ports a number.
func (p *pair) ported(tn string) bool { return p.ports[tn] }

// staying are the working numbers of the account that the LOA does not port.
func (p *pair) staying() []string { return p.stay }

// condition returns what the CSR says of the account under a name.
//
// What hangs on a number that ports counts as what is said of the account.
func (p *pair) condition(name string) *porting.Condition {
	for i := range p.csr.Conditions {
		if p.csr.Conditions[i].Name == name {
			return &p.csr.Conditions[i]
		}
	}
	for _, c := range p.mate {
		if c != nil && slices.Contains(c.Features, name) {
			text := c.Text
			if c.Note != "" {
				text += " " + c.Note
			}
			return &porting.Condition{Name: name, Text: text, Where: c.Where}
		}
	}
	return nil
}

// finding makes a rule's finding, graded by the profile.
func (p *pair) finding(reason string, s porting.Severity, field porting.Name) porting.Finding {
	return porting.Finding{
		ID: reason, Field: field, Severity: p.o.Profile.Reason(reason, s), Rejection: carrier.Rejection(reason),
		LOA: side(p.loa, field), CSR: side(p.csr, field),
		Differences: []porting.Difference{}, Edits: []porting.Edit{},
	}
}

// about makes a finding that is about one number.
func (p *pair) about(reason string, s porting.Severity, tn string, loa, csr *porting.Number, rejection porting.Rejection) porting.Finding {
	f := porting.Finding{
		ID: reason + ":" + tn, TN: tn, Severity: p.o.Profile.Reason(reason, s), Rejection: rejection,
		Differences: []porting.Difference{}, Edits: []porting.Edit{},
	}
	if loa != nil {
		f.LOA = porting.Side{Text: loa.Text, Where: loa.Where}
	}
	if csr != nil {
		f.CSR = porting.Side{Text: csr.Text, Where: csr.Where}
	}
	return f
}

func side(r *porting.Record, n porting.Name) porting.Side {
	if f := r.Fields[n]; f != nil && n != "" {
		return porting.Side{Text: f.Text, Where: f.Where}
	}
	return porting.Side{}
}

// safe masks secrets in a sentence: a PIN may stand in remarks that it quotes.
func (p *pair) safe(s string) string {
	if len(p.secrets) == 0 {
		return s
	}
	return porting.MaskIn(s, p.secrets)
}

func itoa(n int) string {
	if n >= 10 {
		return itoa(n/10) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}
