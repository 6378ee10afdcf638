package locations

// What a row says: numbers and their location.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// cell is what stands in a column of a row, the merged cell's text included, nil
// where nothing.
func (t *table) cell(i, col int) (text string, where porting.Where, flags sheet.Flags) {
	row := &t.sheet.Rows[i]
	c, at := row.Cell(col), row.Index
	if c == nil {
		m, ok := t.sheet.Merged(row.Index, col)
		if !ok || m.Top <= 0 {
			return "", porting.Where{}, 0
		}
		if c, at = t.sheet.Cell(m.Top, m.Left), m.Top; c == nil || m.Left != col {
			return "", porting.Where{}, 0
		}
	}
	return strings.TrimSpace(c.Text), t.sheet.Where(at, c), c.Flags
}

// inOrder are the parts of an address in its order; where the street is cut in
// pieces, each is a column.
var inOrder = [...]labels.Target{
	labels.Address, labels.StreetNumber, labels.Street, labels.PreDir, labels.StreetName, labels.StreetType, labels.PostDir,
	labels.Unit, labels.City, labels.State, labels.CityStateZip, labels.Zip, labels.Zip4,
}

// location is the location of a row, nil where it holds none.
func (t *table) location(i int) *porting.Field {
	f := &porting.Field{Read: porting.ReadCell, Confidence: 1, Parts: &porting.Parts{}}
	if t.sheet.TextFile {
		f.Read = porting.ReadText
	}
	p := f.Parts
	join := func(into *string, text string) {
		if *into != "" && text != "" {
			*into += " "
		}
		*into += text
	}
	whole, tail := "", ""
	street := false
	for _, target := range inOrder {
		for k := range t.cols {
			if t.cols[k].target != target {
				continue
			}
			text, where, _ := t.cell(i, t.cols[k].col)
			if labels.NoValue(text) {
				continue
			}
			switch target {
			case labels.Address:
				if whole != "" {
					continue // the same address in another form
				}
				whole = text
			case labels.StreetNumber, labels.Street, labels.PreDir, labels.StreetName, labels.StreetType, labels.PostDir:
				street = true
				join(&p.Street, text)
			case labels.Unit:
				join(&p.Unit, text)
			case labels.City:
				p.City = text
			case labels.State:
				p.State = text
			case labels.Zip:
				p.Zip = text
			case labels.Zip4:
				text = "-" + strings.TrimLeft(text, "-")
				p.Zip += text
			case labels.CityStateZip:
				tail = text
			}
			if f.Text == "" {
				f.Where = where
			} else {
				f.Where.More = append(f.Where.More, where)
				if target != labels.Zip4 {
					f.Text += " "
				}
			}
			f.Text += text
		}
	}
	if f.Text == "" {
		return nil
	}
	if whole != "" {
		t.divide(p, whole, street)
	} else if t.has(labels.Street) && p.Unit == "" {
		// the unit may stand behind the street in the same cell
		if s := address.Split(p.Street + "\n" + strings.TrimSpace(p.City+" "+p.State+" "+p.Zip)); s.Street != "" && s.Unit != "" && strings.Contains(p.Street, s.Street) && strings.Contains(p.Street, s.Unit) {
			p.Street, p.Unit = s.Street, s.Unit
		}
	}
	if tail != "" {
		s := address.Split("1 Main St\n" + tail)
		p.City, p.State, p.Zip = first(p.City, s.City), first(p.State, s.State), first(p.Zip, s.Zip)
	}
	return f
}

