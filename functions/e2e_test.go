package functions_test

// The main job from end to end: the functions' real binaries, driven through the
// Lambda runtime API by the events of a real S3 server.

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/porting"
)

// shipped is a case of testdata/cases.
type shipped struct {
	name     string
	loa, csr string // file names
	files    map[string][]byte
	verdict  porting.Verdict
}

// shippedCases reads the cases that the project ships.
func shippedCases(t *testing.T) []shipped {
	t.Helper()
	dirs, err := filepath.Glob("../testdata/cases/*/loa.pdf")
	if err != nil || len(dirs) < 6 {
		t.Fatalf("%d shipped cases, %v", len(dirs), err)
	}
	var out []shipped
	for _, loa := range dirs {
		dir := filepath.Dir(loa)
		csrs, err := filepath.Glob(filepath.Join(dir, "csr.*"))
		if err != nil || len(csrs) != 1 {
			t.Fatalf("%s: %d CSRs, %v", dir, len(csrs), err)
		}
		s := shipped{name: filepath.Base(dir), loa: "loa.pdf", csr: filepath.Base(csrs[0]), files: map[string][]byte{}, verdict: porting.VerdictReject}
		switch s.name {
		case "clean":
			s.verdict = porting.VerdictClean
		case "name-punctuation":
			s.verdict = porting.VerdictReview
		}
		for _, f := range []string{s.loa, s.csr} {
			if s.files[f], err = os.ReadFile(filepath.Join(dir, f)); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, s)
	}
	return out
}

// servers are the S3 servers that the functions are tried on.
func servers() map[string]func(*testing.T) string {
	return map[string]func(*testing.T) string{"versitygw": versitygw, "portcheck serve": local}
}

// functions starts n processes of each function.
func (c *cloud) functions(n int) map[string][]*function {
	notify := map[string]string{
		"AWS_ENDPOINT_URL_SNS": c.topic(), "NOTIFY_TOPIC_ARN": "arn:aws:sns:us-east-1:123456789012:t", "REPORT_BASE_URL": "https://reports.example.com/",
	}
	out := map[string][]*function{}
	for _, name := range []string{"extract", "compare", "notify"} {
		for range n {
			env := map[string]string{}
			if name == "notify" {
				env = notify
			}
			out[name] = append(out[name], c.start(name, env))
		}
	}
	return out
}

// An LOA and a CSR dropped in both orders, twice each, with events that come
// twice: each time exactly one report, and the right one.
func TestEndToEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	all := shippedCases(t)
	for name, start := range servers() {
		t.Run(name, func(t *testing.T) {
			c := newCloud(t, start(t), 1)
			q := queue{functions: c.functions(1), copies: 2, maxTries: 3}
			for _, s := range all {
				orders := [][]string{{s.loa, s.csr}, {s.csr, s.loa}, {s.loa, s.csr}, {s.csr, s.loa}}
				if s.name != "clean" && s.name != "missing-suite" {
					orders = orders[:1]
				}
				for i, order := range orders {
					folder := fmt.Sprintf("%s %d+ü", s.name, i)
					c.mu.Lock()
					c.published = nil
					c.mu.Unlock()
					for _, file := range order {
						c.drop("inbox/"+folder+"/"+file, s.files[file])
						c.drain(q)
						if file != order[0] {
							continue
						}
						if st := c.status(folder); st.State != "waiting" {
							t.Errorf("%s: after the first file: %+v", folder, st)
						}
						_, prefilled := c.objects("reports/" + folder + "/")["reports/"+folder+"/loa-prefilled.pdf"]
						if prefilled != (file == s.csr) {
							t.Errorf("%s: after %s: prefilled LOA: %v", folder, file, prefilled)
						}
					}
					c.checkReport(folder, s)
				}
			}
			c.checkLog(t)
		})
	}
}

// What happens to files later: without a folder, replaced, removed, broken.
func TestEndToEndLater(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	s := shippedCases(t)[slices.IndexFunc(shippedCases(t), func(s shipped) bool { return s.name == "missing-suite" })]
	for name, start := range servers() {
		t.Run(name, func(t *testing.T) {
			c := newCloud(t, start(t), 4)
			q := queue{functions: c.functions(1), copies: 2, maxTries: 3}
			want := func(folder string, want status) {
				t.Helper()
				c.drain(q)
				if got := c.status(folder); got != want {
					t.Errorf("%s: %+v, want %+v", folder, got, want)
				}
			}
			c.drop("inbox/Record 17+%41.xlsx", s.files[s.csr])
			want("Record 17+%41", status{State: "waiting"})
			c.drop("inbox/signed.pdf", s.files[s.loa])
			want("signed", status{State: "reported", Verdict: "reject", Revision: 1})
			want("Record 17+%41", status{State: "moved"})
			c.drop("inbox/signed.pdf", []byte("%PDF-1.7 and nothing more"))
			want("signed", status{State: "problem"})
			c.drop("inbox/signed.pdf", append(slices.Clone(s.files[s.loa]), '\n'))
			want("signed", status{State: "reported", Verdict: "reject", Revision: 2})
			if err := c.store.Delete(t.Context(), "inbox/Record 17+%41.xlsx", ""); err != nil {
				t.Fatal(err)
			}
			want("signed", status{State: "waiting"})
			for _, n := range []string{"1", "2"} {
				if got := c.objects("reports/signed/revisions/" + n + "/"); len(got) < 3 {
					t.Errorf("revision %s has %d files", n, len(got))
				}
			}
			if _, there := c.objects("reports/signed/")["reports/signed/report.json"]; there {
				t.Error("a report stands that holds no longer")
			}
			c.checkLog(t)
		})
	}
}

type status struct {
	State, Verdict string
	Revision       int
}

