package carrier

// The names that people may choose from.

import "sort"

// Names are the canonical names of the table's carriers, in order of the alphabet.
func (t *Table) Names() []string {
	names := make([]string, 0, len(t.carriers))
	for _, c := range t.carriers {
		names = append(names, c.Name)
	}
	sort.Strings(names)
	return names
}
