package porting

// WithLists returns a copy of an LOA's record with the numbers of the lists that
// came with it ("see attached"). A number that stands on the LOA already is not
// added again; one that a list itself holds twice is. The numbers stand in
// another document, so they have no place in this one: their note says which.
func (r *Record) WithLists(lists ...*Record) *Record {
	if len(lists) == 0 {
		return r
	}
	loa := *r
	loa.Numbers = append([]Number{}, r.Numbers...)
	loa.Problems = append([]Problem{}, r.Problems...)
	known := make(map[string]bool, len(r.Numbers))
	for _, n := range r.Numbers {
		known[n.TN] = true
	}
	for _, list := range lists {
		for _, n := range list.Numbers {
			if n.TN != "" && known[n.TN] {
				continue
			}
			n.Where = Where{}
			if n.Action == "" {
				n.Action = ActionPort
			}
			if n.Note == "" {
				n.Note = "from " + list.Document.Name
			}
			loa.Numbers = append(loa.Numbers, n)
		}
		for _, p := range list.Problems {
			p.Where = Where{}
			loa.Problems = append(loa.Problems, p)
		}
	}
	return &loa
}