func (c *cloud) status(folder string) status {
	c.t.Helper()
	var s status
	if err := json.Unmarshal([]byte(c.objects("reports/" + folder + "/status.json")["reports/"+folder+"/status.json"]), &s); err != nil {
		c.t.Errorf("%s: status.json: %v", folder, err)
	}
	return s
}

func (c *cloud) checkReport(folder string, s shipped) {
	c.t.Helper()
	objects := c.objects("reports/" + folder + "/")
	var names []string
	for key := range objects {
		names = append(names, strings.TrimPrefix(key, "reports/"+folder+"/"))
	}
	slices.Sort(names)
	want := []string{"loa-corrected.pdf", "loa-marked.pdf", "report.html", "report.json", "report.xlsx", "status.html", "status.json"}
	if s.verdict == porting.VerdictClean {
		want = want[1:]
	}
	if d := cmp.Diff(want, names); d != "" {
		c.t.Errorf("%s: files (-want +got):\n%s", folder, d)
	}
	if n := strings.Count(strings.Join(names, "\n"), "report.json"); n != 1 {
		c.t.Errorf("%s: %d reports: %q", folder, n, names)
	}
	var r porting.Report
	if err := json.Unmarshal([]byte(objects["reports/"+folder+"/report.json"]), &r); err != nil {
		c.t.Errorf("%s: %v", folder, err)
		return
	}
	if r.Case != folder || r.Revision != 1 || r.Verdict != s.verdict || r.Documents.LOA.Name != s.loa || r.Documents.CSR.Name != s.csr {
		c.t.Errorf("%s: case %q, revision %d, verdict %s (want %s), of %s and %s", folder, r.Case, r.Revision, r.Verdict, s.verdict, r.Documents.LOA.Name, r.Documents.CSR.Name)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.published) != 1 || !strings.Contains(c.published[0], "https://reports.example.com/reports/") {
		c.t.Errorf("%s: published %q", folder, c.published)
	}
}

// checkLog finds nothing in the log that stands in the shipped papers.
func (c *cloud) checkLog(t *testing.T) {
	t.Helper()
	log := c.log.String()
	if !strings.Contains(log, `"step":"extract"`) || !strings.Contains(log, `"requestId":"`) {
		t.Errorf("the log says nothing:\n%.2000s", log)
	}
	for key, data := range c.objects("cases/") {
		if !strings.HasSuffix(key, ".record.json") {
			continue
		}
		var p struct{ Records []porting.Record }
		if err := json.Unmarshal([]byte(data), &p); err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Records {
			for _, f := range []porting.Name{porting.CustomerName, porting.AuthorizedName, porting.ServiceAddress, porting.PIN, porting.AccountNumber, porting.BTN} {
				if text := r.Text(f); len(text) >= 4 && regexp.MustCompile(`\b`+regexp.QuoteMeta(text)+`\b`).MatchString(log) {
					t.Errorf("the log holds the %s of a paper", f)
				}
			}
			for _, n := range r.Numbers {
				if len(n.TN) > 2 && strings.Contains(log, n.TN[2:]) {
					t.Error("the log holds a telephone number of a paper")
				}
			}
		}
	}
}

// TestSoak drops many cases in random order, with events doubled and shuffled, on
// a server that fails in every way that S3 fails in, and kills functions in the
// middle. What stands under reports/ in the end is, to the byte, what a quiet run
// writes. PORTCHECK_SOAK is the number of cases.
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	n := 12
	if s := os.Getenv("PORTCHECK_SOAK"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	all := shippedCases(t)
	type dropped struct {
		key  string
		data []byte
	}
	var drops []dropped
	for i := range n {
		s := all[i%len(all)]
		folder := fmt.Sprintf("inbox/%s %03d+%%", s.name, i)
		drops = append(drops, dropped{folder + "/" + s.loa, s.files[s.loa]}, dropped{folder + "/" + s.csr, s.files[s.csr]})
		if i%5 == 0 {
			drops = append(drops, dropped{folder + "/broken.pdf", []byte("%PDF-1.7 and nothing more")})
		}
	}
	if time.Now().UTC().Hour() == 23 && time.Now().UTC().Minute() > 50 {
		t.Skip("today would be another day before the two runs are over")
	}

	quiet := newCloud(t, versitygw(t), 1)
	for _, d := range drops {
		quiet.drop(d.key, d.data)
	}
	quiet.drain(queue{functions: quiet.functions(1), maxTries: 3})
	want := quiet.objects("reports/")

	c := newCloud(t, versitygw(t), 2)
	faults := rand.New(rand.NewPCG(5, 8))
	kinds := map[fault]int{}
	c.fault = func(r *http.Request) fault {
		if faults.IntN(12) != 0 {
			return none
		}
		f := fault(1 + faults.IntN(int(lastFaults)-1))
		conditional := r.Header.Get("If-Match")+r.Header.Get("If-None-Match") != ""
		if (f == conflict || f == refused) && !conditional {
			f = slowDown
		}
		kinds[f]++
		return f
	}
	c.rand.Shuffle(len(drops), func(i, j int) { drops[i], drops[j] = drops[j], drops[i] })
	for _, d := range drops {
		c.drop(d.key, d.data)
	}
	begin := time.Now()
	delivered := c.drain(queue{functions: c.functions(2), copies: 2, shuffle: true, kill: 7, maxTries: 40})
	c.mu.Lock()
	c.fault = nil
	c.mu.Unlock()
	t.Logf("%d cases, %d messages, %d faults %v, in %v", n, delivered, c.faults, kinds, time.Since(begin).Round(time.Millisecond))
	if d := cmp.Diff(want, c.objects("reports/")); d != "" {
		t.Errorf("reports (-quiet +soak):\n%.4000s", d)
	}
	c.checkLog(t)
}
