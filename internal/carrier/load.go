package carrier

// The built-in table, and overrides of it.

import (
	"fmt"
	"sort"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/limits"
)

// Default is the built-in table.
var Default = sync.OnceValue(func() *Table {
	cs, err := undigest(digested)
	if err != nil {
		panic("carriers.txt: " + err.Error()) // a test reads it
	}
	return newTable(cs)
})

// maxOverride is the largest override file that is read.
const maxOverride = limits.CarrierFile

// Override returns the built-in table with the carriers of an override file
// over it: what the file says of a carrier that stands in the table counts, what
// it does not say of it stays (its aliases, its successors, its profile). Where
// the file is bad nothing is changed: the error says what is wrong with it and
// where, and the built-in table holds.
func Override(data []byte) (*Table, error) {
	if len(data) > maxOverride {
		return Default(), fmt.Errorf("carrier overrides: more than %d bytes", maxOverride)
	}
	over, err := parse(data)
	if err != nil {
		return Default(), fmt.Errorf("carrier overrides: %w", err)
	}
	base, err := undigest(digested)
	if err != nil {
		return Default(), err
	}
	at := map[string]*Carrier{}
	for _, c := range base {
		at[plain(c.Name)] = c
	}
	for _, c := range over {
		if known := at[plain(c.Name)]; known != nil {
			known.take(c)
		} else {
			base = append(base, c)
			at[plain(c.Name)] = c
		}
	}
	t := newTable(base)
	if err := t.check(over); err != nil {
		return Default(), fmt.Errorf("carrier overrides: %w", err)
	}
	return t, nil
}

// take puts over a carrier what an override says of it.
func (c *Carrier) take(o *Carrier) {
	c.Name = o.Name
	if o.Type != "" {
		c.Type = o.Type
	}
	if o.Aliases != nil {
		c.Aliases = o.Aliases
	}
	if o.Became != nil {
		c.Became = o.Became
	}
	if o.Source != "" {
		c.Source = o.Source
	}
	if o.Settings != nil {
		c.Settings = o.Settings
	}
	if o.Gaining != nil {
		c.Gaining = o.Gaining
	}
}

// check finds what an override says of names that cannot hold: an alias that is
// another carrier's, a successor that is no carrier.
func (t *Table) check(over []*Carrier) error {
	for _, o := range over {
		for _, a := range o.Aliases {
			if c := t.exact[plain(a)]; c != nil && plain(c.Name) != plain(o.Name) {
				return fmt.Errorf("carrier %q: its alias %q is a name of %q", o.Name, a, c.Name)
			}
		}
		for _, s := range o.Became {
			if t.carriers[plain(s.To)] == nil {
				return fmt.Errorf("carrier %q: it became %q, which is no carrier of the table", o.Name, s.To)
			}
		}
	}
	return nil
}

func newTable(cs []*Carrier) *Table {
	t := &Table{carriers: make(map[string]*Carrier, len(cs)), exact: make(map[string]*Carrier, 4*len(cs))}
	add := func(k string, c *Carrier) {
		if k != "" && t.exact[k] == nil {
			t.exact[k] = c
		}
	}
	names := make([][]string, len(cs)) // of each carrier, in their plain form, to be stemmed
	for i, c := range cs {
		names[i] = append(make([]string, 0, 1+len(c.Aliases)), plain(c.Name))
		t.carriers[names[i][0]] = c
		add(names[i][0], c)
	}
	for i, c := range cs {
		for _, a := range c.Aliases {
			if head, ok := strings.CutSuffix(a, " *"); ok {
				t.prefix = append(t.prefix, prefixAlias{plain(head) + " ", c})
				continue
			}
			key := plain(a)
			add(key, c)
			if !strings.HasSuffix(a, "*") {
				names[i] = append(names[i], key)
			}
		}
	}
	for i, c := range cs {
		for _, name := range names[i] {
			add(stem(name), c)
		}
	}
	sort.SliceStable(t.prefix, func(i, j int) bool { return len(t.prefix[i].key) > len(t.prefix[j].key) })
	return t
}
