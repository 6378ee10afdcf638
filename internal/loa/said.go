package loa

// What a line of a list says of its numbers: that they are not to be ported, that
// they are an example, that the line is a sentence about something else.

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// said is what stands round one number.
type said struct {
	keep   bool   // it is not to be ported
	unsure string // why the action is not certain, "" if it is
	skip   bool   // it is an example, or the foot of a page: nobody's
	pass   bool   // the line is a sentence: no number of the list
}

// plain are the words of a text in lower case, apostrophes dropped.
func plain(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '/' })
}

// keepPhrases say that a number is not to be ported, wherever they stand.
var keepPhrases = [...]string{
	"do not port", "dont port", "not port", "not to port", "not be ported", "not to be ported", "not being ported", "not ported", "not porting",
	"not for porting", "no port", "never port", "do not transfer", "not be transferred", "not to be transferred", "not transferring",
	"not be moved", "not to be moved", "do not move", "not moving", "do not include", "not be included", "not included",
	"exclude", "excluded", "excluding", "except", "except for", "but not", "other than",
	"remain with", "remains with", "remaining with", "remain on", "remain at", "remains on", "remains at", "will remain", "to remain", "must remain", "should remain", "remain as is",
	"stay with", "stays with", "staying with", "stay on", "stays on", "stay at", "stays at", "will stay", "to stay", "must stay", "should stay", "is staying", "are staying", "stay as is",
	"keep with", "keep at", "keep on", "keep as is", "keep this", "keep these", "keep number", "keep line", "keep existing", "keep current", "keeping with", "kept with", "be kept",
	"retain with", "retain at", "retained by", "be retained", "leave with", "leave at", "leave on", "leave as is", "left with",
}

// keepWords say it where they are all that a cell or a remark holds.
var keepWords = [...]string{"keep", "kept", "keeping", "not", "remain", "remains", "remaining", "stay", "stays", "staying", "retain", "retained", "leave", "stay put", "non port", "noport", "non porting"}

// keepDoubts may say it.
var keepDoubts = [...]string{"keep", "retain", "remain", "remains", "stays", "leave as", "disconnect", "cancel"}

// holdsWords tells whether the words of a phrase stand together among others.
func holdsWords(words, phrase string) bool {
	return strings.Contains(" "+words+" ", " "+phrase+" ")
}

// saysKeep tells whether a text says of numbers that they stay where they are,
// and whether it may say so.
func saysKeep(text string) (yes, perhaps bool) {
	ws := strings.Join(plain(text), " ")
	if ws == "" {
		return false, false
	}
	for _, k := range keepWords {
		if ws == k {
			return true, false
		}
	}
	for _, k := range keepPhrases {
		if holdsWords(ws, k) {
			return true, false
		}
	}
	for _, c := range clauses(text) {
		switch strings.Join(plain(c), " ") { // "(alarm - keep)"
		case "keep", "keeping", "kept", "stays", "remains", "retain", "no port":
			return true, false
		}
	}
	for _, k := range keepDoubts {
		if holdsWords(ws, k) {
			return false, true
		}
	}
	return false, false
}

// clauses are the parts of a remark in parentheses or behind a dash: "(alarm - keep)".
func clauses(text string) []string {
	if strings.Contains(text, "|") || len(text) > 60 {
		return nil
	}
	return strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("-–—,;/()", c) })
}

// example tells whether what stands before a number makes it an example.
func example(lead string) bool {
	ws := " " + strings.Join(plain(lead), " ") + " "
	for _, k := range []string{" for example ", " example ", " eg ", " e g ", " such as ", " sample "} {
		if i := strings.LastIndex(ws, k); i >= 0 && len(strings.Fields(ws[i+len(k):])) <= 2 {
			return true
		}
	}
	return strings.Contains(ws, " format ") && strings.LastIndexByte(lead, '(') > strings.LastIndexByte(lead, ')')
}

// sentenceWords stand in sentences, not in the remarks beside numbers.
var sentenceWords = [...]string{"i", "we", "you", "your", "our", "my", "us", "is", "are", "be", "will", "shall", "can", "may", "must", "should", "please", "call", "questions", "reach", "reached",
	"contact", "if", "the", "this", "that", "fax", "email", "at", "to", "stays", "remains", "has", "have", "dial", "text", "any"}

