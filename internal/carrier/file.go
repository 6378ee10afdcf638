package carrier

// The form of carriers.yaml, built in or as an override, and what is wrong with
// a file that does not have it. The file's head says what each key means.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/portcheck/portcheck/internal/porting"
)

// file is the form of carriers.yaml.
type file struct {
	Carriers []entry `yaml:"carriers"`
}

type entry struct {
	Name    string       `yaml:"name"`
	Type    string       `yaml:"type"`
	Aliases []string     `yaml:"aliases"`
	Became  []became     `yaml:"became"`
	Source  string       `yaml:"source"`
	Profile *profileKeys `yaml:"profile"`
	Gaining *gainingKeys `yaml:"gaining"`
}

type became struct {
	To       string `yaml:"to"`
	Since    string `yaml:"since"`
	Source   string `yaml:"source"`
	Verified *bool  `yaml:"verified"`
}

type profileKeys struct {
	Strictness           string            `yaml:"strictness"`
	Severity             map[string]string `yaml:"severity"`
	LOADays              int               `yaml:"loa_days"`
	NameLength           int               `yaml:"name_length"`
	AuthorizedNameLength int               `yaml:"authorized_name_length"`
	ProjectNumbers       int               `yaml:"project_numbers"`
	Signature            string            `yaml:"signature"`
	Hours                string            `yaml:"hours"`
	Intervals            []struct {
		UpTo int `yaml:"up_to"`
		Days int `yaml:"days"`
	} `yaml:"intervals"`
	Verified *bool  `yaml:"verified"`
	Source   string `yaml:"source"`
}

type gainingKeys struct {
	LOADays   int    `yaml:"loa_days"`
	Signature string `yaml:"signature"`
	Verified  *bool  `yaml:"verified"`
	Source    string `yaml:"source"`
}

// parse reads and checks a data file.
func parse(data []byte) ([]*Carrier, error) {
	var f file
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, errors.New("the file is empty")
		}
		return nil, errors.New(strings.Join(strings.Fields(err.Error()), " "))
	}
	if err := dec.Decode(new(any)); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one YAML document in the file")
	}
	if len(f.Carriers) == 0 {
		return nil, errors.New("no carriers in it")
	}
	var cs []*Carrier
	seen := map[string]bool{}
	for i, e := range f.Carriers {
		k := plain(e.Name)
		if k == "" {
			return nil, fmt.Errorf("carrier %d has no name", i+1)
		}
		if seen[k] {
			return nil, fmt.Errorf("carrier %q stands in it twice", e.Name)
		}
		seen[k] = true
		c, err := e.carrier()
		if err != nil {
			return nil, fmt.Errorf("carrier %q: %w", e.Name, err)
		}
		cs = append(cs, c)
	}
	return cs, nil
}

// carrier checks an entry and makes a carrier of it.
func (e *entry) carrier() (*Carrier, error) {
	switch e.Type {
	case "ILEC", "CLEC", "MSO", "ITSP", "wireless", "":
	default:
		return nil, fmt.Errorf("unknown type %q", e.Type)
	}
	c := &Carrier{Name: e.Name, Type: e.Type, Aliases: e.Aliases, Source: e.Source}
	for _, a := range e.Aliases {
		if plain(strings.TrimSuffix(a, " *")) == "" {
			return nil, fmt.Errorf("an alias without a letter: %q", a)
		}
	}
	if e.Became != nil {
		c.Became = []Successor{}
	}
	for _, s := range e.Became {
		if plain(s.To) == "" {
			return nil, errors.New("became: no name in \"to\"")
		}
		if !isSince(s.Since) {
			return nil, fmt.Errorf("became %q: %q is no year, month or day", s.To, s.Since)
		}
		c.Became = append(c.Became, Successor{s.To, s.Since, s.Verified == nil || *s.Verified, s.Source})
	}
	var err error
	if e.Profile != nil {
		if c.Settings, err = e.Profile.settings(); err != nil {
			return nil, fmt.Errorf("profile: %w", err)
		}
	}
	if g := e.Gaining; g != nil {
		if g.LOADays < 0 {
			return nil, errors.New("gaining: a negative number")
		}
		if err := signatureKind(g.Signature); err != nil {
			return nil, fmt.Errorf("gaining: %w", err)
		}
		c.Gaining = &Gaining{g.LOADays, kindOf(g.Signature), g.Verified == nil || *g.Verified, g.Source}
	}
	return c, nil
}

// settings checks a profile.
func (p *profileKeys) settings() (*Settings, error) {
	s := &Settings{
		Severity: map[string]porting.Severity{}, LOADays: p.LOADays, NameLength: p.NameLength,
		AuthorizedNameLength: p.AuthorizedNameLength, ProjectNumbers: p.ProjectNumbers,
		Signature: kindOf(p.Signature), Hours: strings.TrimSpace(p.Hours),
		Verified: p.Verified == nil || *p.Verified, Source: p.Source,
	}
	if p.Strictness != "" {
		level, ok := LevelOf(p.Strictness)
		if !ok {
			return nil, fmt.Errorf("unknown strictness %q", p.Strictness)
		}
		s.Level = level
	}
	if p.LOADays < 0 || p.NameLength < 0 || p.AuthorizedNameLength < 0 || p.ProjectNumbers < 0 {
		return nil, errors.New("a negative number")
	}
	if err := signatureKind(p.Signature); err != nil {
		return nil, err
	}
	last := 0
	for _, i := range p.Intervals {
		if i.UpTo <= last || i.Days <= 0 {
			return nil, fmt.Errorf("intervals: up_to %d, days %d: both must be positive, and up_to grow", i.UpTo, i.Days)
		}
		last = i.UpTo
		s.Intervals = append(s.Intervals, Interval{i.UpTo, i.Days})
	}
	for k, v := range p.Severity {
		severity := porting.Severity(v)
		if severity.Rank() == 0 {
			return nil, fmt.Errorf("%s: %q is no severity", k, v)
		}
		if !severityKey(k) {
			return nil, fmt.Errorf("%q is no difference and no reason", k)
		}
		s.Severity[k] = severity
	}
	return s, nil
}

func signatureKind(kind string) error {
	switch kind {
	case "", "any", SignatureWet:
		return nil
	}
	return fmt.Errorf("unknown kind of signature %q", kind)
}

func kindOf(kind string) string {
	if kind == "any" {
		return SignatureAny
	}
	return kind
}

// isSince tells whether a text is YYYY, YYYY-MM or YYYY-MM-DD, or nothing.
func isSince(s string) bool {
	form := "0000-00-00"
	if len(s) != 0 && len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if form[i] == '-' && s[i] != '-' || form[i] == '0' && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}
