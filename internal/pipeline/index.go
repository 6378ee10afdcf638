package pipeline

// The index of telephone numbers: how a paper without a folder finds its case.
//
// Every paper leaves a marker for each block of a thousand numbers that it
// holds: cases/.numbers/<block>/<f|l>/<kind>-<paper>-<version>-<which>, f for one
// in a folder, l for a loose one. Which numbers of the block they are stands in
// the marker's name, so that one listing tells which papers share a number; the
// block itself only as a digest, because keys turn up in logs, and telephone
// numbers must not.
//
// A paper first writes its record, then its markers, and only then looks at the
// markers of others. Of two that arrive at the same moment, at least one sees
// the other; if both do, both write the same. What is decided is decided for
// each two papers that share a number, whatever the others are:
//
//   - a loose paper belongs to the folder of a paper that has one;
//   - of two loose ones, a CSR, a list or a notice belongs to the case named after
//     the LOA.
//
// A decision is a slip below cases/<home>/moved/, and the paper's records copied
// to the case that it belongs to. One CSR of several accounts may thus belong to
// the cases of several LOAs.

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

const numbersPrefix = casesPrefix + ".numbers/"

func blockPrefix(block string) string { return numbersPrefix + digest("block", block) + "/" }

// ref is a paper as a marker names it.
type ref struct {
	ID    string `json:"-"`
	Kind  byte   `json:"-"` // 'l' LOA, 'c' CSR, 'n' list of numbers, 'o' what comes later in a port
	Key   string `json:"key"`
	Home  string `json:"home"`
	Loose bool   `json:"loose"`
}

func kindLetter(k porting.Kind) byte {
	switch k {
	case porting.KindLOA:
		return 'l'
	case porting.KindCSR:
		return 'c'
	case porting.KindNumbers:
		return 'n'
	}
	if k.ComesLater() {
		return 'o'
	}
	return 0
}

// numbersOf returns the distinct numbers of a document, its BTN among them.
func numbersOf(records []*porting.Record) map[string]bool {
	set := map[string]bool{}
	for _, r := range records {
		for _, n := range r.Numbers {
			if n.TN != "" {
				set[n.TN] = true
			}
		}
		if tn, ok := telephone.Parse(r.Text(porting.BTN)); ok {
			set[tn] = true
		}
	}
	return set
}

// shares tells whether two documents hold a number in common.
func shares(a, b map[string]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for tn := range a {
		if b[tn] {
			return true
		}
	}
	return false
}

// thousands is which numbers of a block of a thousand a paper holds.
type thousands [125]byte

func (t *thousands) set(n int)      { t[n/8] |= 1 << (n % 8) }
func (t *thousands) has(n int) bool { return t[n/8]&(1<<(n%8)) != 0 }

func (t *thousands) meets(u *thousands) bool {
	for i := range t {
		if t[i]&u[i] != 0 {
			return true
		}
	}
	return false
}

// encode writes the set as digits of three for a few numbers, else as its bits.
func (t *thousands) encode() string {
	var b strings.Builder
	for n := range 1000 {
		if t.has(n) {
			fmt.Fprintf(&b, "%03d", n)
		}
	}
	if b.Len() <= 120 {
		return "d" + b.String()
	}
	return "b" + base64.RawURLEncoding.EncodeToString(t[:])
}

func decodeThousands(s string) (*thousands, bool) {
	var t thousands
	if s == "" {
		return nil, false
	}
	if s[0] == 'b' {
		b, err := base64.RawURLEncoding.DecodeString(s[1:])
		return &t, err == nil && copy(t[:], b) == len(t)
	}
	s = s[1:]
	for ; len(s) >= 3; s = s[3:] {
		n := 0
		for i := range 3 {
			if s[i] < '0' || s[i] > '9' {
				return nil, false
			}
			n = n*10 + int(s[i]-'0')
		}
		t.set(n)
	}
	return &t, s == ""
}

