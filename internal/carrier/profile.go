package carrier

// What a difference means to a carrier.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// Level is one of the three levels of strictness.
type Level int

// The levels. The zero Level is the standard one.
const (
	Standard Level = iota
	Letter
	Lenient
)

// String is the level's name in reports and flags.
func (l Level) String() string { return [...]string{"standard", "letter", "lenient"}[l] }

// LevelOf reads a level's name.
func LevelOf(name string) (Level, bool) {
	for l := Standard; l <= Lenient; l++ {
		if strings.EqualFold(name, l.String()) {
			return l, true
		}
	}
	return 0, false
}

// Settings are what a carrier has different from its level.
type Settings struct {
	Level Level
	// Severity is by difference ("abbreviation") or reason ("po_box").
	Severity             map[string]porting.Severity
	LOADays              int
	NameLength           int
	AuthorizedNameLength int
	ProjectNumbers       int
	Signature            string // SignatureAny or SignatureWet
	// Hours says until when an order counts for the day, in words.
	Hours string
	// Intervals are the business days that an order takes by the count of its
	// numbers, ascending.
	Intervals []Interval
	Verified  bool
	Source    string
}

// Interval is how many business days an order of up to so many numbers takes.
type Interval struct{ UpTo, Days int }

// Profile is how a carrier judges.
type Profile struct {
	Level    Level
	severity map[string]porting.Severity
	// LOADays is the age in days up to which a signature is good; ReviewDays
	// the age up to which nobody need look.
	LOADays, ReviewDays int
	// NameLength and AuthorizedNameLength are where order systems cut names.
	NameLength, AuthorizedNameLength int
	// ProjectNumbers is from how many numbers on an order is a project.
	ProjectNumbers int
	// Signature is the kind of signature that it takes, SignatureAny or SignatureWet.
	Signature string
	// Hours says until when an order counts for the day, "" where nothing is known.
	Hours     string
	intervals []Interval
	verified  bool
}

// Interval returns the business days that an order of n numbers takes at the
// carrier, 0 where it has published none.
func (p Profile) Interval(n int) int {
	for _, i := range p.intervals {
		if n <= i.UpTo {
			return i.Days
		}
	}
	return 0
}

// NewProfile is the profile of a level; of a carrier with settings of its own
// where s is not nil.
//
// The lengths of 25 and 15 characters are published by Bandwidth, Microsoft and
// CenturyLink; 90 days are the longest age that any carrier publishes, 30 the
// commonest; 50 numbers make a project at Level 3.
func NewProfile(l Level, s *Settings) Profile {
	p := Profile{Level: l, LOADays: 90, ReviewDays: 30, NameLength: 25, AuthorizedNameLength: 15, ProjectNumbers: 50, verified: true}
	if s == nil {
		return p
	}
	p.verified = s.Verified
	p.severity = s.Severity
	p.Signature, p.Hours, p.intervals = s.Signature, s.Hours, s.Intervals
	set := func(to *int, v int) {
		if v > 0 {
			*to = v
		}
	}
	set(&p.LOADays, s.LOADays)
	p.ReviewDays = min(p.ReviewDays, p.LOADays)
	set(&p.NameLength, s.NameLength)
	set(&p.AuthorizedNameLength, s.AuthorizedNameLength)
	set(&p.ProjectNumbers, s.ProjectNumbers)
	return p
}

// Differences grades a difference between two values: the worst of its
// classes. part is the part of an address, csr the CSR's value.
func (p Profile) Differences(field porting.Name, part string, ds []porting.Difference, csr string) porting.Severity {
	if secretLike(field) {
		return p.account(field, ds)
	}
	worst := porting.Note
	for _, d := range ds {
		s := p.one(d, part, csr)
		if over, ok := p.severity[string(d)]; ok {
			s = p.override(s, over)
		}
		if s.Rank() > worst.Rank() {
			worst = s
		}
	}
	return worst
}

