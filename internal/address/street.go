package address

// The inside of a street: its house number, where it begins and ends, boxes, rural
// routes and numbered roads in its place.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed numbers.tsv
var numberData string

var numberRows = sync.OnceValue(func() [][]string { return slices.Collect(tsv.Rows("numbers.tsv", numberData, 4, 4)) })

// ordinalWords maps FIRST to 1ST and so on; cardinalWords maps ONE to 1.
var ordinalWords = sync.OnceValue(func() map[string]string { return column(2, 1) })
var cardinalWords = sync.OnceValue(func() map[string]string { return column(3, 0) })

func column(from, to int) map[string]string {
	m := make(map[string]string, 48)
	for _, r := range numberRows() {
		if from < len(r) && r[from] != "" {
			m[r[from]] = r[to]
		}
	}
	return m
}

// Number returns the figures of a number that is written out: "First" → "1ST",
// "One" → "1", "TWENTY-FIRST" → "21ST"; "" for a word that is none.
func Number(word string) string {
	k := key(word)
	if n := ordinalWords()[k]; n != "" {
		return n
	}
	return cardinalWords()[k]
}

// houseNumber returns where the house number that begins at lo ends, lo if none does.
func (s *splitter) houseNumber(lo, hi int) int {
	ts := s.ts
	if lo >= hi {
		return lo
	}
	t := ts[lo]
	if !house(t.text) {
		if cardinalWords()[t.key] != "" && lo+2 < hi+1 && s.hasSuffix(lo+1, hi) {
			return lo + 1 // "One Main Street"
		}
		return lo
	}
	n := lo + 1
	if n < hi && ts[n].brk == 0 && fraction(ts[n].text) && n+1 < hi {
		n++
	}
	return n
}

func (s *splitter) hasSuffix(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if Suffix(s.ts[i].text) != "" {
			return true
		}
	}
	return false
}

// house tells whether a word is a house number: 100, 100A, 39-12, 100½, N6W23001, 5-100.
func house(w string) bool {
	if w == "" {
		return false
	}
	w = strings.TrimRight(w, ".")
	ds := 0
	for i := 0; i < len(w); i++ {
		if isDigit(w[i]) {
			ds++
		}
	}
	if ds == 0 || ordinal(key(w)) {
		return false
	}
	if isDigit(w[0]) {
		rest := strings.TrimLeft(w, "0123456789")
		letters := 0
		for i := 0; i < len(rest); i++ {
			if alpha(rest[i]) {
				letters++
			}
		}
		return letters <= 2
	}
	// Wisconsin's and Illinois' grid: N6W23001, W180N8085, 6N123.
	k := key(w)
	if len(k) < 2 || strings.IndexByte("NSEW", k[0]) < 0 || !isDigit(k[1]) {
		return false
	}
	for i := 0; i < len(k); i++ {
		if !isDigit(k[i]) && strings.IndexByte("NSEW-", k[i]) < 0 {
			return false
		}
	}
	return true
}

func fraction(w string) bool {
	switch w {
	case "½", "¼", "¾", "⅓", "⅔", "⅛":
		return true
	}
	a, b, ok := strings.Cut(strings.ReplaceAll(w, "⁄", "/"), "/")
	return ok && digits(a) && digits(b) && len(a) <= 2 && len(b) <= 2
}

// streetBegins tells whether tokens lo to hi-1 begin with what a street begins
// with: a house number and something behind it, a box, a rural route.
func (s *splitter) streetBegins(lo, hi int) bool {
	ts := s.ts[lo:hi]
	if poBox(ts) > 0 || ruralRoute(ts) > 0 {
		return true
	}
	n := s.houseNumber(lo, hi)
	return n > lo && n < hi
}

