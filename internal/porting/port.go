package porting

// The port's whole way: what comes after the papers match. Notices, locations and
// sign-offs are papers of the same case; Port is what all of them together say.

// The kinds of paper that come later in a port.
const (
	KindRejection  Kind = "rejection"  // the losing carrier, or a provider for it, sends the order back
	KindSubmission Kind = "submission" // somebody confirms that the order was received
	KindFOC        Kind = "foc"        // a firm order commitment: the date on which the numbers move
	KindCompletion Kind = "completion" // the port is done
	KindLocations  Kind = "locations"  // numbers with their dispatchable locations (E911)
	KindSignOff    Kind = "signoff"    // somebody validated all fields before submission
)

// IsNotice tells whether a paper of this kind has a Notice.
func (k Kind) IsNotice() bool {
	return k == KindRejection || k == KindSubmission || k == KindFOC || k == KindCompletion
}

// ComesLater tells whether a paper of this kind stands beside LOA and CSR: a notice, a
// list of locations, a sign-off.
func (k Kind) ComesLater() bool {
	return k.IsNotice() || k == KindLocations || k == KindSignOff
}

// SignOffSchema is the schema of a sign-off, dropped into a case as signoff.json.
const SignOffSchema = "portcheck/signoff/1"

// Notice is what a carrier or a provider says of an order, as it stands there.
type Notice struct {
	// Date is the notice's own date as YYYY-MM-DD, "" if it names none.
	Date string `json:"date"`
	// Order is the purchase order number (PON) or order id, From who sent the
	// notice, both as written, "" if not said.
	Order string `json:"order"`
	From  string `json:"from"`
	// Reasons are what a rejection gives, in its order; at least one in a rejection.
	Reasons []NoticeReason `json:"reasons"`
	// Commitment is the date of an FOC, or the day of a completion; nil if none is named.
	Commitment *Commitment `json:"commitment"`
}

// NoticeReason is one reason in a rejection.
type NoticeReason struct {
	// Code is the code as written ("7402", "E1", "LNP101J", "LOCATION_MISMATCH"), "" if
	// the notice gives words alone; Text are the carrier's words.
	Code string `json:"code"`
	Text string `json:"text"`
	// Also are further codes that the notice gives for the same reason: "E1" in
	// "7402 (E1)".
	Also []string `json:"also,omitempty"`
	// TNs are the numbers that the reason names, in E.164.
	TNs   []string `json:"tns"`
	Where Where    `json:"where"`
}

// Commitment is a date, and where said a time with its zone.
type Commitment struct {
	Date string `json:"date"` // YYYY-MM-DD
	Time string `json:"time"` // HH:MM, "" if none is named
	// Zone is an IANA name ("America/Chicago"), "" if the notice names none.
	Zone string `json:"zone"`
	// Text is what the notice says, to the character.
	Text  string `json:"text"`
	Where Where  `json:"where"`
}

// SignOff is one person's word that all fields were validated.
type SignOff struct {
	By    string `json:"by"`
	Title string `json:"title,omitempty"`
	// At is when, in RFC 3339.
	At string `json:"at"`
	// Covers are the exact papers, by the digest of their bytes.
	Covers  []Covered `json:"covers"`
	Remarks string    `json:"remarks,omitempty"`
}

// Covered is one paper that a sign-off covers.
type Covered struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// The states of a port, in its order. Files alone move a port from one to another.
const (
	PortPapers    = "papers"    // the papers are compared; nobody signed them off
	PortReady     = "ready"     // one person signed off exactly these papers
	PortSubmitted = "submitted" // the order's receipt was confirmed
	PortRejected  = "rejected"  // the newest notice sends it back
	PortCommitted = "committed" // the newest notice commits a date
	PortDone      = "done"      // a notice says that the port is complete
)

// PortStates are the states of a port in its order.
var PortStates = []string{PortPapers, PortReady, PortSubmitted, PortRejected, PortCommitted, PortDone}

// Port is how far a port has come, and what the papers beyond LOA and CSR say.
type Port struct {
	State string `json:"state"`
	// Line says the state in one line for people, with the date that matters.
	Line string `json:"line"`
	// News is the kind of the paper that came last, where that is none of those that
	// are compared: a report that differs from the one before only in its port.
	News Kind `json:"news,omitempty"`
	// Findings are those that need more than one LOA and one CSR, worst first:
	// what changed on the CSR, dates against the commitment, locations, sign-off.
	// They do not change the report's verdict, which is of the two papers alone.
	Findings []Finding `json:"findings"`
	// Changes are what changed on the losing account since the case's first CSR.
	Changes []Change `json:"changes"`
	// Rejections are the case's rejections, oldest first.
	Rejections []Rejected  `json:"rejections"`
	FOC        *FOC        `json:"foc"`
	Locations  []Location  `json:"locations"`
	Stays      *Stays      `json:"stays"` // nil for a full port
	SignOff    *SignedOff  `json:"sign_off"`
	Chain      []Party     `json:"chain"`
	Papers     []PortPaper `json:"papers"`
	Dates      PortDates   `json:"dates"`
	// Passed are reasons of findings that the report called rejected when the carrier
	// committed a date all the same.
	Passed []string `json:"passed"`
}

// PortDates are the days that somebody must keep in mind, YYYY-MM-DD, "" where the
// papers do not tell them.
type PortDates struct {
	Signed  string `json:"signed"`  // the LOA's signature
	Expires string `json:"expires"` // the last day on which the carrier takes it
	CSR     string `json:"csr"`     // the CSR's own date
	Stale   string `json:"stale"`   // the last day on which the CSR is fresh
}

// PortPaper is one paper beyond LOA and CSR that was used.
type PortPaper struct {
	Kind   Kind   `json:"kind"`
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Date   string `json:"date"`
}

