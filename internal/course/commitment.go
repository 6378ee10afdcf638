package course

// The firm order commitment is a change window: what it commits, and what stands
// against it.

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"
	"time"
	_ "time/tzdata" // a Lambda function has no time zones of its own

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed zones.tsv
var zoneData string

// zones are the time zones of states that keep one.
var zones = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range tsv.Rows("zones.tsv", zoneData, 3, 3) {
		m[row[0]] = row[1]
	}
	return m
})

// committed is the newest FOC notice, nil where there is none or a rejection came
// after it: an order that was sent back has no date.
func (c *course) committed() *Paper {
	for i := len(c.Papers) - 1; i >= 0; i-- {
		switch c.Papers[i].Record.Document.Kind {
		case porting.KindFOC:
			return &c.Papers[i]
		case porting.KindRejection:
			return nil
		}
	}
	return nil
}

// commitment is what the notice that holds commits; nil where there is none, or it
// has no date that could be read.
func (c *course) commitment() *porting.FOC {
	p := c.committed()
	if p == nil || p.Record.Notice == nil || p.Record.Notice.Commitment == nil || p.Record.Notice.Commitment.Date == "" {
		return nil
	}
	f := &porting.FOC{Commitment: *p.Record.Notice.Commitment, Document: p.Record.Document.Name, Numbers: []string{}, Noticed: p.day().String()}
	f.Text = c.safe(f.Text)
	f.UTC = utc(f.Commitment)
	c.atHome(f)
	for _, n := range p.Record.Numbers {
		if n.TN != "" && !slices.Contains(f.Numbers, n.TN) {
			f.Numbers = append(f.Numbers, n.TN)
		}
	}
	if len(f.Numbers) == 0 {
		f.Numbers = append(f.Numbers, c.ported()...)
	}
	return f
}