// verbs begin what a sentence says of the number before it.
var verbs = [...]string{"is", "are", "was", "will", "shall", "should", "must", "can", "may", "has", "for", "if", "or", "to"}

// sentence tells whether a number stands in a sentence: what stands before it on
// the line, and behind it.
func sentence(lead, tail string) bool {
	l, t := plain(lead), plain(tail)
	lead = strings.TrimRight(lead, " \t\u00a0(+")
	if lead != "" && strings.ContainsRune(":-–—#=", lastRune(lead)) && len(l) < 6 {
		l = nil // "Main line at the front desk: 217-555-0100"
	}
	n := 0
	for _, w := range l {
		for _, k := range sentenceWords {
			if w == k {
				n++
			}
		}
	}
	ws := strings.Join(plain(lead), " ")
	for _, k := range [...]string{"contact", "new number", "new btn", "new billing number", "temporary", "temp", "callback", "my"} {
		if holdsWords(ws, k) {
			return true // somebody's telephone, and no line of the account
		}
	}
	if len(l) >= 3 && n >= 1 || len(l) == 2 && n == 2 || len(l) >= 6 {
		return true
	}
	if len(t) >= 3 {
		for _, k := range verbs[:10] {
			if t[0] == k {
				return true
			}
		}
	}
	return false
}

// ownTelephone says why a number may be somebody's own telephone.
func ownTelephone(lead string) string {
	ws := strings.Join(plain(lead), " ")
	for _, k := range [...]string{"cell", "mobile", "emergency number", "alternate", "after hours", "home"} {
		if holdsWords(ws, k) {
			return "it may be somebody's own telephone"
		}
	}
	return ""
}

func lastRune(t string) rune {
	rs := []rune(t)
	return rs[len(rs)-1]
}

// boundary is where the last sentence in a text begins, 0 if it holds but one.
func boundary(t string) int {
	at := 0
	for i := 1; i+1 < len(t); i++ {
		if strings.IndexByte(".?!;", t[i]) >= 0 && t[i+1] == ' ' && strings.IndexFunc(t[i+1:], unicode.IsLetter) >= 0 {
			at = i + 1
		}
	}
	return at
}

// divides tells whether a text is nothing but what stands between two numbers.
func divides(t string) bool {
	switch strings.Trim(strings.ToLower(strings.ReplaceAll(t, "|", " ")), " ,;/&.") {
	case "", "and", "or", "plus", "und", "et", "y":
		return true
	}
	return false
}

