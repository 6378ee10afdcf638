package functions_test

// A storm: papers dropped, overwritten, taken away and dropped again under every
// kind of key, while events come in all shapes, late, twice, mixed with messages
// that are none, on a bucket that fails and to functions that are killed. In the
// end each paper is where the contract says, people were told, and the reports are
// to the byte those of a quiet day.

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/pipeline"
)

// op is one thing that someone does to the bucket.
type op struct {
	key    string
	data   []byte
	remove bool // the object, with a mark
	purge  int  // the version of this number for good, 1 for the first; 0 for none
}

func put(key string, data []byte) op { return op{key: key, data: data} }
func away(key string) op             { return op{key: key, remove: true} }

// plainLOA draws an LOA on one page.
func plainLOA(name, btn string, numbers ...string) []byte {
	lines := []string{"LETTER OF AUTHORIZATION", "", "Customer Name: " + name, "Service Address: 410 Larch Street, Suite 7",
		"City: Peoria", "State: IL", "Zip: 61602", "Billing Telephone Number: " + btn, "Account Number: 88-" + btn[4:7] + btn[8:],
		"Current Carrier: Prairie Link", "Telephone numbers to port: " + strings.Join(numbers, ", "), "",
		"I authorize the new carrier to port the numbers above.", "Authorized Name: Dana Ruiz", "Signature: /s/ Dana Ruiz", "Date: 11/16/2026"}
	var text strings.Builder
	text.WriteString("BT /F1 10 Tf 14 TL 72 720 Td\n")
	for _, l := range lines {
		fmt.Fprintf(&text, "%s Tj T*\n", pdftest.Literal(l))
	}
	text.WriteString("ET")
	return pdftest.Pages(text.String())
}

// plainCSR writes a CSR as text.
func plainCSR(name, btn string, numbers ...string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "Customer Service Record\nAccount Number,88-%s\nBTN,%s\nCustomer Name,\"%s\"\nService Address,\"410 Larch Street, Suite 7\"\nCity,Peoria\nState,IL\nZIP,61602\nPIN,90417\n\nTelephone Number,Status,Feature\n",
		btn[4:7]+btn[8:], btn, name)
	for _, n := range numbers {
		fmt.Fprintf(&b, "%s,Active,\n", n)
	}
	return []byte(b.String())
}

// papersOf makes the two papers of the i-th customer, with numbers of its own.
func papersOf(i int) (loa, mended, csr []byte, btn string) {
	tn := func(n int) string { return fmt.Sprintf("309-%03d-%04d", 200+i, 1000+n) }
	name := fmt.Sprintf("Larch & Sons %03d, Inc.", i)
	btn = tn(0)
	return plainLOA(strings.ReplaceAll(name, ",", ""), btn, tn(0), tn(1)), plainLOA(name, btn, tn(0), tn(1)), plainCSR(name, btn, tn(0), tn(1)), btn
}

