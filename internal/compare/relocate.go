package compare

// Parts of an address that stand in another place, or hide: each is found there
// before it is called missing.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/porting"
)

// unmasked takes an address apart as it looks: a Cyrillic letter in a state, a
// zero-width blank in a ZIP hide the part that they stand in. own are the parts
// without that, which hold where the look gives no more.
func unmasked(text string, own porting.Parts) porting.Parts {
	if len(text) > maxText {
		return own
	}
	var looks strings.Builder
	var at []int // where each byte of the look stands in the text
	pos := 0
	for _, c := range clusters(text) {
		l := latin(c.text)
		looks.WriteString(l)
		for range len(l) {
			at = append(at, pos)
		}
		pos += len(c.text)
	}
	at = append(at, len(text))
	look := looks.String()
	if look == text {
		return own
	}
	seen := address.Split(look)
	if count(seen) <= count(own) {
		return own
	}
	var out porting.Parts
	fields := []*string{&out.Street, &out.Unit, &out.City, &out.State, &out.Zip}
	from := 0
	for i, name := range porting.PartNames {
		p := seen.Part(name)
		if p == "" {
			continue
		}
		k := strings.Index(look[from:], p)
		if k >= 0 {
			k += from
		} else if k = strings.Index(look, p); k < 0 {
			return own // units that stand apart
		}
		*fields[i] = text[at[k]:at[k+len(p)]]
		from = k + len(p)
	}
	return out
}

// count is how many parts an address has.
func count(p porting.Parts) int {
	n := 0
	for _, name := range porting.PartNames {
		if p.Part(name) != "" {
			n++
		}
	}
	return n
}

// relocate looks for the parts that a lacks and b has: in the tail or head of
// another part of a, or among the words of the text that stand in no part. First
// as b has them, then written shorter or with a slip of the pen.
func relocate(text string, a *porting.Parts, b porting.Parts) {
	fields := []*string{&a.Street, &a.Unit, &a.City, &a.State, &a.Zip}
	for round := range 4 {
		loose := round >= 2
		for i, name := range porting.PartNames {
			want := b.Part(name)
			if want == "" || *fields[i] != "" {
				continue
			}
			k := Kind(int(Street) + i) // the kinds stand in the order of the parts
			for j, f := range fields {
				if i == j || *f == "" {
					continue
				}
				lo, hi := find(*f, want, k, loose)
				if lo < 0 || lo == 0 && hi == len(*f) {
					continue
				}
				rest, tail := trim((*f)[:lo]), trim((*f)[hi:])
				if rest != "" && tail != "" {
					continue // in the middle: not a part by itself
				}
				if rest += tail; rest == "" || loose && j == 0 && tail != "" {
					continue
				}
				*fields[i], *f = (*f)[lo:hi], rest
				break
			}
			if *fields[i] == "" {
				left := strings.Join(address.Rest(text, *a), " ")
				if lo, hi := find(left, want, k, loose); lo >= 0 {
					if at, end := find(text, left[lo:hi], k, false); at >= 0 {
						*fields[i] = text[at:end]
					}
				}
			}
		}
	}
}

// bareUnit finds b's unit in a's street, where it stands without a designator:
// behind the street ("100 Main St 200") or, as in Canada, before the house number
// ("200-100 Main St").
func bareUnit(a *porting.Parts, b porting.Parts) {
	if a.Unit != "" || b.Unit == "" || a.Street == "" || b.Street == "" {
		return
	}
	unit, theirs, own := strings.Fields(b.Unit), strings.Fields(b.Street), strings.Fields(a.Street)
	id := strings.TrimLeft(unit[len(unit)-1], "#")
	if id == "" || len(own) < 2 {
		return
	}
	if head, number, ok := strings.Cut(own[0], "-"); ok && strings.EqualFold(head, id) && number == theirs[0] {
		a.Unit, a.Street = head, a.Street[strings.Index(a.Street, "-")+1:]
		return
	}
	if last := own[len(own)-1]; len(own) > 2 && strings.EqualFold(last, id) && !strings.EqualFold(last, theirs[len(theirs)-1]) {
		a.Unit, a.Street = last, trim(strings.TrimSuffix(a.Street, last))
	}
}

// regrow gives a part of a the words back that a mark within it has cut off:
// they stand in no part of a, and beside the part as b has them ("Santa,
// Barbara").
func regrow(text string, a *porting.Parts, b porting.Parts) {
	fields := []*string{&a.Street, &a.Unit, &a.City, &a.State, &a.Zip}
	for i, name := range porting.PartNames {
		have, want := *fields[i], b.Part(name)
		if have == "" || want == "" || len(words(clusters(have))) >= len(words(clusters(want))) {
			continue
		}
		k := Kind(int(Street) + i)
		lo, hi := find(text, want, k, false)
		if lo < 0 {
			lo, hi = find(text, want, k, true)
		}
		if lo < 0 {
			continue
		}
		before, after, ok := strings.Cut(text[lo:hi], have)
		if !ok {
			continue
		}
		free := map[string]bool{}
		for _, w := range address.Rest(text, *a) {
			free[w] = true
		}
		for w := range strings.FieldsFuncSeq(before+" "+after, func(r rune) bool { return strings.ContainsRune(" ,;\n\t\r", r) }) {
			ok = ok && free[w]
		}
		if ok {
			*fields[i] = text[lo:hi]
		}
	}
}

// together returns street and city as they stand in the text where nothing but
// a blank divides them, so that it is a guess where one ends; else "".
func together(text string, p porting.Parts) string {
	i := strings.Index(text, p.Street)
	if p.Street == "" || p.City == "" || i < 0 {
		return ""
	}
	rest := text[i+len(p.Street):]
	j := strings.Index(rest, p.City)
	if j < 0 || strings.Trim(rest[:j], " \u00a0") != "" {
		return ""
	}
	return p.Street + rest[:j] + p.City
}

// resplit takes the words at the end of a's street for its city, or the other
// way round, where that makes the city b's: "100 Cedar Park St Louis". run is
// a's street and city as they stand.
func resplit(run string, a *porting.Parts, b porting.Parts) {
	if a.City == b.City || b.City == "" {
		return
	}
	lo, hi := find(run, b.City, City, false)
	if lo <= 0 || hi < len(strings.TrimRight(run, ".")) {
		return
	}
	if street := trim(run[:lo]); street != "" {
		a.Street, a.City = street, run[lo:]
	}
}

func trim(s string) string { return strings.Trim(s, " ,;\n\t\r-") }

// find returns where the words of want stand in text one after the other, case
// and punctuation aside, and in loose search written shorter or with a slip; the
// last such place, -1 where there is none.
func find(text, want string, k Kind, loose bool) (lo, hi int) {
	if len(text) > 4096 || len(want) > 512 {
		return -1, -1
	}
	cs := clusters(text)
	ws, vs := words(cs), words(clusters(want))
	if len(vs) == 0 || len(vs) > len(ws) {
		return -1, -1
	}
	v := newVocabulary(k)
	for i := len(ws) - len(vs); i >= 0; i-- {
		ok := true
		for n := range vs {
			x, y := ws[i+n], vs[n]
			if x.fold == y.fold || loose && (v.abbreviated(ws, i+n, i+n+1, vs, n, n+1) || slip(x, y, v) > 0 && !(k == Unit && address.Suffix(x.text) != "")) {
				continue
			}
			ok = false
			break
		}
		if ok {
			return len(join2(cs[:ws[i].lo])), len(join2(cs[:ws[i+len(vs)-1].hi]))
		}
	}
	return -1, -1
}
