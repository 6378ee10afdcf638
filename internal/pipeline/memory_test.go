package pipeline

// A bucket in memory, with versions, conditions, events and faults; and papers
// and reports as plain as can be, so that the tests are about the pipeline alone.

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/scoreboard"
)

const bucketName = "porting"

// memory is a bucket. Its clock only goes on when a file is dropped or removed.
type memory struct {
	mu        sync.Mutex
	versioned bool
	clock     time.Time
	sequence  int
	objects   map[string][]version3 // oldest first
	events    [][]byte              // direct S3 events, not yet delivered
	puts      map[string]int

	// conditional tells fault that the write has the condition that nothing is there.
	conditional bool
	// fault is asked before (false) and after (true) each write what goes wrong.
	fault func(op, key string, after bool) error
}

type version3 struct {
	Object
	removed bool
	mime    string
}

func newMemory(versioned bool) *memory {
	return &memory{
		versioned: versioned, clock: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC),
		objects: map[string][]version3{}, puts: map[string]int{},
	}
}

func (m *memory) ask(op, key string, after bool) error {
	if m.fault == nil {
		return nil
	}
	return m.fault(op, key, after)
}

func (m *memory) newest(key string) (Object, bool) {
	v := m.objects[key]
	if len(v) == 0 || v[len(v)-1].removed {
		return Object{}, false
	}
	return v[len(v)-1].Object, true
}

func (m *memory) Get(ctx context.Context, key, version string, max int64) (*Object, error) {
	if err := m.ask("get", key, false); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	o, ok := m.newest(key)
	if version != "" {
		ok = false
		for _, v := range m.objects[key] {
			if v.Version == version && !v.removed {
				o, ok = v.Object, true
			}
		}
	}
	if !ok {
		return nil, fmt.Errorf("%w (test)", ErrNotFound)
	}
	if o.Size > max {
		o.Data = nil
		return &o, ErrTooLarge
	}
	return &o, nil
}

func (m *memory) Put(ctx context.Context, key string, data []byte, o PutOptions) (string, error) {
	m.mu.Lock()
	m.conditional = o.IfNoneMatch
	m.mu.Unlock()
	if err := m.ask("put", key, false); err != nil {
		return "", err
	}
	if strings.HasPrefix(key, inboxPrefix) {
		panic("something of ours writes under inbox/")
	}
	etag, err := m.write(key, data, o, false)
	if err != nil {
		return "", err
	}
	if err := m.ask("put", key, true); err != nil {
		return "", err
	}
	return etag, nil
}

func (m *memory) write(key string, data []byte, o PutOptions, tick bool) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now, there := m.newest(key)
	if o.IfNoneMatch && there || o.IfMatch != "" && (!there || now.ETag != o.IfMatch) {
		return "", ErrPrecondition
	}
	if len(key) > 1024 {
		return "", errors.New("the key is too long")
	}
	if tick {
		m.clock = m.clock.Add(137 * time.Millisecond)
	}
	m.sequence++
	sum := md5.Sum(data)
	v := version3{Object: Object{
		Info: Info{Key: key, ETag: hex.EncodeToString(sum[:]), Size: int64(len(data)), Modified: m.clock.Truncate(time.Second)},
		Data: slices.Clone(data),
	}, mime: o.ContentType}
	if m.versioned {
		v.Version = fmt.Sprintf("v%06d", m.sequence)
		m.objects[key] = append(m.objects[key], v)
	} else {
		m.objects[key] = []version3{v}
	}
	m.puts[key]++
	m.events = append(m.events, m.event("ObjectCreated:Put", v))
	return v.ETag, nil
}

func (m *memory) event(name string, v version3) []byte {
	object := map[string]any{
		"key": url.QueryEscape(v.Key), "size": v.Size, "eTag": v.ETag, "sequencer": fmt.Sprintf("00%08X", m.sequence),
	}
	if m.versioned {
		object["versionId"] = v.Version
	}
	e, err := json.Marshal(map[string]any{"Records": []any{map[string]any{
		"eventVersion": "2.4", "eventSource": "aws:s3", "eventName": name, "eventTime": m.clock.Format("2006-01-02T15:04:05.000Z"),
		"glacierEventData": map[string]any{"restoreEventData": map[string]any{"lifecycleRestorationExpiryTime": ""}},
		"s3":               map[string]any{"bucket": map[string]any{"name": bucketName}, "object": object},
	}}})
	if err != nil {
		panic(err)
	}
	return e
}

func (m *memory) List(ctx context.Context, prefix string) ([]Info, error) {
	if err := m.ask("list", prefix, false); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []Info
	for key := range m.objects {
		if o, ok := m.newest(key); ok && strings.HasPrefix(key, prefix) {
			list = append(list, o.Info)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Key < list[j].Key })
	return list, nil
}

func (m *memory) Delete(ctx context.Context, key, etag string) error {
	if err := m.ask("delete", key, false); err != nil {
		return err
	}
	m.mu.Lock()
	if o, ok := m.newest(key); ok && (etag == "" || o.ETag == etag) {
		m.removeLocked(key)
	}
	m.mu.Unlock()
	return m.ask("delete", key, true)
}

