package rules

// What hangs on numbers and on the account: features, freezes, orders.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/porting"
)

// features: what the CSR says of the ported numbers, what the LOA notes beside
// them (a person must look: the CSR is the truth), and what it says of the
// account as a whole.
//
// Sources: Bandwidth E6a to E6g, E25; Level 3 LNP002 to LNP017; special lines: LOA
// templates, Intermedia, Primecall.
func (p *pair) features() []porting.Finding {
	conflict, special := carrier.Rejection("feature_conflict"), carrier.Rejection("special_line")
	var out []porting.Finding
	add := func(n, c *porting.Number, names []string, s porting.Severity) {
		var hard, soft []string
		for _, name := range names {
			if porting.Blocks(name) {
				hard = append(hard, name)
			} else {
				soft = append(soft, name)
			}
		}
		if len(hard) > 0 {
			f := p.about("feature_conflict", s, n.TN, n, c, conflict)
			f.Message, f.Fix = featureConflict(n.TN, hard, p.remedy(hard), c == nil || len(c.Features) == 0)
			out = append(out, p.numberSure(f, n))
		}
		if len(soft) > 0 {
			f := p.about("special_line", porting.Review, n.TN, n, c, special)
			f.Message, f.Fix = specialLine(n.TN, soft)
			out = append(out, f)
		}
	}
	for i, n := range p.port {
		c := p.mate[i]
		switch {
		case c != nil && len(lineFeatures(c)) > 0:
			add(n, c, lineFeatures(c), confirmed(c.Note, lineFeatures(c)))
		case len(lineFeatures(n)) > 0:
			add(n, c, lineFeatures(n), porting.Review)
		}
	}
	// The account's: one finding for those that block, one for the others.
	var hard, soft []string
	var hardAt, softAt *porting.Condition
	worst := porting.Review
	for i := range p.csr.Conditions {
		c := &p.csr.Conditions[i]
		if !slices.Contains(porting.Features, c.Name) {
			continue
		}
		if porting.Blocks(c.Name) {
			hard = append(hard, c.Name)
			if hardAt == nil {
				hardAt = c
			}
			if confirmed(c.Text, []string{c.Name}) == porting.Reject {
				worst = porting.Reject
			}
		} else {
			soft = append(soft, c.Name)
			if softAt == nil {
				softAt = c
			}
		}
	}
	if len(hard) > 0 {
		f := p.finding("feature_conflict", worst, "")
		f.CSR = porting.Side{Text: hardAt.Text, Where: hardAt.Where}
		f.Message, f.Fix = featureConflict("", hard, p.remedy(hard), false)
		out = append(out, f)
	}
	if len(soft) > 0 {
		f := p.finding("special_line", porting.Review, "")
		f.CSR = porting.Side{Text: softAt.Text, Where: softAt.Where}
		f.Message, f.Fix = specialLine("", soft)
		out = append(out, f)
	}
	return out
}

// confirmed grades what blocks a port by the text that it was read from: reject,
// but review where each of the names rests on unverified wordings alone.
func confirmed(text string, names []string) porting.Severity {
	for _, name := range names {
		if !slices.Contains(porting.SpecialLines, name) && !features.Unverified(name, text) {
			return porting.Reject
		}
	}
	return porting.Review
}

// lineFeatures are the features of a number; freezes, orders and the like have rules
// of their own.
func lineFeatures(n *porting.Number) []string {
	var out []string
	for _, f := range n.Features {
		if slices.Contains(porting.Features, f) {
			out = append(out, f)
		}
	}
	return out
}

// freeze: local service freeze, PIC freeze, port protection.
//
// Sources: 47 CFR 64.1190; Bandwidth E6d, 6P, 7520; Level 3 LNP009.
func (p *pair) freeze() []porting.Finding {
	var names []string
	var at *porting.Condition
	worst := porting.Review
	for _, name := range [...]string{"local_freeze", "pic_freeze", "port_protection"} {
		if c := p.condition(name); c != nil {
			names = append(names, name)
			if at == nil {
				at = c
			}
			if confirmed(c.Text, []string{name}) == porting.Reject {
				worst = porting.Reject
			}
		}
	}
	if at == nil {
		return nil
	}
	f := p.finding("freeze", worst, "")
	f.CSR = porting.Side{Text: at.Text, Where: at.Where}
	f.Message, f.Fix = freeze(names)
	return []porting.Finding{f}
}

// pendingOrder: an order is open on the account, on numbers that port, or on others
// of the account, which may hold all of it. What hangs on a number is that number's.
//
// Sources: Bandwidth E19, 6M, 6N ("any feature, address or name change counts"); Level
// 3 LNP119, LNP104S.
func (p *pair) pendingOrder() []porting.Finding {
	const pending = "pending_order"
	var out []porting.Finding
	for i := range p.csr.Conditions {
		if c := &p.csr.Conditions[i]; c.Name == pending {
			f := p.finding(pending, confirmed(c.Text, []string{c.Name}), "")
			f.CSR = porting.Side{Text: c.Text, Where: c.Where}
			f.Message, f.Fix = pendingOrder("", false)
			out = append(out, f)
			break
		}
	}
	on := func(n, c *porting.Number, tn string) {
		s := porting.Reject
		switch {
		case c == nil || c.Status != porting.StatusPending && !slices.Contains(c.Features, pending):
			return
		case n == nil:
			s = porting.Review
		case c.Status != porting.StatusPending:
			s = confirmed(c.Text+" "+c.Note, []string{pending})
		}
		f := p.about(pending, s, tn, n, c, carrier.Rejection(pending))
		f.Message, f.Fix = pendingOrder(tn, n == nil)
		out = append(out, f)
	}
	for i, n := range p.port {
		on(n, p.mate[i], n.TN)
	}
	for _, tn := range p.stay {
		on(nil, p.onCSR[tn], tn)
	}
	return out
}

// contract: the account is under a term.
//
// Source: Level 3 LNP003.
func (p *pair) contract() []porting.Finding {
	return p.said("contract", "contract", porting.Review, contractText)
}

// resold: the line is resold, so the underlying carrier's record counts.
//
// Sources: Level 3 LNP144J, LNP145J; CenturyLink (RSID, ZCID on the record).
func (p *pair) resold() []porting.Finding {
	return p.said("resold", "resold_line", porting.Review, resoldText)
}

// said makes the finding of a condition.
func (p *pair) said(condition, reason string, s porting.Severity, text sentence) []porting.Finding {
	c := p.condition(condition)
	if c == nil {
		return nil
	}
	f := p.finding(reason, s, "")
	f.CSR = porting.Side{Text: c.Text, Where: c.Where}
	f.Message, f.Fix = text.message, text.fix
	return []porting.Finding{f}
}
