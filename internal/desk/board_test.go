package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
)

// bare is a desk without its steps, with the states of cases put into its bucket.
func bare(t testing.TB, states ...pipeline.Status) *desk {
	t.Helper()
	folder, err := localbucket.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	for _, s := range states {
		for _, d := range s.Documents {
			if err := folder.Drop(d.Key, strings.NewReader(d.Key), false, ""); err != nil {
				t.Fatal(err)
			}
		}
		keep(t, folder, s)
	}
	d := newDesk(folder, Options{Log: slog.New(slog.DiscardHandler)})
	if err := d.board.load(context.Background()); err != nil {
		t.Fatal(err)
	}
	return d
}

func keep(t testing.TB, folder *localbucket.Folder, s pipeline.Status) {
	t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := folder.Put(context.Background(), "reports/"+s.Case+"/status.json", data, pipeline.PutOptions{ContentType: "application/json"}); err != nil {
		t.Fatal(err)
	}
}

func reported(name, customer, btn string, verdict porting.Verdict) pipeline.Status {
	return pipeline.Status{
		Schema: porting.StatusSchema, Case: name, State: pipeline.StateReported, Verdict: verdict, Revision: 1, Customer: customer, BTN: btn,
		Documents: []pipeline.StatusDocument{{Key: "inbox/" + name + "/loa.pdf", Kind: porting.KindLOA, State: "read"}, {Key: "inbox/" + name + "/csr.xlsx", Kind: porting.KindCSR, State: "read"}},
		Reports:   []pipeline.StatusReport{{LOA: "inbox/" + name + "/loa.pdf", CSR: "inbox/" + name + "/csr.xlsx", Verdict: verdict, Revision: 1}},
	}
}

func names(r result) []string {
	var out []string
	for _, c := range r.records {
		out = append(out, c.name)
	}
	return out
}

func TestBoardFinds(t *testing.T) {
	waiting := pipeline.Status{Case: "delta", State: pipeline.StateWaiting, WaitingFor: "csr", Documents: []pipeline.StatusDocument{{Key: "inbox/delta/Müller LOA.pdf", Kind: porting.KindLOA, State: "read"}}}
	moved := pipeline.Status{Case: "gone", State: pipeline.StateMoved, MovedTo: "acme", Documents: []pipeline.StatusDocument{}}
	d := bare(t, reported("acme", "Acme Widgets, Inc.", "+12175550100", "reject"), reported("beta", "Beta & Söhne", "+13125550142", "clean"),
		reported("2026/gamma", "Acme Gaskets", "+12175559999", "review"), waiting, moved)
	for _, c := range []struct {
		q    query
		want []string
	}{
		{query{sort: "customer"}, []string{"2026/gamma", "acme", "beta", "delta"}},
		{query{text: "ACME", sort: "customer"}, []string{"2026/gamma", "acme"}},
		{query{text: "acme widgets"}, []string{"acme"}},
		{query{text: "söhne"}, []string{"beta"}},
		{query{text: "müller"}, []string{"delta"}},
		{query{text: "(217) 555-01"}, []string{"acme"}},
		{query{text: "1 312 555 0142"}, []string{"beta"}},
		{query{text: "2026"}, []string{"2026/gamma"}},
		{query{text: "nothing"}, nil},
		{query{class: "reject"}, []string{"acme"}},
		{query{class: "waiting"}, []string{"delta"}},
		{query{class: "reject", text: "gaskets"}, nil},
		{query{page: 99, class: "clean"}, []string{"beta"}},
	} {
		if got := names(d.board.list(c.q)); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.q, got, c.want)
		}
	}
	r := d.board.list(query{text: "acme", class: "clean"})
	if r.counts[""] != 2 || r.counts["reject"] != 1 || r.counts["review"] != 1 || r.counts["clean"] != 0 || r.found != 0 || r.total != 4 {
		t.Errorf("%+v", r)
	}
	// A state that changes, and one that goes.
	keep(t, d.folder, reported("acme", "Acme Widgets, Inc.", "+12175550100", "clean"))
	if err := d.folder.Delete(context.Background(), "reports/beta/status.json", ""); err != nil {
		t.Fatal(err)
	}
	told := d.board.sync(context.Background())
	slices.Sort(told)
	if !slices.Equal(told, []string{"acme", "beta"}) {
		t.Errorf("told %q", told)
	}
	if got := names(d.board.list(query{class: "clean"})); !slices.Equal(got, []string{"acme"}) {
		t.Errorf("clean: %q", got)
	}
	// Its papers are still there: it is being worked on.
	if got := names(d.board.list(query{class: "waiting", sort: "customer"})); !slices.Equal(got, []string{"beta", "delta"}) {
		t.Errorf("waiting: %q", got)
	}
}

// A state that another program put there takes nobody in.
func TestBoardForeignStates(t *testing.T) {
	d := bare(t)
	for key, data := range map[string]string{"reports/a/status.json": "{", "reports/b/status.json": `{"case":"acme","state":"reported"}`, "reports/status.json": `{}`} {
		if _, err := d.folder.Put(context.Background(), key, []byte(data), pipeline.PutOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	d.board.sync(context.Background())
	if got := names(d.board.list(query{})); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

// many are the states of n cases.
func many(n int) []pipeline.Status {
	var out []pipeline.Status
	for i := range n {
		verdict := []porting.Verdict{"reject", "review", "clean"}[i%3]
		out = append(out, reported(fmt.Sprintf("case-%05d", i), fmt.Sprintf("Customer %d of Springfield, LLC", i), fmt.Sprintf("+1217%07d", 2000000+i), verdict))
	}
	return out
}

// The list is as fast with thousands of cases.
func TestManyCases(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	d := bare(t, many(1000)...)
	begin := time.Now()
	again := newBoard(d.folder, d.log, func([]string) {})
	if err := again.load(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Logf("1,000 cases are read at the start in %v", time.Since(begin))
	for _, path := range []string{"/", "/?q=springfield&verdict=review", "/?q=customer+999", "/?sort=customer&page=20", "/?q=2172000999"} {
		var times []time.Duration
		var body string
		for range 15 {
			w := httptest.NewRecorder()
			begin := time.Now()
			d.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
			times = append(times, time.Since(begin))
			body = w.Body.String()
		}
		slices.Sort(times)
		t.Logf("%s: %v, %d kB", path, times[len(times)/2], len(body)/1000)
		if rows := strings.Count(body, `class="rname"`); rows == 0 || rows > perPage {
			t.Errorf("%s: %d rows", path, rows)
		}
		if times[len(times)/2] > 250*time.Millisecond {
			t.Errorf("%s: %v", path, times)
		}
	}
}

func BenchmarkList(b *testing.B) {
	d := bare(b, many(1000)...)
	for b.Loop() {
		d.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	}
}
