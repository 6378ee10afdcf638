package porting

import "slices"

// The contract's names: fields, features, conditions and problem codes.

// Name is the name of a field.
type Name string

// The fields of a record.
const (
	CustomerName    Name = "customer_name"
	AuthorizedName  Name = "authorized_name"
	AuthorizedTitle Name = "authorized_title"
	Signature       Name = "signature"
	SignatureDate   Name = "signature_date"
	BTN             Name = "btn"
	AccountNumber   Name = "account_number"
	PIN             Name = "pin"
	SSNLast4        Name = "ssn_last4"
	ServiceAddress  Name = "service_address"
	BillingAddress  Name = "billing_address"
	CurrentCarrier  Name = "current_carrier"
	NewCarrier      Name = "new_carrier"
	NewBTN          Name = "new_btn"
	CustomerType    Name = "customer_type"
	PortType        Name = "port_type" // "full" or "partial", where the LOA says so
	DesiredDueDate  Name = "desired_due_date"
	ContactName     Name = "contact_name"
	ContactPhone    Name = "contact_phone"
	ContactEmail    Name = "contact_email"
	CSRDate         Name = "csr_date"
	Remarks         Name = "remarks"
)

// Names are all fields, in the order in which reports list them.
var Names = []Name{
	CustomerName, AuthorizedName, AuthorizedTitle, Signature, SignatureDate,
	BTN, AccountNumber, PIN, SSNLast4, ServiceAddress, BillingAddress,
	CurrentCarrier, NewCarrier, NewBTN, CustomerType, PortType, DesiredDueDate,
	ContactName, ContactPhone, ContactEmail, CSRDate, Remarks,
}

// Compared are the fields that an LOA has to repeat from the CSR.
var Compared = []Name{
	CustomerName, AuthorizedName, BTN, AccountNumber, PIN, SSNLast4,
	ServiceAddress, BillingAddress, CurrentCarrier, CustomerType,
}

// IsCompared tells whether an LOA has to repeat the field from the CSR.
func IsCompared(n Name) bool {
	for _, c := range Compared {
		if c == n {
			return true
		}
	}
	return false
}

// Signed is the text of a signature field that holds ink or an image.
const Signed = "[signed]"

// Features are the canonical names of what can hang on a number, in the order
// of the contract: first what has to be gone before the number ports.
var Features = append([]string{
	"dsl", "line_share", "distinctive_ring", "hunting", "centrex", "foreign_exchange",
	"isdn", "isdn_pri", "isdn_bri", "remote_call_forwarding", "trunk", "t1",
	"off_premises_extension", "une_p", "toll_free_pointer",
}, SpecialLines...)

// SpecialLines are the features that say what else than a telephone uses a line: it had
// better stay.
var SpecialLines = []string{"alarm", "elevator", "fax", "modem", "postage"}

// Blocks tells whether a canonical name is that of a feature which has to be gone before
// its number ports.
func Blocks(name string) bool {
	return slices.Contains(Features, name) && !slices.Contains(SpecialLines, name)
}

// Conditions are the canonical names of what can be said of an account besides
// Features, in the order of the contract.
var Conditions = []string{
	"local_freeze", "pic_freeze", "port_protection", "contract", "pending_order",
	"resold", "suspended", "partial_record",
}

// The statements that 47 CFR 64.1130(e)(2) to (5) asks of an LOA's wording.
const (
	StatesChange     = "change"      // (2) the subscriber decides to change the carrier
	StatesAgent      = "agent"       // (3) the new carrier acts as the subscriber's agent for the change
	StatesOneCarrier = "one_carrier" // (4) one carrier only for one service of one number
	StatesFee        = "fee"         // (5) a fee may apply
)

// Statements are all of them, in the rule's order.
var Statements = []string{StatesChange, StatesAgent, StatesOneCarrier, StatesFee}

// The codes of problems.
const (
	ProblemPassword          = "password"
	ProblemDamaged           = "damaged"
	ProblemEmpty             = "empty"
	ProblemXFA               = "xfa"
	ProblemWrongType         = "wrong_type"
	ProblemLimit             = "limit"
	ProblemTimeout           = "timeout"
	ProblemScannedPage       = "scanned_page"
	ProblemNoOCR             = "no_ocr"
	ProblemUnknownFont       = "unknown_font"
	ProblemAppearanceDiffers = "appearance_differs"
	ProblemAmbiguousDate     = "ambiguous_date"
	ProblemAmbiguousLabel    = "ambiguous_label"
	ProblemContradiction     = "contradiction"
	ProblemLowConfidence     = "low_confidence"
	ProblemInvalidNumber     = "invalid_number"
	ProblemDuplicateNumber   = "duplicate_number"
	ProblemDigitsLost        = "digits_lost"
	ProblemNoCachedValue     = "no_cached_value"
	ProblemHiddenRows        = "hidden_rows"
	ProblemHiddenSheet       = "hidden_sheet"
	ProblemSeveralAccounts   = "several_accounts"
	ProblemUnreadableValue   = "unreadable_value"
)
