package notice

// The evidence: which wordings (cues.tsv), values and dates speak for a notice.

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

//go:embed cues.tsv
var cuesData string

// cue is one row of the data file.
type cue struct {
	kind   string
	place  string
	weight float64
	words  []string
}

// kinds of cue that are no kind of paper.
const (
	cuePort    = "port"
	cueAgainst = "against"
	cueNone    = "none"
	cueWhy     = "why"
)

// cues are the rows by their first word, those of status apart.
type cueTable struct {
	any, status map[string][]cue
}

var cues = sync.OnceValue(func() cueTable { return parseCues(cuesData) })

func parseCues(data string) cueTable {
	t := cueTable{any: make(map[string][]cue, 256), status: make(map[string][]cue, 64)}
	for i, l := range strings.Split(data, "\n") {
		if l = strings.TrimRight(l, "\r"); l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 5 || f[4] == "" {
			panic(fmt.Sprintf("notice: cues.tsv line %d: want kind, place, weight, wording and source", i+1))
		}
		w, err := strconv.ParseFloat(f[2], 64)
		words := cueWords(f[3])
		if err != nil || len(words) == 0 {
			panic(fmt.Sprintf("notice: cues.tsv line %d: no weight or no wording", i+1))
		}
		c := cue{kind: f[0], place: f[1], weight: w, words: words}
		if c.place == "status" {
			t.status[words[0]] = append(t.status[words[0]], c)
		} else {
			t.any[words[0]] = append(t.any[words[0]], c)
		}
	}
	return t
}

// cueWords takes a text apart as labels do, and takes the plural off.
func cueWords(text string) []string {
	out := labels.Words(text)
	for i, w := range out {
		if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") {
			out[i] = w[:len(w)-1]
		}
	}
	return out
}

// maxWords bounds the words that are weighed: a notice says what it is early.
const maxWords = 6000

// scores are the weights found so far, by kind; each wording counts once.
type scores struct {
	of   map[string]float64
	seen map[string]bool
}

func (s *scores) add(kind, wording string, weight float64) {
	if key := kind + "\x00" + wording; !s.seen[key] {
		s.seen[key] = true
		s.of[kind] += weight
	}
}

