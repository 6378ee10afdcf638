package course

// The CSR ages and changes: what the newest says otherwise than the case's first.
// Customers change things while a port is on its way, and each change on the losing
// account can undo it (domain 5: any feature, address or name change is a pending
// order).

import (
	"fmt"
	"slices"

	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// changes lists what changed, and what of it is a finding.
func (c *course) changes() ([]porting.Change, []porting.Finding) {
	if len(c.Former) == 0 {
		return nil, nil
	}
	d := changed{before: c.Former[0], after: c.CSR, safe: c.safe}
	d.fields()
	d.numbers()
	d.conditions()
	return d.list, c.changeFindings(d.list, c.sinceFOC())
}

// sinceFOC are the changes since the last CSR that was of the commitment's day or
// earlier, nil where the newest CSR is itself.
func (c *course) sinceFOC() []porting.Change {
	foc := c.committed()
	if foc == nil || foc.day().IsZero() {
		return nil
	}
	at, ok := dated(c.CSR, porting.CSRDate)
	if !ok {
		at = c.CSRCame
	}
	if !at.After(foc.day()) {
		return nil
	}
	before := c.Former[0]
	for _, f := range c.Former {
		if day, ok := dated(f, porting.CSRDate); ok && !day.After(foc.day()) {
			before = f
		}
	}
	d := changed{before: before, after: c.CSR, safe: c.safe}
	d.fields()
	d.numbers()
	d.conditions()
	return d.list
}

// same tells whether two changes are of one thing, to the same value.
func same(a, b porting.Change) bool {
	return a.What == b.What && a.Field == b.Field && a.Part == b.Part && a.TN == b.TN && a.Name == b.Name && a.After.Text == b.After.Text
}

// changed collects the changes between two CSRs of one account.
type changed struct {
	before, after *porting.Record
	safe          func(string) string
	list          []porting.Change
}

func (d *changed) add(ch porting.Change) {
	if ch.Differences == nil {
		ch.Differences = []porting.Difference{}
	}
	if ch.Edits == nil {
		ch.Edits = []porting.Edit{}
	}
	d.list = append(d.list, ch)
}

// kindOf is how a field's text is compared.
func kindOf(n porting.Name) compare.Kind {
	switch n {
	case porting.AuthorizedName, porting.ContactName:
		return compare.PersonName
	case porting.AccountNumber, porting.PIN, porting.SSNLast4:
		return compare.Account
	}
	return compare.BusinessName
}

func (d *changed) fields() {
	for _, n := range porting.Names {
		switch n {
		case porting.CSRDate, porting.Signature, porting.SignatureDate:
			continue // another day's record: no change of the account
		}
		b, a := d.before.Fields[n], d.after.Fields[n]
		if b == nil && a == nil {
			continue
		}
		before, after := sideOf(b), sideOf(a)
		if b != nil && a != nil && (b.Text == "" || a.Text == "") {
			continue // one of them could not be read: its record says so
		}
		ch := porting.Change{What: porting.ChangeField, Field: n, Before: before, After: after, Severity: porting.Note}
		if porting.IsCompared(n) {
			ch.Severity = porting.Review
		}
		switch {
		case b == nil || a == nil:
			missing := porting.MissingOnCSR
			if b == nil {
				missing = porting.MissingOnLOA
			}
			ch.Severity = porting.Note // a longer or a shorter export says nothing of the account
			ch.Differences = []porting.Difference{missing}
			d.shown(ch, nil)
		case n == porting.ServiceAddress || n == porting.BillingAddress:
			for _, part := range compare.Address(b.Text, a.Text, b.Parts, a.Parts) {
				ch := ch
				ch.Part = part.Part
				ch.Before.Text, ch.After.Text = part.LOA, part.CSR
				ch.Differences = part.Differences
				d.shown(ch, part.Edits)
			}
		case sameNotation(n, b.Text, a.Text):
		default:
			diff := compare.Texts(b.Text, a.Text, kindOf(n))
			if diff.Same() {
				continue
			}
			ch.Differences = diff.Differences
			d.shown(ch, diff.Edits)
		}
	}
}

// shown adds a change of a field as it may be shown.
func (d *changed) shown(ch porting.Change, edits []porting.Edit) {
	name := porting.Subject(ch.Field, ch.Part)
	switch {
	case len(ch.Differences) == 1 && ch.Differences[0] == porting.MissingOnLOA && ch.Part == "":
		ch.Message = "The newer CSR gives the " + name + "; the older one did not."
	case len(ch.Differences) == 1 && ch.Differences[0] == porting.MissingOnCSR && ch.Part == "":
		ch.Message = "The newer CSR no longer gives the " + name + "."
	default:
		ch.Message = "The " + name + " on the CSR changed."
	}
	if porting.IsSecret(ch.Field) {
		ch.Before.Text, ch.After.Text = porting.Mask(ch.Before.Text), porting.Mask(ch.After.Text)
		ch.Differences = nil
	} else {
		ch.Edits = edits
		if ch.Field == porting.Remarks {
			ch.Before.Text, ch.After.Text, ch.Edits = d.safe(ch.Before.Text), d.safe(ch.After.Text), nil
		}
	}
	d.add(ch)
}

func sideOf(f *porting.Field) porting.Side {
	if f == nil {
		return porting.Side{}
	}
	return porting.Side{Text: f.Text, Where: f.Where}
}

// sameNotation tells whether two texts are the same telephone number or date.
func sameNotation(n porting.Name, a, b string) bool {
	switch n {
	case porting.BTN, porting.NewBTN, porting.ContactPhone:
		x, ok := telephone.Parse(a)
		y, also := telephone.Parse(b)
		return ok && also && x == y
	case porting.DesiredDueDate:
		x, ok := dates.Parse(a)
		y, also := dates.Parse(b)
		return ok && also && x == y
	}
	return false
}

// numbers lists numbers that came and went, and what changed on those that stayed.
func (d *changed) numbers() {
	before, after := byTN(d.before), byTN(d.after)
	cut := len(before.order) == 100 || len(after.order) == 100 // an export that stops at 100 hides the rest
	severity := porting.Review
	if cut {
		severity = porting.Note
	}
	for _, tn := range before.order {
		old := before.of[tn]
		now, ok := after.of[tn]
		if !ok {
			d.add(porting.Change{What: porting.ChangeNumberRemoved, TN: tn, Before: porting.Side{Text: old.Text, Where: old.Where}, Severity: severity,
				Message: telephone.Format(tn) + " is no longer on the account."})
			continue
		}
		if old.Status != now.Status && old.Status != "" && now.Status != "" {
			d.add(porting.Change{What: porting.ChangeStatus, TN: tn, Before: porting.Side{Text: old.Status, Where: old.Where}, After: porting.Side{Text: now.Status, Where: now.Where},
				Severity: porting.Review, Message: fmt.Sprintf("%s was %s and is %s now.", telephone.Format(tn), old.Status, now.Status)})
		}
		for _, f := range now.Features {
			if !slices.Contains(old.Features, f) {
				d.add(porting.Change{What: porting.ChangeFeatureAdded, TN: tn, Name: f, After: porting.Side{Text: d.safe(now.Note), Where: now.Where}, Severity: porting.Review,
					Message: fmt.Sprintf("%s has %s now, which it had not.", telephone.Format(tn), words(f))})
			}
		}
		for _, f := range old.Features {
			if !slices.Contains(now.Features, f) {
				d.add(porting.Change{What: porting.ChangeFeatureRemoved, TN: tn, Name: f, Before: porting.Side{Text: d.safe(old.Note), Where: old.Where}, Severity: porting.Note,
					Message: fmt.Sprintf("%s no longer has %s.", telephone.Format(tn), words(f))})
			}
		}
	}
	for _, tn := range after.order {
		if now := after.of[tn]; before.of[tn] == nil {
			d.add(porting.Change{What: porting.ChangeNumberAdded, TN: tn, After: porting.Side{Text: now.Text, Where: now.Where}, Severity: severity,
				Message: telephone.Format(tn) + " is new on the account."})
		}
	}
}

// listed are the distinct numbers of a CSR in its order.
type listed struct {
	order []string
	of    map[string]*porting.Number
}

func byTN(r *porting.Record) listed {
	l := listed{of: make(map[string]*porting.Number, len(r.Numbers))}
	for i := range r.Numbers {
		if n := &r.Numbers[i]; n.TN != "" && l.of[n.TN] == nil {
			l.of[n.TN] = n
			l.order = append(l.order, n.TN)
		}
	}
	return l
}

func (d *changed) conditions() {
	has := func(r *porting.Record, name string) *porting.Condition {
		for i := range r.Conditions {
			if r.Conditions[i].Name == name {
				return &r.Conditions[i]
			}
		}
		return nil
	}
	seen := map[string]bool{}
	for _, now := range d.after.Conditions {
		if !seen[now.Name] && has(d.before, now.Name) == nil {
			d.add(porting.Change{What: porting.ChangeConditionAdded, Name: now.Name, After: porting.Side{Text: d.safe(now.Text), Where: now.Where},
				Severity: porting.Review, Message: "The CSR names " + words(now.Name) + " now, which it did not."})
		}
		seen[now.Name] = true
	}
	seen = map[string]bool{}
	for _, old := range d.before.Conditions {
		if !seen[old.Name] && has(d.after, old.Name) == nil {
			d.add(porting.Change{What: porting.ChangeConditionRemoved, Name: old.Name, Before: porting.Side{Text: d.safe(old.Text), Where: old.Where},
				Severity: porting.Note, Message: "The CSR no longer names " + words(old.Name) + "."})
		}
		seen[old.Name] = true
	}
}

// changeFindings makes the changes that somebody must act on findings. Numbers are
// told together: an account that grew by a thousand is one thing to look at. What
// changed after the carrier committed a date may undo the commitment.
func (c *course) changeFindings(list, late []porting.Change) []porting.Finding {
	var before, after []porting.Change
	for _, ch := range list {
		if slices.ContainsFunc(late, func(l porting.Change) bool { return same(l, ch) }) {
			after = append(after, ch)
		} else {
			before = append(before, ch)
		}
	}
	out := changeFindings(after, "changed_after_foc", " The carrier committed the date before this change was seen.",
		"Ask the carrier whether its commitment still holds.")
	return append(out, changeFindings(before, "csr_changed", "", "Check the LOA against the newer CSR: the report above is made from it.")...)
}

func changeFindings(list []porting.Change, reason, tail, fix string) []porting.Finding {
	var out []porting.Finding
	group := map[string][]string{}
	for _, ch := range list {
		if ch.Severity.Rank() < porting.Review.Rank() {
			continue
		}
		switch ch.What {
		case porting.ChangeNumberAdded, porting.ChangeNumberRemoved:
			group[ch.What] = append(group[ch.What], ch.TN)
			continue
		}
		f := finding(reason, porting.TypeAccount, ch.Severity, ch.Message+tail, fix)
		f.Field, f.Part, f.TN = ch.Field, ch.Part, ch.TN
		f.ID = reason + "." + ch.What
		for _, s := range []string{string(ch.Field), ch.Part, ch.Name} {
			if s != "" {
				f.ID += "." + s
			}
		}
		if ch.TN != "" {
			f.ID += ":" + ch.TN
		}
		f.CSR = ch.After
		out = append(out, f)
	}
	for _, what := range []string{porting.ChangeNumberRemoved, porting.ChangeNumberAdded} {
		tns := group[what]
		if len(tns) == 0 {
			continue
		}
		verb := "came to"
		if what == porting.ChangeNumberRemoved {
			verb = "left"
		}
		f := finding(reason, porting.TypeNumbers, porting.Review,
			fmt.Sprintf("%s %s the account since the first CSR: %s.", count(len(tns), "number"), verb, numberList(tns))+tail, fix)
		f.ID, f.TN = reason+"."+what, tns[0]
		out = append(out, f)
	}
	return out
}
