package casework

// Which CSR shares most numbers with an LOA, found through an index of numbers.

import (
	"encoding/binary"
	"slices"
	"sort"
	"strings"
)

// partners finds a CSR by its numbers. CSRs with the same numbers are one set:
// copies of one paper, however many, are looked at once.
type partners struct {
	papers []Glance
	sets   []partnerSet
	with   map[uint64][]int // number → the sets that hold it
	shared []int            // per set, how many of the wanted numbers it holds
}

// partnerSet are CSRs with the same numbers, and their names in the order of
// their beginnings and of their ends.
type partnerSet struct {
	members    []int
	begin, end []named
}

type named struct {
	name  string
	paper int
}

func newPartners(papers []Glance, csrs []int) *partners {
	p := &partners{papers: papers, with: map[uint64][]int{}}
	bySet := map[string]int{}
	for _, i := range csrs {
		numbers := papers[i].all()
		if len(numbers) == 0 {
			continue
		}
		key := make([]byte, 0, 8*len(numbers))
		for _, n := range numbers {
			key = binary.BigEndian.AppendUint64(key, n)
		}
		set, ok := bySet[string(key)]
		if !ok {
			set = len(p.sets)
			bySet[string(key)] = set
			p.sets = append(p.sets, partnerSet{})
			for _, n := range numbers {
				p.with[n] = append(p.with[n], set)
			}
		}
		p.sets[set].members = append(p.sets[set].members, i)
	}
	p.shared = make([]int, len(p.sets))
	return p
}

// of finds the CSR that holds most of the numbers; of several with as many, the
// one whose file's name begins, else ends, most like the LOA's; else the first.
func (p *partners) of(numbers []uint64, path string) (csr int, ok bool) {
	var touched []int
	most := 0
	for _, n := range numbers {
		for _, set := range p.with[n] {
			if p.shared[set] == 0 {
				touched = append(touched, set)
			}
			p.shared[set]++
			most = max(most, p.shared[set])
		}
	}
	name, alike := Stem(path), 0
	csr = -1
	for _, set := range touched {
		if p.shared[set] == most {
			member, n := p.closest(&p.sets[set], name)
			if csr < 0 || n > alike || n == alike && member < csr {
				csr, alike = member, n
			}
		}
		p.shared[set] = 0
	}
	return csr, csr >= 0
}

// closest is the member of a set whose name is most like another, and in how many
// bytes at its beginning or its end it is like it.
func (p *partners) closest(s *partnerSet, name string) (member, alike int) {
	if len(s.members) == 1 {
		own := Stem(p.papers[s.members[0]].Path)
		return s.members[0], max(common(name, own), common(reversed(name), reversed(own)))
	}
	if s.begin == nil {
		for _, i := range s.members {
			own := Stem(p.papers[i].Path)
			s.begin, s.end = append(s.begin, named{own, i}), append(s.end, named{reversed(own), i})
		}
		for _, list := range [][]named{s.begin, s.end} {
			slices.SortFunc(list, func(a, b named) int {
				if c := strings.Compare(a.name, b.name); c != 0 {
					return c
				}
				return a.paper - b.paper
			})
		}
	}
	member, alike = longest(s.begin, name)
	if m, n := longest(s.end, reversed(name)); n > alike {
		member, alike = m, n
	}
	if alike == 0 {
		member = s.members[0]
	}
	return member, alike
}

// longest finds, among sorted names, the first of those that share the longest
// beginning with another.
func longest(list []named, name string) (paper, length int) {
	at := sort.Search(len(list), func(i int) bool { return list[i].name >= name })
	for _, i := range []int{at - 1, at} {
		if i >= 0 && i < len(list) {
			length = max(length, common(name, list[i].name))
		}
	}
	begin := name[:length]
	at = sort.Search(len(list), func(i int) bool { return list[i].name >= begin })
	return list[at].paper, length
}

// common is how many bytes two names begin with in common.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func reversed(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}