func (m *memory) removeLocked(key string) {
	m.sequence++
	v := version3{Object: Object{Info: Info{Key: key}}, removed: true}
	name := "ObjectRemoved:Delete"
	if m.versioned {
		v.Version = fmt.Sprintf("v%06d", m.sequence)
		m.objects[key] = append(m.objects[key], v)
		name = "ObjectRemoved:DeleteMarkerCreated"
	} else {
		delete(m.objects, key)
	}
	m.events = append(m.events, m.event(name, v))
}

// drop is what people do.
func (m *memory) drop(key, text string) {
	if _, err := m.write(key, []byte(text), PutOptions{}, true); err != nil {
		panic(err)
	}
}

func (m *memory) remove(key string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clock = m.clock.Add(137 * time.Millisecond)
	m.removeLocked(key)
}

// wait lets time pass.
func (m *memory) wait(d time.Duration) { m.clock = m.clock.Add(d) }

func (m *memory) take() [][]byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.events
	m.events = nil
	return e
}

// reports is what stands under reports/.
func (m *memory) reports() map[string]string {
	out := map[string]string{}
	for key := range m.objects {
		if o, ok := m.newest(key); ok && strings.HasPrefix(key, reportsPrefix) {
			out[key] = string(o.Data)
		}
	}
	// And what the carriers did, without the numbers that tell one run from another.
	if o, ok := m.newest(boardKey); ok {
		var b scoreboard.Board
		if err := json.Unmarshal(o.Data, &b); err != nil {
			panic(err)
		}
		if len(b.Carriers) > 0 {
			data, _ := json.Marshal(b.Carriers)
			out["scoreboard"] = string(data)
		}
	}
	return out
}

// paperText writes a document that readPaper reads.
func paperText(kind string, lines ...string) string {
	return kind + "\n" + strings.Join(lines, "\n")
}

// readPaper reads it: each line is a field, or a number, or begins another account.
func readPaper(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
	lines := strings.Split(string(data), "\n")
	switch lines[0] {
	case "panic":
		panic("PIN 4711 on the stack")
	case "broken":
		r := porting.NewRecord(porting.Document{Name: name})
		r.Problem(porting.Problem{Code: porting.ProblemPassword, Message: "the file is locked with a password"})
		return []*porting.Record{r}, nil
	}
	var out []*porting.Record
	var r *porting.Record
	begin := func() {
		r = porting.NewRecord(porting.Document{Kind: porting.Kind(lines[0]), Name: name})
		out = append(out, r)
	}
	begin()
	for _, l := range lines[1:] {
		field, value, ok := strings.Cut(l, "=")
		switch {
		case l == "account":
			begin()
		case ok:
			r.Fields[porting.Name(field)] = &porting.Field{Text: value, Read: porting.ReadText, Confidence: 1}
		case l != "":
			r.Numbers = append(r.Numbers, porting.Number{TN: l, Text: l, Read: porting.ReadText, Confidence: 1, Features: []string{}})
		}
	}
	return out, nil
}

// reportPapers compares names and numbers.
func reportPapers(ctx context.Context, p Pair) (*Made, error) {
	r := &porting.Report{Schema: porting.ReportSchema, Case: p.Case, Revision: p.Revision, Today: p.Today, Verdict: porting.VerdictReject,
		Fields: []porting.FieldRow{}, Findings: []porting.Finding{}, Problems: []porting.Problem{}}
	r.Documents.LOA = p.LOA.Document
	switch p.LOA.Text(porting.CustomerName) {
	case "panic":
		panic("comparing")
	case "fail":
		return nil, errors.New("secret text of a document")
	}
	loa := numbersOf([]*porting.Record{p.LOA})
	for _, c := range p.CSRs {
		if len(p.CSRs) > 1 && !shares(loa, numbersOf([]*porting.Record{c})) {
			continue
		}
		r.Documents.CSR = c.Document
		r.Numbers.LOA, r.Numbers.CSR = len(p.LOA.Numbers), len(c.Numbers)
		if c.Text(porting.CustomerName) == p.LOA.Text(porting.CustomerName) {
			r.Verdict = porting.VerdictClean
		}
	}
	if r.Documents.CSR.Kind == "" {
		r.Documents.CSR = p.CSRs[0].Document
	}
	if p.Beside != nil {
		r.Port = &porting.Port{State: porting.PortPapers, Dates: porting.PortDates{Expires: p.LOA.Text("expires"), Stale: p.LOA.Text("stale")}}
		for _, accounts := range p.Beside.Former {
			r.Port.Line += " was " + accounts[0].Text(porting.CustomerName)
		}
		for _, l := range p.Beside.Later {
			r.Port.Line += fmt.Sprintf(" %s@%d", l.Record.Document.Kind, l.Revision)
			if l.Record.Document.Kind == porting.KindFOC {
				r.Port.State, r.Port.FOC = porting.PortCommitted, &porting.FOC{Commitment: porting.Commitment{Date: l.Record.Text("on")}}
			}
			if l.Record.Document.Kind == porting.KindRejection {
				r.Port.State = porting.PortRejected
				r.Port.Rejections = append(r.Port.Rejections, porting.Rejected{Reasons: []porting.RejectReason{{Outcome: porting.OutcomeMissed}}})
			}
		}
	}
	data, err := encode(r)
	if err != nil {
		return nil, err
	}
	r.Carrier = string(p.Carriers)
	notice := ""
	if p.CarriersErr != nil {
		notice = "config/carriers.yaml: " + p.CarriersErr.Error()
	}
	if data, err = encode(r); err != nil {
		return nil, err
	}
	return &Made{Report: r, Notice: notice, Render: func() ([]File, error) {
		if p.LOA.Text(porting.CustomerName) == "no page" {
			return nil, errors.New("secret text of a document")
		}
		file, err := p.LOAFile()
		if err != nil {
			return nil, err
		}
		prev := ""
		if p.Previous != nil {
			prev = string(p.Previous.Verdict)
		}
		return []File{
			{Name: "report.json", ContentType: "application/json", Data: data},
			{Name: "report.html", ContentType: "text/html", Data: []byte("<p>" + string(r.Verdict) + " was " + prev)},
			{Name: "loa-marked.pdf", ContentType: "application/pdf", Data: []byte("marked " + string(file))},
		}, nil
	}}, nil
}

