package csr

// Telephone numbers out of cells, and what hangs on them.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// maxEach is how many problems of one kind are told number by number.
const maxEach = 50

// numbersIn reads the numbers in a cell, each as it stands, with what is written
// beside it as its note. What has the form of a number and is none is kept
// without its TN, with a problem.
func numbersIn(c *limits.Clock, g *grid, p piece, a *account) []porting.Number {
	take(p)
	c.Count(1)
	base := porting.Number{Text: p.text, Read: how(g.read, p.conf), Confidence: p.conf, Where: p.where}
	switch {
	case p.flags&sheet.DigitsLost != 0:
		a.note(porting.Problem{Code: porting.ProblemDigitsLost, Where: p.where,
			Message: fmt.Sprintf("the number %q lost digits in Excel; format the column as text, enter it again, and send that", p.text)})
		return []porting.Number{base}
	case p.flags&sheet.NoCache != 0 || p.typ == sheet.Error:
		a.note(porting.Problem{Code: porting.ProblemNoCachedValue, Where: p.where,
			Message: "a telephone number could not be read: its cell is a formula whose value was not saved with it, or an error; open the workbook in Excel, save it, and send it again"})
		return []porting.Number{base}
	}
	if hashes(p.text) {
		a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Where: p.where,
			Message: "a telephone number is shown as ### because its column was too narrow; widen the column and print the record again"})
		return []porting.Number{base}
	}
	found := telephone.FindAll(p.text)
	if p.flags&sheet.RunsOn != 0 {
		tn := ""
		if len(found) > 0 && len(found[0].TNs) > 0 {
			tn = found[0].TNs[0]
		}
		a.note(porting.Problem{Code: porting.ProblemUnreadableValue, TN: tn, Where: p.where, Message: "a telephone number" + runsOn})
	}
	if len(found) == 0 {
		a.note(porting.Problem{Code: porting.ProblemInvalidNumber, Where: p.where,
			Message: fmt.Sprintf("%q is no North American telephone number", short(p.text))})
		return []porting.Number{base}
	}
	var out []porting.Number
	counted := 1
	for i, f := range found {
		c.Count(max(1, len(f.TNs)) - counted)
		counted = 0
		n := base
		n.Text = f.Text
		n.Note = beside(p.text, found, i)
		if n.Note != "" {
			a.featuresIn(&n, n.Note, p.where)
			n.Status = noteStatus(n.Note)
		}
		if len(f.TNs) == 0 {
			a.note(porting.Problem{Code: porting.ProblemInvalidNumber, Where: p.where,
				Message: fmt.Sprintf("%q is no telephone number that could port: %s", short(f.Text), f.Invalid)})
			out = append(out, n)
			continue
		}
		for _, tn := range f.TNs {
			n.TN = tn
			n.Features = slices.Clone(n.Features) // each its own
			out = append(out, n)
		}
	}
	return out
}

// beside is what stands in the cell beside the i-th number: up to the next one.
func beside(text string, found []telephone.Found, i int) string {
	to := len(text)
	if i+1 < len(found) {
		to = found[i+1].Start
	}
	s := text[found[i].End:to]
	if i == 0 {
		if head := strings.Trim(text[:found[0].Start], " \t\n:-–—*•·.,;()#'"); len(head) > 1 {
			s = head + " " + s
		}
	}
	return strings.Trim(s, " \t\n:-–—*•·,;|/()")
}

// short is a text as a sentence may quote it: on one line, of forty characters at most.
func short(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), ", ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// addNumber appends a number of the account's list with its own address.
func (a *account) addNumber(n porting.Number, f *porting.Field, cells address) {
	for len(a.tableAddress.own) < len(a.numbers) {
		a.tableAddress.own = append(a.tableAddress.own, nil)
	}
	a.numbers = append(a.numbers, n)
	a.tableAddress.note(f, cells)
}

