package loa

// Tests on pages that are drawn here, word by word; the fuzz target; the benchmark.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestEmpty(t *testing.T) {
	rec := read(t)
	if len(rec.Fields) != 0 || rec.Numbers == nil {
		t.Errorf("%+v", rec)
	}
	if got := Open(&page.Document{}).Looks(); got != 0 {
		t.Errorf("Looks = %v", got)
	}
}

func TestNegativeLabel(t *testing.T) {
	rec := read(t, draw("50 50 Contact's Number (not BTN): 217-555-0101", "50 70 Spouse Name: Pat Doe", "50 90 Fax: 217-555-0102", "50 110 Tax ID: 00-0001234"))
	wantText(t, rec, porting.BTN, "")
	wantText(t, rec, porting.ContactPhone, "217-555-0101")
	wantText(t, rec, porting.CustomerName, "")
	if len(rec.Numbers) != 0 || len(rec.Unused) != 3 {
		t.Errorf("numbers %v, unused %v", rec.Numbers, rec.Unused)
	}
}

// A blank field takes nobody's value.
func TestBlankStaysBlank(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme", "50 70 PIN: ________", "50 90 Account Number:", "50 110 Current Carrier: AT&T", "50 130 Title:", "50 150 4411 is our gate code"))
	for n, want := range map[porting.Name]string{porting.CustomerName: "Acme", porting.PIN: "", porting.AccountNumber: "", porting.CurrentCarrier: "AT&T", porting.AuthorizedTitle: ""} {
		wantText(t, rec, n, want)
	}
}

func TestOCRWords(t *testing.T) {
	p := draw("50 50 Bil1ing Te1ephone Number: 217-555-0100", "50 70 Acct Numbcr: A-77", "50 90 Customer Name: Acme", "50 110 Telephone Numbers to be Ported:", "50 130 217-555-0100")
	for _, w := range p.Words {
		w.Read, w.Confidence = porting.ReadOCR, 0.97
		if w.Text == "Acme" {
			w.Confidence = 0.5
		}
	}
	rec := read(t, p)
	wantText(t, rec, porting.BTN, "217-555-0100")
	wantText(t, rec, porting.CustomerName, "Acme")
	if f := rec.Fields[porting.CustomerName]; f == nil || f.Read != porting.ReadOCR || f.Confidence != 0.5 {
		t.Errorf("customer name %+v", f)
	}
	if !hasProblem(rec, porting.ProblemLowConfidence, porting.CustomerName) || !hasProblem(rec, porting.ProblemAmbiguousLabel, porting.BTN) {
		t.Errorf("problems %+v", rec.Problems)
	}
	if len(rec.Numbers) != 1 || rec.Numbers[0].Confidence != 0.97 {
		t.Errorf("numbers %+v", rec.Numbers)
	}
}

// On a page of text letters are right: "Will Date" is no "Bill Date".
func TestNoFuzzyLabelsInText(t *testing.T) {
	rec := read(t, draw("50 50 Print Name: Will Date", "50 70 Customer Name: Date Palm Nursery", "50 90 Title: PIN Manager"))
	wantText(t, rec, porting.AuthorizedName, "Will Date")
	wantText(t, rec, porting.CustomerName, "Date Palm Nursery")
	wantText(t, rec, porting.AuthorizedTitle, "PIN Manager")
}

func TestUncertainCharacters(t *testing.T) {
	p := draw("50 50 Customer Name: Acm\ufffd")
	p.Words[len(p.Words)-1].Uncertain = true
	rec := read(t, p)
	if !hasProblem(rec, porting.ProblemUnreadableValue, porting.CustomerName) {
		t.Errorf("problems %+v", rec.Problems)
	}
}

func TestRepeatedFields(t *testing.T) {
	rec := read(t, draw("50 50 BTN: (217) 555-0100"), draw("50 50 BTN: 217.555.0100"))
	wantText(t, rec, porting.BTN, "(217) 555-0100")
	if f := rec.Fields[porting.BTN]; f == nil || len(f.Where.More) != 1 || f.Where.More[0].Page != 2 || len(rec.Problems) != 0 {
		t.Errorf("%+v %+v", f, rec.Problems)
	}
	rec = read(t, draw("50 50 BTN: (217) 555-0100"), draw("50 50 BTN: 217.555.0109"))
	if !hasProblem(rec, porting.ProblemContradiction, porting.BTN) {
		t.Errorf("problems %+v", rec.Problems)
	}
}

