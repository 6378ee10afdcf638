package hostile

// Hostile texts through the desk: papers that hold them are dropped, and every page,
// every answer, every header and every log line is looked at.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/pipeline"
)

func TestEveryTextThroughTheDesk(t *testing.T) {
	d := serve(t, func(io.Writer, pipeline.Announcement) {})
	// drop makes a case of a text: in every field of both papers, and in a file that
	// is nothing but the text. It waits until nothing is under way.
	drop := func(name, text string) {
		fields := [][2]string{{"Customer Name", text}, {"Authorized Name", text}, {"Account Number", text}, {"Billing Telephone Number", "217-555-0100"}, {"Service Address", text}, {"Current Carrier", text}, {"Remarks", text}, {"Numbers", "217-555-0100"}}
		d.put("inbox/"+name+"/loa.pdf", letter(fields))
		var csv strings.Builder
		csv.WriteString("Customer Service Record\n")
		for _, f := range fields[:7] {
			fmt.Fprintf(&csv, "%s,\"%sx\"\n", f[0], strings.ReplaceAll(f[1], `"`, `""`))
		}
		csv.WriteString("Telephone Number,Status\n217-555-0100,Active\n")
		d.put("inbox/"+name+"/csr.csv", []byte(csv.String()))
		d.put("inbox/"+name+"/alone.txt", []byte(text))
		var status struct{ Documents []struct{ State string } }
		for end := time.Now().Add(2 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
			if _, _, body := d.page("/reports/" + name + "/status.json"); json.Unmarshal(body, &status) == nil && len(status.Documents) == 3 {
				return
			}
			if time.Now().After(end) {
				t.Fatalf("%q: the case is %+v", text, status)
			}
		}
	}
	pages := func(name string, look func(output)) {
		for _, path := range []string{"/", "/?case=" + name, "/?q=" + url.QueryEscape(name), "/reports/" + name + "/status.html", "/reports/" + name + "/report.html", "/reports/" + name + "/status.json", "/reports/" + name + "/report.json"} {
			code, header, body := d.page(path)
			if code != http.StatusOK && !strings.Contains(path, "report.") {
				t.Errorf("%s: %d", path, code)
			}
			if code != http.StatusOK {
				continue
			}
			if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Content-Security-Policy") == "" {
				t.Errorf("%s: headers %v", path, header)
			}
			kind := "page.html"
			if i := strings.LastIndexByte(path, '/'); strings.HasPrefix(path, "/reports/") {
				kind = path[i+1:]
			}
			look(output{kind, body})
		}
	}
	allowed := newShape()
	for i, plain := range []string{"Acme Widgets, Inc.", "Jo Doe"} {
		drop(fmt.Sprintf("plain-%d", i), plain)
		pages(fmt.Sprintf("plain-%d", i), func(o output) { allowed.learn(t, o) })
	}
	d.put("inbox/plain-0/broken.pdf", []byte("%PDF-1.7 broken"))
	for i, c := range texts {
		name := fmt.Sprintf("text-%d", i)
		drop(name, strings.ToValidUTF8(c.text, "?"))
		pages(name, func(o output) {
			allowed.check(t, o)
			if t.Failed() {
				t.Fatalf("with %q", c.text)
			}
		})
		// What a visitor asks for comes back on no page.
		for _, path := range []string{"/?case=" + url.QueryEscape(c.text[:min(len(c.text), 2000)]), "/reports/" + url.PathEscape(c.text[:min(len(c.text), 500)]) + "/report.html", "/" + url.PathEscape(c.text[:min(len(c.text), 500)])} {
			_, header, body := d.page(path)
			if strings.Contains(header.Get("Content-Type"), "html") {
				allowed.check(t, output{"page.html", body})
			} else if len(body) > 300 || bytes.ContainsAny(body, "<\x1b") {
				t.Errorf("%.60q answers %.200q", path, body)
			}
		}
	}
	d.stop()
	for _, line := range bytes.Split(bytes.TrimSpace(d.kept.bytes()), []byte("\n")) {
		var entry struct{ Msg string }
		if err := json.Unmarshal(line, &entry); err != nil || entry.Msg == "forged" {
			t.Errorf("a log line: %.300q", line)
		}
		unsafe(t, output{"a log line", line}, "")
	}
}