// judge says of each number of a line what the line says of it. A line of a list
// that is a table has its remarks in cells of their own; without a heading
// (head nil) every line is a sentence, and only "do not port" counts.
func (r *reader) judge(ln listLine, fs []telephone.Found, head *label) []said {
	out := make([]said, len(fs))
	listed := head != nil
	for _, c := range ln.chunks {
		if head != nil && c.p == head.inline {
			listed = false // "Please port 217-555-0100 to …:" is the heading's own sentence
		}
	}
	foot := r.footNumbers(ln, fs)
	carried := false // the sentence says keep for all that follows in it
	for i, f := range fs {
		from, to := 0, len(ln.text)
		if i > 0 {
			from = fs[i-1].End
		}
		if i+1 < len(fs) {
			to = fs[i+1].Start
		}
		lead, tail := ln.text[from:f.Start], ln.text[f.End:to]
		if i > 0 {
			if b := boundary(lead); b > 0 {
				lead, carried = lead[b:], false
			} else if c := afterComma(lead); len(c) < len(lead) || opensException(lead) {
				if y, _ := saysKeep(c); !y {
					c = ""
				}
				lead = c
			} else {
				lead = "" // what is said of the number before
			}
		}
		if i+1 < len(fs) {
			// what is said of the next number only
			if y, _ := saysKeep(afterComma(tail)); y && len(afterComma(tail)) < len(tail) {
				tail = tail[:len(tail)-len(afterComma(tail))]
			} else if y && !strings.ContainsAny(strings.TrimSpace(tail), ")|") && boundary(tail) == 0 && endsOpen(tail) {
				tail = ""
			}
			if b := boundary(tail); b > 0 {
				tail = tail[:b]
			}
		}
		s := &out[i]
		if (head == nil || !ln.column && len(plain(lead)) > 2) && accountBefore(lead) {
			s.pass = true
			continue
		}
		if foot[i] || example(ln.text[:f.Start]) && i == 0 {
			s.skip = true
			continue
		}
		if i == 0 && ln.lead != "" {
			lead = ln.lead + " " + lead
		}
		if !ln.column && leavesWith(lead, tail) {
			s.keep = true
			continue
		}
		if y, _ := saysKeep(lead); y {
			s.keep, carried = true, !strings.HasSuffix(strings.TrimRight(lead, " "), ")")
		}
		s.keep = s.keep || carried
		var keep, perhaps bool
		for _, cell := range strings.Split(tail, " | ") {
			y, p := saysKeep(cell)
			keep, perhaps = keep || y, perhaps || p
		}
		if keep && !s.keep {
			s.keep = true
			if t := strings.TrimSpace(tail); !strings.HasPrefix(t, "(") && !strings.Contains(tail, "|") {
				for k := i; k > 0 && divides(ln.text[fs[k-1].End:fs[k].Start]); k-- {
					out[k-1].keep, out[k-1].unsure = true, "the words that follow it may be said of the last number alone"
				}
			}
		}
		if perhaps && !s.keep {
			s.unsure = "its remark may say that it is to be kept"
		}
		switch r.cellAction(ln, head) {
		case "keep":
			s.keep, s.unsure = true, ""
		case "port":
			if !s.keep {
				s.unsure = ""
			}
		case "?":
			s.unsure = "what stands in the column of its action is neither port nor keep"
		}
		if listed && !s.keep && !ln.column && s.unsure == "" {
			s.unsure = ownTelephone(cellOf(lead, true))
		}
		if listed && !s.keep && !ln.column {
			s.pass = sentence(cellOf(lead, true), cellOf(tail, false)) || ln.prose && !strings.Contains(strings.ToLower(lead), "port")
		}
	}
	return out
}

// accountBefore tells whether the words before a number of a sentence make it an
// account's: "(account 217-555-0100)".
func accountBefore(lead string) bool {
	ws := plain(lead)
	for len(ws) > 0 && (ws[len(ws)-1] == "is" || ws[len(ws)-1] == "number" || ws[len(ws)-1] == "no") {
		ws = ws[:len(ws)-1]
	}
	if len(ws) == 0 {
		return false
	}
	switch ws[len(ws)-1] {
	case "account", "acct", "btn", "billing":
		return true
	}
	return len(ws) > 1 && ws[len(ws)-1] == "telephone" && ws[len(ws)-2] == "billing"
}

// leavesWith tells whether a sentence leaves a number where it is: "please leave
// 217-555-0100 with Windstream".
func leavesWith(lead, tail string) bool {
	l, t := plain(lead), plain(tail)
	if len(l) == 0 || len(t) == 0 {
		return false
	}
	switch l[len(l)-1] {
	case "leave", "keep", "retain", "leaving", "keeping":
		return t[0] == "with" || t[0] == "at" || t[0] == "on" || t[0] == "where" || t[0] == "as"
	}
	return false
}

// endsOpen tells whether a text ends in the midst of a sentence.
func endsOpen(t string) bool {
	t = strings.TrimRight(t, " ")
	return t != "" && strings.IndexByte(".;!?)", t[len(t)-1]) < 0
}

// opensException tells whether a text between two numbers takes the second out.
func opensException(t string) bool {
	ws := plain(t)
	if len(ws) > 0 && (ws[0] == "and" || ws[0] == "but" || ws[0] == "or") {
		ws = ws[1:]
	}
	return len(ws) > 0 && (ws[0] == "not" || strings.HasPrefix(ws[0], "except") || strings.HasPrefix(ws[0], "exclud") || ws[0] == "other")
}

// afterComma is what stands behind the first comma of a text, or all of it.
func afterComma(t string) string {
	if i := strings.IndexByte(t, ','); i >= 0 && i+1 < len(t) {
		return t[i+1:]
	}
	return t
}

// cellOf is the last (or the first) of the texts that stand apart on a line.
func cellOf(t string, last bool) string {
	if last {
		return t[strings.LastIndex(t, " | ")+1:]
	}
	if i := strings.Index(t, " | "); i >= 0 {
		return t[:i]
	}
	return t
}