// stormCases are the stories of n cases, each a list of things done in this order.
// Those under a folder "wild" have an end that depends on what was seen when: a
// version that is purged may have been read before.
func stormCases(t *testing.T, n int) [][]op {
	t.Helper()
	broken := []byte("%PDF-1.7 and nothing more")
	long := func(file string) string { // a key of 1,024 bytes
		key := "inbox/" + strings.Repeat("ein sehr langer Ordner für Übertragungen/", 40)
		key = strings.ToValidUTF8(key[:1024-len(file)-1], "")
		return key + strings.Repeat("x", 1024-len(file)-1-len(key)) + "/" + file
	}
	var out [][]op
	for i := range n {
		loa, mended, csr, btn := papersOf(i)
		_, _, other, _ := papersOf(900 - i)
		f := func(s string) string { return fmt.Sprintf("inbox/%03d %s", i, s) }
		switch i % 12 {
		case 0: // mended, and mended back
			out = append(out, []op{put(f("mend/loa.pdf"), loa), put(f("mend/csr.csv"), csr), put(f("mend/loa.pdf"), mended), put(f("mend/loa.pdf"), loa)})
		case 1: // keys as long as keys may be
			l, c := long(fmt.Sprintf("%03d.pdf", i)), long(fmt.Sprintf("%03d.csv", i))
			out = append(out, []op{put(c, csr), put(l, loa), put(l, mended)})
		case 2: // what keys may hold
			odd := f("50%+1 %2525 %zz +a&b=c?d#e'f\"g<h>[i]\\j é 漢 🎈/")
			out = append(out, []op{put(odd+"l o+a%20.pdf", loa), put(odd+"c%C3%A9sr;v=1.csv", csr), put(odd+"%", broken)})
		case 3: // slashes and dots at the ends
			out = append(out, []op{put(f("dots.../"), nil), put(f("dots.../loa.pdf..."), mended), put(f("dots.../csr.csv/"), csr), put(f("dots..././csr"), broken), put(f("dots...//x"), other)})
		case 4: // no folder
			out = append(out, []op{put(f("signed +%.pdf"), loa), put(f("record.é.csv"), csr)})
		case 5: // no folder, the record first, twice, and one of both taken away and brought back
			out = append(out, []op{put(f("b record.csv"), csr), put(f("b record.csv"), append(slices.Clone(csr), '\n')), put(f("b signed.pdf"), loa), away(f("b signed.pdf")), put(f("b signed.pdf"), mended)})
		case 6: // no folder, and later one that has a folder
			out = append(out, []op{put(f("c signed.pdf"), mended), put(f("c/record.csv"), csr)})
		case 7: // a port from beginning to end, with notices and sign-offs
			ports := []string{"bounces", "partial", "clean"}
			files, err := filepath.Glob("../testdata/ports/" + ports[i/12%3] + "/*")
			if err != nil || len(files) < 5 {
				t.Fatal(err, len(files))
			}
			var story []op
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				story = append(story, put(f("port/"+filepath.Base(file)[3:]), data))
			}
			out = append(out, story)
		case 8: // what cannot be read
			out = append(out, []op{put(f("bad/loa.pdf"), broken), put(f("bad/empty.csv"), nil), put(f("bad/note.txt"), []byte("Please call me back.")), put(f("bad/loa.pdf"), loa), put(f("bad/csr.csv"), csr), away(f("bad/empty.csv"))})
		case 9: // taken away, and dropped anew
			out = append(out, []op{put(f("again/csr.csv"), csr), put(f("again/loa.pdf"), loa), away(f("again/csr.csv")), away(f("again/loa.pdf")), put(f("again/loa.pdf"), loa), put(f("again/csr.csv"), csr)})
		case 10: // only one half, and lists beside it
			out = append(out, []op{put(f("half/numbers.csv"), []byte("Telephone Number\n"+btn+"\n")), put(f("half/loa.pdf"), loa)})
		case 11: // versions that are purged
			key := fmt.Sprintf("inbox/wild %03d/loa.pdf", i)
			out = append(out, []op{put(key, loa), put(key, mended), {key: key, purge: 1}, put(fmt.Sprintf("inbox/wild %03d/csr.csv", i), csr), put(key, loa), {key: key, purge: 2}})
		}
	}
	return out
}

// storm is one day on a strict bucket.
type storm struct {
	*cloud
	s3   *strict
	rand *rand.Rand

	lock     sync.Mutex
	queues   map[string][]s3Event
	inFlight int
	all      []s3Event
	told     map[string]int // notify events delivered, by key
}

func newStorm(t *testing.T, seed uint64) *storm {
	t.Helper()
	s := &storm{cloud: &cloud{t: t}, s3: newStrict(t), rand: rand.New(rand.NewPCG(seed, 11)), queues: map[string][]s3Event{}, told: map[string]int{}}
	s.cloud.url = s.s3.url
	s.s3.done = func(e s3Event) {
		if name := functionOf(e); name != "" {
			s.lock.Lock()
			s.queues[name] = append(s.queues[name], e)
			s.all = append(s.all, e)
			s.lock.Unlock()
		}
	}
	return s
}

func functionOf(e s3Event) string {
	created := strings.HasPrefix(e.name, "ObjectCreated")
	switch {
	case strings.HasPrefix(e.key, "inbox/"):
		return "extract"
	case created && strings.HasPrefix(e.key, "cases/") && strings.HasSuffix(e.key, ".record.json"):
		return "compare"
	case created && strings.HasPrefix(e.key, "reports/") && (strings.HasSuffix(e.key, "/report.json") || strings.HasSuffix(e.key, "/status.json")):
		return "notify"
	}
	return ""
}