// The kinds of change on an account.
const (
	ChangeField            = "field"
	ChangeNumberAdded      = "number_added"
	ChangeNumberRemoved    = "number_removed"
	ChangeStatus           = "status"
	ChangeFeatureAdded     = "feature_added"
	ChangeFeatureRemoved   = "feature_removed"
	ChangeConditionAdded   = "condition_added"
	ChangeConditionRemoved = "condition_removed"
)

// Change is one thing that a newer CSR says otherwise than an older one.
type Change struct {
	What  string `json:"what"`
	Field Name   `json:"field"` // of ChangeField
	Part  string `json:"part"`  // of an address
	TN    string `json:"tn"`
	// Name is a feature's or a condition's canonical name.
	Name   string `json:"name"`
	Before Side   `json:"before"`
	After  Side   `json:"after"`
	// Differences and Edits take Before as the LOA's side and After as the CSR's;
	// none for secrets and for what is no text.
	Differences []Difference `json:"differences"`
	Edits       []Edit       `json:"edits"`
	Severity    Severity     `json:"severity"`
	Message     string       `json:"message"`
}

// The results of a location.
const (
	LocationSame    = "same"    // as the service address on the CSR
	LocationDiffers = "differs" // from it
	LocationMissing = "missing" // the number has no location
	LocationDoubled = "doubled" // the number has several
	LocationAlone   = "alone"   // the CSR has no service address to compare with
)

// The outcomes of a rejection's reason against what was predicted.
const (
	OutcomePredicted = "predicted"  // a finding with this reason said so before
	OutcomeMissed    = "missed"     // LOA and CSR could have told, and no finding did
	OutcomeUnknown   = "unknowable" // LOA and CSR cannot tell this, or the reason is not understood
)

// Rejected is one rejection and what becomes of it.
type Rejected struct {
	Document string         `json:"document"` // the notice's file name
	Date     string         `json:"date"`
	Order    string         `json:"order"`
	From     string         `json:"from"`
	Reasons  []RejectReason `json:"reasons"`
}

// RejectReason is one reason of a rejection, understood.
type RejectReason struct {
	NoticeReason
	// Rejection is the canonical type and reason with the codes of other systems;
	// the zero value where the notice's words were not understood.
	Rejection Rejection `json:"rejection"`
	Outcome   string    `json:"outcome"`
	// Finding is the id of the finding that predicted it, "" if none did.
	Finding string `json:"finding"`
	// Mended tells that the finding is gone from the newest report.
	Mended bool `json:"mended"`
	// Fix is what to do and to resubmit.
	Fix string `json:"fix"`
}

// FOC is the committed window.
type FOC struct {
	// Commitment is the window; one that the notice names in UTC is in the time of the
	// place, where the papers tell that. Its Text is the notice's.
	Commitment
	Document string `json:"document"`
	// UTC is the window's start in RFC 3339, "" where the time or the zone is not known.
	UTC string `json:"utc"`
	// Numbers are the committed numbers in E.164: those of the notice, or if it
	// names none, those of the LOA that are to be ported.
	Numbers []string `json:"numbers"`
	// Noticed is the day of the notice, "" if nobody knows.
	Noticed string `json:"noticed"`
	// Tasks are the cutover's checklist.
	Tasks []Task `json:"tasks"`
}

// The phases of a cutover.
const (
	PhaseBefore = "before"
	PhaseDuring = "during"
	PhaseAfter  = "after"
)

// Task is one thing to do around the window.
type Task struct {
	Phase string `json:"phase"`
	Text  string `json:"text"`
}

// Location is one ported number with its emergency location.
type Location struct {
	TN string `json:"tn"`
	// Address is the dispatchable location as written, Unit beside the street.
	Address string `json:"address"`
	Street  string `json:"street"`
	Unit    string `json:"unit"`
	City    string `json:"city"`
	State   string `json:"state"`
	Zip     string `json:"zip"`
	// Result is one of the Location constants.
	Result string `json:"result"`
	// Differences and Edits take the location as the LOA's side and the CSR's service
	// address as the CSR's.
	Differences []Difference `json:"differences"`
	Edits       []Edit       `json:"edits"`
	Where       Where        `json:"where"`
}

// Stays is what a partial port leaves on the losing account.
type Stays struct {
	// Numbers stay; NewBTN is the account's BTN afterwards, "" if the LOA names none.
	Numbers []StayingNumber `json:"numbers"`
	NewBTN  string          `json:"new_btn"`
	// Keep are lines that must not be cut: alarm, elevator, fax, failover.
	Keep []StayingNumber `json:"keep"`
	// Dies is what ends with the port: DSL, hunting, forwarding.
	Dies []StayingNumber `json:"dies"`
}

// StayingNumber is a number, or the account ("" as TN), and what hangs on it.
type StayingNumber struct {
	TN       string   `json:"tn"`
	Features []string `json:"features"`
	Status   string   `json:"status"`
	Note     string   `json:"note"`
}

// SignedOff is the newest sign-off, and whether it still holds.
type SignedOff struct {
	SignOff
	Document string `json:"document"`
	Valid    bool   `json:"valid"`
	// Void says why it does not hold, "" if it does.
	Void string `json:"void"`
}

// Party is one of those on the losing side, as far as the papers show it.
type Party struct {
	Name string `json:"name"`
	// Role is "carrier" (named as losing carrier), "reseller" or "underlying".
	Role string `json:"role"`
	// Type is the carrier's: "ILEC", "CLEC", "MSO", "ITSP", "wireless", "" if not known.
	Type string `json:"type"`
	// Evidence says where the papers show it; Can what this party can block or slow.
	Evidence string `json:"evidence"`
	Can      string `json:"can"`
}