// cellAction is what a table's columns for the action say of a line: "port",
// "keep", "?" for neither, "" where there is no such column.
func (r *reader) cellAction(ln listLine, head *label) string {
	if head == nil {
		return ""
	}
	said := r.boxAction(ln, head)
	for _, c := range ln.chunks {
		if c.p.widget == nil && len(phones(c.p.text)) > 0 {
			continue
		}
		g := r.actionOver(c.p.sheet, c.p.rect, head)
		if g == nil || strings.TrimSpace(c.p.text) == "" {
			continue
		}
		a := actionCell(c.p.text)
		if y, _ := saysKeep(g.text); y && a != "" {
			switch a { // a mark under "Do not port"
			case "port":
				a = "keep"
			case "keep":
				a = "port"
			}
		}
		if said == "" || a == "keep" || a == "?" && said != "keep" {
			said = a
		}
	}
	if s := ln.sheet(); said == "" && s != nil {
		for _, g := range r.actions[s] { // nothing in the cell, where other rows have something
			if keep, _ := saysKeep(g.text); !keep && g.rect.Y1 < ln.rect.Y0 && sameLine(g.rect, head.rect) && r.marked(s, g) {
				return "?"
			}
		}
	}
	return said
}

// actionCell reads a cell of a column for the action.
func actionCell(text string) string {
	ws := strings.Join(plain(text), " ")
	switch ws {
	case "":
		if strings.ContainsAny(text, "✓✔☑☒✗✘×") {
			return "port"
		}
		return "?"
	case "n", "no", "disconnect", "cancel", "drop", "none":
		return "keep"
	case "y", "yes", "x", "port", "port in", "porting", "transfer", "move", "ok", "true", "ported", "add", "new":
		return "port"
	}
	if y, _ := saysKeep(text); y {
		return "keep"
	}
	for _, k := range []string{"port ", "transfer ", "yes "} {
		if strings.HasPrefix(ws, k) {
			return "port"
		}
	}
	for _, k := range []string{"keep ", "no ", "disconnect "} {
		if strings.HasPrefix(ws, k) {
			return "keep"
		}
	}
	return "?"
}

// marked tells whether a cell under a heading is filled.
func (r *reader) marked(s *sheet, g *segment) bool {
	for _, p := range r.pieceOf[s] {
		if p.rect.Y0 > g.rect.Y1-2 && p.rect.Y0 < g.rect.Y1+300 && p.rect.OverlapX(g.rect) > 0.2 && p.text != "" && (actionCell(p.text) == "port" || actionCell(p.text) == "keep") {
			return true
		}
	}
	return false
}

// underAction tells whether a piece stands under the heading of a column that
// says what happens to numbers: "Action", "Port (Y/N)", "Disposition".
func (r *reader) underAction(p *piece, head *label) bool {
	return r.actionOver(p.sheet, p.rect, head) != nil
}

// actionOver is the heading of an action that stands over a place.
func (r *reader) actionOver(s *sheet, at page.Rect, head *label) *segment {
	if r.actions == nil {
		r.actions = map[*sheet][]*segment{}
		for _, s := range r.sheets {
			for _, g := range s.segments {
				if len(g.text) < 40 && actionHeading(g.text) {
					r.actions[s] = append(r.actions[s], g)
				}
			}
		}
	}
	var best *segment
	for _, g := range r.actions[s] {
		if g.rect.Y1 > at.Y0+2 || g.rect.OverlapX(at) < 0.2 || head.sheet == s && g.rect.Y0 < head.rect.Y0-30 {
			continue
		}
		if best == nil || g.rect.Y0 < best.rect.Y0 { // what follows are cells that say "Keep"
			best = g
		}
	}
	return best
}

func actionHeading(text string) bool {
	switch strings.Join(plain(text), " ") {
	case "action", "port action", "port/keep", "keep/port", "port or keep", "keep or port", "disposition", "port y/n", "port yes/no", "y/n", "yes/no", "port", "to port", "to be ported",
		"keep", "remain", "retain", "stay", "do not port", "not port", "no port", "not to be ported", "leave",
		"action requested", "requested action", "port status", "port this number", "port this line", "port number", "porting", "transfer y/n", "transfer", "port y n", "port yes no", "action port/keep":
		return true
	}
	return false
}