// blocks sorts numbers ("+12175550100") into their blocks ("2175550").
func blocks(set map[string]bool) map[string]*thousands {
	out := map[string]*thousands{}
	for tn := range set {
		if len(tn) != 12 || !strings.HasPrefix(tn, "+1") {
			continue
		}
		block := tn[2:9]
		if out[block] == nil {
			out[block] = &thousands{}
		}
		out[block].set(int(tn[9]-'0')*100 + int(tn[10]-'0')*10 + int(tn[11]-'0'))
	}
	return out
}

// join enters a paper into the index, and brings it and those that it shares
// numbers with to their cases.
func (p *Pipeline) join(ctx context.Context, s Store, doc *paper) error {
	self := ref{ID: doc.id(), Kind: kindLetter(doc.kind()), Key: doc.Key, Home: doc.Home, Loose: doc.Loose}
	if self.Kind == 0 {
		if doc.Loose {
			// An earlier version may have found its case; this one goes there too.
			return p.follow(ctx, s, self)
		}
		return nil
	}
	held := blocks(numbersOf(doc.Records))
	body, err := json.Marshal(self)
	if err != nil {
		return err
	}
	shelf := "f/"
	if doc.Loose {
		shelf = "l/"
	}
	each := func(f func(ctx context.Context, block string, set *thousands) error) error {
		g, ctx := errgroup.WithContext(ctx)
		g.SetLimit(16)
		for block, set := range held {
			g.Go(func() error { return f(ctx, block, set) })
		}
		return g.Wait()
	}
	err = each(func(ctx context.Context, block string, set *thousands) error {
		key := blockPrefix(block) + shelf + string(self.Kind) + "-" + self.ID + "-" + doc.versionID() + "-" + set.encode()
		return putOnce(ctx, s, key, body, false)
	})
	if err != nil {
		return err
	}
	found := make(chan string, 64)
	var keys []string
	done := make(chan struct{})
	go func() {
		for k := range found {
			keys = append(keys, k)
		}
		close(done)
	}()
	err = each(func(ctx context.Context, block string, set *thousands) error {
		prefix := blockPrefix(block)
		if !doc.Loose {
			prefix += "l/"
		}
		list, err := s.List(ctx, prefix)
		for _, o := range list {
			if other, theirs, ok := parseMarker(o.Key); ok && other.ID != self.ID && set.meets(theirs) && concerns(self, other) {
				found <- o.Key
			}
		}
		return err
	})
	close(found)
	<-done
	if err != nil {
		return err
	}
	sort.Strings(keys)
	moved := map[string]ref{}
	if doc.Loose {
		moved[self.ID] = self
	}
	seen := map[string]bool{}
	for _, key := range keys {
		other, _, _ := parseMarker(key)
		if seen[other.ID+string(other.Kind)] {
			continue
		}
		seen[other.ID+string(other.Kind)] = true
		if _, err := getJSON(ctx, s, key, &other); err != nil {
			return err
		}
		mover, target := decide(self, other)
		if err := putSlip(ctx, s, mover, target); err != nil {
			return err
		}
		moved[mover.ID] = mover
	}
	ids := make([]string, 0, len(moved))
	for id := range moved {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		if err := p.follow(ctx, s, moved[id]); err != nil {
			return err
		}
	}
	return nil
}

// parseMarker takes a marker's key apart.
func parseMarker(key string) (ref, *thousands, bool) {
	rest, ok := strings.CutPrefix(key, numbersPrefix)
	if !ok {
		return ref{}, nil, false
	}
	part := strings.Split(rest, "/")
	if len(part) != 3 {
		return ref{}, nil, false
	}
	f := strings.SplitN(part[2], "-", 4)
	if len(f) != 4 || len(f[0]) != 1 || !isDigest(f[1]) {
		return ref{}, nil, false
	}
	set, ok := decodeThousands(f[3])
	return ref{ID: f[1], Kind: f[0][0], Loose: part[1] == "l"}, set, ok
}

// concerns tells whether two papers that share a number say anything of each
// other's case.
func concerns(a, b ref) bool {
	if a.Loose && b.Loose {
		return (a.Kind == 'l') != (b.Kind == 'l')
	}
	return a.Loose || b.Loose
}

