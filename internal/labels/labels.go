// Package labels knows what papers call things: the wordings of labels, column
// headers and headings, and which field each stands for. The wordings live in
// data files, each with its source; this package reads them and matches texts
// against them, for pages (loa) and for grids (csr) alike.
//
// A text is matched word by word, never by substring: case, punctuation,
// numbering, "(required)" and the like do not count, the singular and the
// plural and the usual short forms ("No.", "#", "Tel.") are one word. The
// longest wording wins, so "Contact's Number (not BTN)" is never a BTN. Where no
// wording fits, one that differs by a letter or two (as OCR errs) is taken as a
// last resort and marked Fuzzy.
//
// A label that no wording fits may be told by the words that it is made of
// (bywords.go): where they leave no choice it counts as known. What is still unknown,
// but stands where a label stands, is for the reader of a page to ask about (ByWords),
// and to tell.
//
// This file holds the types; token.go takes texts apart, vocabulary.go reads the
// data, match.go and prefix.go match, bywords.go knows the words that labels are made
// of, fuzzy.go is the last resort, boilerplate.go knows placeholders and instructions.
package labels

import (
	_ "embed"
	"sync"

	"github.com/portcheck/portcheck/internal/porting"
)

// Target is what a label stands for: one of the contract's fields
// (Target(porting.BTN) …), or one of the further targets below.
type Target string

// Targets beside the contract's fields.
const (
	// Numbers heads the list of numbers to port (on a CSR: of working numbers).
	Numbers Target = "numbers"
	// Keep heads the list of numbers that are not to be ported.
	Keep Target = "keep"
	// Attachment says that the numbers stand elsewhere: "see attached".
	Attachment Target = "attachment"
	// Note, Features and Status head columns beside numbers.
	Note     Target = "note"
	Features Target = "features"
	Status   Target = "status"
	// DisconnectedOn heads a column of the days on which numbers ended.
	DisconnectedOn Target = "disconnected_on"
	// ListedNumber heads the numbers of a directory listing, which are the account's
	// lines only where no others are listed.
	ListedNumber Target = "listed_number"
	// RangeStart and RangeEnd are the two ends of a range in columns of their own;
	// Extension is a column of extensions, Row one of running numbers, Quantity a count.
	RangeStart Target = "range_start"
	RangeEnd   Target = "range_end"
	Extension  Target = "extension"
	Row        Target = "row"
	Quantity   Target = "quantity"

	// The parts of an address; whose it is, the section says.
	Street       Target = "street"
	StreetNumber Target = "street_number"
	StreetName   Target = "street_name"
	StreetType   Target = "street_type"
	PreDir       Target = "pre_directional"
	PostDir      Target = "post_directional"
	Unit         Target = "unit"
	City         Target = "city"
	State        Target = "state"
	Zip          Target = "zip"
	Zip4         Target = "zip4"
	CityStateZip Target = "city_state_zip"
	County       Target = "county"
	Country      Target = "country"

	// The parts of a person's name.
	FirstName  Target = "first_name"
	MiddleName Target = "middle_name"
	LastName   Target = "last_name"

	// General words whose meaning the section gives.
	Name      Target = "name"
	Company   Target = "company"
	Address   Target = "address"
	Telephone Target = "telephone"
	Date      Target = "date"
	Number    Target = "number"
	Carrier   Target = "carrier"

	// Check boxes and answers.
	Business    Target = "business"
	Residential Target = "residential"
	FullPort    Target = "full_port"
	PartialPort Target = "partial_port"
	Yes         Target = "yes" // "no" is no label: it is the short form of "number"

	// Headings of sections.
	SectionCustomer  Target = "section_customer"
	SectionCurrent   Target = "section_current_carrier"
	SectionNew       Target = "section_new_carrier"
	SectionBilling   Target = "section_billing"
	SectionService   Target = "section_service"
	SectionContact   Target = "section_contact"
	SectionSignature Target = "section_signature"
	SectionOther     Target = "section_other" // a heading that ends the section before it
	Title            Target = "document_title"

	// What only records have: the name and address of the directory listing, the
	// customer code behind a BTN, a circuit, "BTN/Account #", "Bill to" with name and
	// address below; and the words that betray a list made for an LOA, or an LOA.
	ListedName     Target = "listed_name"
	ListedAddress  Target = "listed_address"
	CustomerCode   Target = "customer_code"
	Circuit        Target = "circuit"
	AccountBTN     Target = "account_btn"
	NameAndAddress Target = "name_and_address"
	PortSign       Target = "port_sign"
	LOASign        Target = "loa_sign"

	// What only notices have: the order, who sent the notice, a code and a reason
	// of a rejection, the committed date, time and zone, the day of completion.
	Order      Target = "order"
	From       Target = "from"
	Code       Target = "code"
	Reason     Target = "reason"
	Commitment Target = "commitment"
	Time       Target = "time"
	Zone       Target = "zone"
	Completed  Target = "completed"

	// What only lists of emergency locations have: the number of a location, its
	// name or id; the words that betray such a list, and those of an account.
	ELIN        Target = "elin"
	Location    Target = "location"
	E911Sign    Target = "e911_sign"
	AccountSign Target = "account_sign"

	// None is a known label that is no field: fax, tax id, customer code.
	None Target = "none"
	// Hint is what may stand beside a label without being part of it: "required".
	Hint Target = "hint"
)

