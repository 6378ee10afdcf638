package address

// Secondary units: "Ste 200", "# 4", "Bldg 2", "2nd Floor", "Rear".

import "strings"

// unitEnd returns where the unit that begins at token i ends, i if none does.
// It must end before hi.
func (s *splitter) unitEnd(i, hi int) int {
	ts := s.ts
	if i >= hi {
		return i
	}
	t := ts[i]
	// "#4", "# 4", "#"
	if strings.HasPrefix(t.text, "#") {
		if len(t.text) > 1 {
			return i + 1
		}
		if i+1 < hi && ts[i+1].brk == 0 {
			return i + 2
		}
		return i
	}
	// "2nd Floor", "Second Floor", "2nd Fl."
	if i+1 < hi && ts[i+1].brk == 0 && ordinal(t.key) {
		if d := units()[ts[i+1].key]; d.code == "FL" || d.code == "LVL" {
			return i + 2
		}
	}
	d, ok := units()[t.key]
	if !ok {
		return s.glued(i)
	}
	if i+1 < hi && ts[i+1].brk == 0 {
		j := i + 1
		if ts[j].key == "NO" || ts[j].key == "NUMBER" || ts[j].text == "#" {
			if j+1 < hi && ts[j+1].brk == 0 && identifier(ts[j+1].text) {
				return j + 2
			}
		}
		if cardinalWords()[ts[j].key] != "" && d.code != "PH" {
			if j+1 < hi && ts[j+1].brk == 0 && Number(ts[j].key+"-"+ts[j+1].key) != "" {
				return j + 2 // "Suite Two Hundred"
			}
			return j + 1
		}
		if identifier(ts[j].text) {
			// "Pier 39 Marina Blvd" and "Key 5th St" are no units, where a number
			// is needed for the street itself: leave the doubt to the caller.
			j++
			// "200 A" is 200A where nothing follows that the letter may belong to.
			if j < hi && ts[j].brk == 0 && (j+1 == hi || ts[j+1].brk != 0) && isDigit(ts[j-1].text[0]) && len(ts[j].text) == 1 && alpha(ts[j].text[0]) {
				return j + 1
			}
			// "200 & 201", "200 and 201"
			if j+1 < hi && ts[j].brk == 0 && ts[j+1].brk == 0 && (ts[j].text == "&" || ts[j].key == "AND") && identifier(ts[j+1].text) {
				j += 2
			}
			return j
		}
		// "Rear Apt 2", "Front Unit"
		if d.alone && units()[ts[j].key].code != "" && j+1 < hi && identifier(ts[j+1].text) {
			return i + 1
		}
	}
	if d.alone {
		// Alone in its segment, or the last of it behind something.
		last := i+1 == hi || ts[i+1].brk != 0
		if last && (ts[i].brk != 0 || i > 0) {
			return i + 1
		}
	}
	return i
}

// trailingUnits sets units aside that stand behind all the rest, on lines or
// between commas of their own: "…, Springfield, IL 62701, Ste 200". It returns
// where the rest ends.
func (s *splitter) trailingUnits(hi int) int {
	var found []segment
	end := hi
	for lo := hi - 1; lo > 0; lo-- {
		if s.ts[lo].brk == 0 {
			continue
		}
		if s.unitEnd(lo, end) != end {
			break
		}
		found = append(found, segment{lo, end})
		end = lo
		if before := s.ts[lo-1].text; isZip(before) || postalEnd(before) {
			s.found = found
			return end
		}
	}
	return hi
}

// isUnit tells whether a word is a designator that a number belongs to, and no
// suffix of a street.
func isUnit(k string) bool {
	d, ok := units()[k]
	return ok && !d.alone && Suffix(k) == ""
}

// glued reads a unit that is written without a blank: "STE200", "APT4B", "#4".
func (s *splitter) glued(i int) int {
	k := s.ts[i].key
	n := 0
	for n < len(k) && alpha(k[n]) {
		n++
	}
	if n < 2 || n == len(k) || !isDigit(k[n]) {
		return i
	}
	switch units()[k[:n]].code {
	case "STE", "APT", "RM", "UNIT", "BLDG", "FL":
		return i + 1
	}
	return i
}

// identifier tells whether a word can be the number of a unit: it has a digit,
// or is a single letter.
func identifier(w string) bool {
	w = strings.TrimLeft(w, "#")
	if w == "" {
		return false
	}
	if strings.IndexFunc(w, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0 {
		return !ordinal(key(w))
	}
	k := key(w)
	return len(k) == 1 && alpha(k[0]) || len(k) == 3 && k[1] == '-' && alpha(k[0]) && alpha(k[2])
}

// ordinal reads 1ST, 2ND, 53RD, FIRST … TWENTIETH.
func ordinal(k string) bool {
	n := 0
	for n < len(k) && isDigit(k[n]) {
		n++
	}
	if n > 0 {
		switch k[n:] {
		case "ST", "ND", "RD", "TH":
			return true
		}
		return false
	}
	_, ok := ordinalWords()[k]
	return ok
}