// decide says which of two papers moves, and where to.
func decide(a, b ref) (mover ref, to slip) {
	switch {
	case a.Loose && !b.Loose:
		return a, slip{Paper: a.Key, To: b.Home, Folder: true}
	case b.Loose && !a.Loose:
		return b, slip{Paper: b.Key, To: a.Home, Folder: true}
	case a.Kind == 'l':
		return b, slip{Paper: b.Key, To: a.Home}
	}
	return a, slip{Paper: a.Key, To: b.Home}
}

func putSlip(ctx context.Context, s Store, mover ref, to slip) error {
	data, err := encode(to)
	if err != nil {
		return err
	}
	return putOnce(ctx, s, slipKey(mover.Home, mover.ID, to), data, true)
}

// follow copies all versions of a loose paper to the cases that it belongs to,
// and takes along what belongs to it: whoever went to the case of an LOA goes to
// the folder that the LOA goes to.
func (p *Pipeline) follow(ctx context.Context, s Store, r ref) error {
	slips, err := slipsOf(ctx, s, r)
	if err != nil {
		return err
	}
	// Further on: the cases that r belongs to may themselves have moved.
	for _, to := range slips {
		if to.Folder || to.To == r.Home {
			continue
		}
		list, err := listDirect(ctx, s, movedPrefix(to.To))
		if err != nil {
			return err
		}
		onward, err := readSlips(ctx, s, list)
		if err != nil {
			return err
		}
		for _, on := range onward {
			if on.Folder && digest(on.Paper) != r.ID {
				if err := putSlip(ctx, s, r, slip{Paper: r.Key, To: on.To, Folder: true}); err != nil {
					return err
				}
			}
		}
	}
	if slips, err = slipsOf(ctx, s, r); err != nil {
		return err
	}
	folder := false
	for _, to := range slips {
		folder = folder || to.Folder
		if to.To == r.Home {
			continue
		}
		if err := copyPaper(ctx, s, r, to.To); err != nil {
			return err
		}
	}
	if !folder {
		return nil
	}
	// Those who came to r's own case because of r.
	list, err := listDirect(ctx, s, papersPrefix(r.Home))
	if err != nil {
		return err
	}
	guests := map[string]ref{}
	for _, o := range list {
		id, _ := direct(o.Key, papersPrefix(r.Home))
		if _, known := guests[id]; known || id == r.ID {
			continue
		}
		var g paper
		if _, err := getJSON(ctx, s, o.Key, &g); err != nil {
			return err
		}
		if g.Loose && g.Home != r.Home {
			guests[id] = ref{ID: id, Key: g.Key, Home: g.Home, Loose: true}
		}
	}
	ids := make([]string, 0, len(guests))
	for id := range guests {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		for _, to := range slips {
			if !to.Folder {
				continue
			}
			if err := putSlip(ctx, s, guests[id], slip{Paper: guests[id].Key, To: to.To, Folder: true}); err != nil {
				return err
			}
			if err := copyPaper(ctx, s, guests[id], to.To); err != nil {
				return err
			}
		}
	}
	return nil
}

func slipsOf(ctx context.Context, s Store, r ref) ([]slip, error) {
	list, err := s.List(ctx, movedPrefix(r.Home)+r.ID+"/")
	if err != nil {
		return nil, err
	}
	return readSlips(ctx, s, list)
}

// copyPaper copies what is kept of a paper to another case.
func copyPaper(ctx context.Context, s Store, r ref, to string) error {
	from := papersPrefix(r.Home) + r.ID + "/"
	list, err := s.List(ctx, from)
	if err != nil {
		return err
	}
	for _, o := range list {
		if _, ok := direct(o.Key, papersPrefix(r.Home)); !ok {
			continue
		}
		var doc paper
		_, err := getJSON(ctx, s, o.Key, &doc)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		key := papersPrefix(to) + strings.TrimPrefix(o.Key, papersPrefix(r.Home))
		if err := keep(ctx, s, &doc, key); err != nil {
			return err
		}
	}
	return nil
}