// text weighs running text; words[i] stands in a heading where title[i].
func (s *scores) text(words []string, title []bool) {
	table := cues().any
	// where a wording of one of the kinds begins, the words are taken; the context
	// of a port, and what speaks against it, is found besides
	taken := 0
	for i := range words {
		best := -1
		list := table[words[i]]
		for k, c := range list {
			if len(c.words) > len(words)-i || c.place == "title" && !title[i] || !equal(words[i:i+len(c.words)], c.words) {
				continue
			}
			weight := c.weight
			if title[i] {
				weight *= 2
			}
			if c.kind == cuePort || c.kind == cueAgainst || c.kind == cueWhy {
				s.add(c.kind, strings.Join(c.words, " "), weight)
				continue
			}
			if i >= taken && (best < 0 || len(c.words) > len(list[best].words)) {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		c := list[best]
		taken = i + len(c.words)
		if c.kind == cueNone {
			continue
		}
		weight := c.weight
		if title[i] {
			weight *= 2
		}
		s.add(c.kind, strings.Join(c.words, " "), weight)
	}
}

func equal(a, b []string) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// statusKind is the kind that a status's value stands for, "" if it is none of
// ours ("none" for one that is known and means nothing here).
func statusKind(value string) (kind string, weight float64) {
	words := cueWords(value)
	if len(words) == 0 || len(words) > 8 {
		return "", 0
	}
	n := 0
	for i := range words {
		for _, c := range cues().status[words[i]] {
			// a status is what its value begins with: "Rejected - see below"
			if i == 0 && len(c.words) <= len(words) && len(c.words) > n && equal(words, c.words) {
				kind, weight, n = c.kind, c.weight, len(c.words)
			}
		}
	}
	return kind, weight
}

// noticeKinds in the order in which they win a tie: a port that was sent back and
// is taken for committed is the worst mistake.
var noticeKinds = []porting.Kind{porting.KindRejection, porting.KindFOC, porting.KindCompletion, porting.KindSubmission}

// saidBy weighs what a part says in running text.
func (p *part) saidBy() scores {
	s := scores{of: map[string]float64{}, seen: map[string]bool{}}
	var words []string
	var title []bool
	put := func(text string, heading bool) {
		for _, w := range cueWords(text) {
			words, title = append(words, w), append(title, heading)
		}
	}
	if p.headers.subject != "" {
		put(p.headers.subject, !p.headers.old)
		words, title = append(words, ""), append(title, false)
	}
	for i := range p.lines {
		if len(words) > maxWords {
			break
		}
		l := &p.lines[i]
		if i > 0 && (l.gap || l.title != p.lines[i-1].title) {
			words, title = append(words, ""), append(title, false)
		}
		for k := range l.cells {
			if k > 0 {
				words, title = append(words, ""), append(title, false)
			}
			put(l.cells[k].text, l.title)
		}
	}
	s.text(words, title)
	return s
}

// mostBesides is the most that labels, dates and codes can add to what a text says
// for any one kind: a status of 4, a label's value of 2 and a date or a code of 2.
const mostBesides = 8

// cannotBe tells whether what the text says speaks against a notice so much that
// nothing under its labels can outweigh it. Most letters of authorization end here,
// before labels are looked for.
func (s *scores) cannotBe() bool {
	for _, k := range noticeKinds {
		if s.of[string(k)]+mostBesides > s.of[cueAgainst] {
			return false
		}
	}
	return true
}

// weigh decides what a part is, given what it says. second is another kind that is
// nearly as likely.
func (p *part) weigh(s scores) (kind, second porting.Kind) {
	for _, k := range [...]porting.Kind{porting.KindFOC, porting.KindCompletion} {
		if s.of[string(k)] > 0 {
			if _, _, ok := p.saidWhen(k); ok {
				s.add(string(k), "a date in a sentence", 2)
			}
		}
	}
	if s.of[string(porting.KindRejection)] > 0 && len(p.codedLines()) > 0 {
		s.add(string(porting.KindRejection), "a coded line", 1)
	}
	for _, it := range p.items {
		s.item(it.target, it.text)
	}
	for _, r := range p.rows {
		for _, c := range r.cells {
			s.item(c.target, c.text)
		}
	}
	return s.decide()
}

// item weighs a value under its label.
func (s *scores) item(target labels.Target, text string) {
	switch target {
	case labels.Status:
		if kind, weight := statusKind(text); kind != "" && kind != cueNone {
			s.add(kind, "a status", weight)
		}
	case labels.Code:
		if len(wholeCodes(text)) > 0 {
			s.add(string(porting.KindRejection), "a code", 2)
		}
	case labels.Reason:
		if !negative(text) {
			s.add(string(porting.KindRejection), "a reason", 1)
		}
	case labels.Commitment:
		if hasDate(text) {
			s.add(string(porting.KindFOC), "a date", 2)
		}
	case labels.Completed:
		if hasDate(text) {
			s.add(string(porting.KindCompletion), "a day", 2)
		}
	case labels.Order:
		s.add(cuePort, "an order", 1)
	case labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier):
		s.add(cuePort, "a carrier", 1)
	}
}

// The least evidence for a notice, and by how much one kind has to be ahead of the
// next for nobody to doubt it.
const (
	leastKind = 2.5
	leastPort = 2
	clearLead = 1.5
)

func (s *scores) decide() (kind, second porting.Kind) {
	var best, next float64
	for _, k := range noticeKinds {
		switch v := s.of[string(k)]; {
		case v > best:
			next, second = best, kind
			best, kind = v, k
		case v > next:
			next, second = v, k
		}
	}
	if best < leastKind || s.of[cuePort] < leastPort || s.of[cueAgainst] >= best {
		return porting.KindNone, porting.KindNone
	}
	// a completion names the date that it was committed for, and an FOC that the
	// order was received: what comes later in a port wins where it is said outright
	if best-next >= clearLead || next < leastKind {
		second = porting.KindNone
	}
	return kind, second
}

// speaks tells whether a text has a wording of that kind of cue.
func speaks(text, kind string) bool {
	s := scores{of: map[string]float64{}, seen: map[string]bool{}}
	words := cueWords(text)
	s.text(words, make([]bool, len(words)))
	return s.of[kind] > 0
}