// addFeature adds to a number what its row says of it: a feature, a freeze, an order.
func (a *account) addFeature(n *porting.Number, name, text string, w porting.Where) {
	if featureRank(name) >= 0 {
		if !slices.Contains(n.Features, name) {
			n.Features = append(n.Features, name)
		}
		return
	}
	if name == "suspended" { // said of a number, it is the number's state
		if n.Status == "" {
			n.Status = porting.StatusSuspended
		}
		return
	}
	if len(a.conditions) < 1000 {
		a.condition(name, text, w)
	}
}

// featureRank is the place of what can hang on a number in the order of the contract,
// -1 for what is always the account's.
func featureRank(name string) int {
	if k := slices.Index(porting.Features, name); k >= 0 {
		return k
	}
	if name == "suspended" || name == "partial_record" || name == "contract" {
		return -1
	}
	if k := slices.Index(porting.Conditions, name); k >= 0 {
		return len(porting.Features) + k
	}
	return -1
}

// mark takes what stands under a feature's name: a mark, or words and figures that
// the number's note keeps.
func (a *account) mark(n *porting.Number, feature, name, text string, w porting.Where) {
	if up := strings.ToUpper(text); feature == "local_freeze" && (up == "PIC" || up == "LPIC" || up == "LPF" || up == "PIC/LPIC") { // which of them
		feature = "pic_freeze"
	}
	if yes(text) {
		a.addFeature(n, feature, name+": "+text, w)
		if !isMark(text) {
			addNote(n, text)
		}
	}
	if len(text) > 3 {
		a.featuresIn(n, text, w)
	}
}

// featuresIn adds the features that a text beside a number names.
func (a *account) featuresIn(n *porting.Number, text string, w porting.Where) {
	for _, f := range features.Find(text) {
		if !f.Denied {
			a.addFeature(n, f.Name, sentence(text, f), w)
		}
	}
}

// ending is the day on which a number was disconnected, or will be.
type ending struct {
	tn, place string // of the number
	on        dates.Reading
}

// endedOn takes what stands in a column of the days on which numbers ended.
func (a *account) endedOn(n *porting.Number, heading string, p piece) {
	addNote(n, clean(heading)+" "+p.text)
	on, ok := dates.Parse(p.text)
	if fs := dates.Find(p.text); !ok && len(fs) == 1 {
		on, ok = fs[0].Reading, true
	}
	switch {
	case !ok:
		a.note(porting.Problem{Code: porting.ProblemUnreadableValue, TN: n.TN, Where: p.where,
			Message: fmt.Sprintf("%q stands under %q beside a number: see with the carrier whether the number is active", short(p.text), short(heading))})
	case n.Status == "":
		n.Status = porting.StatusDisconnected
		a.ended = append(a.ended, ending{n.TN, place(n.Where), on})
	case n.Status == porting.StatusActive:
		a.note(porting.Problem{Code: porting.ProblemContradiction, TN: n.TN, Where: p.where,
			Message: fmt.Sprintf("the number %s is said to be active and has a day on which it is disconnected, %s", telephone.Format(n.TN), short(p.text))})
	}
}

// settleEndings makes pending what ends after the day of the record.
func (a *account) settleEndings() {
	v := a.fields[porting.CSRDate]
	if v == nil || len(a.ended) == 0 {
		return
	}
	day, ok := dates.Parse(v.text)
	if !ok {
		return
	}
	later := map[string]bool{}
	for _, e := range a.ended {
		later[e.tn+e.place] = day.Date.Before(e.on.Date)
	}
	for i := range a.numbers {
		if n := &a.numbers[i]; n.Status == porting.StatusDisconnected && later[n.TN+place(n.Where)] {
			n.Status = porting.StatusPending
		}
	}
}