// streetEnd returns where the street that begins at lo ends, and where the city
// begins in the same segment (hi if it does not). wantCity tells that the city
// can stand nowhere else.
func (s *splitter) streetEnd(lo, hi int, wantCity bool) (end, city int) {
	ts := s.ts
	if n := poBox(ts[lo:hi]); n > 0 {
		return lo + n, lo + n
	}
	if n := ruralRoute(ts[lo:hi]); n > 0 {
		return lo + n, lo + n
	}
	first := s.houseNumber(lo, hi)
	// A unit ends the street, and a city may stand behind it.
	for i := first + 1; i < hi; i++ {
		e := s.unitEnd(i, hi)
		if e == i || !s.unitMayStand(first, i, e, hi) {
			continue
		}
		for e < hi {
			f := s.unitEnd(e, hi)
			if f == e {
				break
			}
			e = f
		}
		return i, e
	}
	if !wantCity {
		return hi, hi
	}
	// The suffix ends the street: the first behind a name, unless a suffix follows
	// that no city begins with.
	for i := first; i < hi; i++ {
		k := ts[i].key
		if n := highwayAt(ts[i:hi]); n > 0 && i+n <= hi {
			e := i + n
			if e < hi && Directional(ts[e].text) != "" {
				e++
			}
			return e, e
		}
		if i == first || Suffix(ts[i].text) == "" {
			continue
		}
		if i == first+1 && Directional(ts[first].text) != "" && i+1 < hi && Suffix(ts[i+1].text) != "" && !cityPrefix(ts[i+1].key) {
			continue // "100 N Park Ave …": Park is the name
		}
		if i+1 < hi && Suffix(ts[i+1].text) != "" && !cityPrefix(ts[i+1].key) && i+2 <= hi {
			if i+2 == hi && !common(k) {
				continue
			}
			if common(ts[i+1].key) {
				continue
			}
		}
		if i+2 < hi && ts[i+1].key == "ST" && !common(k) {
			continue // "100 Cedar Hollow St Springfield", rather than the city of St Springfield
		}
		e := i + 1
		if e < hi && Directional(ts[e].text) != "" && (e+1 < hi) && !directionalCity(ts[e:hi]) {
			e++
		}
		if e == hi {
			return hi, hi
		}
		return e, e
	}
	return hi, hi
}

// unitMayStand tells whether a unit may stand at i: behind a suffix, a
// directional or at the end, or with a designator that is no word of a street.
func (s *splitter) unitMayStand(first, i, e, hi int) bool {
	switch d := units()[s.ts[i].key]; d.code {
	case "KEY", "SIDE", "STOP", "LOT", "PIER", "SPC", "FRNT", "REAR", "UPPR", "LOWR", "LBBY", "OFC", "TWR", "WING", "LVL", "TRLR", "SLIP", "BUREAU", "APP":
		prev := s.ts[i-1]
		return e == hi || Suffix(prev.text) != "" || Directional(prev.text) != ""
	}
	return true
}

// common tells whether a word is a suffix that is hardly ever a name.
func common(k string) bool {
	switch Suffix(k) {
	case "ST", "AVE", "RD", "DR", "BLVD", "LN", "CT", "PL", "PKWY", "HWY", "CIR", "TER", "TRL", "WAY", "SQ", "FWY", "EXPY", "TPKE":
		return true
	}
	return false
}

// cityPrefix tells whether a suffix's spelling also begins cities: St. Louis,
// Fort Worth, Mount Vernon, Lake Charles, Park Ridge.
func cityPrefix(k string) bool {
	switch k {
	case "ST", "FT", "FORT", "MT", "MOUNT", "PT", "POINT", "PORT", "LAKE", "LK", "PARK", "GLEN", "GRAND", "FALL", "FALLS", "FOREST", "ISLAND", "CAPE", "GREEN", "CAMP",
		"SPRING", "MOUNTAIN", "VILLAGE", "VALLEY", "UNION", "HARBOR", "BRIDGE", "MILL", "MISSION", "ROCK", "RIVER", "PLAIN", "LONG", "COVE", "OVERLAND", "SUMMIT", "COUNTRY", "KEY", "PINE", "HILL", "HIGHLAND", "GARDEN", "BEACH", "BAYOU", "BROOK", "BURG", "CENTER", "CLUB", "RIDGE", "ROUND", "STATION", "VISTA", "VIEW":
		return true
	}
	return false
}

// directionalCity tells whether a directional begins the city's name rather
// than ending the street: "South Bend", "North Little Rock". Spelled out and
// followed by a word, it does.
func directionalCity(ts []token) bool { return len(ts[0].key) > 2 && len(ts) > 1 }

