package csr

// What an account's number, BTN and names are in the end, of all that was gathered.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// settleNumber makes BTN and account number of what was printed: a number with
// its customer code is the account number, and its first ten digits are the BTN.
func (a *account) settleNumber() {
	acct := a.fields[porting.AccountNumber]
	if a.code != nil && acct == nil { // "Acct TN", and the code beside it
		if a.fields[porting.BTN] == nil && len(a.loose) == 1 && a.loose[0].TN != "" {
			n := &a.loose[0]
			a.fields[porting.BTN] = &value{text: n.Text, where: n.Where, conf: n.Confidence}
		}
		if btn := a.fields[porting.BTN]; btn != nil {
			whole := *btn
			whole.where.More = append(slices.Clone(btn.where.More), a.code.where)
			if _, code, ok := telephone.AccountBTN(btn.text); ok && code == "" && btn.flags == 0 {
				whole.text += " " + a.code.text
				a.fields[porting.AccountNumber], a.code, acct = &whole, nil, &whole
			}
		}
	}
	if a.code != nil && acct != nil {
		// Not behind an account number that only looks like a telephone number.
		btn := a.fields[porting.BTN]
		if _, code, ok := telephone.AccountBTN(acct.text); ok && code == "" && (btn == nil || sameText(porting.BTN, btn.text, acct.text)) {
			acct.text += " " + a.code.text
			acct.where.More = append(acct.where.More, a.code.where)
			a.code = nil
		}
	}
	if a.code != nil {
		a.lay(a.code.label+": "+a.code.text, a.code.where)
	}
	if btn := a.fields[porting.BTN]; btn != nil && btn.flags == 0 {
		if _, ok := telephone.Parse(btn.text); !ok {
			if _, code, ok := telephone.AccountBTN(btn.text); ok && code != "" {
				whole := *btn
				btn.text = withoutCode(btn.text, code)
				if acct == nil {
					a.fields[porting.AccountNumber] = &whole
				} else if acct.text != whole.text {
					a.lay(whole.label+": "+whole.text, whole.where)
				}
				acct = a.fields[porting.AccountNumber]
			} else if fs := telephone.FindAll(btn.text); len(fs) == 1 && len(fs[0].TNs) == 1 {
				// "217-555-0100 (main)": the number is the value
				rest := strings.Trim(btn.text[:fs[0].Start]+" "+btn.text[fs[0].End:], " ()-,;")
				btn.text = fs[0].Text
				if rest != "" {
					a.lay(rest, btn.where)
				}
			} else {
				a.note(porting.Problem{Code: porting.ProblemInvalidNumber, Field: porting.BTN, Where: btn.where,
					Message: fmt.Sprintf("the BTN %q is no North American telephone number", btn.text)})
			}
		}
	}
	if acct != nil && a.fields[porting.BTN] == nil && acct.flags == 0 {
		if text := checkedCode(acct.text); text != "" {
			btn := *acct
			btn.text, btn.where.More = text, nil
			a.fields[porting.BTN] = &btn
		} else if _, code, ok := telephone.AccountBTN(acct.text); ok {
			btn := *acct
			btn.where.More = nil
			if code != "" {
				btn.text = withoutCode(acct.text, code)
			}
			if code != "" && parted(acct.text) || a.onAccount(btn.text) {
				a.fields[porting.BTN] = &btn
			}
		}
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
	if len(w) == 2 && len(w[0]) == 3 && digits(w[0]) == 3 && len(w[1]) <= 4 {
		return fs[0].Text
	}
	return ""
}

// parted tells whether an account number is printed in parts: "217 555-0100 318".
// Digits alone are any carrier's number, and a telephone number by chance.
func parted(text string) bool {
	return digits(text) < len(strings.TrimSpace(text))
}

// onAccount tells whether a text is one of the account's numbers.
func (a *account) onAccount(text string) bool {
	tn, ok := telephone.Parse(text)
	if !ok {
		return false
	}
	for i := range a.numbers {
		if a.numbers[i].TN == tn {
			return true
		}
	}
	return false
}

// withoutCode takes the customer code off a printed account number.
func withoutCode(text, code string) string {
	return strings.TrimRight(strings.TrimSuffix(text, code), " -./\u00a0")
}

// settleNames joins the parts of the authorized person's name, and takes the
// listed name where the record has no other.
func (a *account) settleNames() {
	name := porting.AuthorizedName
	if !a.authorized && a.fields[porting.CustomerName] == nil && a.listed == nil {
		name = porting.CustomerName // a residence: the customer is a person
	}
	if a.fields[name] == nil {
		var v value
		for _, p := range a.first {
			if p == nil {
				continue
			}
			if v.text == "" {
				v = *p
				continue
			}
			v.text += " " + p.text
			v.where.More = append(v.where.More, p.where)
		}
		if v.text != "" {
			a.fields[name] = &v
		}
	} else {
		for _, p := range a.first {
			if p != nil && !strings.Contains(a.fields[name].text, p.text) {
				a.lay(p.label+": "+p.text, p.where)
			}
		}
	}
	if l := a.listed; l != nil {
		c := a.fields[porting.CustomerName]
		switch {
		case c == nil:
			a.fields[porting.CustomerName] = l
		case c.text == l.text:
			c.where.More = append(c.where.More, l.where)
		case c.rank <= l.rank:
			// Two names and no wording that says which is the customer's.
			a.note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.CustomerName, Where: c.where,
				Message: "the listed name and the name on the bill differ: the listed name was taken; ask the carrier which one it checks"})
			a.lay(c.label+": "+c.text, c.where)
			a.fields[porting.CustomerName] = l
		default:
			a.lay(l.label+": "+l.text, l.where)
		}
	}
}

// settleDate takes the only date that stands alone at the head of the paper for the
// record's own, where no label names one.
func (a *account) settleDate() {
	if len(a.heads) == 1 && a.fields[porting.CSRDate] == nil {
		a.fields[porting.CSRDate] = &a.heads[0]
		return
	}
	for _, v := range a.heads {
		a.lay(v.text, v.where)
	}
}

// how is how a value was read: only OCR is less than certain.
func how(read porting.Read, conf float64) porting.Read {
	if conf < 1 {
		return porting.ReadOCR
	}
	return read
}
