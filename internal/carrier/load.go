package carrier

// The data file and its overrides.

import (
	"fmt"
	"sort"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"github.com/portcheck/portcheck/internal/porting"
)

// file is the form of carriers.yaml.
type file struct {
	Carriers []struct {
		Name    string   `yaml:"name"`
		Type    string   `yaml:"type"`
		Aliases []string `yaml:"aliases"`
		Became  []struct {
			To       string `yaml:"to"`
			Since    string `yaml:"since"`
			Source   string `yaml:"source"`
			Verified *bool  `yaml:"verified"`
		} `yaml:"became"`
		Source  string `yaml:"source"`
		Profile *struct {
			Strictness           string            `yaml:"strictness"`
			Severity             map[string]string `yaml:"severity"`
			LOADays              int               `yaml:"loa_days"`
			NameLength           int               `yaml:"name_length"`
			AuthorizedNameLength int               `yaml:"authorized_name_length"`
			ProjectNumbers       int               `yaml:"project_numbers"`
			Verified             *bool             `yaml:"verified"`
			Source               string            `yaml:"source"`
		} `yaml:"profile"`
	} `yaml:"carriers"`
}

// Default is the built-in table.
var Default = sync.OnceValue(func() *Table {
	cs, err := undigest(digested)
	if err != nil {
		panic("carriers.txt: " + err.Error()) // a test reads it
	}
	return newTable(cs)
})

// maxOverride is the largest override file that is read.
const maxOverride = 1 << 20

// Override returns the built-in table with the carriers of an override file
// over it. Where the file is bad nothing is changed: the error says what is
// wrong with it, and the built-in table holds.
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
	at := map[string]int{}
	for i, c := range base {
		at[plain(c.Name)] = i
	}
	for _, c := range over {
		if i, ok := at[plain(c.Name)]; ok {
			base[i] = c
		} else {
			base = append(base, c)
		}
	}
	return newTable(base), nil
}

// parse reads and checks a data file.
func parse(data []byte) (cs []*Carrier, err error) {
	var f file
	dec := yaml.NewDecoder(strings.NewReader(string(data)))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil {
		return nil, err
	}
	if len(f.Carriers) == 0 {
		return nil, fmt.Errorf("no carriers in it")
	}
	for _, c := range f.Carriers {
		if plain(c.Name) == "" {
			return nil, fmt.Errorf("a carrier without a name")
		}
		switch c.Type {
		case "ILEC", "CLEC", "MSO", "ITSP", "wireless", "":
		default:
			return nil, fmt.Errorf("carrier %q: unknown type %q", c.Name, c.Type)
		}
		out := &Carrier{Name: c.Name, Type: c.Type, Aliases: c.Aliases, Source: c.Source}
		for _, s := range c.Became {
			out.Became = append(out.Became, Successor{s.To, s.Since, s.Verified == nil || *s.Verified, s.Source})
		}
		if p := c.Profile; p != nil {
			st := &Settings{
				Severity: map[string]porting.Severity{}, LOADays: p.LOADays, NameLength: p.NameLength,
				AuthorizedNameLength: p.AuthorizedNameLength, ProjectNumbers: p.ProjectNumbers,
				Verified: p.Verified == nil || *p.Verified, Source: p.Source,
			}
			if p.Strictness != "" {
				level, ok := LevelOf(p.Strictness)
				if !ok {
					return nil, fmt.Errorf("carrier %q: unknown strictness %q", c.Name, p.Strictness)
				}
				st.Level = level
			}
			if p.LOADays < 0 || p.NameLength < 0 || p.AuthorizedNameLength < 0 || p.ProjectNumbers < 0 {
				return nil, fmt.Errorf("carrier %q: a negative number", c.Name)
			}
			for k, v := range p.Severity {
				s := porting.Severity(v)
				if s.Rank() == 0 {
					return nil, fmt.Errorf("carrier %q: %q is no severity", c.Name, v)
				}
				if !severityKey(k) {
					return nil, fmt.Errorf("carrier %q: %q is no difference and no reason", c.Name, k)
				}
				st.Severity[k] = s
			}
			out.Settings = st
		}
		cs = append(cs, out)
	}
	return cs, nil
}

func newTable(cs []*Carrier) *Table {
	t := &Table{carriers: map[string]*Carrier{}, exact: map[string]*Carrier{}}
	add := func(k string, c *Carrier) {
		if k != "" && t.exact[k] == nil {
			t.exact[k] = c
		}
	}
	for _, c := range cs {
		t.carriers[plain(c.Name)] = c
		add(plain(c.Name), c)
	}
	for _, c := range cs {
		for _, a := range c.Aliases {
			if head, ok := strings.CutSuffix(a, " *"); ok {
				t.prefix = append(t.prefix, prefixAlias{plain(head) + " ", c})
				continue
			}
			add(plain(a), c)
		}
	}
	for _, c := range cs {
		for _, a := range append([]string{c.Name}, c.Aliases...) {
			if !strings.HasSuffix(a, "*") {
				add(stem(plain(a)), c)
			}
		}
	}
	sort.SliceStable(t.prefix, func(i, j int) bool { return len(t.prefix[i].key) > len(t.prefix[j].key) })
	return t
}
