package loa

// Telling letters apart: from each other in one file, and from other papers.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// lookAhead is how many pages are looked at beside each other: the letter may be full
// before the next ones are reached.
const lookAhead = 16

// part is the letter on some pages of a document.
type part struct {
	pages  *page.Document
	record *porting.Record // nil where it was not read yet
}

// split divides a document that holds several letters. A letter begins on a page
// that has a title, asks for a signature and names a customer or an account; two
// such pages are two letters if they say different things of the account.
// Attachments belong to the letter before them.
func (l *Letters) split() []part {
	var starts []int
	if len(l.doc.Pages) > 1 {
		inLetter := 0 // labels of the letter up to here
		for i, p := range l.doc.Pages {
			if i%lookAhead == 0 {
				l.look(i + lookAhead)
			}
			if p == nil {
				continue
			}
			f := l.page(i)
			if beginsLetter(f) {
				starts = append(starts, i)
				inLetter = 0
			}
			if inLetter += len(f.Labels); inLetter > limits.LetterLabels {
				l.endBefore(i)
				break
			}
		}
	}
	doc := l.doc
	if len(starts) < 2 {
		return []part{{pages: doc}}
	}
	starts[0] = 0
	var out []part
	var last *porting.Record // of the letter's first pages, if it has copies of them
	for i, from := range starts {
		to := len(doc.Pages)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		p := *doc
		p.Pages = doc.Pages[from:to]
		rec := l.readOne(&p, porting.Document{})
		if last == nil || differentAccounts(last, rec) {
			out = append(out, part{&p, rec})
			last = rec
			continue
		}
		// what says the same of the account is one letter in copies
		whole := *out[len(out)-1].pages
		whole.Pages = append(slices.Clip(whole.Pages), p.Pages...)
		out[len(out)-1] = part{pages: &whole}
	}
	return out
}

// beginsLetter tells whether a page is the first of a letter, by its labels.
func beginsLetter(f *form.Form) bool {
	title, sign, who := false, false, false
	for _, s := range f.Sheets { // a title that is no label: "Acme: Letter of Authorization to Port"
		for _, g := range s.Segments {
			low := strings.ToLower(g.Text)
			title = title || g.Rect.Y0 < 0.3*s.Height && len(g.Words) < 12 && (strings.Contains(low, "letter of auth") || strings.Contains(low, "letter of agency"))
		}
	}
	for _, l := range f.Labels {
		switch l.Target {
		case labels.Title:
			title = true
		case labels.Target(porting.Signature):
			sign = true
		case labels.Target(porting.CustomerName), labels.Company, labels.Target(porting.BTN), labels.Target(porting.AccountNumber), labels.Target(porting.AuthorizedName), labels.Name:
			who = true
		}
	}
	return title && sign && who
}

// differentAccounts tells whether two records are of different accounts: they
// differ in what an account is known by, where both say it.
func differentAccounts(a, b *porting.Record) bool {
	for _, n := range []porting.Name{porting.BTN, porting.AccountNumber, porting.CustomerName} {
		x, y := a.Text(n), b.Text(n)
		if x != "" && y != "" && !look.SameValue(n, x, y) {
			return true
		}
	}
	return false
}

// The scale of Looks.
const (
	// IsLetter is the least of what is a letter.
	IsLetter = 0.5
	// MayBeLetter is the least of what OCR may have taken the rest from.
	MayBeLetter = 0.3
)

// Looks says how much the document looks like a letter of authorization: 0 not at
// all, 1 beyond doubt; IsLetter or more is one. Blank forms count. A printed customer
// service record has the same labels but no words of authorization: it stays
// below 0.4.
func (l *Letters) Looks() float64 { return l.looks(10) }

// FirstLooks is Looks of the first page alone.
func (l *Letters) FirstLooks() float64 { return l.looks(1) }

// InWords tells whether words made what Looks said last, a title, a sentence or a place for
// a signature, and not labels alone: a record has the same.
func (l *Letters) InWords() bool { return l.words > 0.2 }

// looks is Looks of the first pages.
func (l *Letters) looks(pages int) (score float64) {
	if l.err != nil {
		return 0
	}
	words := 0.0 // how much of it words make
	defer l.clock.Stop(&l.err)
	var text strings.Builder
	kinds := map[labels.Target]bool{}
	titled, closes := false, false
	l.look(pages)
	for i := range l.doc.Pages {
		if i == pages || l.doc.Pages[i] == nil {
			break
		}
		f := l.page(i)
		for _, s := range f.Sheets {
			for _, g := range s.Segments {
				titled = titled || i == 0 && g.Rect.Y0 < 0.3*s.Height && titleAsks(g.Text)
				if text.Len() < 60_000 {
					text.WriteString(strings.ToLower(g.Text))
					text.WriteByte(' ')
				}
			}
		}
		for _, l := range f.Labels {
			kinds[l.Target] = true
		}
		for _, q := range f.Pieces {
			closes = closes || q.Widget == nil && phrase.EndsLetter(q.Text)
			if w := q.Widget; w != nil {
				if m, ok := f.Named(q); ok {
					kinds[m.Target] = true
				}
			}
		}
	}
	t := " " + strings.Join(strings.Fields(text.String()), " ") + " "
	for _, c := range cues() {
		if strings.Contains(t, c.text) {
			score += c.weight
		}
	}
	asks, prose := asksToPort(t)
	if titled || asks {
		if !titled && !prose {
			words -= 0.45
		}
		score += 0.45
		if asks && closes {
			score += 0.1 // a letter that asks for it
		}
		if asksForRecord(t) {
			score += recordWeight // the record is what the letter lets somebody have
		}
	}
	fields := 0
	for _, n := range porting.Names {
		if kinds[labels.Target(n)] {
			fields++
		}
	}
	words += score
	score += 0.04 * float64(min(fields, 8))
	if kinds[labels.Target(porting.Signature)] {
		score += 0.1
		words += 0.1
	}
	if kinds[labels.Numbers] {
		score += 0.1
	}
	l.words = words
	return max(0, min(1, score))
}

