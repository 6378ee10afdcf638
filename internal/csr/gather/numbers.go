package gather

// Telephone numbers out of cells, and what hangs on them.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// maxEach is how many problems of one kind are told number by number.
const maxEach = 50

// NumbersIn reads the numbers in a cell, each as it stands, with what is written
// beside it as its note. What has the form of a number and is none is kept
// without its TN, with a problem.
func NumbersIn(c *limits.Clock, g *cells.Grid, p cells.Piece, a *Account) []porting.Number {
	Take(p)
	c.Count(1)
	base := porting.Number{Text: p.Text, Read: How(g.Read, p.Conf), Confidence: p.Conf, Where: p.Where}
	switch {
	case p.Flags&sheet.DigitsLost != 0:
		a.Note(porting.Problem{Code: porting.ProblemDigitsLost, Where: p.Where,
			Message: fmt.Sprintf("the number %q lost digits in Excel; format the column as text, enter it again, and send that", p.Text)})
		return []porting.Number{base}
	case p.Flags&sheet.NoCache != 0 || p.Typ == sheet.Error:
		a.Note(porting.Problem{Code: porting.ProblemNoCachedValue, Where: p.Where,
			Message: "a telephone number could not be read: its cell is a formula whose value was not saved with it, or an error; open the workbook in Excel, save it, and send it again"})
		return []porting.Number{base}
	}
	if cells.Hashes(p.Text) {
		a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Where: p.Where,
			Message: "a telephone number is shown as ### because its column was too narrow; widen the column and print the record again"})
		return []porting.Number{base}
	}
	found := telephone.FindAll(p.Text)
	if p.Flags&sheet.RunsOn != 0 {
		tn := ""
		if len(found) > 0 && len(found[0].TNs) > 0 {
			tn = found[0].TNs[0]
		}
		a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, TN: tn, Where: p.Where, Message: "a telephone number" + RunsOn})
	}
	if len(found) == 0 {
		a.Note(porting.Problem{Code: porting.ProblemInvalidNumber, Where: p.Where,
			Message: fmt.Sprintf("%q is no North American telephone number", Short(p.Text))})
		return []porting.Number{base}
	}
	var out []porting.Number
	counted := 1
	for i, f := range found {
		c.Count(max(1, len(f.TNs)) - counted)
		counted = 0
		n := base
		n.Text = f.Text
		n.Note = beside(p.Text, found, i)
		if n.Note != "" {
			a.FeaturesIn(&n, n.Note, p.Where)
			n.Status = cells.NoteStatus(n.Note)
		}
		if len(f.TNs) == 0 {
			a.Note(porting.Problem{Code: porting.ProblemInvalidNumber, Where: p.Where,
				Message: fmt.Sprintf("%q is no telephone number that could port: %s", Short(f.Text), f.Invalid)})
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

// Short is a text as a sentence may quote it: on one line, of forty characters at most.
func Short(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), ", ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// AddNumber appends a number of the account's list with its own address.
func (a *Account) AddNumber(n porting.Number, f *porting.Field, cells Address) {
	for len(a.TableAddress.Own) < len(a.Numbers) {
		a.TableAddress.Own = append(a.TableAddress.Own, nil)
	}
	a.Numbers = append(a.Numbers, n)
	a.TableAddress.note(f, cells)
}

// AddFeature adds to a number what its row says of it: a feature, a freeze, an order.
func (a *Account) AddFeature(n *porting.Number, name, text string, w porting.Where) {
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
	if len(a.Conditions) < 1000 {
		a.Condition(name, text, w)
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

// Mark takes what stands under a feature's name: a mark, or words and figures that
// the number's note keeps.
func (a *Account) Mark(n *porting.Number, feature, name, text string, w porting.Where) {
	if up := strings.ToUpper(text); feature == "local_freeze" && (up == "PIC" || up == "LPIC" || up == "LPF" || up == "PIC/LPIC") { // which of them
		feature = "pic_freeze"
	}
	if cells.Yes(text) {
		a.AddFeature(n, feature, name+": "+text, w)
		if !cells.IsMark(text) {
			a.AddNote(n, text)
		}
	}
	if len(text) > 3 {
		a.FeaturesIn(n, text, w)
	}
}

// ending is the day on which a number was disconnected, or will be.
type ending struct {
	tn, place string // of the number
	on        dates.Reading
}

// EndedOn takes what stands in a column of the days on which numbers ended.
func (a *Account) EndedOn(n *porting.Number, heading string, p cells.Piece) {
	a.AddNote(n, cells.Clean(heading)+" "+p.Text)
	on, ok := dates.Parse(p.Text)
	if fs := dates.Find(p.Text); !ok && len(fs) == 1 {
		on, ok = fs[0].Reading, true
	}
	switch {
	case !ok:
		a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, TN: n.TN, Where: p.Where,
			Message: fmt.Sprintf("%q stands under %q beside a number: see with the carrier whether the number is active", Short(p.Text), Short(heading))})
	case n.Status == "":
		n.Status = porting.StatusDisconnected
		a.ended = append(a.ended, ending{n.TN, cells.Place(n.Where), on})
	case n.Status == porting.StatusActive:
		a.Note(porting.Problem{Code: porting.ProblemContradiction, TN: n.TN, Where: p.Where,
			Message: fmt.Sprintf("the number %s is said to be active and has a day on which it is disconnected, %s", telephone.Format(n.TN), Short(p.Text))})
	}
}

// settleEndings makes pending what ends after the day of the record.
func (a *Account) settleEndings() {
	v := a.Fields[porting.CSRDate]
	if v == nil || len(a.ended) == 0 {
		return
	}
	day, ok := dates.Parse(v.Text)
	if !ok {
		return
	}
	later := map[string]bool{}
	for _, e := range a.ended {
		later[e.tn+e.place] = day.Date.Before(e.on.Date)
	}
	for i := range a.Numbers {
		if n := &a.Numbers[i]; n.Status == porting.StatusDisconnected && later[n.TN+cells.Place(n.Where)] {
			n.Status = porting.StatusPending
		}
	}
}

// settleHints hangs on numbers what labels said of them; of a number that is nowhere
// listed, it is the account's.
func (a *Account) settleHints() {
	if len(a.hints) == 0 {
		return
	}
	at := make(map[string][]int, len(a.Numbers))
	for i := range a.Numbers {
		at[a.Numbers[i].TN] = append(at[a.Numbers[i].TN], i)
	}
	for _, h := range a.hints {
		for _, i := range at[h.TN] {
			a.more(i, h)
		}
		if len(at[h.TN]) == 0 {
			a.Condition(h.Features[0], h.Note, h.Where)
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
func (a *Account) finishNumbers(r *porting.Record, read porting.Read) {
	a.settleLoose(r)
	a.settleEndings()
	a.settleHints()
	seen := make(map[string]bool, len(a.Numbers))
	doubled := 0
	for i := range a.Numbers {
		n := &a.Numbers[i]
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
				a.Note(porting.Problem{Code: porting.ProblemDuplicateNumber, TN: n.TN, Where: n.Where,
					Message: fmt.Sprintf("the number %s stands in the record twice", telephone.Format(n.TN))})
			}
		}
		seen[n.TN] = true
	}
	if len(a.Numbers) > 0 {
		r.Numbers = a.Numbers
	}
}

// settleLoose decides what single numbers outside of a table are: the account's
// list where there is no other; else they are on the list, the BTN, or unused.
func (a *Account) settleLoose(r *porting.Record) {
	if len(a.Numbers)+len(a.Loose) == 0 {
		a.Loose = a.Letterhead
	}
	if len(a.Numbers) == 0 && len(a.Loose) > 0 {
		a.Numbers = a.Loose
		a.tellUnheaded()
		return
	}
	if len(a.Loose)+len(a.Strays) == 0 {
		return
	}
	known := make(map[string]bool, len(a.Numbers)+1)
	at := make(map[string]int, len(a.Numbers))
	for i := range a.Numbers {
		known[a.Numbers[i].TN] = true
		at[a.Numbers[i].TN] = i
	}
	if v := a.Fields[porting.BTN]; v != nil {
		if tn, ok := telephone.Parse(v.Text); ok {
			known[tn] = true
		}
	}
	var apart, lost []porting.Number
	told := map[string]bool{}
	for _, n := range a.Strays {
		if !known[n.TN] {
			lost = append(lost, n)
			told[n.TN] = true
		}
	}
	for _, n := range a.Loose {
		if i, on := at[n.TN]; on && n.TN != "" && (len(n.Features) > 0 || n.Status != "" || n.Note != "") {
			a.more(i, n)
		}
		if _, on := at[n.TN]; n.TN == "" || !known[n.TN] || !on && n.Note != "" {
			a.Lay(strings.TrimSpace(n.Text+" "+n.Note), n.Where)
			if n.TN != "" && !known[n.TN] {
				apart = append(apart, n)
			}
		}
	}
	for _, n := range apart {
		if len(apart) == 1 && telephone.TollFree(n.TN) { // "Questions? Call 800-555-0188"
			continue
		}
		if !told[n.TN] {
			lost = append(lost, n)
			told[n.TN] = true
		}
	}
	if len(lost) > 0 {
		also := ""
		if len(lost) > 1 {
			also = fmt.Sprintf(", and of %d more", len(lost)-1)
		}
		a.Note(porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: lost[0].TN, Where: lost[0].Where,
			Message: fmt.Sprintf("nothing tells what the telephone number %q%s is there for: see whether it belongs to the account", Short(lost[0].Text), also)})
	}
}

// MainLine takes the number of a row for the BTN, where its mark says that it is.
func (a *Account) MainLine(p, mark cells.Piece) {
	if _, ok := telephone.Parse(p.Text); ok {
		v := Join([]cells.Piece{p})
		v.Where.More, v.Label = append(v.Where.More, mark.Where), "BTN"
		a.set(porting.BTN, v)
	}
}

// tellUnheaded says of numbers under headings that nobody knows, among others whose
// labels are known, that they may not be the account's: "Rep Phone".
func (a *Account) tellUnheaded() {
	stray := make(map[string]bool, len(a.Strays))
	for _, s := range a.Strays {
		stray[s.TN] = true
	}
	var odd []porting.Number
	for _, n := range a.Numbers {
		if n.TN != "" && stray[n.TN] {
			odd = append(odd, n)
		}
	}
	if len(odd) == len(a.Numbers) {
		return
	}
	for _, n := range odd {
		a.Note(porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: n.TN, Where: n.Where,
			Message: fmt.Sprintf("the number %s stands under a heading that nobody knows: see whether it belongs to the account", telephone.Format(n.TN))})
	}
}