// divide takes a whole address apart; the parts that have columns of their own
// stay as they stand there.
func (t *table) divide(p *porting.Parts, whole string, street bool) {
	s := address.Split(whole)
	if s.Street == "" { // a street alone
		rest := strings.TrimSpace(p.City + " " + p.State + " " + p.Zip)
		if s = address.Split(whole + "\n" + rest); !strings.Contains(whole, s.Street) || s.Street == "" {
			s = porting.Parts{Street: whole}
		}
		if !strings.Contains(whole, s.Unit) {
			s.Unit = ""
		}
	}
	if !street {
		p.Street = s.Street
	}
	if s.Unit != "" && p.Unit != "" && s.Unit != p.Unit {
		p.Unit = s.Unit + " " + p.Unit
	} else {
		p.Unit = first(p.Unit, s.Unit)
	}
	p.City, p.State, p.Zip = first(p.City, s.City), first(p.State, s.State), first(p.Zip, s.Zip)
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// addresses gathers a table of locations by their names.
func (l *list) addresses(t *table) {
	for i := t.body; i < len(t.sheet.Rows) && len(l.places) < maxNumbers; i++ {
		f := t.location(i)
		if f == nil {
			continue
		}
		for k := range t.cols {
			if c := &t.cols[k]; c.target == labels.Location || c.target == labels.Name {
				if name, _, _ := t.cell(i, c.col); name != "" {
					if key := strings.ToLower(name); l.places[key] == nil {
						l.places[key] = f
					}
				}
			}
		}
	}
}

// numbers puts the numbers of a table into the record.
func (l *list) numbers(t *table) error {
	for k := range t.cols {
		if c := &t.cols[k]; c.target == "" && len(l.r.Unused) < maxUnused {
			l.r.Unused = append(l.r.Unused, porting.Unused{Label: c.label, Where: c.where})
		}
	}
	col := t.col(labels.Numbers)
	if col == nil {
		col = t.col(labels.ELIN)
	}
	start, end := t.col(labels.RangeStart), t.col(labels.RangeEnd)
	for i := t.body; i < len(t.sheet.Rows); i++ {
		if i%500 == 0 {
			if err := l.ctx.Err(); err != nil {
				return err
			}
		}
		if repeats(t, i) {
			continue
		}
		text, where, flags := "", porting.Where{}, sheet.Flags(0)
		if col != nil {
			text, where, flags = t.cell(i, col.col)
		}
		if text == "" && start != nil {
			text, where, flags = t.cell(i, start.col)
			if end != nil && text != "" {
				if last, w, _ := t.cell(i, end.col); last != "" && last != text {
					text += " - " + last
					where.More = append(where.More, w)
				}
			}
		}
		place := t.location(i)
		if place == nil {
			place = l.named(t, i)
		}
		if text == "" {
			if place != nil && len(l.r.Unused) < maxUnused {
				l.r.Unused = append(l.r.Unused, porting.Unused{Label: place.Text, Where: place.Where})
			}
			continue
		}
		l.row(text, where, flags, place, t.note(i), t.sheet.TextFile)
		if l.many {
			break
		}
	}
	return nil
}

// repeats tells whether a row repeats the header.
func repeats(t *table, i int) bool {
	same := 0
	for k := range t.cols {
		if text, _, _ := t.cell(i, t.cols[k].col); text == t.cols[k].label {
			same++
		}
	}
	return same*2 > len(t.cols)
}

// named is the location that a row names instead of giving it.
func (l *list) named(t *table, i int) *porting.Field {
	c := t.col(labels.Location)
	if c == nil {
		return nil
	}
	name, _, _ := t.cell(i, c.col)
	return l.places[strings.ToLower(name)]
}

// note is what stands beside a number: whose it is, the name of its location.
func (t *table) note(i int) string {
	var out []string
	for _, target := range [...]labels.Target{labels.Name, labels.Location, labels.Note} {
		for k := range t.cols {
			if t.cols[k].target == target {
				if text, _, _ := t.cell(i, t.cols[k].col); !labels.NoValue(text) {
					out = append(out, text)
				}
			}
		}
	}
	return strings.Join(out, ", ")
}

// row adds the numbers of a cell.
func (l *list) row(text string, where porting.Where, flags sheet.Flags, place *porting.Field, note string, plain bool) {
	read := porting.ReadCell
	if plain {
		read = porting.ReadText
	}
	add := func(tn, shown string) bool {
		if len(l.r.Numbers) >= maxNumbers {
			l.many = true
			l.r.Problem(porting.Problem{Code: porting.ProblemLimit, Message: fmt.Sprintf("the list has more than %d numbers; the rest was left out", maxNumbers)})
			return false
		}
		l.r.Numbers = append(l.r.Numbers, porting.Number{TN: tn, Text: shown, Note: note, Read: read, Confidence: 1, Where: where, Features: []string{}, ServiceAddress: place})
		return true
	}
	found := telephone.FindAll(text)
	valid := false
	for _, f := range found {
		for _, tn := range f.TNs {
			valid = true
			if !add(tn, f.Text) {
				return
			}
		}
	}
	switch {
	case valid:
	case flags&sheet.DigitsLost != 0:
		add("", text)
		l.r.Problem(porting.Problem{Code: porting.ProblemDigitsLost, Message: "a number lost digits in the spreadsheet; format its cells as text, and type it again", Where: where})
	case strings.ContainsAny(text, "0123456789"):
		add("", text)
		why := "it has not the form of one"
		if len(found) > 0 {
			why = found[0].Invalid
		}
		l.r.Problem(porting.Problem{Code: porting.ProblemInvalidNumber, Message: "a number of the list is none: " + why, Where: where})
	}
}
