package blocks

// Values that say several things without a label for each: "Account 2200118 – Cascadia
// Coffee Ltd. – 1055 W Hastings St, Vancouver, BC V6E 2E9", "Location: Store 12 - 40
// Main St, Plymouth, MA 02360". What each part is, its shape says.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// part is one thing that a line says, and the label that it would have.
type part struct {
	cells.Label
	cells.Piece
}

// banner takes apart a value that says more than its label asks for. It returns nil
// where the value is one, or where its parts are not known by their shapes.
func (bl *Blocks) banner(b cells.Label, ps []cells.Piece) []part {
	if len(ps) != 1 || ps[0].Flags != 0 || len(ps[0].Text) > 400 || strings.ContainsRune(ps[0].Text, '\n') {
		return nil
	}
	parts := cells.Segments(ps[0].Text)
	if name, account := inBrackets(ps[0].Text); name != "" && b.Target == labels.Target(porting.CustomerName) {
		one, two := ps[0], ps[0]
		one.Text, two.Text = name, account
		return []part{{cells.Label{Target: labels.Target(porting.AccountNumber), Rank: 1, Wording: b.Wording}, two}, {b, one}}
	}
	if b.Target == labels.Target(porting.AccountNumber) || b.Target == labels.AccountBTN {
		if number, name := cells.Announced(parts[0]); name != "" {
			parts = append([]string{number, name}, parts[1:]...)
		}
	}
	if len(parts) < 2 {
		return nil
	}
	piece := func(text string) cells.Piece {
		p := ps[0]
		p.Text = text
		return p
	}
	switch b.Target {
	case labels.Target(porting.AccountNumber), labels.AccountBTN:
		out := []part{{b, piece(parts[0])}}
		if cells.Digits(parts[0]) == 0 {
			return nil
		}
		named, known := false, false
		for k, p := range parts[1:] {
			inline := bl.board.Grid.Label(p)
			switch {
			case inline.Inline > 0:
				out = append(out, part{inline, piece(cells.Clean(p[inline.Inline:]))})
				known = true
			case cells.StreetLike(p) && gather.Split(p).Street != "":
				whole := strings.Join(parts[1+k:], ", ")
				if k+2 < len(parts) { // "1055 W Hastings St - Vancouver, BC"
					at := strings.Index(ps[0].Text, p)
					whole = ps[0].Text[at:]
				}
				out = append(out, part{cells.Label{Target: labels.Target(porting.ServiceAddress), Side: cells.ServiceSide, Rank: 1, Wording: b.Wording}, piece(whole)})
				return out
			case !named && nameLike(p):
				out = append(out, part{cells.Label{Target: labels.Target(porting.CustomerName), Wording: b.Wording}, piece(p)})
				named, known = true, true
			case named && k+2 == len(parts) && nameLike(p) && cells.Digits(p) == 0 && out[len(out)-1].Target == labels.Target(porting.CustomerName):
				last := &out[len(out)-1] // "Town of Weymouth - DPW"
				last.Text = ps[0].Text[strings.LastIndex(ps[0].Text, last.Text):]
			case cells.TelephoneLike(p):
				out = append(out, part{cells.Label{Target: labels.Telephone, Wording: b.Wording}, piece(p)})
			default:
				out = append(out, part{cells.Label{Target: labels.None, Wording: b.Wording}, piece(p)})
			}
		}
		if known {
			return out
		}
	case labels.SectionService, labels.Target(porting.ServiceAddress), labels.Address, labels.Target(porting.CustomerName):
		at := 0
		for k, p := range parts[1:] {
			at += strings.Index(ps[0].Text[at:], parts[k]) + len(parts[k])
			rest := ps[0].Text[at+strings.Index(ps[0].Text[at:], p):]
			if a := gather.Split(rest); !cells.StreetLike(p) || a.Street == "" || a.City == "" || !nameLike(parts[k]) && !sited(parts[k]) {
				continue
			}
			head := cells.Label{Target: labels.None, Wording: b.Wording}
			if b.Target == labels.Target(porting.CustomerName) {
				head = b
			}
			before := strings.TrimRight(ps[0].Text[:strings.Index(ps[0].Text, rest)], " -–—|•·")
			return []part{{head, piece(before)},
				{cells.Label{Target: labels.Target(porting.ServiceAddress), Side: cells.ServiceSide, Rank: 2, Wording: b.Wording}, piece(rest)}}
		}
	}
	return nil
}

// inBrackets reads "Otter Creek Dairy (Acct 05-551)".
func inBrackets(text string) (name, account string) {
	head, inner, ok := strings.Cut(text, "(")
	if !ok || !strings.HasSuffix(inner, ")") || cells.Clean(head) == "" {
		return "", ""
	}
	inner = strings.TrimSuffix(inner, ")")
	m, ok := labels.CSR().Prefix(inner)
	if !ok || m.Fuzzy || m.Target != labels.Target(porting.AccountNumber) || m.Value >= len(inner) {
		return "", ""
	}
	if account = cells.Clean(inner[m.Value:]); cells.Digits(account) < 3 || strings.Contains(account, " ") {
		return "", ""
	}
	return cells.Clean(head), account
}

// nameLike tells whether a text can be a name: words, and hardly a digit.
func nameLike(text string) bool {
	letters, words := 0, 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if letters += len(w); len(w) > 2 {
			words++
		}
	}
	_, state := cells.Status(text)
	first, _, _ := strings.Cut(text, " ")
	few := cells.Digits(text)*3 < letters || words > 1 && cells.Digits(text) < letters // "7-Eleven Store 33417"
	return letters >= 3 && few && len(text) <= 120 && !state && !cells.CustomerType(first)
}

// sited tells whether a text names a place: "Store 12", "Site #4".
func sited(text string) bool {
	w, _, _ := strings.Cut(text, " ")
	return gather.SiteNouns(w) != nil
}
