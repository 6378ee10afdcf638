package gather

// Places that numbers name: service addresses with a name of their own.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Sites are the addresses of one table, by the name in its column.
type Sites struct {
	Nouns []string // of the column's heading
	By    map[string]Site
}

// Site is the address of one name, and the field that it is told as.
type Site struct {
	Field *porting.Field
	Cells Address
}

// PlaceName is a number that names its place.
type PlaceName struct {
	Index int // in account.numbers
	Tn    string
	Nouns []string
	Name  string
	Where porting.Where
}

// Same tells whether two headings speak of the same kind of place.
func Same(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// settleSites gives the numbers of an account the addresses of the places that they
// name. One that no table knows is told.
func (c *Collector) settleSites(a *Account) {
	t := &a.TableAddress
	told := map[string]bool{}
	for _, n := range a.Named {
		if n.Index >= len(a.Numbers) || a.Numbers[n.Index].TN != n.Tn {
			continue
		}
		for _, s := range c.Sites {
			if !Same(s.Nouns, n.Nouns) {
				continue
			}
			at, ok := s.By[strings.ToLower(n.Name)]
			if !ok || at.Field == nil {
				if !told[n.Name] {
					told[n.Name] = true
					a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.ServiceAddress, TN: n.Tn, Where: n.Where,
						Message: fmt.Sprintf("the number %s stands at %q, and no table of the record says where that is", telephone.Format(n.Tn), Short(n.Name))})
				}
				continue
			}
			for len(t.Own) < len(a.Numbers) {
				t.Own = append(t.Own, nil)
			}
			switch {
			case t.Own[n.Index] != nil: // it has one of its own
			case t.first == nil:
				t.Own[n.Index], t.first, t.cells = at.Field, at.Field, at.Cells
			default:
				t.Own[n.Index] = at.Field
				t.varied = t.varied || at.Field.Text != t.first.Text
			}
		}
	}
	a.Named = nil
}

// SiteNouns are the words of a heading of names or ids of places, nil where it is none.
func SiteNouns(text string) []string {
	if len(text) > 40 {
		return nil
	}
	var out []string
	for _, w := range labels.Words(text) {
		switch w {
		case "locations":
			w = "location"
		case "sites":
			w = "site"
		}
		switch w {
		case "location", "site", "branch", "store", "office", "building", "facility", "campus", "premise", "address":
			out = append(out, w)
		case "id", "number", "name", "code", "key", "ref", "reference", "service":
		default:
			return nil
		}
	}
	return out
}