// start starts n processes of each function, each with its own role.
func (s *storm) start(n int) map[string][]*function {
	out := map[string][]*function{}
	topic := s.topic()
	for _, name := range []string{"extract", "compare", "notify"} {
		for range n {
			out[name] = append(out[name], s.cloud.start(name, map[string]string{
				"AWS_ACCESS_KEY_ID": name, "AWS_ENDPOINT_URL_SNS": topic,
				"NOTIFY_TOPIC_ARN": "arn:aws:sns:us-east-1:123456789012:t", "REPORT_BASE_URL": "https://reports.example.com/",
			}))
		}
	}
	return out
}

func (s *storm) do(o op) {
	s.s3.mu.Lock()
	defer s.s3.mu.Unlock()
	s.s3.now = s.s3.now.Add(time.Duration(137+len(o.key)%5*211) * time.Millisecond)
	switch {
	case o.remove:
		s.s3.remove(o.key)
	case o.purge > 0:
		s.s3.removeVersion(o.key, o.purge-1)
	default:
		s.s3.put(o.key, o.data, "")
	}
}

// record is an event as S3 itself sends it.
func record(e s3Event) map[string]any {
	return map[string]any{"eventVersion": "2.5", "eventSource": "aws:s3", "awsRegion": "us-east-1", "eventName": e.name, "eventTime": e.at.UTC().Format("2006-01-02T15:04:05.000Z"),
		"glacierEventData": map[string]any{"restoreEventData": map[string]any{"lifecycleRestorationExpiryTime": ""}},
		"s3": map[string]any{"bucket": map[string]any{"name": bucketName}, "object": map[string]any{
			"key": strings.ReplaceAll(url.QueryEscape(e.key), "%2F", "/"), "size": e.size, "eTag": e.etag, "versionId": e.version, "sequencer": e.sequencer}}}
}

func direct(events ...s3Event) string {
	var records []any
	for _, e := range events {
		records = append(records, record(e))
	}
	data, _ := json.Marshal(map[string]any{"Records": records})
	return string(data)
}

// bridged is an event as EventBridge tells it: the key as it is, whole seconds.
func bridged(e s3Event) string {
	detail := map[string]any{"version": "0", "bucket": map[string]any{"name": bucketName}, "reason": "PutObject",
		"object": map[string]any{"key": e.key, "size": e.size, "etag": e.etag, "version-id": e.version, "sequencer": e.sequencer}}
	kind := "Object Created"
	switch e.name {
	case "ObjectRemoved:DeleteMarkerCreated":
		kind, detail["deletion-type"], detail["reason"] = "Object Deleted", "Delete Marker Created", "DeleteObject"
	case "ObjectRemoved:Delete":
		kind, detail["deletion-type"], detail["reason"] = "Object Deleted", "Permanently Deleted", "DeleteObject"
	}
	data, _ := json.Marshal(map[string]any{"version": "0", "id": "1", "source": "aws.s3", "detail-type": kind, "time": e.at.UTC().Format(time.RFC3339), "detail": detail})
	return string(data)
}

// noEvents are bodies that are none: each fails alone. testEvents are dropped.
var (
	noEvents = []string{"", "null", "[]", "{}", "garbage", `{"Records":[]}`, `{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"porting"},"object":{"key":"inbox/%zz"}}}]}`,
		`{"Records":[{"s3":{"bucket":{"name":"porting"}}}]}`, `{"source":"aws.s3","detail-type":"Object Created","detail":{"bucket":{}}}`, `{"Records":"none"}`, strings.Repeat("[", 20000)}
	testEvents = []string{`{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-22T09:00:00.000Z","Bucket":"porting","RequestId":"E","HostId":"E"}`}
)

