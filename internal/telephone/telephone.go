// Package telephone reads North American telephone numbers in every way that
// people write them: (217) 555-0100, 217.555.0100, +1 217 555 0100, 1-217-555-0100,
// 2175550100; with extensions, in lists, and as ranges (217-555-0100 to 0119,
// 2175550100-19, +14255551234 - +14255551259).
//
// A TN is E.164 with its plus sign: "+12175550100".
package telephone

// Found is one number or range inside a text.
type Found struct {
	// Start and End are byte offsets into the text; Text is text[Start:End], the
	// number or the whole range as it stands, extension left out.
	Start, End int
	Text       string
	// TNs are the numbers in order, one for a number, all of them for a range;
	// empty where the text has the form of a telephone number but is none.
	TNs []string
	// Range tells that the text is a range.
	Range bool
	// Extension is the digits of an extension that follows, "" if none.
	Extension string
	// Invalid says in one clause why TNs is empty: "area code 155 is none".
	Invalid string
}
