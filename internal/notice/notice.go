// Package notice reads what carriers and providers say of a port order: that it
// was received, that it came back and why, on which day the numbers move, that
// it is done. Notices come as letters and forms (pages), as plain text, as saved
// mail and as the answers of providers' interfaces (JSON, XML).
//
// What a paper is, is decided by evidence: wordings with weights (cues.tsv), the
// values of a status, reasons and dates under their labels. A notice has to speak
// of a port, to say one of the four things above, and to name an order or a
// number; what only letters of authorization, records and bills say speaks
// against it. Of a mail with older mails below it, the newest part that is a
// notice counts.
//
// What a code means is not decided here: codes are kept as written, and so are
// the carrier's words, to the character.
//
//	notice.go   the ways in: pages and text
//	lines.go    lines of cells with their places, whoever read them
//	cues.go     the evidence
//	items.go    labels and their values; table.go: tables
//	reasons.go  why an order came back: where it stands; cut.go: a text cut into its
//	            reasons; codes.go: codes in running text; sentences.go: prose
//	when.go     the committed date; clock.go: times of day and zones
//	numbers.go  the telephone numbers
//	thread.go   a mail taken apart into its parts, the newest first
//	record.go   from all that to a record
//	mail.go     saved mail; attached.go: what is attached; html.go: HTML as lines
//	api.go      JSON and XML
package notice

import (
	"context"
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Read reads the notice that a document of pages holds. ok is false where it is
// none; the record then says nothing. The error is that of ctx.
func Read(ctx context.Context, doc *page.Document, d porting.Document) (record *porting.Record, ok bool, err error) {
	if len(doc.Pages) > maxPages {
		return nil, false, nil // a notice is a page or two
	}
	clock := limits.NewClock(ctx)
	defer clock.Stop(&err)
	// a carrier sends the letter of authorization back behind its notice
	front := *doc
	front.Pages = doc.Pages[:beforeOthers(doc.Pages, &clock)]
	lines := pageLines(&front, &clock)
	if ctx.Err() != nil {
		return nil, false, ctx.Err()
	}
	n := best(split(lines, headers{})) // of at most maxLines
	if n == nil {
		return nil, false, nil
	}
	r := n.record(d)
	if from := len(front.Pages) + 1; from <= len(doc.Pages) {
		r.Unused = append(r.Unused, porting.Unused{Label: fmt.Sprintf("pages %d to %d, behind the notice", from, len(doc.Pages)), Where: porting.Where{Page: from}})
	}
	r.Problems = append(append([]porting.Problem{}, doc.Problems...), r.Problems...)
	return r, true, nil
}

// beforeOthers is how many pages stand before the first, other than the first of
// all, that is of another paper by what it says.
func beforeOthers(pages []*page.Page, clock *limits.Clock) int {
	for i := 1; i < len(pages); i++ {
		s := scores{of: map[string]float64{}, seen: map[string]bool{}}
		for _, l := range pageLines(&page.Document{Pages: pages[i : i+1]}, clock) {
			words := cueWords(l.text())
			s.text(words, make([]bool, len(words)))
		}
		if s.of[cueAgainst] >= 6 {
			return i
		}
	}
	return len(pages)
}

// ReadText reads the notice that a text file holds: prose, a form typed in text,
// or a mail saved as text without its MIME headers.
func ReadText(text string, d porting.Document) (record *porting.Record, ok bool) {
	if len(text) > maxText {
		return nil, false
	}
	n := best(split(textLines(text), headers{}))
	if n == nil {
		return nil, false
	}
	return n.record(d), true
}

// ReadHTML reads the notice that a web page holds, as a portal shows it.
func ReadHTML(source string, d porting.Document) (record *porting.Record, ok bool) {
	if len(source) > maxText {
		return nil, false
	}
	return ReadText(htmlText(source), d)
}

// The size of what can be a notice: ten times what the longest ones have.
const (
	maxPages = limits.NoticePages
	maxText  = 1 << 20
	maxLines = 6000
)

// best returns the newest of a mail's parts that is a notice, nil if none is. An
// older part that says the same with more substance is taken instead ("see the
// rejection below"), and the order's name may come from any.
func best(parts []part) *notice {
	var found *notice
	for i := range parts {
		n := judge(&parts[i])
		if n == nil {
			continue
		}
		if found == nil {
			found = n
			continue
		}
		if n.kind == found.kind && !found.says() && n.says() {
			found = n
		}
		break
	}
	if found == nil {
		return nil
	}
	for i := range parts {
		if found.order.text == "" {
			if parts[i].unread {
				parts[i].read()
			}
			found.order = parts[i].order()
		}
	}
	return found
}

// notice is a part of a paper that was found to be a notice.
type notice struct {
	kind  porting.Kind
	part  *part
	items []item
	rows  []row
	// reasons, commitment and order are what was read; see their files.
	reasons    []porting.NoticeReason
	commitment *porting.Commitment
	order      value
	problems   []porting.Problem
	doubtful   porting.Kind // another kind that the paper says nearly as clearly
}

// says tells whether the notice has what its kind is for.
func (n *notice) says() bool {
	switch n.kind {
	case porting.KindRejection:
		return len(n.reasons) > 0
	case porting.KindFOC:
		return n.commitment != nil
	}
	return true
}

// judge decides whether a part is a notice and of which kind, and reads it. A part
// that names no order and no number is none.
func judge(p *part) *notice {
	if len(p.lines) == 0 && p.headers.subject == "" {
		return nil
	}
	said := p.saidBy()
	if said.cannotBe() {
		p.unread = true
		return nil
	}
	n := &notice{part: p}
	p.read()
	n.items, n.rows = p.items, p.rows
	kind, second := p.weigh(said)
	if kind == porting.KindNone {
		return nil
	}
	n.kind, n.doubtful = kind, second
	n.order = p.order()
	if n.order.text == "" && !p.byMail && !n.anchored() {
		return nil
	}
	switch kind {
	case porting.KindRejection:
		n.reasons = n.findReasons()
	case porting.KindFOC, porting.KindCompletion:
		n.commitment = n.findCommitment()
	}
	return n
}

// anchored tells whether a notice names a number of the order, or its BTN. A mail
// without either has its case.
func (n *notice) anchored() bool {
	for _, it := range n.items {
		if it.target == labels.Target(porting.BTN) && len(numbersOf(it.text)) > 0 {
			return true
		}
	}
	r := porting.NewRecord(porting.Document{})
	n.numbers(r)
	for i := range r.Numbers {
		if r.Numbers[i].TN != "" {
			return true
		}
	}
	return false
}

// clean trims the blanks at the ends and makes line ends one character.
func clean(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}
