package casework

// Which papers of a folder belong together.

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// Case is one LOA with the CSR that it is held against.
type Case struct {
	Name string
	// LOA has the numbers of the lists attached to it.
	LOA *porting.Record
	// CSRs are the accounts of the one CSR file.
	CSRs []*porting.Record
	// Later are notices, emergency locations and sign-offs.
	Later []*porting.Record
	// Papers are the files of the case: the LOA's, the CSR's, the lists', the later ones'.
	Papers []Paper
}

// Match says which papers make a case, by their places in the list that was
// matched.
type Match struct {
	Name  string
	LOA   int
	Place int // of the LOA's record in its file
	CSR   int
	Lists []int
	Later []int // notices, emergency locations, sign-offs
}

// Papers are the places of all papers of the case: the LOA's, the CSR's, the lists',
// the later ones'.
func (m *Match) Papers() []int {
	return slices.Concat([]int{m.LOA, m.CSR}, m.Lists, m.Later)
}

// MatchPapers makes the cases of one folder. A folder with one LOA and one CSR is
// one case, named after the folder. With more of them an LOA belongs to the CSR
// with which it shares most telephone numbers, among equals to the one whose
// file is named most alike, and the case is named after the LOA's file. Lists of
// numbers belong to the LOA: to the only one, else to the one whose CSR shares
// most numbers with them. Notices, emergency locations and sign-offs belong to the
// only case, else to that of the LOA that shares most numbers with them. Papers
// without a partner are left.
//
// The work grows with the numbers in the folder, not with its files squared.
func MatchPapers(folder string, papers []Glance) (cases []Match, left []int) {
	var loas, csrs, lists, later, rest []int
	for i := range papers {
		switch k := papers[i].Kind; {
		case k == porting.KindLOA:
			loas = append(loas, i)
		case k == porting.KindCSR:
			csrs = append(csrs, i)
		case k == porting.KindNumbers:
			lists = append(lists, i)
		case k.ComesLater():
			later = append(later, i)
		default:
			rest = append(rest, i)
		}
	}
	if len(loas) == 1 && len(csrs) == 1 && len(papers[loas[0]].Numbers) == 1 {
		return []Match{{Name: folder, LOA: loas[0], CSR: csrs[0], Lists: lists, Later: later}}, rest
	}

	paired := map[int]bool{}
	names := newNames(papers, loas)
	index := newPartners(papers, csrs)
	for _, loa := range loas {
		for place, numbers := range papers[loa].Numbers {
			csr, ok := index.of(numbers, papers[loa].Path)
			if !ok {
				continue
			}
			paired[loa], paired[csr] = true, true
			cases = append(cases, Match{Name: names.of(loa, place), LOA: loa, Place: place, CSR: csr})
		}
	}
	first := map[int]int{} // CSR → its first case
	for i := len(cases) - 1; i >= 0; i-- {
		first[cases[i].CSR] = i
	}
	used := newPartners(papers, keysInOrder(csrs, first))
	for _, list := range lists {
		if csr, ok := used.of(papers[list].all(), papers[list].Path); ok {
			c := &cases[first[csr]]
			c.Lists = append(c.Lists, list)
			paired[list] = true
		}
	}
	byLOA := map[int]int{} // LOA → its first case
	for i := len(cases) - 1; i >= 0; i-- {
		byLOA[cases[i].LOA] = i
	}
	sent := newPartners(papers, keysInOrder(loas, byLOA))
	for _, paper := range later {
		if loa, ok := sent.of(papers[paper].all(), papers[paper].Path); ok {
			c := &cases[byLOA[loa]]
			c.Later = append(c.Later, paper)
			paired[paper] = true
		} else if len(cases) == 1 {
			cases[0].Later = append(cases[0].Later, paper)
			paired[paper] = true
		}
	}
	left = rest
	for _, group := range [][]int{loas, csrs, lists, later} {
		for _, i := range group {
			if !paired[i] {
				left = append(left, i)
			}
		}
	}
	return cases, left
}

func keysInOrder(all []int, in map[int]int) []int {
	var out []int
	for _, i := range all {
		if _, ok := in[i]; ok {
			out = append(out, i)
		}
	}
	return out
}

// Pair makes the cases of one folder from its papers: see MatchPapers.
func Pair(folder string, papers []Paper) (cases []Case, left []Paper) {
	glances := make([]Glance, len(papers))
	for i, p := range papers {
		glances[i] = p.Glance()
	}
	matches, rest := MatchPapers(folder, glances)
	for _, m := range matches {
		var own []Paper
		for _, i := range m.Papers() {
			own = append(own, papers[i])
		}
		if c, ok := NewCase(m.Name, m.Place, own); ok {
			cases = append(cases, c)
		}
	}
	for _, i := range rest {
		left = append(left, papers[i])
	}
	return cases, left
}

// NewCase puts the papers of a Match together, in the order of Match.Papers. It
// is false where the papers are not what they were when they were matched.
func NewCase(name string, place int, papers []Paper) (Case, bool) {
	if len(papers) < 2 || papers[0].Kind() != porting.KindLOA || papers[1].Kind() != porting.KindCSR || place >= len(papers[0].Records) {
		return Case{}, false
	}
	c := Case{Name: name, LOA: papers[0].Records[place], CSRs: papers[1].Records, Papers: papers}
	for _, p := range papers[2:] {
		switch k := p.Kind(); {
		case k == porting.KindNumbers:
			c.LOA = c.LOA.WithLists(p.Records...)
		case k.ComesLater():
			c.Later = append(c.Later, p.Records...)
		default:
			return Case{}, false
		}
	}
	return c, true
}

// Note is what the case's reports will be made from.
func (c *Case) Note(settings string) Done {
	d := Done{Case: c.Name, Settings: settings}
	for _, p := range c.Papers {
		d.Papers = append(d.Papers, DoneFile{filepath.Base(p.Path), p.Records[0].Document.SHA256})
	}
	return d
}

// LOAFile reads the LOA's file once more, to mark it: keeping the bytes of every
// paper of a large folder would cost more. It is nil where the file is gone, came
// from standard input, or has changed since.
func (c *Case) LOAFile() ([]byte, error) {
	path := c.Papers[0].Path
	if path == Stdin {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if digest(data) != c.LOA.Document.SHA256 {
		return nil, nil
	}
	return data, nil
}

// names gives each LOA of a folder its case: the file without its ending, or with
// it where two files differ in nothing else, and a number where a file holds
// several LOAs. No two cases of a folder have one name.
type names struct {
	papers []Glance
	count  map[string]int
	taken  map[string]bool
}

func newNames(papers []Glance, loas []int) *names {
	n := &names{papers: papers, count: map[string]int{}, taken: map[string]bool{}}
	for _, i := range loas {
		n.count[Stem(papers[i].Path)]++
	}
	return n
}

func (n *names) of(loa, place int) string {
	g := &n.papers[loa]
	name := Stem(g.Path)
	if n.count[name] > 1 {
		name = filepath.Base(g.Path)
	}
	if len(g.Numbers) > 1 {
		name += "-" + strconv.Itoa(place+1)
	}
	for base, i := name, 2; n.taken[name]; i++ {
		name = base + "-" + strconv.Itoa(i)
	}
	n.taken[name] = true
	return name
}

// Stem is a file's name without its ending.
func Stem(path string) string {
	base := filepath.Base(path)
	if stem := strings.TrimSuffix(base, filepath.Ext(base)); stem != "" {
		return stem
	}
	return base
}