// one is the contract's table for names and addresses.
func (p Profile) one(d porting.Difference, part, csr string) porting.Severity {
	switch d {
	case porting.Different, porting.Typo, porting.Transposed, porting.MissingWord, porting.ExtraWord, porting.MissingOnLOA:
		return porting.Reject
	case porting.Unreadable:
		return porting.Review
	case porting.Case:
		if strings.ToUpper(csr) == csr {
			return p.by(porting.Review, porting.Note, porting.Note)
		}
	case porting.Truncated:
		return p.by(porting.Review, porting.Note, porting.Note)
	case porting.MissingOnCSR:
		if part == "" {
			return porting.Note
		}
	}
	return p.by(porting.Reject, porting.Review, porting.Note)
}

// account is the contract's table for account numbers, PINs and SSN digits.
func (p Profile) account(field porting.Name, ds []porting.Difference) porting.Severity {
	marks := len(ds) > 0
	for _, d := range ds {
		switch d {
		case porting.Unreadable:
			return porting.Review
		case porting.MissingOnCSR:
			return porting.Note
		case porting.Punctuation, porting.Spacing:
		default:
			marks = false
		}
	}
	if marks {
		return p.by(porting.Reject, porting.Review, porting.Note)
	}
	return porting.Reject
}

func secretLike(n porting.Name) bool {
	return n == porting.AccountNumber || n == porting.PIN || n == porting.SSNLast4
}

func (p Profile) by(letter, standard, lenient porting.Severity) porting.Severity {
	switch p.Level {
	case Letter:
		if !p.verified && letter == porting.Reject {
			return porting.Review // no rejection rests on an unverified source
		}
		return letter
	case Lenient:
		return lenient
	}
	return standard
}

// Reason grades a rule's finding: what the contract says of the reason, or what
// the carrier does. contract is the former.
func (p Profile) Reason(reason string, contract porting.Severity) porting.Severity {
	if over, ok := p.severity[reason]; ok {
		return p.override(contract, over)
	}
	return contract
}

// override puts a carrier's severity for the contract's. What rests on an
// unverified source is review at most, and never makes a rejection milder.
func (p Profile) override(was, over porting.Severity) porting.Severity {
	if p.verified {
		return over
	}
	if over == porting.Reject {
		over = porting.Review
	}
	if was.Rank() > over.Rank() {
		return was
	}
	return over
}

// Reasons are the contract's reasons by type of rejection.
var Reasons = map[string][]string{
	porting.TypeName:         {"name_mismatch"},
	porting.TypeAddress:      {"address_mismatch", "zip_mismatch", "po_box"},
	porting.TypeAccount:      {"account_number_mismatch", "btn_mismatch", "pin_mismatch", "pin_missing", "ssn_mismatch", "carrier_mismatch", "customer_type_mismatch", "pending_order", "contract", "resold_line"},
	porting.TypeUnauthorized: {"authorized_name_mismatch", "authorized_name_not_a_person", "unsigned", "loa_undated", "loa_future_dated", "loa_expired"},
	porting.TypeFeature:      {"feature_conflict", "freeze", "special_line"},
	porting.TypeNumbers:      {"number_not_on_account", "several_accounts", "several_btns", "port_type_incorrect", "main_btn_porting", "number_inactive", "number_not_portable", "toll_free_mixed", "duplicate_number", "invalid_number", "project_size"},
	porting.TypeDates:        {"due_date", "stale_csr"},
	porting.TypeDocument:     {"loa_illegible", "loa_content", "record_contradiction", "csr_truncated"},
}

// TypeOf returns the type that a reason belongs to, "" for what is no reason.
func TypeOf(reason string) string {
	for t, rs := range Reasons {
		if slices.Contains(rs, reason) {
			return t
		}
	}
	return ""
}

// Rejection is what a reason is called by everybody.
func Rejection(reason string) porting.Rejection {
	return porting.Rejection{Type: TypeOf(reason), Reason: reason, Codes: Codes(reason)}
}

func severityKey(k string) bool {
	return TypeOf(k) != "" || slices.Contains(porting.Differences, porting.Difference(k))
}
