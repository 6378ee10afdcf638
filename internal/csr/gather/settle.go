package gather

// What an account's number, BTN and names are in the end, of all that was gathered.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// settleNumber makes BTN and account number of what was printed: a number with
// its customer code is the account number, and its first ten digits are the BTN.
func (a *Account) settleNumber() {
	acct := a.Fields[porting.AccountNumber]
	if a.code != nil && acct == nil { // "Acct TN", and the code beside it
		if a.Fields[porting.BTN] == nil && len(a.Loose) == 1 && a.Loose[0].TN != "" {
			n := &a.Loose[0]
			a.Fields[porting.BTN] = &Value{Text: n.Text, Where: n.Where, Conf: n.Confidence}
		}
		if btn := a.Fields[porting.BTN]; btn != nil {
			whole := *btn
			whole.Where.More = append(slices.Clone(btn.Where.More), a.code.Where)
			if _, code, ok := telephone.AccountBTN(btn.Text); ok && code == "" && btn.Flags == 0 {
				whole.Text += " " + a.code.Text
				a.Fields[porting.AccountNumber], a.code, acct = &whole, nil, &whole
			}
		}
	}
	if a.code != nil && acct != nil {
		// Not behind an account number that only looks like a telephone number.
		btn := a.Fields[porting.BTN]
		if _, code, ok := telephone.AccountBTN(acct.Text); ok && code == "" && (btn == nil || SameText(porting.BTN, btn.Text, acct.Text)) {
			acct.Text += " " + a.code.Text
			acct.Where.More = append(acct.Where.More, a.code.Where)
			a.code = nil
		}
	}
	if a.code != nil {
		a.Lay(a.code.Label+": "+a.code.Text, a.code.Where)
	}
	if btn := a.Fields[porting.BTN]; btn != nil && btn.Flags == 0 {
		if _, ok := telephone.Parse(btn.Text); !ok {
			if _, code, ok := telephone.AccountBTN(btn.Text); ok && code != "" {
				whole := *btn
				btn.Text = withoutCode(btn.Text, code)
				if acct == nil {
					a.Fields[porting.AccountNumber] = &whole
				} else if acct.Text != whole.Text {
					a.Lay(whole.Label+": "+whole.Text, whole.Where)
				}
				acct = a.Fields[porting.AccountNumber]
			} else if fs := telephone.FindAll(btn.Text); len(fs) == 1 && len(fs[0].TNs) == 1 {
				// "217-555-0100 (main)": the number is the value
				rest := strings.Trim(btn.Text[:fs[0].Start]+" "+btn.Text[fs[0].End:], " ()-,;")
				btn.Text = fs[0].Text
				if rest != "" {
					a.Lay(rest, btn.Where)
				}
			} else {
				a.Note(porting.Problem{Code: porting.ProblemInvalidNumber, Field: porting.BTN, Where: btn.Where,
					Message: fmt.Sprintf("the BTN %q is no North American telephone number", btn.Text)})
			}
		}
	}
	if acct != nil && a.Fields[porting.BTN] == nil && acct.Flags == 0 {
		if text := checkedCode(acct.Text); text != "" {
			btn := *acct
			btn.Text, btn.Where.More = text, nil
			a.Fields[porting.BTN] = &btn
		} else if _, code, ok := telephone.AccountBTN(acct.Text); ok {
			btn := *acct
			btn.Where.More = nil
			if code != "" {
				btn.Text = withoutCode(acct.Text, code)
			}
			near := a.neighbour(btn.Text) || a.onAccount(btn.Text)
			if code != "" && (parted(acct.Text) || near) || a.onAccount(btn.Text) {
				a.Fields[porting.BTN] = &btn
				if len(a.Numbers)+len(a.Loose) > 0 && !near {
					a.Note(porting.Problem{Code: porting.ProblemAmbiguousLabel, Field: porting.BTN, Where: btn.Where,
						Message: fmt.Sprintf("the BTN %q was taken from the account number, and is none of the account's numbers: see the record itself", btn.Text)})
				}
			}
		}
	}
}

