package carrier

// carriers.txt is written from carriers.yaml, and says what it says.

import (
	"flag"
	"os"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write carriers.txt from carriers.yaml")

// yamlFile reads carriers.yaml.
func yamlFile(t testing.TB) []*Carrier {
	t.Helper()
	data, err := os.ReadFile("carriers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cs, err := parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

// What is embedded is what carriers.yaml says.
func TestDigest(t *testing.T) {
	cs := yamlFile(t)
	if *update {
		if err := os.WriteFile("carriers.txt", []byte(digest(cs)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(digest(cs), digested); diff != "" {
		t.Errorf("carriers.txt is not what carriers.yaml says: run go test -update\n%s", diff)
	}
	back, err := undigest(digested)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(digest(cs), digest(back)); diff != "" {
		t.Error(diff)
	}
}

// digest writes carriers in the plain form.
func digest(cs []*Carrier) string {
	var b strings.Builder
	b.WriteString("# Written from carriers.yaml by the test of this package with -update; change that file, not this one.\n")
	line := func(fields ...string) {
		for i, f := range fields {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(strings.NewReplacer("\t", " ", "\n", " ").Replace(f))
		}
		b.WriteByte('\n')
	}
	for _, c := range cs {
		line("C", c.Name, c.Type, c.Source)
		for _, a := range c.Aliases {
			line("A", a)
		}
		for _, s := range c.Became {
			line("B", s.To, s.Since, strconv.FormatBool(s.Verified), s.Source)
		}
		if p := c.Settings; p != nil {
			fields := []string{"P", p.Level.String(), strconv.Itoa(p.LOADays), strconv.Itoa(p.NameLength), strconv.Itoa(p.AuthorizedNameLength), strconv.Itoa(p.ProjectNumbers), strconv.FormatBool(p.Verified), p.Source}
			var keys []string
			for k := range p.Severity {
				keys = append(keys, k)
			}
			sort.Strings(keys)
			for _, k := range keys {
				fields = append(fields, k+"="+string(p.Severity[k]))
			}
			line(fields...)
			if p.Signature != "" {
				line("S", p.Signature)
			}
			if p.Hours != "" {
				line("H", p.Hours)
			}
			for _, i := range p.Intervals {
				line("I", strconv.Itoa(i.UpTo), strconv.Itoa(i.Days))
			}
		}
		if g := c.Gaining; g != nil {
			line("G", strconv.Itoa(g.LOADays), g.Signature, strconv.FormatBool(g.Verified), g.Source)
		}
	}
	return b.String()
}