// deliver gives a function some of its events in some shape; those that it did not
// do come back.
func (s *storm) deliver(f *function, events []s3Event, calm bool) {
	s.lock.Lock()
	shape, kill, wait, odd := s.rand.IntN(10), s.rand.IntN(9) == 0, time.Duration(s.rand.IntN(60))*time.Millisecond, s.rand.IntN(4)
	perm := s.rand.Perm(len(events) + 1)
	bridge := make([]bool, len(events))
	for i := range bridge {
		bridge[i] = s.rand.IntN(3) == 0
	}
	garbage := noEvents[s.rand.IntN(len(noEvents))]
	s.lock.Unlock()
	if calm {
		shape, kill, odd = 0, false, 3
		clear(bridge)
	}
	if kill {
		go func() { time.Sleep(wait); f.kill() }()
	}
	// EventBridge tells whole seconds: what it told, S3 tells too, before or after.
	var back, also []s3Event
	switch {
	case shape < 7: // a queue
		type m = map[string]any
		var records []m
		for _, i := range perm {
			id, body := strconv.Itoa(i), ""
			switch {
			case i == len(events) && odd == 0:
				id, body = "none", garbage
			case i == len(events) && odd == 1:
				id, body = "test", testEvents[0]
			case i == len(events):
				continue
			case bridge[i]:
				body = bridged(events[i])
				also = append(also, events[i])
			default:
				body = direct(events[i])
			}
			records = append(records, m{"messageId": id, "body": body, "eventSource": "aws:sqs"})
		}
		event, _ := json.Marshal(m{"Records": records})
		got, err := f.invoke(string(event))
		if err != nil {
			back, also = events, nil
			break
		}
		var response pipeline.Response
		if err := json.Unmarshal([]byte(got), &response); err != nil {
			s.t.Errorf("%s answers %q", f.name, got)
		}
		failed := map[string]bool{}
		for _, i := range response.BatchItemFailures {
			failed[i.ItemIdentifier] = true
		}
		if failed["test"] || odd == 0 && !failed["none"] {
			s.t.Errorf("%s: test event failed: %v; %.60q failed: %v", f.name, failed["test"], garbage, failed["none"])
		}
		for i, e := range events {
			if failed[strconv.Itoa(i)] {
				back = append(back, e)
			}
		}
	case shape < 9: // straight from the bucket
		if _, err := f.invoke(direct(events...)); err != nil {
			back = events
		}
	default:
		for _, e := range events {
			_, _ = f.invoke(bridged(e))
			also = append(also, e)
		}
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	for _, e := range events {
		if f.name == "notify" {
			s.told[e.key]++
		}
		if !calm && s.rand.IntN(4) == 0 {
			back = append(back, e) // it comes again
		}
	}
	s.queues[f.name] = append(append(s.queues[f.name], back...), also...)
}

// take takes up to n events of a queue, any of them.
func (s *storm) take(name string, n int, calm bool) []s3Event {
	s.lock.Lock()
	defer s.lock.Unlock()
	q := s.queues[name]
	n = min(n, len(q))
	if !calm {
		s.rand.Shuffle(len(q), func(i, j int) { q[i], q[j] = q[j], q[i] })
		n = min(n, 1+s.rand.IntN(5))
	}
	taken := slices.Clone(q[:n])
	s.queues[name] = slices.Clone(q[n:])
	s.inFlight += n
	return taken
}

// work lets the functions work until nothing is left and no more comes.
func (s *storm) work(functions map[string][]*function, calm bool, more <-chan struct{}) {
	var wg sync.WaitGroup
	for name, fs := range functions {
		for _, f := range fs {
			wg.Go(func() {
				for {
					events := s.take(name, 5, calm)
					if len(events) > 0 {
						s.deliver(f, events, calm)
						s.lock.Lock()
						s.inFlight -= len(events)
						s.lock.Unlock()
						continue
					}
					s.lock.Lock()
					idle := s.inFlight == 0
					for _, q := range s.queues {
						idle = idle && len(q) == 0
					}
					s.lock.Unlock()
					if idle {
						select {
						case <-more:
							return
						default:
						}
					}
					time.Sleep(2 * time.Millisecond)
				}
			})
		}
	}
	wg.Wait()
}

func closed() <-chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}