// listPilot puts the first number of a hunt group, which the record gives beside the group's
// members ("Pilot" over "Members"), into the list of numbers: it is a line as they are.
func (a *Account) listPilot() {
	btn := a.Fields[porting.BTN]
	if btn == nil || len(a.Numbers) == 0 || a.onAccount(btn.Text) || strings.Join(labels.Words(btn.Label), " ") != "pilot" {
		return
	}
	if tn, ok := telephone.Parse(btn.Text); ok {
		pilot := a.Numbers[0]
		pilot.TN, pilot.Text, pilot.Where, pilot.Confidence = tn, btn.Text, btn.Where, btn.Conf
		pilot.Note, pilot.Features, pilot.Status, pilot.ServiceAddress = "", []string{}, "", nil
		a.Numbers = slices.Insert(a.Numbers, 0, pilot)
	}
}

// checkedCode is the telephone number of an account number that is printed with its
// customer code and what checks it, "718 436-2290 744 23Y"; "" for none.
func checkedCode(text string) string {
	fs := telephone.FindAll(text)
	if len(fs) == 0 || fs[0].Start > 0 || len(fs[0].TNs) != 1 {
		return ""
	}
	w := strings.Fields(text[fs[0].End:])
	if len(w) == 2 && len(w[0]) == 3 && cells.Digits(w[0]) == 3 && len(w[1]) <= 4 {
		return fs[0].Text
	}
	return ""
}

// parted tells whether an account number is printed in parts: "217 555-0100 318".
// Digits alone are any carrier's number, and a telephone number by chance.
func parted(text string) bool {
	return cells.Digits(text) < len(strings.TrimSpace(text))
}

// onAccount tells whether a text is one of the account's numbers.
func (a *Account) onAccount(text string) bool {
	tn, ok := telephone.Parse(text)
	if !ok {
		return false
	}
	for i := range a.Numbers {
		if a.Numbers[i].TN == tn {
			return true
		}
	}
	return false
}

// neighbour tells whether a text is a telephone number of the exchange that numbers of the
// account are of: thirteen digits that begin so are a number with its customer code.
func (a *Account) neighbour(text string) bool {
	tn, ok := telephone.Parse(text)
	same := func(n porting.Number) bool { return ok && len(n.TN) > 8 && strings.HasPrefix(tn, n.TN[:8]) }
	return slices.ContainsFunc(a.Numbers, same) || slices.ContainsFunc(a.Loose, same)
}

// withoutCode takes the customer code off a printed account number.
func withoutCode(text, code string) string {
	return strings.TrimRight(strings.TrimSuffix(text, code), " -./\u00a0")
}

// settleNames joins the parts of the authorized person's name, and takes the
// listed name where the record has no other.
func (a *Account) settleNames() {
	name := porting.AuthorizedName
	if !a.authorized && a.Fields[porting.CustomerName] == nil && a.listed == nil {
		name = porting.CustomerName // a residence: the customer is a person
	}
	if a.Fields[name] == nil {
		var v Value
		for _, p := range a.first {
			if p == nil {
				continue
			}
			if v.Text == "" {
				v = *p
				continue
			}
			v.Text += " " + p.Text
			v.Where.More = append(v.Where.More, p.Where)
		}
		if v.Text != "" {
			a.Fields[name] = &v
		}
	} else {
		for _, p := range a.first {
			if p != nil && !strings.Contains(a.Fields[name].Text, p.Text) {
				a.Lay(p.Label+": "+p.Text, p.Where)
			}
		}
	}
	if l := a.listed; l != nil {
		c := a.Fields[porting.CustomerName]
		switch {
		case c == nil:
			a.Fields[porting.CustomerName] = l
		case c.Text == l.Text:
			c.Where.More = append(c.Where.More, l.Where)
		case c.rank <= l.rank:
			// Two names and no wording that says which is the customer's.
			a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.CustomerName, Where: c.Where,
				Message: "the listed name and the name on the bill differ: the listed name was taken; ask the carrier which one it checks"})
			a.Lay(c.Label+": "+c.Text, c.Where)
			a.Fields[porting.CustomerName] = l
		default:
			a.Lay(l.Label+": "+l.Text, l.Where)
		}
	}
}