// Who is the account's contact only, is not who signs.
func TestAccountContact(t *testing.T) {
	rec := read(t, draw("50 50 Account Contact: Nell Gaines", "50 70 Print Name: Bo Ray"))
	wantText(t, rec, porting.AuthorizedName, "Bo Ray")
	wantText(t, rec, porting.ContactName, "Nell Gaines")
	rec = read(t, draw("50 50 Account Contact: Nell Gaines"))
	wantText(t, rec, porting.AuthorizedName, "Nell Gaines")
	wantText(t, rec, porting.ContactName, "")
	rec = read(t, draw("50 50 Customer Information", "50 70 Company: Acme", "50 90 Name: Bo Ray"))
	wantText(t, rec, porting.CustomerName, "Acme")
	wantText(t, rec, porting.AuthorizedName, "Bo Ray")
	if !hasProblem(rec, porting.ProblemAmbiguousLabel, porting.AuthorizedName) {
		t.Error("a guess is not told")
	}
}

// A title that is a label's wording is a title still, and said to be doubtful.
func TestTitleLikeALabel(t *testing.T) {
	rec := read(t, draw("50 50 Print Name: Bo Ray", "50 70 Title:", "200 70 Authorized Agent"))
	wantText(t, rec, porting.AuthorizedTitle, "Authorized Agent")
	if !hasProblem(rec, porting.ProblemAmbiguousLabel, porting.AuthorizedTitle) {
		t.Error("the doubt is not told")
	}
}

func TestSeveralLetters(t *testing.T) {
	letter := func(who, btn string) *page.Page {
		return draw("50 50 Letter of Authorization", "50 80 Customer Name: "+who, "50 100 BTN: "+btn, "50 120 Numbers to Port: "+btn, "50 140 Signature: /s/ "+who)
	}
	pages := []*page.Page{letter("Alder", "217-555-0100"), draw("50 50 Letter of Authorization", "50 80 Attachment A", "50 100 217-555-0101"), letter("Birch", "217-555-0150")}
	for i, p := range pages {
		p.Number = i + 1
	}
	recs := Open(&page.Document{Pages: pages}).Read(porting.Document{})
	if len(recs) != 2 {
		t.Fatalf("%d records", len(recs))
	}
	wantText(t, recs[0], porting.CustomerName, "Alder")
	wantText(t, recs[1], porting.CustomerName, "Birch")
	if len(recs[0].Numbers) != 2 || len(recs[1].Numbers) != 1 || recs[1].Document.Account != 2 || recs[1].Document.Accounts != 2 || recs[1].Numbers[0].Where.Page != 3 {
		t.Errorf("%+v %+v", recs[0].Numbers, recs[1])
	}
	// the same letter twice is one
	recs = Open(&page.Document{Pages: []*page.Page{letter("Alder", "217-555-0100"), letter("Alder", "217-555-0100")}}).Read(porting.Document{})
	if len(recs) != 1 {
		t.Errorf("%d records of one letter in two copies", len(recs))
	}
}