// trouble makes the bucket fail: here and there, and now and then for a while.
func (s *storm) trouble() {
	r := rand.New(rand.NewPCG(77, s.rand.Uint64()))
	refusing := 0
	kinds := []s3Fault{fSlowDown, fInternal, fReset, fLost, fLate500, fConflict, fAborted, fRefused, fCut, fSlow}
	s.s3.fault = func(req *http.Request) s3Fault {
		if refusing > 0 {
			refusing--
			return fSlowDown
		}
		if r.IntN(500) == 0 {
			refusing = 12
		}
		if r.IntN(25) != 0 {
			return ""
		}
		f := kinds[r.IntN(len(kinds))]
		conditional := req.Header.Get("If-Match")+req.Header.Get("If-None-Match") != ""
		if (f == fConflict || f == fRefused) && !conditional || f == fAborted && req.Method == http.MethodGet {
			f = fSlowDown
		}
		return f
	}
}

func (s *storm) calm() {
	s.s3.mu.Lock()
	s.s3.fault = nil
	s.s3.mu.Unlock()
}

// TestStorm: PORTCHECK_STORM is the number of cases, PORTCHECK_STORM_SEED another order.
func TestStorm(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	t.Parallel() // most of it is waiting
	n, seed := 12, uint64(1)
	if v := os.Getenv("PORTCHECK_STORM"); v != "" {
		n, _ = strconv.Atoi(v)
	}
	if v := os.Getenv("PORTCHECK_STORM_SEED"); v != "" {
		seed, _ = strconv.ParseUint(v, 10, 64)
	}
	// One order of what is done, for both days.
	stories := stormCases(t, n)
	order := rand.New(rand.NewPCG(seed, 5))
	var ops []op
	for left := len(stories); left > 0; {
		i := order.IntN(left)
		ops = append(ops, stories[i][0])
		if stories[i] = stories[i][1:]; len(stories[i]) == 0 {
			stories = slices.Delete(stories, i, i+1)
			left--
		}
	}

	quiet := newStorm(t, seed)
	functions := quiet.start(1)
	for _, o := range ops {
		quiet.do(o)
		quiet.work(functions, true, closed())
	}
	quiet.check(t)

	s := newStorm(t, seed+1)
	functions = s.start(2)
	s.trouble()
	more := make(chan struct{})
	go func() {
		defer close(more)
		for i, o := range ops {
			s.do(o)
			if i%3 == 0 {
				time.Sleep(20 * time.Millisecond)
			}
		}
	}()
	begin := time.Now()
	s.work(functions, false, more)
	s.calm()
	t.Logf("%d cases, %d things done, %d events, faults %v, in %v", n, len(ops), len(s.all), s.s3.faults, time.Since(begin).Round(time.Millisecond))
	s.check(t)
	tame := func(all map[string]string) map[string]string {
		for key := range all {
			if strings.HasPrefix(key, "reports/wild ") {
				delete(all, key)
			}
		}
		return all
	}
	if d := cmp.Diff(tame(quiet.s3.all("reports/")), tame(s.s3.all("reports/"))); d != "" {
		t.Errorf("reports (-quiet +storm):\n%.6000s", d)
	}

	// All of it once more, weeks later: nothing is written, nobody is told again.
	before, published := s.s3.all(""), len(s.published)
	s.lock.Lock()
	for _, e := range s.all {
		s.queues[functionOf(e)] = append(s.queues[functionOf(e)], e)
	}
	s.lock.Unlock()
	s.work(functions, true, closed())
	// And a backfill, which names keys and nothing more.
	for key, data := range s.s3.all("inbox/") {
		object := map[string]any{"key": key, "size": len(data)}
		event, _ := json.Marshal(map[string]any{"source": "aws.s3", "detail-type": "Object Created", "detail": map[string]any{"reason": "backfill", "bucket": map[string]any{"name": bucketName}, "object": object}})
		if _, err := functions["extract"][0].invoke(string(event)); err != nil {
			t.Error(err)
		}
	}
	s.work(functions, true, closed())
	if d := cmp.Diff(before, s.s3.all("")); d != "" {
		t.Errorf("after all events came again (-before +after):\n%.6000s", d)
	}
	if len(s.published) != published {
		t.Errorf("after all events came again, %d more messages: %q", len(s.published)-published, s.published[published:])
	}
	// Removals are rare, and ListBucket is there for a 404 in the place of a 403, too.
	for grant, used := range s.s3.grants {
		if !used && !strings.HasPrefix(grant, "RemindRole") && !strings.HasPrefix(grant, "BackfillRole") && !strings.Contains(grant, "DeleteObject") && !strings.Contains(grant, "ListBucket") {
			t.Errorf("nothing that was done needs the permission %q", grant)
		}
	}
}