// passed is a number in a sentence or below the end of a list, that was not taken.
type passed struct {
	p     *piece
	text  string
	why   string
	where porting.Where
}

// pass remembers that a number was not taken.
func (r *reader) pass(ln listLine, f telephone.Found, why string) {
	var n porting.Number
	ps := r.coverNumber(ln, f.Start, f.End, &n)
	if len(ps) == 0 {
		return
	}
	for _, o := range r.passed {
		if o.p == ps[0] && o.text == f.Text {
			return
		}
	}
	r.passed = append(r.passed, passed{ps[0], f.Text, why, n.Where})
}

// tellPassed says which numbers were not taken and are nothing else either.
func (r *reader) tellPassed() {
	for _, o := range r.passed {
		if !o.p.free() || r.known(o.text) {
			continue
		}
		o.p.used = true // told once
		r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: o.where,
			Message: fmt.Sprintf("the number %q on page %d %s: it was not taken", o.text, o.p.sheet.number, o.why)})
	}
}

// known tells whether a number is one of the letter's numbers, or its BTN.
func (r *reader) known(text string) bool {
	fs := phones(text)
	if len(fs) != 1 || len(fs[0].TNs) != 1 {
		return false
	}
	for _, n := range r.numbers {
		if n.TN == fs[0].TNs[0] {
			return true
		}
	}
	for _, v := range r.values {
		if v.name == porting.BTN || v.name == porting.AccountNumber {
			if fs2 := phones(v.text); len(fs2) > 0 && len(fs2[0].TNs) == 1 && fs2[0].TNs[0] == fs[0].TNs[0] {
				return true
			}
		}
	}
	return false
}

// closes tells whether a line ends a letter or is the signature under it, so that
// what follows belongs to no list.
func closes(text string) bool {
	if strings.HasPrefix(strings.TrimSpace(text), "/s/") {
		return true
	}
	ws := plain(text)
	if len(ws) == 0 || len(ws) > 3 {
		return false
	}
	switch ws[0] {
	case "sincerely", "regards", "respectfully", "cordially":
		return true
	case "best", "kind", "thank", "yours", "warm":
		switch ws[len(ws)-1] {
		case "regards", "you", "truly", "sincerely", "faithfully":
			return true
		}
	}
	return false
}

// footNumbers says which numbers of a line stand in text that several pages
// repeat at the same place: a page's foot or head.
func (r *reader) footNumbers(ln listLine, fs []telephone.Found) []bool {
	out := make([]bool, len(fs))
	if len(r.sheets) < 2 {
		return out
	}
	for i, f := range fs {
		for _, c := range ln.chunks {
			a, b := max(f.Start, c.start), min(f.End, c.end)
			if a >= b || c.p.widget != nil {
				continue
			}
			sp := c.p.span.seg.slice(c.p.span.start+c.from+a-c.start, c.p.span.start+c.from+b-c.start)
			out[i] = true
			for _, w := range sp.words() {
				out[i] = out[i] && r.repeated(c.p.sheet, w)
			}
		}
	}
	return out
}

// runningText finds the words that two or more pages have at the same place in
// their upper or lower margin, where most of the pages' text differs and the
// words' line has several of them.
func (r *reader) runningText() map[*page.Word]bool {
	type spot struct {
		text string
		x, y int
	}
	key := func(w *page.Word, dx, dy int) spot {
		return spot{w.Text, int(w.Upright.X0/3) + dx, int(w.Upright.MidY()/3) + dy}
	}
	pages := map[spot]int{}
	for _, s := range r.sheets {
		seen := map[spot]bool{}
		for _, w := range s.words {
			if k := key(w, 0, 0); !seen[k] {
				seen[k] = true
				pages[k]++
			}
		}
	}
	out := map[*page.Word]bool{}
	for _, s := range r.sheets {
		var again []*page.Word
		for _, w := range s.words {
			if y := w.Upright.MidY(); y > 0.15*s.height && y < 0.85*s.height {
				continue
			}
			n := pages[key(w, 0, 0)]
			if n > 1 {
				again = append(again, w)
			}
		}
		same := 0
		for _, w := range s.words {
			if pages[key(w, 0, 0)] > 1 {
				same++
			}
		}
		if 2*same > len(s.words) && len(again)*2 < same {
			continue // two copies of one page
		}
		for _, w := range again {
			beside := 0
			for _, o := range again {
				if sameLine(o.Upright, w.Upright) && strings.IndexFunc(o.Text, unicode.IsLetter) >= 0 {
					beside++
				}
			}
			if beside >= 2 {
				out[w] = true
			}
		}
	}
	return out
}

