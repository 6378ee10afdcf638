// Package porting holds the words of the field as Go types: what a porting
// paper says (Record), what two papers say of each other (Finding), and the
// names that both are written in. Its JSON is the public contract: names are
// added, never renamed or dropped.
//
// The package knows nobody and does no work beyond its own types; every other
// package speaks in it.
package porting

// The schemas that the JSON objects name in their first field.
const (
	RecordSchema = "portcheck/record/1"
	ReportSchema = "portcheck/report/1"
	StatusSchema = "portcheck/status/1"
)

// Kind is what a document is, decided by its content and never by its name.
type Kind string

// The kinds of document. KindNone is a document in which nothing could be read.
const (
	KindLOA     Kind = "loa"
	KindCSR     Kind = "csr"
	KindNumbers Kind = "numbers" // a bare list of numbers, an LOA's attachment, never a CSR
	KindOther   Kind = "other"
	KindNone    Kind = ""
)

// Read is how a value was read.
type Read string

// The ways to read a value.
const (
	ReadForm Read = "form" // a form field's value
	ReadText Read = "text" // the text of a page or of a text file
	ReadCell Read = "cell" // a cell of a sheet
	ReadOCR  Read = "ocr"  // an image, by optical character recognition
)

// Record is what one document says of one account: the contract's
// portcheck/record/1. Values are as they stand in the document, secrets in
// clear; Masked gives the copy that may be shown.
type Record struct {
	Schema     string          `json:"schema"`
	Document   Document        `json:"document"`
	Fields     map[Name]*Field `json:"fields"`
	Numbers    []Number        `json:"numbers"`
	Conditions []Condition     `json:"conditions"`
	Unused     []Unused        `json:"unused"`
	Problems   []Problem       `json:"problems"`
	// Notice is what a notice says of an order, SignOff what a sign-off covers; nil
	// in every other kind of paper.
	Notice  *Notice  `json:"notice,omitempty"`
	SignOff *SignOff `json:"sign_off,omitempty"`
	// Blank are the fields that an LOA's form asks for by a label and that stand
	// blank on it, in the order of Names.
	Blank []Name `json:"blank,omitempty"`
	// Statements are what an LOA's wording holds of what federal rules ask for, in
	// the order of Statements: nil where it was not looked for, empty where nothing
	// of it was found.
	Statements []string `json:"statements,omitzero"`
}

// NewRecord returns an empty record whose lists marshal as [] and not as null.
func NewRecord(d Document) *Record {
	return &Record{
		Schema: RecordSchema, Document: d,
		Fields:  map[Name]*Field{},
		Numbers: []Number{}, Conditions: []Condition{}, Unused: []Unused{}, Problems: []Problem{},
	}
}

// Text returns what the document says in a field, or "" where it says nothing
// or could not be read.
func (r *Record) Text(n Name) string {
	if f := r.Fields[n]; f != nil {
		return f.Text
	}
	return ""
}

// Problem appends a problem to the record.
func (r *Record) Problem(p Problem) { r.Problems = append(r.Problems, p) }

// Document says which document, and which account in it, a record was read from.
type Document struct {
	Kind Kind `json:"kind"`
	// Name is the file's base name as it was given.
	Name string `json:"name"`
	// SHA256 is the digest of the file's bytes, in lower-case hex.
	SHA256 string `json:"sha256"`
	// Pages is the number of pages of a PDF or an image, else 0.
	Pages int `json:"pages,omitempty"`
	// Account counts the accounts of one file from 1; Accounts is how many there are.
	Account  int `json:"account,omitempty"`
	Accounts int `json:"accounts,omitempty"`
}

// Field is one value and where it stood.
type Field struct {
	// Text is what the document says, to the character, blanks at the ends
	// trimmed; "" only where a value is there but could not be read.
	Text string `json:"text"`
	// Parts are the exact parts of an address, nil for every other field.
	Parts *Parts `json:"parts,omitempty"`
	Read  Read   `json:"read"`
	// Confidence is 0 to 1, below 1 only for ReadOCR.
	Confidence float64 `json:"confidence"`
	Where      Where   `json:"where"`
}

