package csr

// Short papers and all that is read from them, each for a layout that was once read
// wrongly or not at all.

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// said is all that a record says, in short lines: its kind where it is no CSR,
// fields (addresses as street|unit|city|state|zip), numbers as in TestReading with
// their own address behind "@", conditions behind "!", codes of problems behind "?".
func said(r *porting.Record) string {
	var out []string
	if r.Document.Kind != porting.KindCSR {
		out = append(out, "kind "+string(r.Document.Kind))
	}
	parts := func(f *porting.Field) string {
		if f.Parts == nil {
			return strconv.Quote(f.Text)
		}
		return strings.Join([]string{f.Parts.Street, f.Parts.Unit, f.Parts.City, f.Parts.State, f.Parts.Zip}, "|")
	}
	for _, n := range porting.Names {
		if f := r.Fields[n]; f != nil {
			out = append(out, string(n)+" "+parts(f))
		}
	}
	var ns []string
	for _, n := range r.Numbers {
		s := strings.Join(append([]string{n.TN[max(len(n.TN)-4, 0):]}, n.Features...), ",")
		if n.Status != "" {
			s += "=" + n.Status
		}
		if n.ServiceAddress != nil {
			s += "@" + parts(n.ServiceAddress)
		}
		ns = append(ns, s)
	}
	if len(ns) > 0 {
		out = append(out, strings.Join(ns, " "))
	}
	for _, c := range r.Conditions {
		out = append(out, "!"+c.Name)
	}
	var codes []string
	for _, p := range r.Problems {
		if p.Code != porting.ProblemSeveralAccounts && !slices.Contains(codes, "?"+p.Code) {
			codes = append(codes, "?"+p.Code)
		}
	}
	return strings.Join(append(out, codes...), "\n")
}

func TestSaid(t *testing.T) {
	printedRecord := func(account, name, tn string) string {
		return "ACCOUNT " + account + "   BILL DATE NOV 01 2026\n---LIST\nLN   " + name + "\nSA   45 GERVAIS ST\n     COLUMBIA SC 29201\n---BILL\nBN1  " + name +
			"\nBA1  PO BOX 2\nPO   COLUMBIA SC 29202\n---S&E\n1  1FB  /TN " + tn + "/HTG 1\n"
	}
	for _, tt := range []struct {
		name, text string
		want       []string // what each account says
	}{
		{"an address that goes on below its identifier, behind blanks", printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100"), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`}},
		{"a city below its street, with no blanks before it", strings.Replace(printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100"), "     COLUMBIA", "COLUMBIA", 1), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`}},
		{"two printed records in one file", printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100") + printedRecord("704 555-0100 772", "QUEEN CO", "704 555-0111"), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`, `
			customer_name "QUEEN CO"
			btn "704 555-0100"
			account_number "704 555-0100 772"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0111,hunting`}},
		{"the header of a printed record again on its next page", strings.Replace(printedRecord("803 555-0100 221", "PALMETTO CO", "803 555-0100"), "BA1 ", "                CUSTOMER SERVICE RECORD    PAGE 2\nACCOUNT 803 555-0100 221   BILL DATE NOV 01 2026\nBA1 ", 1), []string{`
			customer_name "PALMETTO CO"
			btn "803 555-0100"
			account_number "803 555-0100 221"
			service_address 45 GERVAIS ST||COLUMBIA|SC|29201
			billing_address PO BOX 2||COLUMBIA|SC|29202
			csr_date "NOV 01 2026"
			0100,hunting`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rs, err := ReadText(context.Background(), []byte(tt.text), porting.Document{Name: "x"}, sheet.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var got, want []string
			for _, r := range rs {
				got = append(got, said(r))
			}
			for _, w := range tt.want {
				want = append(want, strings.TrimSpace(strings.ReplaceAll(w, "\t", "")))
			}
			if g, w := strings.Join(got, "\n--\n"), strings.Join(want, "\n--\n"); g != w {
				t.Errorf("read\n%s\nwant\n%s", g, w)
			}
		})
	}
}
