package carrier

// carriers.txt is carriers.yaml in a plain form that is read in a fraction of the
// time: every run of the command needs it, and YAML would cost it 3 ms. A test
// writes it, and holds the two together; run it with -update after a change to
// carriers.yaml.
//
// Each line is a letter, a tab, and fields parted by tabs:
//
//	C  name, type, source
//	A  one alias of the carrier above
//	B  what became of it: to, since, verified or not, source
//	P  its profile: strictness, loa_days, name_length, authorized_name_length,
//	   project_numbers, verified or not, source, then severities as key=severity
//	S  the kind of signature that its profile asks for
//	H  its profile's hours
//	I  an interval of its profile: up_to, days
//	G  what it asks as the new carrier: loa_days, signature, verified or not, source

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

//go:embed carriers.txt
var digested string

// undigest reads the plain form.
func undigest(text string) ([]*Carrier, error) {
	var cs []*Carrier
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		var c *Carrier
		if len(cs) > 0 {
			c = cs[len(cs)-1]
		}
		switch {
		case f[0] == "C" && len(f) == 4:
			cs = append(cs, &Carrier{Name: f[1], Type: f[2], Source: f[3]})
		case f[0] == "A" && len(f) == 2 && c != nil:
			c.Aliases = append(c.Aliases, f[1])
		case f[0] == "B" && len(f) == 5 && c != nil:
			c.Became = append(c.Became, Successor{f[1], f[2], f[3] == "true", f[4]})
		case f[0] == "P" && len(f) >= 8 && c != nil:
			s := &Settings{Verified: f[6] == "true", Source: f[7], Severity: map[string]porting.Severity{}}
			s.Level, _ = LevelOf(f[1])
			for i, to := range []*int{&s.LOADays, &s.NameLength, &s.AuthorizedNameLength, &s.ProjectNumbers} {
				*to, _ = strconv.Atoi(f[2+i])
			}
			for _, kv := range f[8:] {
				k, v, _ := strings.Cut(kv, "=")
				s.Severity[k] = porting.Severity(v)
			}
			c.Settings = s
		case f[0] == "S" && len(f) == 2 && c != nil && c.Settings != nil:
			c.Settings.Signature = f[1]
		case f[0] == "H" && len(f) == 2 && c != nil && c.Settings != nil:
			c.Settings.Hours = f[1]
		case f[0] == "I" && len(f) == 3 && c != nil && c.Settings != nil:
			upTo, _ := strconv.Atoi(f[1])
			days, _ := strconv.Atoi(f[2])
			c.Settings.Intervals = append(c.Settings.Intervals, Interval{upTo, days})
		case f[0] == "G" && len(f) == 5 && c != nil:
			days, _ := strconv.Atoi(f[1])
			c.Gaining = &Gaining{days, f[2], f[3] == "true", f[4]}
		default:
			return nil, fmt.Errorf("bad line %q", line)
		}
	}
	return cs, nil
}
