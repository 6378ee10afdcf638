package rules

// The lists of numbers.

import (
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// notOnAccount: numbers that the CSR does not hold, and numbers that stand on
// another account of its file. Of a CSR that is cut, absence says little.
//
// Source: Bandwidth 6A, 7516; Level 3 LNP105S, LNP106S; several accounts: Bandwidth 7204,
// 6179, Level 3 LNP138J; the cut: Bandwidth 6577 (LNP995W).
func (p *pair) notOnAccount() []porting.Finding {
	if len(p.csrTNs) == 0 {
		return nil
	}
	elsewhere := map[string]*porting.Number{}
	for _, r := range p.o.Others {
		for i := range r.Numbers {
			if n := &r.Numbers[i]; n.TN != "" && elsewhere[n.TN] == nil {
				elsewhere[n.TN] = n
			}
		}
	}
	absent, several := carrier.Rejection("number_not_on_account"), carrier.Rejection("several_accounts")
	missing := 0
	for _, c := range p.mate {
		if c == nil {
			missing++
		}
	}
	out := make([]porting.Finding, 0, missing)
	for i, n := range p.port {
		if p.mate[i] != nil || n.TN == p.btn && p.csr.Fields[porting.BTN] != nil {
			continue
		}
		if o := elsewhere[n.TN]; o != nil {
			f := p.about("several_accounts", porting.Reject, n.TN, n, o, several)
			f.Message, f.Fix = severalAccounts(n.TN)
			out = append(out, p.numberSure(f, n))
			continue
		}
		f := p.about("number_not_on_account", porting.Reject, n.TN, n, nil, absent)
		f.Message, f.Fix = notOnAccount(n.TN)
		if p.cut {
			f.Severity = milder(f.Severity, porting.Review)
			f.Message, f.Fix = notOnCutAccount(n.TN)
		}
		out = append(out, p.numberSure(f, n))
	}
	return out
}

// numberSure makes a finding about a number that was not read with certainty
// one that a person must decide.
func (p *pair) numberSure(f porting.Finding, n *porting.Number) porting.Finding {
	if n.Read == porting.ReadOCR && n.Confidence < 1 {
		f.Severity = milder(f.Severity, porting.Review)
		f.Message += " " + notCertain
	}
	return f
}

// inactive: numbers that the CSR shows as disconnected or suspended, a BTN that
// is disconnected though other numbers port, and an account that is suspended as
// a whole.
//
// Sources: Bandwidth E27, E30, 6D; Level 3 LNP103S, LNP156J, LNP153J (the BTN).
func (p *pair) inactive() []porting.Finding {
	var out []porting.Finding
	for i, n := range p.port {
		c := p.mate[i]
		if c == nil || c.Status != porting.StatusDisconnected && c.Status != porting.StatusSuspended {
			continue
		}
		f := p.about("number_inactive", porting.Reject, n.TN, n, c, carrier.Rejection("number_inactive"))
		f.Message, f.Fix = inactive(n.TN, c.Status)
		out = append(out, f)
	}
	if c := p.onCSR[p.btn]; c != nil && c.Status == porting.StatusDisconnected && !p.ported(p.btn) {
		f := p.about("number_inactive", porting.Reject, p.btn, nil, c, carrier.Rejection("number_inactive"))
		f.Message, f.Fix = deadBTN(p.btn)
		out = append(out, f)
	}
	if c := p.condition("suspended"); c != nil {
		f := p.finding("number_inactive", porting.Reject, "")
		f.CSR = porting.Side{Text: c.Text, Where: c.Where}
		f.Message, f.Fix = suspendedAccount()
		out = append(out, f)
	}
	return out
}

// notPortable: numbers of kinds that no carrier ports: personal numbers (500
// and its like), 700, 900, and the exchange 976.
//
// Source: CenturyLink restrictions on number portability; NANP area codes for personal
// numbers.
func (p *pair) notPortable() []porting.Finding {
	var out []porting.Finding
	for _, n := range p.port {
		if len(n.TN) != len("+12175550100") {
			continue
		}
		switch n.TN[2:5] {
		case "500", "521", "522", "523", "524", "525", "526", "527", "528", "529", "532", "533", "538", "542", "543", "544", "545", "546", "547", "549", "550", "552", "553", "554", "556", "558", "566", "569", "577", "578", "588", "589", "700", "900":
		default:
			if n.TN[5:8] != "976" {
				continue
			}
		}
		f := p.about("number_not_portable", porting.Reject, n.TN, n, p.onCSR[n.TN], carrier.Rejection("number_not_portable"))
		f.Message, f.Fix = notPortable(n.TN)
		out = append(out, f)
	}
	return out
}

// tollFreeMixed: toll-free and local numbers on one order. Toll-free numbers
// alone are worth a note: they move by another kind of order.
//
// Sources: Bandwidth 7386, 7400; Level 3 LNP001J; Flowroute, Microsoft: toll-free
// numbers have no CSR and are ported by a change of RespOrg.
func (p *pair) tollFreeMixed() []porting.Finding {
	var free []string
	for _, n := range p.port {
		if telephone.TollFree(n.TN) {
			free = append(free, n.TN)
		}
	}
	if len(free) == 0 {
		return nil
	}
	if len(free) == len(p.port) {
		f := p.finding("toll_free_mixed", porting.Note, "")
		f.Severity = porting.Note
		f.Message, f.Fix = tollFreeOnly()
		return []porting.Finding{f}
	}
	f := p.finding("toll_free_mixed", porting.Reject, "")
	f.Message, f.Fix = tollFreeMixed(free)
	return []porting.Finding{f}
}

// portType: the LOA says full and leaves working numbers, or says partial and
// takes them all. Of a CSR that is cut the latter cannot be known. An LOA that
// lists what stays and leaves working numbers out of both lists is for a person
// to decide.
//
// Sources: Bandwidth E24, 7319, LnpOrder PartialPort; Level 3 LNP125J (remaining
// numbers); LOA templates (each number in one of the two tables).
func (p *pair) portType() []porting.Finding {
	t := p.loa.Text(porting.PortType)
	if len(p.active) == 0 || len(p.port) == 0 {
		return nil
	}
	stay := p.staying()
	if t != "full" && len(p.keep) > 0 && !p.cut {
		var unsaid []string
		for _, tn := range stay {
			if !p.keep[tn] {
				unsaid = append(unsaid, tn)
			}
		}
		if len(unsaid) > 0 {
			f := p.finding("port_type_incorrect", porting.Review, porting.PortType)
			f.Severity = milder(f.Severity, porting.Review)
			f.Message, f.Fix = neitherList(unsaid)
			return []porting.Finding{f}
		}
	}
	if t == "" {
		return nil
	}
	f := p.finding("port_type_incorrect", porting.Reject, porting.PortType)
	switch {
	case t == "full" && len(stay) > 0:
		f.Message, f.Fix = notFull(stay)
	case t == "partial" && len(stay) == 0 && !p.cut:
		f.Message, f.Fix = notPartial()
	default:
		return nil
	}
	return []porting.Finding{p.uncertain(f)}
}

// mainBTN: the BTN ports while other numbers stay. The LOA must name a new BTN:
// a working number of the account that stays. A new BTN that is named though
// the old one stays must be such a number all the same; one that is the old BTN says
// nothing new, and a person must ask what is meant.
//
// Source: Bandwidth E6h, 7494 to 7497; Level 3 LNP133J.
func (p *pair) mainBTN() []porting.Finding {
	goes := p.btn != "" && p.ported(p.btn)
	named := p.loa.Fields[porting.NewBTN]
	text := p.loa.Text(porting.NewBTN)
	tn, ok := telephone.Parse(text)
	f := p.finding("main_btn_porting", porting.Reject, porting.NewBTN)
	if ok && tn == p.btn && (!goes || len(p.stay) == 0 && len(p.csrTNs) > 0 && !p.cut) {
		f.Severity = milder(f.Severity, porting.Review)
		f.Message, f.Fix = oldBTNStays(tn, !goes)
		return []porting.Finding{f}
	}
	if len(p.stay) == 0 || named == nil && !goes {
		return nil
	}
	stay, bound := p.mayBill(), p.centrexStays()
	switch c := p.onCSR[tn]; {
	case named == nil:
		f.Message, f.Fix = mainBTN(p.btn, stay, bound)
	case text == "" || !ok:
		f.Severity = milder(f.Severity, porting.Review)
		f.Message, f.Fix = newBTN("is no telephone number that could be read", stay, bound)
	case tn == p.btn && goes:
		f.Message, f.Fix = newBTN("is the old one", stay, bound)
	case p.ported(tn):
		f.Message, f.Fix = newBTN("is itself to be ported", stay, bound)
	case c == nil && (p.cut || len(p.csrTNs) == 0):
		f.Severity = milder(f.Severity, porting.Review)
		f.Message, f.Fix = newBTN("does not stand on the CSR, which may be cut off", stay, bound)
	case c == nil:
		f.Message, f.Fix = newBTN("is not on the account", stay, bound)
	case c.Status == porting.StatusDisconnected || c.Status == porting.StatusSuspended:
		f.Message, f.Fix = newBTN("is not active", stay, bound)
	default:
		return nil
	}
	return []porting.Finding{f}
}

// invalid: what stands in a list and is no number.
//
// Source: North American Numbering Plan.
func (p *pair) invalid() []porting.Finding {
	var out []porting.Finding
	add := func(r *porting.Record, loa bool) {
		for i := range r.Numbers {
			n := &r.Numbers[i]
			if n.TN != "" {
				continue
			}
			f := p.finding("invalid_number", porting.Review, "")
			s := porting.Side{Text: n.Text, Where: n.Where}
			if loa {
				f.LOA = s
			} else {
				f.CSR = s
			}
			f.Message, f.Fix = invalidNumber(n.Text, loa)
			out = append(out, f)
		}
	}
	add(p.loa, true)
	add(p.csr, false)
	return out
}

// csrTruncated: a CSR of exactly 100 numbers may be cut off there.
//
// Source: Bandwidth 6577 (LNP995W): 100 numbers returned of more.
func (p *pair) csrTruncated() []porting.Finding {
	if !p.cut {
		return nil
	}
	f := p.finding("csr_truncated", porting.Review, "")
	if c := p.condition("partial_record"); c != nil {
		f.CSR = porting.Side{Text: c.Text, Where: c.Where}
	}
	f.Message, f.Fix = csrTruncated(len(p.csrTNs))
	return []porting.Finding{f}
}

// duplicates: ported numbers that stand in a list more than once, the LOA's or
// the CSR's.
//
// Source: Intermedia: one number a row, duplicates removed.
func (p *pair) duplicates() []porting.Finding {
	if len(p.doubled)+len(p.csrDoubled) == 0 {
		return nil
	}
	var out []porting.Finding
	onLOA, onCSR := map[string]*porting.Number{}, map[string]*porting.Number{}
	var tns []string
	note := func(ns []*porting.Number, on map[string]*porting.Number) {
		for _, n := range ns {
			if p.ported(n.TN) && on[n.TN] == nil {
				if onLOA[n.TN] == nil {
					tns = append(tns, n.TN)
				}
				on[n.TN] = n
			}
		}
	}
	note(p.doubled, onLOA)
	note(p.csrDoubled, onCSR)
	for _, tn := range tns {
		l, c := onLOA[tn], onCSR[tn]
		f := p.about("duplicate_number", porting.Note, tn, l, c, carrier.Rejection("duplicate_number"))
		if c == nil {
			f = p.about("duplicate_number", porting.Note, tn, l, p.onCSR[tn], carrier.Rejection("duplicate_number"))
		}
		f.Message, f.Fix = duplicate(tn, l != nil, c != nil)
		out = append(out, f)
	}
	return out
}

// project: so many numbers that carriers work the order by hand.
//
// Source: Level 3 LNP115J: 50 numbers or more; carriers.yaml.
func (p *pair) project() []porting.Finding {
	if len(p.port) < p.o.Profile.ProjectNumbers || p.o.Profile.ProjectNumbers == 0 {
		return nil
	}
	f := p.finding("project_size", porting.Note, "")
	f.Message, f.Fix = project(len(p.port), p.o.Profile.ProjectNumbers)
	return []porting.Finding{f}
}