// settleHeads takes the customer's name out of the addresses that it stands above: "Service
// Address", below it name, street and city.
func (a *Account) settleHeads() {
	s, b := a.Service.head(), a.Billing.head()
	name := a.Fields[porting.CustomerName]
	if name == nil {
		name = a.listed
	}
	if name == nil && (s.Text != "" || b.Text != "") {
		p := s
		if p.Text == "" {
			p = b
		}
		if s.Text != b.Text && !NameShaped(p.Text) && !CompanyLike(p.Text) {
			return
		}
		v := Join([]cells.Piece{p})
		v.Label, name = "name above the street", &v
		a.Fields[porting.CustomerName] = name
		if s.Text != b.Text {
			a.Note(porting.Problem{Code: porting.ProblemAmbiguousLabel, Field: porting.CustomerName, Where: v.Where,
				Message: fmt.Sprintf("%q stands above a street and was taken for the customer name: see the record itself", Short(v.Text))})
		}
	}
	for k, d := range [...]*Address{&a.Service, &a.Billing} {
		head := [...]cells.Piece{s, b}[k]
		if name == nil || head.Text == "" || !strings.EqualFold(head.Text, name.Text) {
			continue
		}
		if c := &d.Cells[0]; c.Text != head.Text {
			c.Text = cells.Clean(c.Text[len(head.Text):])
		} else {
			d.Cells = d.Cells[1:]
		}
		if cells.Place(head.Where) != cells.Place(name.Where) {
			name.Where.More = append(name.Where.More, head.Where)
		}
	}
}

// head is the line above the street of an address that is complete without it; without
// text for none.
func (d *Address) head() cells.Piece {
	if d.Empty() || d.Cells[0].Part != "" || d.Cells[0].Flags != 0 {
		return cells.Piece{}
	}
	p := d.Cells[0].Piece
	v, _ := d.Text()
	line, rest, ok := strings.Cut(v.Text, "\n")
	if !ok || !strings.HasPrefix(p.Text+"\n", line+"\n") || cells.StreetLike(line) || cells.UnitLike(line) || !cells.StreetLike(rest) || !Closed(rest) {
		return cells.Piece{}
	}
	p.Text = line
	return p
}

// settleDate takes the only date that stands alone at the head of the paper for the
// record's own, where no label names one.
func (a *Account) settleDate() {
	if len(a.Heads) == 1 && a.Fields[porting.CSRDate] == nil {
		a.Fields[porting.CSRDate] = &a.Heads[0]
		return
	}
	for _, v := range a.Heads {
		a.Lay(v.Text, v.Where)
	}
}

// How is how a value was read: only OCR is less than certain.
func How(read porting.Read, conf float64) porting.Read {
	if conf < 1 {
		return porting.ReadOCR
	}
	return read
}

// namedFully tells whether the customer's name stands under a label that says
// whose name it is, and not only "Name".
func (a *Account) namedFully() bool {
	v := a.Fields[porting.CustomerName]
	return v != nil && len(strings.Fields(strings.Trim(v.Label, " :"))) > 1
}

// ListedName takes a line of a directory listing for the account's.
func (a *Account) ListedName(v cells.Piece) {
	if a.listed != nil {
		a.Lay("LN: "+v.Text, v.Where)
		return
	}
	j := Join([]cells.Piece{v})
	j.Label, j.rank = "LN", 1
	a.listed = &j
}