// settleHints hangs on numbers what labels said of them; of a number that is nowhere
// listed, it is the account's.
func (a *account) settleHints() {
	for _, h := range a.hints {
		found := false
		for i := range a.numbers {
			if a.numbers[i].TN == h.TN {
				a.more(i, h)
				found = true
			}
		}
		if !found {
			a.condition(h.Features[0], h.Note, h.Where)
		}
	}
}

// numbersNamed are the numbers that a sentence with a feature is about: not those that
// calls go on to, or that somebody is to be called at.
func numbersNamed(sentence, feature string) []string {
	if featureRank(feature) < 0 || feature == "remote_call_forwarding" || feature == "toll_free_pointer" {
		return nil
	}
	var out []string
	for _, f := range telephone.FindAll(sentence) {
		switch words := labels.Words(sentence[:f.Start]); {
		case len(words) > 0 && (words[len(words)-1] == "to" || words[len(words)-1] == "at" || words[len(words)-1] == "call"):
		default:
			out = append(out, f.TNs...)
		}
	}
	return out
}

// finishNumbers writes the numbers into the record: in the order in which they
// stand, features in the contract's order, with problems for doubled ones.
func (a *account) finishNumbers(r *porting.Record, read porting.Read) {
	a.settleLoose(r)
	a.settleEndings()
	a.settleHints()
	seen := make(map[string]bool, len(a.numbers))
	doubled := 0
	for i := range a.numbers {
		n := &a.numbers[i]
		if n.Features == nil {
			n.Features = []string{}
		} else if len(n.Features) > 1 {
			slices.SortFunc(n.Features, func(x, y string) int { return featureRank(x) - featureRank(y) })
		}
		if n.TN == "" {
			continue
		}
		if seen[n.TN] {
			if doubled++; doubled <= maxEach {
				a.note(porting.Problem{Code: porting.ProblemDuplicateNumber, TN: n.TN, Where: n.Where,
					Message: fmt.Sprintf("the number %s stands in the record twice", telephone.Format(n.TN))})
			}
		}
		seen[n.TN] = true
	}
	if len(a.numbers) > 0 {
		r.Numbers = a.numbers
	}
}

// settleLoose decides what single numbers outside of a table are: the account's
// list where there is no other; else they are on the list, the BTN, or unused.
func (a *account) settleLoose(r *porting.Record) {
	if len(a.numbers) == 0 && len(a.loose) > 0 {
		a.numbers = a.loose
		return
	}
	known := make(map[string]bool, len(a.numbers)+1)
	at := make(map[string]int, len(a.numbers))
	for i := range a.numbers {
		known[a.numbers[i].TN] = true
		at[a.numbers[i].TN] = i
	}
	if v := a.fields[porting.BTN]; v != nil {
		if tn, ok := telephone.Parse(v.text); ok {
			known[tn] = true
		}
	}
	var apart, lost []porting.Number
	for _, n := range a.strays {
		if !known[n.TN] {
			lost = append(lost, n)
		}
	}
	if len(lost) > 0 {
		a.note(porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: lost[0].TN, Where: lost[0].Where,
			Message: fmt.Sprintf("nothing tells what the telephone number %q is there for (and so of %d in all): see whether it belongs to the account", short(lost[0].Text), len(lost))})
	}
	for _, n := range a.loose {
		if i, on := at[n.TN]; on && n.TN != "" && (len(n.Features) > 0 || n.Status != "" || n.Note != "") {
			a.more(i, n)
		}
		if _, on := at[n.TN]; n.TN == "" || !known[n.TN] || !on && n.Note != "" {
			a.lay(strings.TrimSpace(n.Text+" "+n.Note), n.Where)
			if n.TN != "" && !known[n.TN] {
				apart = append(apart, n)
			}
		}
	}
	if len(apart) > 1 {
		a.note(porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: apart[0].TN, Where: apart[0].Where,
			Message: fmt.Sprintf("%d telephone numbers, %s the first, stand outside of the list of numbers: see whether they belong to the account", len(apart), telephone.Format(apart[0].TN))})
	}
}