// utc is the window's start in UTC, "" where time or zone is missing.
func utc(f porting.Commitment) string {
	if f.Time == "" || f.Zone == "" {
		return ""
	}
	zone, err := time.LoadLocation(f.Zone)
	if err != nil {
		return ""
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", f.Date+" "+f.Time, zone)
	if err != nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// atHome puts a window that a notice names in UTC, as interfaces do, into the time of
// the place: on another day, perhaps. It does where the whole state keeps one time.
func (c *course) atHome(f *porting.FOC) {
	if f.UTC == "" || f.Zone != "UTC" {
		return
	}
	zone, err := time.LoadLocation(zones()[address.State(c.place().State)])
	if err != nil || zone == time.UTC {
		return
	}
	t, err := time.Parse(time.RFC3339, f.UTC)
	if err != nil {
		return
	}
	t = t.In(zone)
	f.Date, f.Time, f.Zone = t.Format(time.DateOnly), t.Format("15:04"), zone.String()
}

// place is where the numbers are in service: the CSR's word for it, or the LOA's.
func (c *course) place() porting.Parts {
	for _, r := range []*porting.Record{c.CSR, c.LOA} {
		if at := r.Fields[porting.ServiceAddress]; at != nil && at.Text != "" {
			return address.Of(at)
		}
	}
	return porting.Parts{}
}

// country is whose holidays the carrier keeps.
func (c *course) country() dates.Country {
	if address.Canadian(c.place()) {
		return dates.Canada
	}
	return dates.UnitedStates
}

// csrDays is how old a CSR may be (contract: stale_csr).
const csrDays = 30

// dates are the days on which LOA and CSR grow too old. A day on the boundary is
// still good.
func (c *course) dates() porting.PortDates {
	var d porting.PortDates
	if signed, ok := dated(c.LOA, porting.SignatureDate); ok {
		d.Signed, d.Expires = signed.String(), signed.AddDays(c.profile().LOADays).String()
	}
	if pulled, ok := dated(c.CSR, porting.CSRDate); ok {
		d.CSR, d.Stale = pulled.String(), pulled.AddDays(csrDays).String()
	}
	return d
}

// window holds the committed date against the papers and the calendar.
func (c *course) window(f *porting.FOC) []porting.Finding {
	if f == nil {
		return nil
	}
	day, ok := iso(f.Date)
	if !ok {
		return nil
	}
	var out []porting.Finding
	add := func(id, kind string, s porting.Severity, message, fix string) {
		out = append(out, finding(id, kind, s, message, fix))
	}
	if signed, ok := dated(c.LOA, porting.SignatureDate); ok {
		if limit := c.profile().LOADays; day.Sub(signed) > limit {
			add("foc_loa_expired", porting.TypeDates, porting.Review,
				fmt.Sprintf("On the committed day, %s, the LOA's signature is %d days old; the carrier takes %d.", day, day.Sub(signed), limit),
				"Have a new LOA signed and at hand before that day.")
		}
	}
	if pulled, ok := dated(c.CSR, porting.CSRDate); ok && day.Sub(pulled) > csrDays {
		add("foc_csr_stale", porting.TypeDates, porting.Review,
			fmt.Sprintf("On the committed day, %s, the CSR is %d days old: the account may have changed.", day, day.Sub(pulled)),
			"Pull the CSR again shortly before that day, and drop it into the case.")
	}
	if due, ok := dated(c.LOA, porting.DesiredDueDate); ok && due != day {
		add("foc_not_due_date", porting.TypeDates, porting.Note,
			fmt.Sprintf("The LOA asks for %s; the carrier commits %s.", due, day), "Tell the customer the committed day.")
	}
	switch name := c.country().Holiday(day); {
	case name != "":
		add("foc_no_business_day", porting.TypeDates, porting.Review, fmt.Sprintf("The committed day, %s, is %s (%s).", day, c.country().Day(), name),
			"Ask the carrier whether it works that day, or for another.")
	case day.Weekend():
		add("foc_no_business_day", porting.TypeDates, porting.Review, fmt.Sprintf("The committed day, %s, is a %s.", day, day.Weekday()),
			"Ask the carrier whether it works that day, or for another.")
	}
	if c.newest(porting.KindCompletion) == nil && c.Today.After(day) {
		add("foc_passed", porting.TypeDates, porting.Review, fmt.Sprintf("The committed day, %s, has passed, and no notice says that the port is complete.", day),
			"Find out whether the numbers moved, and drop the completion or the new commitment into the case.")
	}
	return append(out, c.committedNumbers(f)...)
}

// committedNumbers holds the notice's numbers against those that are to be ported.
func (c *course) committedNumbers(f *porting.FOC) []porting.Finding {
	asked, committed := map[string]bool{}, map[string]bool{}
	for _, tn := range f.Numbers {
		committed[tn] = true
	}
	var missing, foreign []string
	for _, tn := range c.ported() {
		asked[tn] = true
		if !committed[tn] {
			missing = append(missing, tn)
		}
	}
	for _, tn := range f.Numbers {
		if !asked[tn] {
			foreign = append(foreign, tn)
		}
	}
	var out []porting.Finding
	if len(missing) > 0 {
		g := finding("foc_numbers_missing", porting.TypeNumbers, porting.Review,
			fmt.Sprintf("The commitment leaves out %s of the LOA: %s.", count(len(missing), "number"), numberList(missing)),
			"Ask the carrier when these move; until then they stay where they are.")
		g.TN = missing[0]
		out = append(out, g)
	}
	if len(foreign) > 0 {
		g := finding("foc_numbers_not_asked", porting.TypeNumbers, porting.Review,
			fmt.Sprintf("The commitment names %s that the LOA does not ask for: %s.", count(len(foreign), "number"), numberList(foreign)),
			"Have the carrier take them off before the committed day.")
		g.TN = foreign[0]
		out = append(out, g)
	}
	return out
}

// profile is how the losing carrier judges, as in the report.
func (c *course) profile() carrier.Profile {
	level, ok := carrier.LevelOf(c.now.Strictness)
	if !ok {
		level = carrier.Standard
	}
	if known, ok := c.Carriers.Lookup(c.now.Carrier); ok {
		return carrier.NewProfile(level, known.Settings)
	}
	return carrier.NewProfile(level, nil)
}

// passed are the reasons of findings that were called rejected when the carrier
// committed a date all the same, or reported the port complete.
func (c *course) passed() []string {
	out := []string{}
	p := c.committed()
	if p == nil {
		if p = c.newest(porting.KindCompletion); p == nil {
			return out
		}
	}
	for _, f := range c.report(*p).Findings {
		if f.Severity == porting.Reject && !slices.Contains(out, f.Rejection.Reason) {
			out = append(out, f.Rejection.Reason)
		}
	}
	return out
}

// loaChanged is a finding where another LOA stands than when the carrier committed.
func (c *course) loaChanged() []porting.Finding {
	p := c.committed()
	if p == nil {
		return nil
	}
	if then := c.report(*p); then.Documents.LOA.SHA256 == c.now.Documents.LOA.SHA256 {
		return nil
	}
	return []porting.Finding{finding("loa_after_foc", porting.TypeDocument, porting.Review,
		"The LOA that stands now is another than the one for which the carrier committed the date.",
		"Send the new LOA as a supplement and wait for a new commitment, or take it out of the case.")}
}
