package loa

// Prose with blanks that were filled in: "I, Jane Doe, of Acme, Inc. authorize …".
//
// What was filled in is known by the line it stands on, by underscores around
// it, or by being a form field inside a sentence; what it is, by the words before
// it (prose.tsv), or in parentheses behind it. A letter that was typed without
// blanks is read by the form of its first sentence, and said to be a guess.

import (
	_ "embed"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

//go:embed prose.tsv
var proseData string

// phrases are the words of prose.tsv by side and words.
var phrases = sync.OnceValue(func() map[string]labels.Target {
	m := map[string]labels.Target{}
	for _, l := range strings.Split(proseData, "\n") {
		f := strings.Split(strings.TrimRight(l, "\r"), "\t")
		if len(f) != 4 || strings.HasPrefix(l, "#") {
			continue
		}
		m[f[0]+" "+f[1]] = labels.Target(f[2])
	}
	return m
})

// inked is one word of a page's running text.
type inked struct {
	word   *page.Word
	widget *piece
	rect   page.Rect
	filled bool
	blank  bool
	line   int
}

// readProse reads the sentences of every page.
func (r *reader) readProse() {
	for _, s := range r.sheets {
		stream := r.stream(s)
		r.filledRuns(s, stream)
		r.signedThis(s)
	}
}

// stream is the page's words, fields among them, in reading order.
func (r *reader) stream(s *sheet) []inked {
	rows := lines(s.words)
	fields := map[int][]*piece{}
	for _, p := range r.pieceOf[s] {
		if p.widget != nil && p.widget.Type != page.CheckBox && p.widget.Type != page.RadioButton && p.rect.Height() < 30 {
			if n := rowOf(rows, p.rect); n >= 0 {
				fields[n] = append(fields[n], p)
			}
		}
	}
	var out []inked
	for n, row := range rows {
		var ws []inked
		for _, w := range row {
			ws = append(ws, inked{word: w, rect: w.Upright, blank: w.Blank, line: n})
		}
		for _, p := range fields[n] {
			ws = append(ws, inked{widget: p, rect: p.rect, filled: p.text != "" && !p.placeholder, blank: p.text == "" || p.placeholder, line: n})
		}
		sort.SliceStable(ws, func(i, j int) bool { return ws[i].rect.X0 < ws[j].rect.X0 })
		out = append(out, ws...)
	}
	for i := range out {
		w := out[i].word
		if w == nil || w.Blank {
			continue
		}
		out[i].filled = s.onLine(w.Upright)
	}
	return out
}

// rowOf is the line of words that a field stands in: the one that its middle lies
// in, or rather one that it reaches into and that ends in a colon before it; -1 if
// there is none.
func rowOf(rows [][]*page.Word, r page.Rect) int {
	best := -1
	for n, row := range rows {
		y0, y1 := math.Inf(1), math.Inf(-1)
		var left *page.Word
		for _, w := range row {
			u := w.Upright
			y0, y1 = math.Min(y0, u.Y0), math.Max(y1, u.Y1)
			if u.X1 <= r.X0+4 && (left == nil || u.X1 > left.Upright.X1) {
				left = w
			}
		}
		if left != nil && strings.HasSuffix(left.Text, ":") && r.X0-left.Upright.X1 < 40 && math.Min(y1, r.Y1)-math.Max(y0, r.Y0) > 0.5*(y1-y0) {
			return n
		}
		if best < 0 && r.MidY() > y0 && r.MidY() < y1 {
			best = n
		}
	}
	return best
}

// onLine tells whether a word stands on a line to write on, or over underscores.
func (s *sheet) onLine(r page.Rect) bool {
	for _, b := range s.blanks {
		if b.OverlapX(r) > 0.5 && math.Abs(b.MidY()-r.MidY()) < 0.9*math.Max(b.Height(), r.Height()) {
			return true
		}
	}
	for _, u := range s.under {
		if u.X1-u.X0 > 0.85*s.width {
			continue
		}
		over := math.Min(u.X1, r.X1) - math.Max(u.X0, r.X0)
		if over > 0.6*r.Width() && u.Y0 > r.Y1-0.35*r.Height() && u.Y0 < r.Y1+0.4*r.Height() {
			return true
		}
	}
	return false
}

// filledRuns gives each run of filled-in words inside a sentence its field.
func (r *reader) filledRuns(s *sheet, st []inked) {
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
func (r *reader) sameRun(s *sheet, a, b inked) bool {
	if a.line != b.line {
		return b.line == a.line+1 && a.rect.X1 > 0.6*s.width && b.rect.X0 < 0.3*s.width
	}
	return b.rect.X0-a.rect.X1 < 3*math.Max(a.rect.Height(), 6)
}

// run settles one run st[i:j] and says what it was taken for; last is what the run
// before it was, for lists: "the numbers ____, ____ and ____".
func (r *reader) run(s *sheet, st []inked, i, j int, last labels.Target) labels.Target {
	if r.takenAlready(s, st[i:j]) {
		return ""
	}
	if standsApart(st, i, j) {
		return "" // a heading over a rule
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
	target, ok := r.meaningOf(before, proseAfter(st, j))
	switch {
	case listed, numbered:
		target, ok = labels.Numbers, true
	case office: // "I, ____, ____ of ____"
		target, ok = labels.Target(porting.AuthorizedTitle), true
	case !ok && isDate(runText(st[i:j])) && signsBefore(st, i):
		target, ok = labels.Target(porting.SignatureDate), true
	}
	if !ok {
		return ""
	}
	pieces := r.runPieces(s, st[i:j])
	text := strings.TrimRight(joinPieces(pieces), " ,;")
	if text == "" || labels.Placeholder(text) {
		return ""
	}
	if target == labels.Numbers {
		for _, p := range pieces {
			ln := listLine{text: p.text, rect: p.rect, chunks: []chunk{{p, 0, len(p.text), 0}}}
			r.numbers = append(r.numbers, r.readLine(ln, porting.ActionPort, nil)...)
		}
		return target
	}
	name := target.Field()
	if name == "" {
		return ""
	}
	end := pieces[len(pieces)-1]
	end.text = strings.TrimRight(end.text, " ,;")
	v := r.newValue(name, nil, pieces)
	if len(strings.Fields(v.text)) > 12 && fit(target, v.text) < 0 {
		return "" // an underlined sentence, no blank that was filled in
	}
	if fit(target, v.text) < 0 {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "it does not look like what the sentence asks for"})
	}
	if name == porting.ServiceAddress || name == porting.BillingAddress {
		parts := address.Split(v.text)
		v.parts = &parts
	}
	for k := i; k < j; k++ {
		if p := st[k].widget; p != nil {
			p.used = true
		}
	}
	r.values = append(r.values, v)
	r.sentences = true
	return target
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
	fs := phones(text)
	if len(fs) == 0 {
		return false
	}
	at := 0
	for _, f := range fs {
		if !divides(text[at:f.Start]) {
			return false
		}
		at = f.End
	}
	return divides(text[at:])
}

// runText is what a run holds, in one line.
func runText(run []inked) string {
	var out []string
	for _, w := range run {
		switch {
		case w.widget != nil:
			out = append(out, w.widget.text)
		case w.word != nil:
			out = append(out, w.word.Text)
		}
	}
	return strings.Trim(strings.Join(out, " "), " ,.;")
}

// signsBefore tells whether the sentence says before place i that it is signed:
// "Signed ____ on ____", "executed in ____ on ____".
func signsBefore(st []inked, i int) bool {
	for k := i - 1; k >= 0 && k >= i-12 && st[k].line >= st[i].line-1; k-- {
		if st[k].filled || st[k].word == nil {
			continue
		}
		switch strings.Trim(strings.ToLower(st[k].word.Text), ",.:") {
		case "signed", "executed", "dated", "fait", "unterzeichnet", "firmado":
			return true
		}
	}
	return false
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

// dateEnd is where a date ends that a sentence spells out over several blanks,
// "this __12th__ day of __November__, __2026__", j where run st[i:j] begins none.
func dateEnd(st []inked, i, j int) int {
	if st[i].word == nil || j-i != 1 || digitsIn(st[i].word.Text) == 0 || len(st[i].word.Text) > 6 {
		return j
	}
	want := []string{"day", "of"}
	end := j
	for k := j; k < len(st) && k < j+10 && st[k].line <= st[i].line+1; k++ {
		w := st[k].word
		if w == nil {
			return j
		}
		if st[k].blank || strings.Trim(w.Text, " ,._") == "" {
			continue
		}
		if len(want) > 0 {
			if strings.ToLower(w.Text) != want[0] {
				return j
			}
			want = want[1:]
			continue
		}
		end = k + 1
		if t := strings.Trim(w.Text, " ,._"); digitsIn(t) >= 2 {
			return end
		}
		if strings.HasSuffix(w.Text, ".") {
			break
		}
	}
	return end
}

func digitsIn(t string) int {
	n := 0
	for i := 0; i < len(t); i++ {
		if t[i] >= '0' && t[i] <= '9' {
			n++
		}
	}
	return n
}

// datedRun makes the date of signature of a date that is spelled out.
func (r *reader) datedRun(s *sheet, st []inked, i, j int) {
	if r.takenAlready(s, st[i:j]) {
		return
	}
	var run []inked
	for _, w := range st[i:j] {
		if w.word == nil || !w.word.Blank {
			run = append(run, w)
		}
	}
	pieces := r.runPieces(s, run)
	v := r.newValue(porting.SignatureDate, nil, pieces)
	v.text = strings.Trim(strings.ReplaceAll(v.text, " ,", ","), " ,._")
	if v.text != "" {
		r.values = append(r.values, v)
	}
}

// signedThis reads "Signed this 12th day of November, 2026" where it was typed
// without blanks.
func (r *reader) signedThis(s *sheet) {
	for _, v := range r.values {
		if v.name == porting.SignatureDate {
			return
		}
	}
	for _, g := range s.segments {
		low := strings.ToLower(g.text)
		i := strings.Index(low, " day of ")
		if i < 0 || len(low) != len(g.text) {
			continue
		}
		k := strings.LastIndex(low[:i], "this ")
		if k < 0 || i-k > 12 || digitsIn(low[k:i]) == 0 || !strings.Contains(low[:k], "signed") && !strings.Contains(low[:k], "dated") && !strings.Contains(low[:k], "executed") {
			continue
		}
		end := i + len(" day of ")
		for end < len(low) && (low[end] < '0' || low[end] > '9') {
			end++
		}
		for end < len(low) && low[end] >= '0' && low[end] <= '9' {
			end++
		}
		sp := g.slice(k+len("this "), end)
		if end-i > 40 || sp.empty() {
			continue
		}
		r.values = append(r.values, r.newValue(porting.SignatureDate, nil, []*piece{r.newPiece(s, sp)}))
		return
	}
}

// takenAlready tells whether a label has the words as its value.
func (r *reader) takenAlready(s *sheet, run []inked) bool {
	for _, p := range r.pieceOf[s] {
		if p.free() {
			continue
		}
		for _, w := range run {
			if w.widget == p || w.word != nil && p.widget == nil && p.rect.Holds(w.rect) {
				return true
			}
		}
	}
	for _, l := range r.labelsOf[s] {
		for _, w := range run {
			if w.word != nil && l.rect.Holds(w.rect) {
				return true // an underlined label
			}
		}
	}
	return false
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

// meaningOf says what a run is by the words around it.
func (r *reader) meaningOf(before, after []string) (labels.Target, bool) {
	if len(after) > 0 {
		t := strings.Join(after, " ")
		if m, ok := phrases()["after "+t]; ok {
			return m, true
		}
		if m, ok := r.v.Exact(t); ok && wantsValue(m.Target) && m.Target.Field() != "" {
			return m.Target, true
		}
	}
	before = withoutFiller(before)
	for n := 0; n < len(before); n++ {
		t := strings.Join(before[n:], " ")
		if m, ok := phrases()["before "+t]; ok {
			return m, true
		}
		if m, ok := r.v.Exact(t); ok && (m.Target.Field() != "" || m.Target == labels.Numbers) {
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

// runPieces makes pieces of a run, one for each line of it.
func (r *reader) runPieces(s *sheet, run []inked) []*piece {
	var out []*piece
	for k := 0; k < len(run); {
		if run[k].widget != nil {
			out = append(out, run[k].widget)
			k++
			continue
		}
		m := k
		for m+1 < len(run) && run[m+1].widget == nil && run[m+1].line == run[k].line {
			m++
		}
		out = append(out, r.wordPieces(s, run[k].word, run[m].word)...)
		k = m + 1
	}
	return out
}

// wordPieces makes a piece of the words from a to b of one line.
func (r *reader) wordPieces(s *sheet, a, b *page.Word) []*piece {
	var out []*piece
	on := false
	for _, g := range s.segments {
		from, to := -1, -1
		for i, w := range g.words {
			if w == a {
				on = true
			}
			if on {
				if from < 0 {
					from = i
				}
				to = i
			}
			if w == b {
				on = false
				break
			}
		}
		if from >= 0 {
			out = append(out, r.newPiece(s, g.slice(g.at[from], g.at[to]+len(g.words[to].Text))))
		}
		if !on && len(out) > 0 {
			break
		}
	}
	return out
}
