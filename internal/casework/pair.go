package casework

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Case is one LOA with the CSR that it is held against.
type Case struct {
	Name string
	// LOA has the numbers of the lists attached to it.
	LOA *porting.Record
	// CSRs are the accounts of the one CSR file.
	CSRs []*porting.Record
	// Papers are the files of the case: the LOA's, the CSR's, the lists'.
	Papers []Paper
}

// Pair makes the cases of one folder. A folder with one LOA and one CSR is one
// case, named after the folder. With more of them an LOA belongs to the CSR with
// which it shares most telephone numbers, and the case is named after the LOA's
// file. Lists of numbers belong to the LOA: to the only one, else to the one
// whose CSR shares most numbers with them. Papers without a partner are left.
func Pair(folder string, papers []Paper) (cases []Case, left []Paper) {
	var loas, csrs, lists []Paper
	for _, p := range papers {
		switch p.Kind() {
		case porting.KindLOA:
			loas = append(loas, p)
		case porting.KindCSR:
			csrs = append(csrs, p)
		case porting.KindNumbers:
			lists = append(lists, p)
		default:
			left = append(left, p)
		}
	}
	if len(loas) == 1 && len(csrs) == 1 && len(loas[0].Records) == 1 {
		c := Case{Name: folder, LOA: loas[0].Records[0], CSRs: csrs[0].Records, Papers: []Paper{loas[0], csrs[0]}}
		for _, list := range lists {
			c.attach(list)
		}
		return []Case{c}, left
	}

	paired := map[string]bool{}
	names := names(loas)
	for _, loa := range loas {
		for i, record := range loa.Records {
			csr, ok := partner(numbersOf(record, porting.ActionKeep), csrs)
			if !ok {
				continue
			}
			paired[loa.Path], paired[csr.Path] = true, true
			c := Case{Name: names[loa.Path], LOA: record, CSRs: csr.Records, Papers: []Paper{loa, csr}}
			if len(loa.Records) > 1 {
				c.Name += "-" + strconv.Itoa(i+1)
			}
			cases = append(cases, c)
		}
	}
	for _, list := range lists {
		best, most := -1, 0
		for i, c := range cases {
			if n := shared(numbersOf(list.Records[0], ""), c.CSRs); n > most {
				best, most = i, n
			}
		}
		if best >= 0 {
			cases[best].attach(list)
			paired[list.Path] = true
		}
	}
	for _, p := range append(append(loas, csrs...), lists...) {
		if !paired[p.Path] {
			left = append(left, p)
		}
	}
	return cases, left
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
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != c.LOA.Document.SHA256 {
		return nil, nil
	}
	return data, nil
}

// attach adds a list of numbers to the case's LOA ("see attached").
func (c *Case) attach(list Paper) {
	c.LOA = c.LOA.WithLists(list.Records...)
	c.Papers = append(c.Papers, list)
}

// names gives each LOA file its case: the file without its ending, or with it
// where two files differ in nothing else.
func names(loas []Paper) map[string]string {
	count := map[string]int{}
	for _, p := range loas {
		count[Stem(p.Path)]++
	}
	out := map[string]string{}
	for _, p := range loas {
		out[p.Path] = Stem(p.Path)
		if count[Stem(p.Path)] > 1 {
			out[p.Path] = filepath.Base(p.Path)
		}
	}
	return out
}

// Stem is a file's name without its ending.
func Stem(path string) string {
	base := filepath.Base(path)
	if stem := strings.TrimSuffix(base, filepath.Ext(base)); stem != "" {
		return stem
	}
	return base
}

// partner finds the CSR that shares most of the numbers; the first of equals.
func partner(numbers map[string]bool, csrs []Paper) (Paper, bool) {
	var best Paper
	most := 0
	for _, csr := range csrs {
		if n := shared(numbers, csr.Records); n > most {
			best, most = csr, n
		}
	}
	return best, most > 0
}

func shared(numbers map[string]bool, accounts []*porting.Record) int {
	n := 0
	for _, account := range accounts {
		for tn := range numbersOf(account, "") {
			if numbers[tn] {
				n++
			}
		}
	}
	return n
}

// numbersOf are the distinct valid numbers of a record, and its BTN, without
// those of an action.
func numbersOf(r *porting.Record, without string) map[string]bool {
	set := make(map[string]bool, len(r.Numbers)+1)
	for _, n := range r.Numbers {
		if n.TN != "" && (without == "" || n.Action != without) {
			set[n.TN] = true
		}
	}
	if tn, ok := telephone.Parse(r.Text(porting.BTN)); ok {
		set[tn] = true
	}
	return set
}
