// Package locations reads lists of emergency locations (E911): which dispatchable
// location each telephone number has. There is no standard for them; an
// administrator exports or types a table, one row a number, or a table of numbers
// with the name of their location and a table of the locations.
//
// A table is such a list where a title, the sheet's name or a column says so
// (E911, ELIN, ERL, MSAG, dispatchable location …), where it has a column of numbers
// and one of addresses, and where nothing is said of an account: a customer service
// record never becomes one.
//
// Each number keeps its location as its service address, to the character: the
// pieces of a street in the order of an address, the unit beside it, one blank
// between cells.
//
//	locations.go  ReadSheet
//	table.go      header rows and columns
//	rows.go       what a row says: numbers and their location
package locations

import (
	"context"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// The limits of a list.
const (
	maxNumbers = limits.Locations
	maxUnused  = limits.RecordUnused
	maxColumns = 300
	headRows   = 40 // rows of a sheet in which its header is looked for
)

// Hints tells, without reading it as a table, whether a text may be a list of
// emergency locations.
func Hints(text string) bool {
	low := strings.ToLower(text[:min(len(text), 64<<10)])
	for _, w := range [...]string{"911", "9-1-1", "elin", "erl", "msag", "psap", "dispatchable", "emergency", "civic"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// ReadSheet reads the list that a workbook or a text table holds. ok is false
// where it holds none. The error is that of ctx.
func ReadSheet(ctx context.Context, wb *sheet.Workbook, d porting.Document) (record *porting.Record, ok bool, err error) {
	if wb.Plain {
		return nil, false, nil
	}
	var tables []*table
	signs := 0
	for _, s := range wb.Sheets {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		n, account := said(s)
		if account {
			return nil, false, nil
		}
		signs += n
		if t := find(s); t != nil {
			tables = append(tables, t)
		}
	}
	if signs == 0 {
		return nil, false, nil
	}
	l := &list{ctx: ctx, places: map[string]*porting.Field{}}
	for _, t := range tables {
		if !t.numbered() && t.located() {
			l.addresses(t)
		}
	}
	d.Kind = porting.KindLocations
	l.r = porting.NewRecord(d)
	listed := false
	for _, t := range tables {
		if t.numbered() && (t.located() || len(l.places) > 0 && t.has(labels.Location)) {
			listed = true
			if err := l.numbers(t); err != nil {
				return nil, false, err
			}
		}
	}
	valid := 0
	for i := range l.r.Numbers {
		if l.r.Numbers[i].TN != "" && l.r.Numbers[i].ServiceAddress != nil {
			valid++
		}
	}
	if !listed || valid == 0 {
		return nil, false, nil
	}
	l.r.Problems = append(append([]porting.Problem{}, wb.Problems...), l.r.Problems...)
	return l.r, true, nil
}

// said counts what a sheet's name, its titles and its headers say of emergency
// locations; account tells that it speaks of an account.
func said(s *sheet.Sheet) (signs int, account bool) {
	v := labels.Locations()
	look := func(text string, alone bool) {
		for _, m := range v.All(text) {
			switch m.Target {
			case labels.E911Sign:
				signs++
			case labels.AccountSign:
				account = account || alone
			}
		}
	}
	if s.Name != "" {
		if look(s.Name, false); strings.TrimSpace(s.Name) == "911" {
			signs++
		}
	}
	for i := range s.Rows {
		if i >= headRows {
			break
		}
		for k := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[k]
			text := strings.TrimSpace(c.Text)
			if text == "" || len(text) > 120 || text[0] >= '0' && text[0] <= '9' && !strings.HasPrefix(text, "911") && !strings.HasPrefix(text, "9-1-1") {
				continue
			}
			m, whole := v.Exact(text)
			if whole && m.Target == labels.AccountSign {
				return signs, true
			}
			if m, ok := labels.CSR().Exact(text); ok && !m.Fuzzy { // however a record calls it
				switch m.Target {
				case labels.Target(porting.AccountNumber), labels.AccountBTN, labels.CustomerCode, labels.Target(porting.BillingAddress):
					return signs, true
				}
			}
			if pm, ok := v.Prefix(text); ok && pm.Target == labels.AccountSign && pm.Sep == ':' {
				return signs, true
			}
			look(text, false)
		}
	}
	return signs, account
}

// list is a list while it is gathered.
type list struct {
	ctx    context.Context
	r      *porting.Record
	places map[string]*porting.Field // locations by their name, in small letters
	many   bool
}
