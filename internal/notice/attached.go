package notice

// What a mail says, and what is attached to it, made one record.

import (
	"fmt"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
)

// kindWord says what an attached paper is, "" for one that is none of ours.
func kindWord(k porting.Kind) string {
	switch k {
	case porting.KindLOA:
		return "a letter of authorization"
	case porting.KindCSR:
		return "a customer service record"
	case porting.KindNumbers:
		return "a list of numbers"
	case porting.KindLocations:
		return "a list of emergency locations"
	case porting.KindSignOff:
		return "a sign-off"
	}
	return ""
}

// clipped is a file's name, short enough for a sentence.
func clipped(name string) string {
	if utf8.RuneCountInString(name) > 80 {
		return string([]rune(name)[:79]) + "…"
	}
	return name
}

// together makes one record of what the mail says and what is attached. newest
// tells that it is the mail itself that speaks, and not an older one quoted in it.
func together(n *notice, newest bool, attached *porting.Record, d porting.Document) *porting.Record {
	if n == nil && attached == nil {
		d.Kind = porting.KindOther
		return porting.NewRecord(d)
	}
	if n == nil || attached != nil && !newest && n.kind != attached.Document.Kind {
		d.Kind = attached.Document.Kind
		r := *attached
		r.Document = d
		if r.Notice.Order == "" && n != nil {
			r.Notice.Order = n.order.text
		}
		return &r
	}
	r := n.record(d)
	if attached == nil {
		return r
	}
	if attached.Document.Kind != r.Document.Kind {
		r.Problem(porting.Problem{Code: porting.ProblemContradiction,
			Message: fmt.Sprintf("the mail is %s, and %s is attached; look at both", kindNames[r.Document.Kind], kindNames[attached.Document.Kind])})
		return r
	}
	a, own := attached.Notice, r.Notice
	if own.Order == "" {
		own.Order = a.Order
	}
	if thin(own.Reasons) {
		own.Reasons = a.Reasons
	}
	switch {
	case own.Commitment == nil:
		own.Commitment = a.Commitment
	case a.Commitment != nil && (a.Commitment.Date != own.Commitment.Date || a.Commitment.Time != "" && own.Commitment.Time != "" && a.Commitment.Time != own.Commitment.Time):
		r.Problem(porting.Problem{Code: porting.ProblemContradiction, Where: a.Commitment.Where,
			Message: fmt.Sprintf("the mail says %s, and the attached notice %s; ask the carrier", own.Commitment.Date, a.Commitment.Date)})
	case own.Commitment.Time == "":
		own.Commitment = a.Commitment
	}
	if len(r.Numbers) == 0 {
		r.Numbers = attached.Numbers
	}
	for name, f := range attached.Fields {
		if r.Fields[name] == nil {
			r.Fields[name] = f
		}
	}
	// what was missing may stand in the attachment
	kept := r.Problems[:0]
	for _, p := range r.Problems {
		if p.Code != porting.ProblemUnreadableValue {
			kept = append(kept, p)
		}
	}
	r.Problems = append(kept, attached.Problems...)
	return r
}

// thin tells whether reasons say nothing: none, or words alone that say no more
// than that the order came back.
func thin(rs []porting.NoticeReason) bool {
	for _, r := range rs {
		if r.Code != "" || speaks(r.Text, cueWhy) {
			return false
		}
	}
	return true
}
