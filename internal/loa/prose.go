package loa

// Prose with blanks that were filled in: "I, Jane Doe, of Acme, Inc. authorize …".
//
// What was filled in is known by the line it stands on, by underscores around
// it, or by being a form field inside a sentence; what it is, by the words before
// it (prose.tsv), or in parentheses behind it. stream.go makes the running text;
// letters typed without blanks are in letter.go.

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/listing"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed prose.tsv
var proseData string

// phrases are the words of prose.tsv by side and words.
var phrases = sync.OnceValue(func() map[string]labels.Target {
	m := map[string]labels.Target{}
	for f := range tsv.Rows("prose.tsv", proseData, 4, 4) {
		m[f[0]+" "+f[1]] = labels.Target(f[2])
	}
	return m
})

// readProse reads the sentences of every page.
func (r *reader) readProse() {
	for _, s := range r.form.Sheets {
		stream := r.stream(s)
		r.filledRuns(s, stream)
		r.signedThis(s)
	}
}

// filledRuns gives each run of filled-in words inside a sentence its field.
func (r *reader) filledRuns(s *layout.Sheet, st []inked) {
	var last labels.Target // what the run before asked for
	for i := 0; i < len(st); {
		if !st[i].filled {
			i++
			continue
		}
		j := i + 1
		for j < len(st) && (st[j].filled && st[j].widget == nil && st[i].widget == nil && r.sameRun(s, st[j-1], st[j])) {
			j++
		}
		if end := dateEnd(st, i, j); end > j {
			r.datedRun(s, st, i, end)
			i, last = end, ""
			continue
		}
		last = r.run(s, st, i, j, last)
		i = j
	}
}

// sameRun tells whether two filled words stand on one line to write on, or go on
// from the end of one line to the beginning of the next.
func (r *reader) sameRun(s *layout.Sheet, a, b inked) bool {
	if a.line != b.line {
		return b.line == a.line+1 && a.rect.X1 > 0.6*s.Width && b.rect.X0 < 0.3*s.Width
	}
	return b.rect.X0-a.rect.X1 < 3*math.Max(a.rect.Height(), 6)
}