func TestListNotations(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"50 70 217-555-0100, 217-555-0101 and 217-555-0102"}, "0100 0101 0102"},
		{[]string{"50 70 217-555-0100 through", "50 84 217-555-0103"}, "0100 0101 0102 0103"},
		{[]string{"50 70 (217) 555-", "50 84 0100"}, "0100"},
		{[]string{"50 70 1 217-555-0100", "50 84 2 217-555-0101"}, "0100 0101"},
		{[]string{"50 70 Main: 217-555-0100", "50 84 Fax: 217-555-0101", "50 98 217-555-0102"}, "0100:Main 0101:Fax 0102"},
		{[]string{"50 70 217-555-0100", "50 130 Contact Phone: 312-555-0199"}, "0100"},
		{[]string{"50 70 Example: 111-111-1111 DSL Line", "50 84 217-555-0100 DSL Line"}, "0100:DSL Line"},
		{[]string{"50 70 217-555-0100, 0101"}, "0100 0101"},
		{[]string{"50 70 217-555-01"}, "!217-555-01"},
		{[]string{"50 70 See Attached"}, ""},
		{[]string{"50 70 217-555-0100", "200 70 Line 1", "50 84 217-555-0101", "200 84 Line 2", "50 98 217-555-0102", "200 98 Main number"}, "0100:Line 1 0101:Line 2 0102:Main number"},
	} {
		rec := read(t, draw(append([]string{"50 50 Telephone Numbers to be Ported"}, c.lines...)...))
		var got []string
		for _, n := range rec.Numbers {
			s := "!" + n.Text
			if n.TN != "" {
				s = n.TN[8:]
			}
			if n.Note != "" {
				s += ":" + n.Note
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.lines, strings.Join(got, " "), c.want)
		}
	}
}

// A number that belongs to no list is told, not lost.
func TestStrayNumber(t *testing.T) {
	rec := read(t, draw("50 100 Numbers to Port: 217-555-0100", "50 180 BTN: 217-555-0100", "300 300 217-555-0177"))
	if len(rec.Numbers) != 1 || !hasProblem(rec, porting.ProblemAmbiguousLabel, "") {
		t.Errorf("%+v %+v", rec.Numbers, rec.Problems)
	}
}

func TestSignatures(t *testing.T) {
	for _, c := range []struct {
		name, line, want, date string
	}{
		{"typed", "50 50 Signature: /s/ Jane Doe", "/s/ Jane Doe", ""},
		{"blank", "50 50 Signature: __________", "", ""},
		{"an X to sign at", "50 50 Signature: X", "", ""},
		{"certificate", "50 50 Digitally signed by Jane Doe Date: 2026.11.20 10:12:33 -05'00'", "Jane Doe", "2026.11.20"},
		{"adobe", "50 50 Signature: Jane Doe (Nov 20, 2026 10:12 CST)", "Jane Doe", "Nov 20, 2026"},
	} {
		rec := read(t, draw(c.line))
		wantText(t, rec, porting.Signature, c.want)
		wantText(t, rec, porting.SignatureDate, c.date)
		_ = c.name
	}
	p := draw("50 200 Signature:")
	p.Images = []page.Image{{Box: porting.Box{110, 590, 200, 612}, Width: 300, Height: 80}}
	p.FillUpright()
	wantText(t, read(t, p), porting.Signature, porting.Signed)
	// a logo at the top of the page is none
	p = draw("50 200 Signature:")
	p.Images = []page.Image{{Box: porting.Box{300, 740, 400, 780}, Width: 300, Height: 80}}
	p.FillUpright()
	wantText(t, read(t, p), porting.Signature, "")
}

func TestChecks(t *testing.T) {
	for _, c := range []struct{ line, kind, port string }{
		{"50 50 [X] Business [ ] Residential", "Business", ""},
		{"50 50 ☐ Business ☒ Residential", "Residential", ""},
		{"50 50 ( ) Full port (x) Partial port", "", "partial"},
		{"50 50 Business / Residential", "", ""},
		{"50 50 Port type: Full", "", "full"},
		{"50 50 Customer type: Business", "Business", ""},
	} {
		rec := read(t, draw(c.line))
		wantText(t, rec, porting.CustomerType, c.kind)
		wantText(t, rec, porting.PortType, c.port)
	}
}

// A page of nothing but labels, rules and fields is read in bounded time.
func TestHostilePage(t *testing.T) {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	for i := 0; i < 12000; i++ {
		x, y := float64(i%12)*50, float64(i/12)*0.79
		for j, w := range []string{"Name:", "217-555-0100"} {
			q := x + float64(j)*25
			p.Words = append(p.Words, &page.Word{Text: w, Gap: " ", Size: 3, Read: porting.ReadText, Confidence: 1, Box: porting.Box{q, y, q + 20, y + 0.7}})
		}
		if i%10 == 0 {
			p.Widgets = append(p.Widgets, &page.Widget{Name: "Text", Type: page.TextField, Value: "x", Box: porting.Box{x, y, x + 20, y + 3}})
		}
		p.Rules = append(p.Rules, page.Rule{X0: 0, Y0: y, X1: 612, Y1: y}, page.Rule{X0: x, Y0: 0, X1: x, Y1: 792})
	}
	p.FillUpright()
	start := time.Now()
	recs := Open(&page.Document{Pages: []*page.Page{p}}).Read(porting.Document{})
	if d := time.Since(start); d > 3*time.Minute { // a few seconds where nothing else runs
		t.Errorf("%v", d)
	}
	if !hasProblem(recs[0], porting.ProblemLimit, "") {
		t.Error("the limit is not told")
	}
}

