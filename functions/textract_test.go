package functions_test

// Amazon Textract behind the extract function's real binary: asked for pages that
// are pictures and for no others, patient while it is throttled, and given back to
// the queue when it stays so.

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/portcheck/portcheck/internal/pdftest"
)

// ocrService answers AnalyzeDocument.
type ocrService struct {
	mu       sync.Mutex
	calls    int // that were answered
	asked    int // all of them
	throttle int // so many requests are refused first
	refuse   string
	sizes    []int
}

func (o *ocrService) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Document     struct{ Bytes []byte }
		FeatureTypes []string
	}
	body, err := io.ReadAll(r.Body)
	if err == nil {
		err = json.Unmarshal(body, &in)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.asked++
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	fail := func(status int, code string) {
		w.Header().Set("X-Amzn-Errortype", code)
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"__type":%q,"Message":"a fault of the test"}`, code)
	}
	switch {
	case err != nil || r.Header.Get("X-Amz-Target") != "Textract.AnalyzeDocument" || len(in.Document.Bytes) == 0:
		fail(http.StatusBadRequest, "InvalidParameterException")
		return
	case o.refuse != "":
		fail(http.StatusBadRequest, o.refuse)
		return
	case o.throttle > 0:
		o.throttle--
		fail(http.StatusBadRequest, "ProvisionedThroughputExceededException")
		return
	}
	o.calls++
	o.sizes = append(o.sizes, len(in.Document.Bytes))
	var blocks []any
	for i, line := range []string{"LETTER OF AUTHORIZATION", "Customer Name: Larch and Sons", "Service Address: 410 Larch Street", "City: Peoria", "State: IL", "Zip: 61602",
		"Billing Telephone Number: 309-555-0100", "Telephone Numbers: 309-555-0100", "Authorized Name: Dana Ruiz", "Date: 11/16/2026"} {
		x := 0.1
		for _, word := range strings.Fields(line) {
			width := 0.011 * float64(len(word))
			blocks = append(blocks, map[string]any{"BlockType": "WORD", "Text": word, "Confidence": 99.1, "Geometry": map[string]any{
				"BoundingBox": map[string]any{"Left": x, "Top": 0.1 + 0.04*float64(i), "Width": width, "Height": 0.015}}})
			x += width + 0.01
		}
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"Blocks": blocks, "DocumentMetadata": map[string]any{"Pages": 1}})
}

// scanPDF is a PDF of pages that are pictures.
func scanPDF(pages int) []byte {
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 5+i)
	}
	objects := []string{
		"<</Type /Catalog /Pages 2 0 R>>",
		fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids, pages),
		pdftest.Stream("", "q 612 0 0 792 0 0 cm /Im Do Q"),
		pdftest.Stream("/Type /XObject /Subtype /Image /Width 85 /Height 110 /ColorSpace /DeviceGray /BitsPerComponent 8", strings.Repeat("\xff", 85*110)),
	}
	for range pages {
		objects = append(objects, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources <</XObject <</Im 4 0 R>>>>>>")
	}
	return pdftest.File(objects...)
}

func TestTextract(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	t.Parallel() // most of it is waiting
	s := newStorm(t, 3)
	service := &ocrService{}
	server := httptest.NewServer(service)
	t.Cleanup(server.Close)
	f := s.cloud.start("extract", map[string]string{"AWS_ACCESS_KEY_ID": "extract", "OCR": "textract", "AWS_ENDPOINT_URL_TEXTRACT": server.URL})
	// read drops a file, has it read once, and returns its record, nil where the
	// message is to come again.
	n := 0
	read := func(data []byte) map[string]any {
		t.Helper()
		n++
		key := fmt.Sprintf("inbox/scan %d/loa.pdf", n)
		s.do(put(key, data))
		events := s.take("extract", 1, true)
		got, err := f.invoke(batch([]event{{body: direct(events[0])}}))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(got, `"itemIdentifier"`) {
			return nil
		}
		for _, data := range s.s3.all(fmt.Sprintf("cases/scan %d/papers/", n)) {
			var p struct{ Records []map[string]any }
			if err := json.Unmarshal([]byte(data), &p); err != nil || len(p.Records) == 0 {
				t.Fatal(err)
			}
			return p.Records[0]
		}
		t.Fatalf("%s: nothing was kept, and nothing failed: %s", key, got)
		return nil
	}
	kind := func(r map[string]any) any {
		if r == nil {
			return nil
		}
		return r["document"].(map[string]any)["kind"]
	}

	// What has text costs nothing.
	for _, c := range shippedCases(t) {
		if got := kind(read(c.files[c.loa])); got != "loa" {
			t.Errorf("%s: %v", c.name, got)
		}
		read(c.files[c.csr])
	}
	if service.asked != 0 {
		t.Errorf("Textract was asked %d times for papers that have text", service.asked)
	}
	// A call a page, one page at a time. On a machine that has much to do, a connection may
	// break, and the SDK asks once more.
	if got := kind(read(scanPDF(3))); got != "loa" || service.calls < 3 || service.calls > 4 {
		t.Errorf("three pages: %v, %d calls", got, service.calls)
	}
	// Throttled for a while: waited for.
	service.calls, service.throttle = 0, 6
	if got := kind(read(scanPDF(2))); got != "loa" || service.calls < 2 {
		t.Errorf("throttled for a while: %v, %d calls", got, service.calls)
	}
	// What it will never take is an answer.
	service.refuse = "UnsupportedDocumentException"
	if r := read(scanPDF(1)); r == nil || !strings.Contains(fmt.Sprint(r["problems"]), "scan it again") {
		t.Errorf("a page that is never taken: %v", r)
	}
	// No permission, or an outage: the message comes again.
	service.refuse = "AccessDeniedException"
	if r := read(scanPDF(1)); r != nil {
		t.Errorf("no permission: %v", r)
	}
	if strings.Contains(s.log.String(), "Larch") {
		t.Error("the log holds text of a paper")
	}
}