// Field returns the contract's field that the target is, "" if it is none.
func (t Target) Field() porting.Name {
	for _, n := range porting.Names {
		if string(n) == string(t) {
			return n
		}
	}
	return ""
}

// Section tells whether the target is a section's heading.
func (t Target) Section() bool {
	switch t {
	case SectionCustomer, SectionCurrent, SectionNew, SectionBilling, SectionService,
		SectionContact, SectionSignature, SectionOther, Title:
		return true
	}
	return false
}

// Match is one label found in a text.
type Match struct {
	Target Target
	// Start and End are byte offsets of the label in the text, hints and the
	// colon after it left out.
	Start, End int
	// Value is where what follows the label starts, behind colon, dash, leaders
	// and blanks (Prefix and All; len(text) where nothing follows).
	Value int
	// Sep is what divides the label from what follows: ':' (also '=', '?' and a
	// full-width colon), '-' a dash, '_' underscores or dotted leaders, '\t' a tab
	// or a gap of several blanks, '\n' a line break, ' ' no more than a blank, 0
	// where the text ends.
	Sep byte
	// Words is how many words matched: more is more specific.
	Words int
	// Fuzzy tells that letters differed: a last resort that needs a person's eyes.
	Fuzzy bool
	// Wording and Source are the row of the data file; Verified tells that its
	// source is more than general knowledge.
	Wording, Source string
	Verified        bool
}

//go:embed loa.tsv
var loaData string

//go:embed csr.tsv
var csrData string

//go:embed notice.tsv
var noticeData string

//go:embed locations.tsv
var locationsData string

var (
	loa = sync.OnceValue(func() *Vocabulary {
		v := parse("loa.tsv", loaData)
		v.composes = true
		return v
	})
	csr = sync.OnceValue(func() *Vocabulary {
		v := parse("csr.tsv", csrData, frenchCSR())
		v.composes, v.records = true, true
		return v
	})

	notice = sync.OnceValue(func() *Vocabulary { return parse("notice.tsv", noticeData) })

	locations = sync.OnceValue(func() *Vocabulary { return parse("locations.tsv", locationsData) })
)

// LOA returns the vocabulary of letters of authorization.
func LOA() *Vocabulary { return loa() }

// CSR returns the vocabulary of customer service records.
func CSR() *Vocabulary { return csr() }

// Notice returns the vocabulary of notices: rejections, receipts, firm order
// commitments, completions.
func Notice() *Vocabulary { return notice() }

// Locations returns the vocabulary of lists of emergency locations.
func Locations() *Vocabulary { return locations() }