// run settles one run st[i:j] and says what it was taken for; last is what the run
// before it was, for lists: "the numbers ____, ____ and ____".
func (r *reader) run(s *layout.Sheet, st []inked, i, j int, last labels.Target) labels.Target {
	if r.takenAlready(s, st[i:j]) {
		return ""
	}
	if standsApart(st, i, j) {
		return "" // a heading over a rule
	}
	if r.behindLabel(s, st[i]) {
		return ""
	}
	before, words := proseBefore(st, i), 0
	for k := max(0, i-12); k < min(len(st), j+12); k++ {
		if !st[k].filled && !st[k].blank && st[k].line >= st[i].line-1 && st[k].line <= st[j-1].line+1 {
			words++
		}
	}
	listed := last == labels.Numbers && (len(before) == 0 || len(before) == 1 && before[0] == "and")
	office := last == labels.Target(porting.AuthorizedName) && len(before) == 0 && namesCompanyNext(st, j)
	numbered := len(before) == 0 && last != labels.Numbers && numbersBefore(st, i) && onlyPhones(runText(st[i:j]))
	if words < 4 || len(before) == 0 && !listed && !office && !numbered {
		return "" // no sentence around it
	}
	target, ok := r.meaningOf(before, proseAfter(st, j), runText(st[i:j]))
	unsure := ""
	switch {
	case listed, numbered:
		target, ok = labels.Numbers, true
	case office: // "I, ____, ____ of ____"
		target, ok = labels.Target(porting.AuthorizedTitle), true
	case !ok && look.IsDate(runText(st[i:j])) && signsBefore(st, i):
		target, ok = labels.Target(porting.SignatureDate), true
	case !ok && endsIn(before) == "on" && look.IsDate(runText(st[i:j])) && movesBefore(before):
		target, ok = labels.Target(porting.DesiredDueDate), true
	case !ok && endsIn(before) == "by" && servedBefore(st, i):
		target, ok = labels.Target(porting.CurrentCarrier), true
	case !ok && endsIn(before) == "at" && look.Fit(labels.Target(porting.ServiceAddress), runText(st[i:j])) > 1:
		target, ok, unsure = labels.Target(porting.ServiceAddress), true, "the sentence does not say which address it is"
	}
	if !ok {
		return ""
	}
	if target == labels.Target(porting.AuthorizedName) && slices.Contains(before, "undersigned") && r.namesSignerElsewhere() {
		target = labels.Target(porting.CustomerName) // "The undersigned, Acme Dental, designates …"
	}
	pieces := r.runPieces(s, st[i:j])
	text := strings.TrimRight(form.JoinPieces(pieces), " ,;")
	if text == "" || labels.Placeholder(text) {
		return ""
	}
	if target == labels.Numbers {
		for k, p := range pieces {
			ln := listing.Line{Text: p.Text, Rect: p.Rect, Chunks: []listing.Chunk{{Piece: p, End: len(p.Text)}}}
			if k > 0 {
				ln = ln.WithoutRest(pieces[k-1], p)
			}
			if k+1 < len(pieces) {
				ln = ln.WithRest(pieces[k+1])
			}
			r.lists.Numbers = append(r.lists.Numbers, r.lists.ReadLine(ln, porting.ActionPort, nil)...)
		}
		return target
	}
	name := target.Field()
	if name == "" {
		return ""
	}
	end := pieces[len(pieces)-1]
	end.Text = withoutStop(strings.TrimRight(end.Text, " ,;"))
	if strings.HasSuffix(end.Text, ".") && (neverStops(name) || stopsOutside(s, st[j-1])) {
		end.Text = strings.TrimRight(end.Text, ".")
	}
	v := r.newValue(name, nil, pieces)
	if name == porting.AccountNumber || name == porting.BTN {
		v.text = strings.ReplaceAll(v.text, "-\n", "-") // broken at the end of a line
	}
	if len(strings.Fields(v.text)) > 12 && look.Fit(target, v.text) < 0 {
		return "" // an underlined sentence, no blank that was filled in
	}
	if v.text == "X" || v.text == "x" || len(look.FindMarks(v.text)) > 0 && !look.HasLetterOrDigit(v.text) {
		return "" // the mark of an answer
	}
	if unsure == "" && look.Fit(target, v.text) < 0 {
		unsure = "it does not look like what the sentence asks for"
	}
	if unsure != "" {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, unsure})
	}
	if name == porting.ServiceAddress || name == porting.BillingAddress {
		parts := address.Split(v.text)
		v.parts = &parts
	}
	for k := i; k < j; k++ {
		if p := st[k].widget; p != nil {
			p.Used = true
		}
	}
	r.values = append(r.values, v)
	r.sentences = true
	return target
}

// endsIn is the last of some words, "" where there are none.
func endsIn(ws []string) string {
	if len(ws) == 0 {
		return ""
	}
	return ws[len(ws)-1]
}

// servedBefore tells whether the line says before place i that somebody is served or
// billed: "Billed to ____ by ____".
func servedBefore(st []inked, i int) bool {
	for k := i - 1; k >= 0 && st[k].line == st[i].line; k-- {
		if st[k].word == nil || st[k].filled {
			continue
		}
		switch strings.ToLower(st[k].word.Text) {
		case "billed", "served", "serviced", "provided", "supplied", "invoiced", "held", "maintained":
			return true
		}
	}
	return false
}

// namesSignerElsewhere tells whether a label asks for the name of the person who signs and
// none for that of the customer.
func (r *reader) namesSignerElsewhere() bool {
	return r.form.Asks(labels.Target(porting.AuthorizedName)) && !r.form.Asks(labels.Target(porting.CustomerName)) && !r.form.Asks(labels.Company)
}