// poBox returns how many tokens a post office box at the beginning takes, 0 if
// there is none.
func poBox(ts []token) int {
	if len(ts) < 2 {
		if len(ts) == 1 && strings.HasPrefix(ts[0].key, "POB") && len(ts[0].key) > 3 && isDigit(ts[0].key[len(ts[0].key)-1]) {
			return 1
		}
		return 0
	}
	n := 0
	switch {
	case ts[0].key == "PO" || ts[0].key == "POB" || ts[0].key == "POBOX":
		n = 1
	case ts[0].key == "P" && (ts[1].key == "O" || ts[1].key == "0"):
		n = 2
	case ts[0].key == "POST" && ts[1].key == "OFFICE":
		n = 2
	case ts[0].key == "POSTAL" && ts[1].key == "BOX", ts[0].key == "CASE" && ts[1].key == "POSTALE", ts[0].key == "CP" && identifier(ts[1].text):
		if ts[0].key == "CP" {
			return 2
		}
		n = 2
	case identifier(ts[1].text) && (ts[0].key == "BOX" || ts[0].key == "LOCKBOX" || ts[0].key == "DRAWER" || ts[0].key == "CALLER" || ts[0].key == "BIN"):
		return 2 // Publication 28, section 282: all of them are boxes
	case len(ts) > 2 && identifier(ts[2].text) && (ts[0].key == "C" && ts[1].key == "P" || ts[0].key == "LOCK" && ts[1].key == "BOX" || ts[0].key == "FIRM" && ts[1].key == "CALLER" || ts[0].key == "CALLER" && ts[1].key == "SERVICE"):
		return 3
	default:
		return 0
	}
	named := ts[0].key == "POB" || ts[0].key == "POBOX" || ts[0].key == "POSTAL" || ts[0].key == "CASE"
	if n < len(ts) && (ts[n].key == "BOX" || ts[n].key == "BX" || ts[n].key == "DRAWER") {
		n++
		named = true
	}
	if !named {
		return 0
	}
	if n < len(ts) && (ts[n].text == "#" || ts[n].key == "NO" || ts[n].key == "NUMBER") {
		n++
	}
	if n < len(ts) && identifier(ts[n].text) {
		return n + 1
	}
	return 0
}

// ruralRoute returns how many tokens a rural or highway contract route at the
// beginning takes: "RR 2 Box 152", "Rural Route 2", "HC 68 Box 23", "RFD 3 # 12".
func ruralRoute(ts []token) int {
	n := 0
	switch {
	case len(ts) >= 2 && (ts[0].key == "RR" || ts[0].key == "RFD" || ts[0].key == "HC" || ts[0].key == "HCR") && identifier(ts[1].text):
		n = 2
	case len(ts) >= 3 && ts[0].key == "RURAL" && (ts[1].key == "ROUTE" || ts[1].key == "RTE" || ts[1].key == "RT") && identifier(ts[2].text):
		n = 3
	case len(ts) >= 3 && ts[0].key == "R" && ts[1].key == "R" && identifier(ts[2].text):
		n = 3
	case len(ts) >= 4 && ts[0].key == "HIGHWAY" && ts[1].key == "CONTRACT" && ts[2].key == "ROUTE" && identifier(ts[3].text):
		n = 4
	case len(ts) >= 3 && ts[0].key == "HIGHWAY" && ts[1].key == "CONTRACT" && identifier(ts[2].text):
		n = 3
	default:
		return 0
	}
	if n+1 < len(ts) && (ts[n].key == "BOX" || ts[n].text == "#") {
		n += 2
	}
	return n
}

// highway tells whether tokens begin with a numbered road.
func highway(ts []token) bool { return highwayAt(ts) > 0 }

// highwayAt returns how many tokens a numbered road at the beginning takes: "US
// Highway 51", "State Route 9", "County Road 12", "FM 1960", "Hwy 6", "I-80".
func highwayAt(ts []token) int {
	i := 0
	if i < len(ts) {
		switch ts[i].key {
		case "US", "STATE", "COUNTY", "FARM", "RANCH", "OLD", "INTERSTATE", "CO", "ST", "TOWNSHIP":
			i++
			if i+1 < len(ts) && ts[i].key == "TO" {
				i += 2
			}
		case "FM", "CR", "SR", "RM", "CH", "TR", "RR":
			if i+1 < len(ts) && identifier(ts[i+1].text) && ts[i+1].brk == 0 && strings.IndexFunc(ts[i+1].text, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0 {
				return 2
			}
			return 0
		}
	}
	if i >= len(ts) {
		return 0
	}
	if i > 0 && ts[0].key != "OLD" && identifier(ts[i].text) && ts[i].brk == 0 && (ts[0].key == "US" || ts[0].key == "INTERSTATE") {
		return i + 1 // "US 51"
	}
	switch Suffix(ts[i].text) {
	case "HWY", "RTE", "RD":
		if Suffix(ts[i].text) == "RD" && i == 0 {
			return 0
		}
		if i+1 < len(ts) && ts[i+1].brk == 0 && strings.IndexFunc(ts[i+1].text, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0 {
			return i + 2
		}
	}
	return 0
}