// check looks at the end of a day.
func (s *storm) check(t *testing.T) {
	t.Helper()
	type document struct{ Key, Kind, State, Message string }
	type state struct {
		Case, State string
		WaitingFor  string `json:"waiting_for"`
		MovedTo     string `json:"moved_to"`
		Message     string
		Documents   []document
		Reports     []struct{ LOA, CSR, Path string }
	}
	states := map[string]state{}
	reports := s.s3.all("reports/")
	for key, data := range reports {
		if !strings.HasSuffix(key, "/status.json") {
			continue
		}
		var st state
		if err := json.Unmarshal([]byte(data), &st); err != nil {
			t.Errorf("%s: %v", key, err)
		}
		states[strings.TrimSuffix(strings.TrimPrefix(key, "reports/"), "/status.json")] = st
	}
	for key, data := range s.s3.all("inbox/") {
		home, _, ok := pipeline.HomeOf(key, int64(len(data)))
		if !ok {
			if !strings.HasSuffix(key, "/") {
				t.Errorf("%q is no paper", key)
			}
			continue
		}
		st, ok := states[home]
		var doc *document
		for hops := 0; hops < 3; hops++ {
			doc = nil
			for i, d := range st.Documents {
				if d.Key == key {
					doc = &st.Documents[i]
				}
			}
			if st.State != "moved" {
				break
			}
			st = states[st.MovedTo]
		}
		switch {
		case !ok || doc == nil:
			t.Errorf("%q is lost: case %q, state %+v", key, home, st)
		case doc.State == "problem" && doc.Message != "" && (st.State == "problem" || st.State == "reported"):
		case doc.State == "read" && st.State == "reported" && len(st.Reports) > 0:
		case doc.State == "read" && (st.State == "waiting" || st.State == "problem") && st.WaitingFor != "":
		default:
			t.Errorf("%q ends as %+v in %+v", key, *doc, st)
		}
	}
	// Every report, and every problem, was told at least once, and not more often
	// than events explain.
	messages, earlier := map[string]int{}, regexp.MustCompile(`revisions/\d+/`)
	for _, m := range s.published {
		for _, word := range strings.Fields(m) {
			if link, ok := strings.CutPrefix(word, "https://reports.example.com/"); ok {
				path, err := url.PathUnescape(link)
				if err != nil {
					t.Errorf("%q: %v", link, err)
				}
				path = earlier.ReplaceAllString(path, "") // of a report that was overtaken
				messages[path[:strings.LastIndex(path, "/")+1]]++
			}
		}
	}
	for name, st := range states {
		prefix := "reports/" + name + "/"
		for _, r := range st.Reports {
			if messages[prefix+r.Path] == 0 {
				t.Errorf("nobody was told of %s%s", prefix, r.Path)
			}
		}
		if st.State == "problem" && messages[prefix] == 0 {
			t.Errorf("nobody was told of the problem in %s", prefix)
		}
	}
	for prefix, n := range messages {
		if max := s.told[prefix+"report.json"] + s.told[prefix+"status.json"]; n > max {
			t.Errorf("%s: %d messages for %d events", prefix, n, max)
		}
	}
	s.s3.mu.Lock()
	for _, d := range s.s3.denied {
		t.Errorf("AccessDenied: %s", d)
	}
	s.s3.mu.Unlock()
	log := s.log.String()
	secrets := regexp.MustCompile(`\b90417\b|Larch|Peoria|Dana Ruiz|\b\+?1?309.?[2-9][0-9]{2}.?100[01]\b|call me back|Copper Kettle|Mill Race|/s/`)
	if i := secrets.FindStringIndex(log); i != nil {
		t.Errorf("the log holds text of a paper: %.300s", log[max(0, i[0]-150):])
	}
}