// namesCompanyNext tells whether the words behind a run name whose officer it is.
func namesCompanyNext(st []inked, j int) bool {
	for ; j < len(st); j++ {
		if st[j].blank || st[j].word != nil && strings.Trim(st[j].word.Text, " ,") == "" {
			continue
		}
		if st[j].filled {
			return false
		}
		switch strings.Trim(strings.ToLower(st[j].word.Text), ",.") {
		case "of", "at", "for", "with":
			return true
		}
		return false
	}
	return false
}

// numbersBefore tells whether the sentence speaks of numbers before place i, and a
// colon announces them there.
func numbersBefore(st []inked, i int) bool {
	colon := false
	for k := i - 1; k >= 0 && k >= i-40 && st[k].line >= st[i].line-3; k-- {
		w := st[k].word
		if w == nil || st[k].filled {
			continue
		}
		if !colon {
			if st[k].blank {
				continue
			}
			if !strings.HasSuffix(w.Text, ":") {
				return false
			}
			colon = true
		}
		switch strings.Trim(strings.ToLower(w.Text), ",.:()") {
		case "numbers", "number", "tns", "number(s":
			return true
		}
	}
	return false
}

// onlyPhones tells whether a text is nothing but telephone numbers.
func onlyPhones(text string) bool {
	fs := look.Phones(text)
	if len(fs) == 0 {
		return false
	}
	at := 0
	for _, f := range fs {
		if !phrase.Divides(text[at:f.Start]) {
			return false
		}
		at = f.End
	}
	return phrase.Divides(text[at:])
}

// standsApart tells whether a run has its line for itself, in other type than the
// words before it or farther from them than lines of one sentence are.
func standsApart(st []inked, i, j int) bool {
	if i > 0 && st[i-1].line == st[i].line || j < len(st) && st[j].line == st[j-1].line || i == 0 || st[i].word == nil || st[i-1].word == nil {
		return false
	}
	a, b := st[i-1].word, st[i].word
	return a.Bold != b.Bold || math.Abs(a.Size-b.Size) > 0.5 || b.Upright.Y0-a.Upright.Y1 > math.Max(b.Upright.Height(), 6)
}

// movesBefore tells whether the words before a date say that numbers move then: "Please
// release the numbers to us on ____".
func movesBefore(before []string) bool {
	return slices.ContainsFunc(before, func(w string) bool {
		switch w {
		case "release", "released", "port", "ported", "transfer", "transferred", "move", "moved", "switch", "switched", "cutover":
			return true
		}
		return false
	})
}

// proseBefore are up to ten words before a run, in canonical form; another run
// ends them.
func proseBefore(st []inked, i int) []string {
	var out []string
	for k := i - 1; k >= 0 && len(out) < 10 && st[k].line >= st[i].line-1; k-- {
		if st[k].blank {
			continue
		}
		if st[k].filled {
			break
		}
		if w := st[k].word.Text; len(out) > 0 && strings.HasSuffix(strings.TrimRight(w, ",.;:"), ")") && strings.IndexByte(w, '(') < 1 {
			for k > 0 && st[k].word != nil && !strings.HasPrefix(st[k].word.Text, "(") && !st[k].filled {
				k-- // over what a remark says
			}
			continue
		}
		ws := labels.Words(st[k].word.Text)
		if strings.HasSuffix(st[k].word.Text, ".") && k < i-1 {
			break
		}
		for n := len(ws) - 1; n >= 0; n-- {
			out = append([]string{ws[n]}, out...)
		}
	}
	return out
}

// proseAfter are the words in parentheses right behind a run.
func proseAfter(st []inked, j int) []string {
	for j < len(st) && (st[j].blank || st[j].word != nil && strings.Trim(st[j].word.Text, "[]., ") == "") {
		j++
	}
	if j >= len(st) || st[j].word == nil || !strings.HasPrefix(strings.TrimLeft(st[j].word.Text, ",. "), "(") {
		return nil
	}
	var out []string
	for k := j; k < len(st) && len(out) < 8 && st[k].word != nil && !st[k].filled; k++ {
		out = append(out, labels.Words(st[k].word.Text)...)
		if strings.Contains(st[k].word.Text, ")") {
			return out
		}
	}
	return nil
}

