package pipeline

// The history of a case: from the papers that were ever dropped, in whatever
// order they became known, to the revisions that its reports had and have.
//
// The papers are put in the order in which they were uploaded (those of one key
// in the order of their sequencers), and the case is played through. At each
// moment every LOA that is there is paired with a CSR; a pair that differs from
// the LOA's last one is a new revision. So a late event about an old version
// adds to the past, and never moves the case backwards.

import (
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

// revision is a pair of papers that was compared, and is numbered from 1.
type revision struct {
	loa, csr *paper
	record   int      // which of the LOA file's records
	lists    []*paper // lists of numbers that belong to the LOA
	today    string
	identity string // of this revision and all before it
}

// later is a paper that comes beside LOA and CSR: a notice, a list of locations, a
// sign-off.
type later struct {
	paper *paper
	// stood is how many revisions each slot had when the paper came.
	stood map[*slot]int
}

// slot is an LOA of the case, through all its versions and names.
type slot struct {
	name      string // what its folder is called where a case has several
	key       string // of the LOA that has it now, see slotKey
	file      string
	record    int
	current   bool // the newest revision is what the papers say now
	revisions []revision
}

// document is what became of an object under inbox/.
type document struct {
	key     string
	now     *paper // what is there now, nil if it was removed
	last    *paper // the last version that was there; nil if only its removal is known
	removed bool
	away    string // the case that it went to
}

// history is what a case is and was.
type history struct {
	documents []document
	slots     []*slot
	movedTo   string
	csr       *paper   // the newest CSR, while there is no LOA
	later     []later  // those that stand, in the order in which they came
	csrs      []*paper // all CSRs that were not taken away, oldest first
}

// play plays a case through. dated gives the date of a CSR as YYYY-MM-DD or "".
func play(name string, papers []*paper, slips []slip, dated func(*porting.Record) string) *history {
	h := &history{}
	away := whereabouts(name, slips)
	byKey := map[string][]*paper{}
	for _, p := range papers {
		byKey[p.Key] = append(byKey[p.Key], p)
	}
	keys := make([]string, 0, len(byKey))
	for k := range byKey {
		keys = append(keys, k)
	}
	sort.Strings(keys)

	var moments []moment
	var homes, gone int // papers of this case's own, and those of them that are elsewhere
	for _, key := range keys {
		versions := byKey[key]
		ordered := sequence(versions)
		d := document{key: key}
		for _, m := range ordered {
			if !m.paper.Removed {
				d.last = m.paper
			}
		}
		d.now = standing(ordered)
		d.removed = d.now == nil
		if versions[0].Home == name {
			homes++
			if to := away[key]; to != "" {
				d.away = to
				gone++
			}
		}
		h.documents = append(h.documents, d)
		if d.away == "" {
			moments = append(moments, ordered...)
		}
	}
	if homes > 0 && homes == gone {
		for _, d := range h.documents {
			if d.away != "" && (h.movedTo == "" || d.last != nil && d.last.kind() == porting.KindLOA) {
				h.movedTo = d.away
			}
		}
		// What others brought here went on with them.
		return h
	}
	sort.SliceStable(moments, func(i, j int) bool {
		a, b := moments[i], moments[j]
		if a.at.Equal(b.at) && a.paper.Key != b.paper.Key && a.tells(b) {
			// Sequencers are only promised to order one key; across keys they
			// serve where nothing else does.
			return lessSequencer(a.paper.Sequencer, b.paper.Sequencer)
		}
		return a.at.Before(b.at)
	})
	h.playMoments(name, moments, dated)
	return h
}

// whereabouts tells for the loose papers of a case which case they went to; a
// paper that belongs to its own case, among others, stays.
func whereabouts(name string, slips []slip) map[string]string {
	best := map[string]slip{}
	stays := map[string]bool{}
	for _, s := range slips {
		if s.To == name {
			stays[s.Paper] = true
		}
		b, ok := best[s.Paper]
		if !ok || s.Folder && !b.Folder || s.Folder == b.Folder && s.To < b.To {
			best[s.Paper] = s
		}
	}
	away := map[string]string{}
	for key, s := range best {
		if !stays[key] {
			away[key] = s.To
		}
	}
	return away
}

func (h *history) playMoments(name string, moments []moment, dated func(*porting.Record) string) {
	there := map[string]*paper{}
	slots := map[string]*slot{} // by slotKey
	came := map[string]later{}  // by key and version
	for i, m := range moments {
		key := m.paper.Key
		if p := standing([]moment{m}); p != nil {
			there[key] = p
		} else {
			delete(there, key)
		}
		if i+1 < len(moments) && moments[i+1].at.Equal(m.at) && moments[i+1].paper.Key != key && !m.tells(moments[i+1]) {
			continue // they came at the same time, as far as anyone can tell
		}
		h.settle(name, there, slots, dated)
		for _, p := range there {
			if id := p.Key + "\x00" + p.versionID(); p.kind().ComesLater() && came[id].paper == nil {
				l := later{paper: p, stood: map[*slot]int{}}
				for _, s := range h.slots {
					l.stood[s] = len(s.revisions)
				}
				came[id] = l
			}
		}
	}
	for _, p := range there {
		if l := came[p.Key+"\x00"+p.versionID()]; l.paper != nil {
			h.later = append(h.later, l)
		}
	}
	sort.Slice(h.later, func(i, j int) bool {
		a, b := h.later[i].paper, h.later[j].paper
		if !a.At.Equal(b.At) {
			return a.At.Before(b.At)
		}
		return a.Key < b.Key
	})
	for _, m := range moments {
		if p := m.paper; !p.Removed && p.kind() == porting.KindCSR && there[p.Key] != nil {
			h.csrs = append(h.csrs, p)
		}
	}
	sort.SliceStable(h.csrs, func(i, j int) bool { return newer(h.csrs[j], h.csrs[i], dated) })
	h.nameSlots()
}

// settle pairs what is there, and notes what changed.
func (h *history) settle(name string, there map[string]*paper, slots map[string]*slot, dated func(*porting.Record) string) {
	var loas, csrs, lists []*paper
	for _, p := range there {
		switch p.kind() {
		case porting.KindLOA:
			loas = append(loas, p)
		case porting.KindCSR:
			csrs = append(csrs, p)
		case porting.KindNumbers:
			lists = append(lists, p)
		}
	}
	byKey := func(p []*paper) { sort.Slice(p, func(i, j int) bool { return p[i].Key < p[j].Key }) }
	byKey(loas)
	byKey(lists)
	sort.Slice(csrs, func(i, j int) bool { return newer(csrs[i], csrs[j], dated) })

	h.csr = nil
	if len(csrs) > 0 && len(loas) == 0 {
		h.csr = csrs[0]
	}
	for _, s := range h.slots {
		s.current = false
	}
	// An LOA that is there keeps its slot; a new one takes that of one that went.
	for key, s := range slots {
		p := there[s.file]
		if p == nil || p.kind() == porting.KindLOA && s.record >= len(p.Records) {
			delete(slots, key)
			s.key = ""
		}
	}
	several := len(loas) > 1 || len(loas) == 1 && len(loas[0].Records) > 1
	for _, l := range loas {
		for i, r := range l.Records {
			key := slotKey(l.Key, i)
			s := slots[key]
			if s == nil {
				s = h.freeSlot(slots)
				s.key, s.file, s.record = key, l.Key, i
				slots[key] = s
			}
			s.name = cut(stem(baseName(l.Key)), maxName)
			if len(l.Records) > 1 {
				s.name += "-" + strconv.Itoa(i+1)
			}
			mine := numbersOf([]*porting.Record{r})
			if csr := choose(mine, csrs); csr != nil {
				s.add(name, revision{loa: l, record: i, csr: csr, lists: listsOf(mine, several, lists)})
			}
		}
	}
}

// slotKey names a record of an LOA file: one file may hold several LOAs.
func slotKey(key string, record int) string { return key + "\x00" + strconv.Itoa(record) }

// freeSlot returns a slot that no LOA has, or a new one.
func (h *history) freeSlot(slots map[string]*slot) *slot {
	taken := map[*slot]bool{}
	for _, s := range slots {
		taken[s] = true
	}
	for _, s := range h.slots {
		if !taken[s] && s.key == "" {
			return s
		}
	}
	s := &slot{}
	h.slots = append(h.slots, s)
	return s
}

// add notes what is compared now; it is a new revision if it is not the last.
func (s *slot) add(name string, r revision) {
	newest := r.loa.Uploaded
	parts := []string{name, r.loa.Key, strconv.Itoa(r.record), r.loa.content(), r.csr.Key, r.csr.content()}
	for _, p := range append([]*paper{r.csr}, r.lists...) {
		if p.Uploaded.After(newest) {
			newest = p.Uploaded
		}
	}
	for _, p := range r.lists {
		parts = append(parts, p.Key, p.content())
	}
	r.today = newest.UTC().Format(time.DateOnly)
	parts = append(parts, r.today)
	if n := len(s.revisions); n > 0 {
		last := s.revisions[n-1]
		if last.identity == chain(s.revisions[:n-1], parts) {
			s.revisions[n-1] = revision{loa: r.loa, record: r.record, csr: r.csr, lists: r.lists, today: r.today, identity: last.identity}
			s.current = true
			return
		}
	}
	r.identity = chain(s.revisions, parts)
	s.revisions = append(s.revisions, r)
	s.current = true
}

// chain is the identity of a revision behind those before it.
func chain(before []revision, parts []string) string {
	prev := ""
	if n := len(before); n > 0 {
		prev = before[n-1].identity
	}
	return digest(append([]string{prev}, parts...)...)
}

// choose returns the CSR that an LOA is compared with: the newest of those that
// share a number with it, else the newest. The CSRs come newest first.
func choose(mine map[string]bool, csrs []*paper) *paper {
	if len(csrs) == 0 {
		return nil
	}
	if len(csrs) > 1 {
		for _, c := range csrs {
			if shares(mine, numbersOf(c.Records)) {
				return c
			}
		}
	}
	return csrs[0]
}

// listsOf returns the lists of numbers that belong to an LOA: all of them where
// it is the only one, else those that share a number with it.
func listsOf(mine map[string]bool, several bool, lists []*paper) []*paper {
	if !several {
		return lists
	}
	var out []*paper
	for _, l := range lists {
		if shares(mine, numbersOf(l.Records)) {
			out = append(out, l)
		}
	}
	return out
}

func baseName(key string) string { return key[strings.LastIndexByte(key, '/')+1:] }

// nameSlots gives each LOA of several its folder's name: the file without its
// ending; with it, where two would be called the same or like a folder of ours.
func (h *history) nameSlots() {
	if len(h.slots) == 1 {
		h.slots[0].name = ""
		return
	}
	count := map[string]int{"revisions": 1}
	for _, s := range h.slots {
		count[s.name]++
	}
	used := map[string]bool{}
	for i, s := range h.slots {
		if count[s.name] > 1 || s.name == "" {
			if key := s.lastKey(); key != "" {
				s.name = cut(baseName(key), maxName)
				if s.record > 0 {
					s.name += "-" + strconv.Itoa(s.record+1)
				}
			}
		}
		for s.name == "" || used[s.name] || s.name == "revisions" {
			s.name = cut(s.name, maxName-18) + "~" + digest(s.lastKey(), string(rune('0'+i)))
		}
		used[s.name] = true
	}
}

// lastKey is the key of the LOA file that has the slot, or had it last.
func (s *slot) lastKey() string { return s.file }