// Parts are the parts of an address, each exactly as it stands in the text. A
// part that the text does not hold is "".
type Parts struct {
	// Street is house number, directionals, street name and suffix, or the PO
	// box or rural route that stands in their place.
	Street string `json:"street,omitempty"`
	// Unit is the secondary unit with its designator: "Ste 200", "# 4", "2nd Floor".
	Unit string `json:"unit,omitempty"`
	City string `json:"city,omitempty"`
	// State is the state or province as written: "IL", "Illinois".
	State string `json:"state,omitempty"`
	// Zip is a ZIP, ZIP+4 or Canadian postal code as written.
	Zip string `json:"zip,omitempty"`
}

// PartNames are the names of the parts, in the order of an address.
var PartNames = []string{"street", "unit", "city", "state", "zip"}

// Part returns the part of that name, "" for a name that is none.
func (p Parts) Part(name string) string {
	switch name {
	case "street":
		return p.Street
	case "unit":
		return p.Unit
	case "city":
		return p.City
	case "state":
		return p.State
	case "zip":
		return p.Zip
	}
	return ""
}

// Box is left, bottom, right, top in PDF points, in the page's own unrotated space.
type Box [4]float64

// Where is a place in a document: a box on a page, a cell of a sheet, or a line
// and column of a text file. The zero value is no place.
type Where struct {
	Page   int    `json:"page,omitempty"` // from 1
	Box    *Box   `json:"box,omitempty"`
	Sheet  string `json:"sheet,omitempty"`
	Cell   string `json:"cell,omitempty"`   // "B2"
	Line   int    `json:"line,omitempty"`   // from 1
	Column int    `json:"column,omitempty"` // from 1, in characters
	// More are further places of the same value.
	More []Where `json:"more,omitempty"`
}

// The actions that an LOA asks for; a CSR's numbers have none.
const (
	ActionPort = "port"
	ActionKeep = "keep" // the LOA says that the number is not to be ported
)

// The states that a CSR gives a number. "" is a CSR that does not say.
const (
	StatusActive       = "active"
	StatusDisconnected = "disconnected"
	StatusSuspended    = "suspended"
	StatusPending      = "pending"
)

// Number is one telephone number where it stands in a list. A range gives one
// Number for each that it holds, all with the text and the place of the range.
type Number struct {
	// TN is E.164 ("+12175550100"), "" where the text is no NANP number.
	TN   string `json:"tn"`
	Text string `json:"text"`
	// Action is ActionPort or ActionKeep, "" in a CSR.
	Action string `json:"action"`
	// Note is what stands beside the number: "DSL Line", "Main number", "ext. 12".
	Note       string  `json:"note"`
	Read       Read    `json:"read"`
	Confidence float64 `json:"confidence"`
	Where      Where   `json:"where"`
	// Features are canonical names (FeatureDSL …) in the order of Features.
	Features []string `json:"features"`
	// Status is one of the Status constants.
	Status string `json:"status"`
	// ServiceAddress is the number's own address where the CSR gives it one.
	ServiceAddress *Field `json:"service_address"`
}

// Condition is something said of the whole account, or a feature that hangs on
// no number in particular.
type Condition struct {
	Name  string `json:"name"`
	Text  string `json:"text"`
	Where Where  `json:"where"`
}

// Unused is a column, label or value that nothing was made of.
type Unused struct {
	Label string `json:"label"`
	Where Where  `json:"where"`
}

// Problem is something that keeps a value, a number or a document from being
// certain. Its message is one sentence for people and holds no secret.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	// Field is the field whose value is concerned, "" if none is.
	Field Name `json:"field"`
	// TN is the number concerned, "" if none is.
	TN    string `json:"tn"`
	Where Where  `json:"where"`
	// Document is "loa" or "csr" in a report, "" in a record.
	Document string `json:"document,omitempty"`
}
