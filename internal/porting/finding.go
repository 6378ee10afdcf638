package porting

// What two records say of each other.

// Severity is what a finding means: what the losing carrier would do.
type Severity string

// The severities, worst first.
const (
	Reject Severity = "reject" // the carrier would bounce it
	Review Severity = "review" // a person must decide
	Note   Severity = "note"   // worth knowing, no action
)

// Rank orders severities: Reject 3, Review 2, Note 1, anything else 0.
func (s Severity) Rank() int {
	switch s {
	case Reject:
		return 3
	case Review:
		return 2
	case Note:
		return 1
	}
	return 0
}

// Verdict is the sum of all findings.
type Verdict string

// The verdicts.
const (
	VerdictReject Verdict = "reject"
	VerdictReview Verdict = "review"
	VerdictClean  Verdict = "clean"
)

// Difference is one class of difference between two texts.
type Difference string

// The classes of difference, in the contract's order.
const (
	Case         Difference = "case"
	Spacing      Difference = "spacing"
	Punctuation  Difference = "punctuation" // typographic twins included
	Accent       Difference = "accent"
	Lookalike    Difference = "lookalike" // letters, digits, full-width and invisible characters
	Abbreviation Difference = "abbreviation"
	WordOrder    Difference = "word_order"
	MissingWord  Difference = "missing_word" // the CSR has it, the LOA lacks it
	ExtraWord    Difference = "extra_word"
	Transposed   Difference = "transposed"
	Typo         Difference = "typo"
	Truncated    Difference = "truncated"
	Format       Difference = "format" // ZIP against ZIP+4
	Different    Difference = "different"
	MissingOnLOA Difference = "missing_on_loa"
	MissingOnCSR Difference = "missing_on_csr"
	Unreadable   Difference = "unreadable"
)

// Differences are all classes in the contract's order.
var Differences = []Difference{
	Case, Spacing, Punctuation, Accent, Lookalike, Abbreviation, WordOrder,
	MissingWord, ExtraWord, Transposed, Typo, Truncated, Format, Different,
	MissingOnLOA, MissingOnCSR, Unreadable,
}

// Op is what an edit does.
type Op string

// The operations of an edit script that turns the LOA's text into the CSR's.
const (
	Equal   Op = "equal"
	Insert  Op = "insert" // only on the CSR
	Delete  Op = "delete" // only on the LOA
	Replace Op = "replace"
)

// Edit is one step of an edit script. Joining every LOA of a script gives the
// LOA's text, every CSR the CSR's.
type Edit struct {
	Op  Op     `json:"op"`
	LOA string `json:"loa"`
	CSR string `json:"csr"`
	// Class is the first of Differences that applies, "" for Equal.
	Class Difference `json:"class,omitempty"`
}

// Side is one side's value in a finding: the text, and where it stood. The zero
// Side is a value that the document does not hold.
type Side struct {
	Text  string `json:"text"`
	Where Where  `json:"where"`
}

// Finding is one thing that a person should know before the LOA is sent.
type Finding struct {
	// ID is the field, with ".part", or the reason, with ":tn"; unique in a report.
	ID    string `json:"id"`
	Field Name   `json:"field"` // "" for rules that concern no one field
	Part  string `json:"part"`  // a part of an address, else ""
	TN    string `json:"tn"`    // the number it is about, else ""
	// Differences in the contract's order, empty for rules without two texts.
	Differences []Difference `json:"differences"`
	Severity    Severity     `json:"severity"`
	Rejection   Rejection    `json:"rejection"`
	LOA         Side         `json:"loa"`
	CSR         Side         `json:"csr"`
	Edits       []Edit       `json:"edits"`
	// Message is one sentence for people; Fix is what to do, in the CSR's exact
	// characters. Neither holds a secret.
	Message string `json:"message"`
	Fix     string `json:"fix"`
}

// Rejection is what the losing carrier would call a finding.
type Rejection struct {
	Type   string `json:"type"`
	Reason string `json:"reason"`
	// Codes are the reason's codes by system: "bandwidth", "level3", "telnyx",
	// "twilio". Systems without a code are absent.
	Codes map[string][]string `json:"codes"`
}

// The types of rejection, as porting guides group them.
const (
	TypeName         = "name"
	TypeAddress      = "address"
	TypeAccount      = "account"
	TypeUnauthorized = "unauthorized"
	TypeFeature      = "feature"
	TypeNumbers      = "numbers"
	TypeDates        = "dates"
	TypeDocument     = "document"
)

// Result is what became of one field in a report's table.
type Result string

// The results of a field.
const (
	Same             Result = "same"
	Differs          Result = "differs"
	OnlyLOA          Result = "only_loa"
	OnlyCSR          Result = "only_csr"
	UnreadableResult Result = "unreadable"
)