func (r *reader) repeated(s *sheet, w *page.Word) bool {
	if r.running == nil {
		r.running = r.runningText()
	}
	return r.running[w]
}

// keptInSentences takes the numbers of which a sentence outside of all lists says
// that they are not to be ported. Where lists were read, they have been checked.
func (r *reader) keptInSentences(listed bool) {
	for _, s := range r.sheets {
		ps := r.pieceOf[s]
		for i, p := range ps {
			if !p.free() || p.placeholder || p.widget != nil || len(phones(p.text)) == 0 || r.takenAt(p) {
				continue
			}
			ln := sentenceLine(ps, i)
			text, off := ln.text, ln.chunks[0].start
			if y, _ := saysKeep(text); !y || labels.Instruction(text) {
				continue
			}
			fs := phones(text)
			for k, d := range r.judge(ln, fs, nil) {
				if !d.keep || len(fs[k].TNs) == 0 || fs[k].Start < off {
					continue
				}
				n := porting.Number{Text: fs[k].Text, Action: porting.ActionKeep, Read: porting.ReadText, Confidence: 1, Features: []string{}}
				r.coverNumber(ln, fs[k].Start, fs[k].End, &n)
				var kept []porting.Number
				for _, tn := range fs[k].TNs {
					m := n
					m.TN = tn
					kept = append(kept, m)
				}
				if o := r.portedAmong(kept); o != "" && listed {
					r.problems = append(r.problems, porting.Problem{Code: porting.ProblemContradiction, TN: o, Where: n.Where,
						Message: fmt.Sprintf("%s stands in the list to port, and a sentence says that it is not to be ported", telephone.Format(o))})
				}
				at := r.placeAmong(n.Where)
				r.numbers = append(r.numbers[:at:at], append(kept, r.numbers[at:]...)...)
				p.used = true
			}
		}
	}
}

// sentenceLine is the line of a sentence that piece i holds, with the line before it
// where the sentence begins there. The numbers of that line are blanked.
func sentenceLine(ps []*piece, i int) listLine {
	p := ps[i]
	text := p.text
	if i > 0 && ps[i-1].widget == nil && ps[i-1].text != "" && rightUnder(ps[i-1], p) && endsOpen(ps[i-1].text) {
		before := []byte(ps[i-1].text)
		for _, f := range phones(ps[i-1].text) {
			for k := f.Start; k < f.End; k++ {
				before[k] = ' '
			}
		}
		text = string(before) + " " + text
	}
	off := len(text) - len(p.text)
	return listLine{text: text, rect: p.rect, chunks: []chunk{{p, off, len(text), 0}}}
}

// portedAmong is the first of some numbers that is to be ported, "" if none is.
func (r *reader) portedAmong(ns []porting.Number) string {
	for _, n := range ns {
		for _, o := range r.numbers {
			if o.TN == n.TN && o.Action == porting.ActionPort {
				return o.TN
			}
		}
	}
	return ""
}

// placeAmong is where among the letter's numbers one belongs that stands at a
// place: before the first that stands below it.
func (r *reader) placeAmong(w porting.Where) int {
	for i, n := range r.numbers {
		if n.Where.Page > w.Page || n.Where.Page == w.Page && n.Where.Box != nil && w.Box != nil && n.Where.Box[3] < w.Box[1]+2 {
			return i
		}
	}
	return len(r.numbers)
}

// rightUnder tells whether a piece stands right under another.
func rightUnder(a, b *piece) bool {
	h := max(a.rect.Height(), b.rect.Height(), 6)
	return b.rect.Y0 > a.rect.Y0 && b.rect.Y0-a.rect.Y1 < h && a.rect.OverlapX(b.rect) > 0.2
}
