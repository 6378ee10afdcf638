// Package carrier knows what carriers are called, who took over whom, and what
// they reject: names and lineage, profiles of strictness, and the codes of
// rejections. The knowledge lies in carriers.yaml and codes.tsv, each row with
// its source, and is read when it is first asked for.
//
// carrier.go has names and lineage, load.go the data file and its overrides,
// profile.go the severities, codes.go the codes, meaning.go what a code in a notice stands for.
package carrier

import (
	"strings"
	"unicode"
)

// Carrier is one company.
type Carrier struct {
	Name    string
	Type    string // ILEC, CLEC, MSO, ITSP, wireless
	Aliases []string
	Became  []Successor
	Source  string
	// Settings are what its profile has different from the standard level, nil
	// for none.
	Settings *Settings
	// Gaining is what it asks of an LOA that ports numbers to it, nil for nothing
	// of its own.
	Gaining *Gaining
}

// Gaining is what a carrier asks of the LOAs that it is sent as the new one.
type Gaining struct {
	// LOADays is the age in days up to which it takes a signature, 0 for any.
	LOADays int
	// Signature is the kind of signature that it takes, SignatureAny or SignatureWet.
	Signature string
	Verified  bool
	Source    string
}

// The kinds of signature that a carrier takes.
const (
	SignatureAny = ""    // on paper or electronic: 47 CFR 64.1130(a)
	SignatureWet = "wet" // by hand: a typed name is none
)

// Successor is a company that answers for another's numbers, or some of them.
type Successor struct {
	To       string
	Since    string // YYYY, YYYY-MM or YYYY-MM-DD
	Verified bool
	Source   string
}

// Table is a set of carriers that can be looked up by any of their names. It is
// not changed after it was made.
type Table struct {
	carriers map[string]*Carrier // by canonical name's key
	exact    map[string]*Carrier
	prefix   []prefixAlias // longest first
}

type prefixAlias struct {
	key string
	c   *Carrier
}

// Lookup finds the carrier that a paper names. Case, punctuation, company forms
// and a trailing state do not count; a name that only contains a carrier's name
// is not that carrier ("SpectrumVoIP", "Sprint Spectrum").
func (t *Table) Lookup(name string) (*Carrier, bool) {
	full := plain(name)
	for _, k := range [...]string{full, stem(full)} {
		if k == "" {
			continue
		}
		if c := t.exact[k]; c != nil {
			return c, true
		}
	}
	for _, p := range t.prefix {
		if strings.HasPrefix(full, p.key) {
			return p.c, true
		}
	}
	return nil, false
}

// Relation is how two names belong together.
type Relation int

// The relations. Related companies have a predecessor and a successor between
// them, or one that took over both.
const (
	Unrelated         Relation = iota
	RelatedUnverified          // by a source that is second hand
	Related
	SameCarrier
)

// Relate tells how the carriers that two names stand for belong together.
// link is the succession that joins them, where there is one.
func (t *Table) Relate(a, b string) (r Relation, link Successor) {
	x, okX := t.Lookup(a)
	y, okY := t.Lookup(b)
	if !okX || !okY {
		if stem(plain(a)) == stem(plain(b)) && stem(plain(a)) != "" {
			return SameCarrier, Successor{}
		}
		return Unrelated, Successor{}
	}
	if x == y {
		return SameCarrier, Successor{}
	}
	up, down := t.heirs(x), t.heirs(y)
	best, at := Unrelated, Successor{}
	consider := func(h heir) {
		r := RelatedUnverified
		if h.verified {
			r = Related
		}
		if r > best {
			best, at = r, h.last
		}
	}
	for _, h := range up {
		if h.c == y {
			consider(h)
		}
	}
	for _, h := range down {
		if h.c == x {
			consider(h)
		}
	}
	for _, h := range up {
		for _, g := range down {
			if h.c == g.c {
				h.verified = h.verified && g.verified
				consider(h)
			}
		}
	}
	return best, at
}

type heir struct {
	c        *Carrier
	verified bool
	last     Successor
}

// heirs are all that came after a carrier, nearest first.
func (t *Table) heirs(c *Carrier) []heir {
	var out []heir
	seen := map[*Carrier]bool{c: true}
	queue := []heir{{c, true, Successor{}}}
	for len(queue) > 0 {
		h := queue[0]
		queue = queue[1:]
		for _, s := range h.c.Became {
			next := t.carriers[plain(s.To)]
			if next == nil || seen[next] {
				continue
			}
			seen[next] = true
			n := heir{next, h.verified && s.Verified, s}
			out = append(out, n)
			queue = append(queue, n)
		}
	}
	return out
}

// plain is a name in lower case with letters, digits and single blanks only.
func plain(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	blank := false
	for _, r := range name {
		switch {
		case r == '\'' || r == '’' || r == '.':
		case r == '&':
			r = 0
			if b.Len() > 0 {
				b.WriteString(" ")
			}
			b.WriteString("and")
			blank = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(unicode.ToLower(r))
		default:
			blank = true
		}
	}
	return strings.TrimSpace(b.String())
}

// stem leaves out company forms and a trailing state.
func stem(k string) string {
	words := strings.Fields(k)
	for len(words) > 1 {
		switch w := words[len(words)-1]; w {
		case "inc", "incorporated", "llc", "corp", "corporation", "co", "company", "ltd", "limited", "lp", "llp", "the", "usa", "us":
			words = words[:len(words)-1]
			continue
		default:
			if len(w) == 2 && stateCode(w) && len(words) > 1 {
				words = words[:len(words)-1]
				continue
			}
		}
		break
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	// "l l c" and "l p" written with blanks
	for n := len(words); n > 2 && len(words[n-1]) == 1 && len(words[n-2]) == 1; n = len(words) {
		words = words[:n-2]
	}
	return strings.Join(words, " ")
}

func stateCode(w string) bool {
	const codes = " al ak az ar ca ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy "
	return strings.Contains(codes, " "+w+" ")
}