// FuzzRead reads pages made of random words, rules and fields.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Customer Name: Acme\nBTN 217-555-0100\nNumbers to Port\n217-555-0100 to 0105\n[X] Full"), uint64(1))
	f.Add([]byte("I, Jane Doe, of Acme, authorize\nSignature ____\nDate"), uint64(99))
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		if len(data) > 4000 {
			return
		}
		next := func(n uint64) float64 {
			seed = seed*6364136223846793005 + 1442695040888963407
			return float64(seed >> 33 % n)
		}
		doc := &page.Document{}
		for n := 0; n < 2; n++ {
			p := &page.Page{Number: n + 1, Media: porting.Box{0, 0, 612, 792}, Rotate: int(next(4)) * 90}
			for i, l := range strings.Split(string(data), "\n") {
				x, y := next(500), 780-14*float64(i)-next(8)
				for j, w := range strings.Fields(l) {
					p.Words = append(p.Words, &page.Word{Text: w, Gap: " ", Size: 10, Blank: strings.Trim(w, "_") == "", Angle: 90 * int(next(40)/39),
						Read: porting.ReadText, Confidence: next(100) / 100, Box: porting.Box{x, y, x + 5*float64(len(w)), y + 10}})
					if j%5 == 4 {
						p.Widgets = append(p.Widgets, &page.Widget{Name: w, Tooltip: w, Value: w, Type: page.TextField, Box: porting.Box{x, y - 20, x + 80, y - 6}})
					}
					x += 5*float64(len(w)) + 3 + next(20)
				}
				r := page.Rule{X0: next(600), Y0: next(790)}
				if next(2) == 0 {
					r.X1, r.Y1 = r.X0+next(300), r.Y0
				} else {
					r.X1, r.Y1 = r.X0, r.Y0+next(300)
				}
				p.Rules = append(p.Rules, r)
			}
			p.FillUpright()
			doc.Pages = append(doc.Pages, p)
		}
		Open(doc).Looks()
		for _, rec := range Open(doc).Read(porting.Document{}) {
			for n, f := range rec.Fields {
				if f.Text != strings.Trim(f.Text, " \t\n\u00a0") {
					t.Fatalf("%s = %q", n, f.Text)
				}
				if f.Where.Page == 0 {
					t.Fatalf("%s has no place", n)
				}
			}
			for _, n := range rec.Numbers {
				if n.TN != "" && len(n.TN) != 12 || n.Where.Page == 0 {
					t.Fatalf("%+v", n)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../testdata/loa/boxes.pdf")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := pdftext.Read(context.Background(), data, pdftext.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Open(doc).Read(porting.Document{})
	}
}

// hostileLetter is a letter of pages that are full of one label.
func hostileLetter(pages int) *page.Document {
	doc := &page.Document{}
	for n := range pages {
		p := &page.Page{Number: n + 1, Media: porting.Box{0, 0, 612, 792}}
		for i := range 600 {
			x, y := 20+float64(i%6)*95, 20+float64(i/6)*7
			for j, w := range []string{"Customer", "Name:"} {
				q := x + float64(j)*40
				p.Words = append(p.Words, &page.Word{Text: w, Gap: " ", Size: 5, Read: porting.ReadText, Confidence: 1, Box: porting.Box{q, y, q + 35, y + 5}})
			}
		}
		p.FillUpright()
		doc.Pages = append(doc.Pages, p)
	}
	return doc
}

// A letter of more labels or more crowded pages than any is read up to there.
func TestHostileLetter(t *testing.T) {
	beyond(t, hostileLetter(limits.LetterLabels/limits.PageLabels), 0)
	beyond(t, hostileLetter(limits.LetterLabels/limits.PageLabels+4), limits.LetterLabels/limits.PageLabels+1)
}

func TestCrowdedLetter(t *testing.T) {
	doc := &page.Document{}
	for n := range 4 {
		p := &page.Page{Number: n + 1, Media: porting.Box{0, 0, 612, 792}}
		for i := range limits.LetterCrowd/2 + fullPage {
			x, y := 10+float64(i%60)*10, 20+float64(i/60)*3.5
			p.Words = append(p.Words, &page.Word{Text: "and", Gap: " ", Size: 3, Read: porting.ReadText, Confidence: 1, Box: porting.Box{x, y, x + 9, y + 3}})
		}
		p.FillUpright()
		doc.Pages = append(doc.Pages, p)
	}
	beyond(t, &page.Document{Pages: doc.Pages[:2]}, 0)
	beyond(t, doc, 3)
}

// beyond reads a letter, and looks at the page from which on it is said not to be read,
// 0 for none.
func beyond(t *testing.T, doc *page.Document, want int) {
	t.Helper()
	got := 0
	for _, p := range Open(doc).Read(porting.Document{})[0].Problems {
		if p.Code == porting.ProblemLimit && strings.Contains(p.Message, "and what follows") {
			got = p.Where.Page
		}
	}
	if got != want {
		t.Errorf("of %d pages those from %d on are not read, want from %d", len(doc.Pages), got, want)
	}
}

// A letter is read within its time: not a page longer.
func TestDeadline(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	letters := Open(hostileLetter(3)).Within(ctx)
	if letters.Looks(); letters.Err() != nil {
		t.Fatal(letters.Err())
	}
	cancel()
	if got := letters.Read(porting.Document{}); got != nil || !errors.Is(letters.Err(), context.Canceled) {
		t.Errorf("%d records, and %v", len(got), letters.Err())
	}
	for _, pages := range []int{3, 9} {
		if letters = Open(hostileLetter(pages)).Within(ctx); letters.Looks() != 0 || !errors.Is(letters.Err(), context.Canceled) {
			t.Errorf("looking at %d pages: %v", pages, letters.Err())
		}
	}
}

// Pages are looked at beside each other: what they say is the same, and a page on which
// something goes wrong ends the reading in the caller.
func TestPagesBesideEachOther(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	var read []string
	for _, processors := range []int{1, 2, 4} {
		runtime.GOMAXPROCS(processors)
		letters := Open(hostileLetter(15))
		looks := letters.Looks()
		records, err := json.Marshal(letters.Read(porting.Document{}))
		if err != nil || letters.Err() != nil {
			t.Fatal(err, letters.Err())
		}
		read = append(read, fmt.Sprint(looks, string(records)))
		if read[0] != read[len(read)-1] {
			t.Errorf("%d processors read otherwise than one", processors)
		}
		broken := hostileLetter(15)
		broken.Pages[7].Words = []*page.Word{nil} // what nobody thought of
		letters = Open(broken)
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d processors: no panic", processors)
				}
			}()
			letters.Looks()
		}()
	}
}

func TestTooManyNumbers(t *testing.T) {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	add := func(y float64, words ...string) {
		for i, w := range words {
			x := 50 + float64(i)*90
			p.Words = append(p.Words, &page.Word{Text: w, Gap: " ", Size: 8, Read: porting.ReadText, Confidence: 1, Box: porting.Box{x, y, x + 80, y + 8}})
		}
	}
	add(760, "Telephone", "Numbers", "to", "be", "Ported")
	for i := range 40 {
		add(740-float64(i)*12, fmt.Sprintf("217-%03d-0000", 200+i), "to", fmt.Sprintf("217-%03d-9999", 200+i))
	}
	p.FillUpright()
	letters := Open(&page.Document{Pages: []*page.Page{p}})
	if got := letters.Read(porting.Document{}); got != nil || !errors.Is(letters.Err(), limits.ErrNumbers) {
		t.Errorf("%d records, and %v", len(got), letters.Err())
	}
}