// world is a bucket with its functions.
type world struct {
	t    *testing.T
	m    *memory
	p    *Pipeline
	mu   sync.Mutex
	told []Announcement
}

func newWorld(t *testing.T, versioned bool) *world {
	w := &world{t: t, m: newMemory(versioned)}
	w.p = &Pipeline{
		Bucket: func(name string) Store {
			if name != bucketName {
				t.Errorf("bucket %q", name)
			}
			return w.m
		},
		Read: readPaper, Report: reportPapers, MaxBytes: 1 << 16,
		StatusPage: func(s *Status, files []string) ([]byte, error) {
			return []byte(s.State + " " + strings.Join(files, " ")), nil
		},
		Dated: func(r *porting.Record) string { return r.Text(porting.CSRDate) },
		Announce: func(ctx context.Context, a Announcement) error {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.told = append(w.told, a)
			return nil
		},
	}
	return w
}

// deliver gives an event to the function whose prefix it has.
func (w *world) deliver(event []byte) error {
	tasks, err := parse(event)
	if err != nil {
		w.t.Errorf("parsing our own event: %v", err)
		return nil
	}
	name, step := "", Step(nil)
	switch key := tasks[0].Key; {
	case strings.HasPrefix(key, inboxPrefix):
		name, step = "extract", w.p.Extract
	case strings.HasPrefix(key, casesPrefix):
		name, step = "compare", w.p.Compare
	default:
		name, step = "notify", w.p.Notify
	}
	_, err = w.p.Handler(name, step)(context.Background(), event)
	return err
}

// quiet delivers all events in order until there are none.
func (w *world) quiet() {
	w.t.Helper()
	for {
		events := w.m.take()
		if len(events) == 0 {
			return
		}
		for _, e := range events {
			if err := w.deliver(e); err != nil {
				w.t.Fatalf("a step failed: %v", err)
			}
		}
	}
}

// storm delivers all events shuffled, each of them twice, several at a time, and
// brings back those whose step failed, as a queue does.
func (w *world) storm(r *rand.Rand, workers int) {
	w.t.Helper()
	var pool [][]byte
	for round := 0; ; round++ {
		for _, e := range w.m.take() {
			pool = append(pool, e, e)
		}
		if len(pool) == 0 {
			return
		}
		if round > 5000 {
			w.t.Fatalf("no end: %d events left", len(pool))
		}
		r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
		n := min(len(pool), workers)
		batch := pool[:n]
		pool = slices.Clone(pool[n:])
		var wg sync.WaitGroup
		failed := make([]bool, n)
		for i, e := range batch {
			wg.Add(1)
			go func() {
				defer wg.Done()
				failed[i] = w.deliver(e) != nil
			}()
		}
		wg.Wait()
		for i, e := range batch {
			if failed[i] {
				pool = append(pool, e)
			}
		}
	}
}

func (w *world) status(name string) Status {
	w.t.Helper()
	o, ok := w.m.newest("reports/" + name + "/status.json")
	if !ok {
		w.t.Fatalf("no status of %q; reports: %q", name, slices.Sorted(maps.Keys(w.m.reports())))
	}
	var s Status
	if err := json.Unmarshal(o.Data, &s); err != nil {
		w.t.Fatal(err)
	}
	return s
}

func (w *world) report(path string) porting.Report {
	w.t.Helper()
	o, ok := w.m.newest("reports/" + path)
	if !ok {
		w.t.Fatalf("no report %q; reports: %q", path, slices.Sorted(maps.Keys(w.m.reports())))
	}
	var r porting.Report
	if err := json.Unmarshal(o.Data, &r); err != nil {
		w.t.Fatal(err)
	}
	return r
}