// meaningOf says what a run of a text is by the words around it. One without digits is
// no list: "port the following numbers from its current operator ____".
func (r *reader) meaningOf(before, after []string, text string) (labels.Target, bool) {
	digits, _ := look.Count(text)
	if len(after) > 0 {
		t := strings.Join(after, " ")
		if m, ok := phrases()["after "+t]; ok {
			return m, true
		}
		if m, ok := r.form.Vocabulary.Exact(t); ok && look.WantsValue(m.Target) && m.Target.Field() != "" {
			return m.Target, true
		}
	}
	before = withoutFiller(before)
	for n := 0; n < len(before); n++ {
		t := strings.Join(before[n:], " ")
		if m, ok := phrases()["before "+t]; ok {
			return m, true
		}
		if t == "by" {
			break // "By:" asks for a signature, "carried by" does not
		}
		if m, ok := r.form.Vocabulary.Exact(t); ok && (m.Target.Field() != "" || m.Target == labels.Numbers && digits > 0) {
			return m.Target, true
		}
	}
	return "", false
}

// withoutFiller takes off what stands between the name of a thing and the blank for
// it: "billing number for this account is ____".
func withoutFiller(ws []string) []string {
	cut := func(words ...string) bool {
		if len(ws) > 0 && slices.Contains(words, ws[len(ws)-1]) {
			ws = ws[:len(ws)-1]
			return true
		}
		return false
	}
	whole := ws
	if !cut("is", "are", "being", "namely") {
		return ws
	}
	n := ws
	if cut("account", "service", "line", "telephone", "customer") && cut("this", "the", "our", "my", "said", "their") && cut("for", "on", "of", "with") && len(ws) > 0 {
		return ws
	}
	if _, ok := phrases()["before "+strings.Join(whole[max(0, len(whole)-2):], " ")]; ok {
		return whole // "title is" has a row of its own
	}
	return n
}

// withoutStop takes off the full stop that ends the sentence a value stands in; that of
// an abbreviation ("Inc.", "Assoc.") stays.
func withoutStop(t string) string {
	if !strings.HasSuffix(t, ".") {
		return t
	}
	last := t[strings.LastIndexAny(t[:len(t)-1], " .\n-")+1 : len(t)-1]
	switch strings.ToLower(last) {
	case "assoc", "props", "equip", "indus", "trans", "commun":
		return t
	}
	if len(last) < 5 || strings.Trim(strings.ToLower(last), "abcdefghijklmnopqrstuvwxyz") != "" {
		return t
	}
	return t[:len(t)-1]
}

// neverStops tells whether a field's value never ends in a full stop.
func neverStops(n porting.Name) bool {
	switch n {
	case porting.AccountNumber, porting.PIN, porting.SSNLast4, porting.BTN, porting.NewBTN, porting.ContactPhone, porting.ContactEmail, porting.SignatureDate, porting.DesiredDueDate:
		return true
	}
	return false
}

// stopsOutside tells whether the line that a word stands on ends before the word's
// full stop, so that the stop is the sentence's.
func stopsOutside(s *layout.Sheet, w inked) bool {
	if w.word == nil || !strings.HasSuffix(w.word.Text, ".") {
		return false // "Inc.," ends in another mark, which the line need not reach
	}
	r := w.word.Upright
	for _, u := range s.Under {
		if over := math.Min(u.X1, r.X1) - math.Max(u.X0, r.X0); over > 0.6*r.Width() && u.Y0 > r.Y1-0.35*r.Height() && u.Y0 < r.Y1+0.4*r.Height() {
			return r.X1-u.X1 > 0.12*math.Max(w.word.Size, 6)
		}
	}
	return false
}