// recordWeight is what cues.tsv takes off for the words "customer service record".
const recordWeight = 0.6

// asksForRecord tells whether a letter speaks of the record only as what somebody may
// have: "agent for the purpose of obtaining customer service records".
func asksForRecord(t string) bool {
	const record, obtain = "customer service record", "obtain "
	found := false
	for rest := t; ; {
		before, after, ok := strings.Cut(rest, record)
		if !ok {
			return found
		}
		said := before[max(0, len(before)-40):]
		asked := lets(sentenceEnd(before))
		for _, w := range []string{"obtain", "request", "release", "access", "receiv", "review", "copy of", "copies of", " see ", " look at ", " pull ", " view", " get "} {
			asked = asked || strings.Contains(said, w)
		}
		if !asked || strings.HasSuffix(before, obtain) { // which has a cue of its own
			return false
		}
		rest, found = after, true
	}
}

// sentenceEnd is what a text ends in behind its last full stop.
func sentenceEnd(text string) string {
	return text[strings.LastIndex(text, ". ")+1:]
}

// lets tells whether the beginning of a sentence lets somebody do something.
func lets(text string) bool {
	for _, w := range [...]string{"author", "allow", "permit", "appoint", "consent", "agree", " agent", " let "} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// titleAsks tells whether a line is a title like "Authorization to Switch Local Service".
func titleAsks(text string) bool {
	ws := phrase.Plain(text)
	if len(ws) > 10 {
		return false
	}
	paper, port, moved, what := false, false, false, false
	letter := slices.Contains(ws, "letter") && !slices.Contains(ws, "change")
	for _, w := range ws {
		switch strings.Trim(w, "()/:") {
		case "loa":
			port = true
		case "authorization", "authorisation", "authorize", "consent", "permission", "agency", "request", "mandate", "release", "form", "order", "sheet", "worksheet", "questionnaire", "application":
			paper = true
		case "port", "porting", "port-in", "portin", "ports":
			port = true
		case "transfer", "switch", "move", "change":
			moved = true
		case "number", "numbers", "service", "services", "carrier", "carriers", "provider", "line", "lines", "telephone", "phone", "telecom", "telecommunications":
			what = true
		}
	}
	return paper && (port || moved && what) || letter && moved && what
}

// asksToPort tells whether a sentence gives somebody leave to port numbers, in whatever
// words: "authorize Acme to act as our agent and to port our telephone numbers". prose tells
// whether these words are no labels' ("Authorized User", "Port Protection").
func asksToPort(t string) (asks, prose bool) {
	from := 0
	for i := 0; i <= len(t); i++ {
		if i < len(t) && (!strings.HasPrefix(t[i:], ". ") || strings.HasSuffix(withoutFullStop(t[from:i+1]), ".")) {
			continue // no end of a sentence, or that of "Inc."
		}
		sentence := t[from:i]
		from = i + 1
		leave, port, numbers := false, false, false
		grants, service := false, false // "Authorization to Switch Local Service"
		change, carrier := false, false // "authorized to change the primary carrier(s) for the numbers below"
		said, moved := false, false     // in prose
		words := strings.FieldsFunc(sentence, func(c rune) bool { return !unicode.IsLetter(c) })
		for k, w := range words {
			next := ""
			if k+1 < len(words) {
				next = words[k+1]
			}
			switch next {
			case "name", "user", "users", "person", "signer", "contact", "by", "rep", "title", "protection", "freeze", "block", "lock", "out", "status", "pin":
			default:
				said = said || strings.HasPrefix(w, "author") || w == "please" || w == "appoint" || w == "designate" || w == "permission" || w == "wish" || w == "want" || w == "would"
				moved = moved || strings.HasPrefix(w, "port") && w != "portable" || strings.HasPrefix(w, "transfer") || strings.HasPrefix(w, "mov") || strings.HasPrefix(w, "switch") || strings.HasPrefix(w, "chang")
			}
			switch w {
			case "authorize", "authorise", "authorizes", "authorises", "authorizing", "authorising", "authorization", "authorisation", "authorized", "authorised", "appoint", "appoints", "designate", "designates", "permission":
				leave, grants = true, true
			case "act", "please", "would", "want", "wish", "wishes":
				leave = true
			case "service", "services":
				service = true
			case "change", "changing":
				change = true
			case "carrier", "carriers", "provider", "providers":
				carrier = true
			case "port", "porting", "ported", "transfer", "transferring", "move", "moving", "switch", "switching":
				port = true
			case "number", "numbers", "line", "lines", "telephone", "phone":
				numbers = true
			}
		}
		if leave && (port || change && carrier) && numbers || grants && port && service {
			asks = true
			if said && moved {
				return true, true
			}
		}
	}
	return asks, false
}
