package csr

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// grids of words that layouts are made of, so that fuzzing finds layouts and not
// only noise: each byte of the input picks a cell.
var fuzzWords = strings.Split("|Account Number|Customer Name|BTN|Service Address|City|State|Zip|Telephone Number|Status|Features|Notes|PIN|Billing Address|Street|From|To|NPA|NXX|Line|TN 1|TN 2|DSL|Hunting|PIC Freeze|CSR Date|Remarks|"+
	"A-1|217-555-0100|2175550101|(217) 555-0102|217-555-0110 - 0112|Active|Disconnected|1FB HTG|DSL|Y|N|ACME, INC.|100 N Main St|Springfield|IL|62701|100 N Main St, Springfield, IL 62701|11/02/2026|Account Number: 12 BTN: 217-555-0100|"+
	"LN   ACME INC|SA   1 A ST|BN1  ACME|---LIST|---BILL|---S&E|1 1FB /TN 217 555-0100|Letter of Authorization|Numbers to be ported|Total|###|1.23E+10|x", "|")

// No layout makes the reader panic, and no telephone number of a grid is lost: it
// is on a list, in a field, or named as unused.
func FuzzLayout(f *testing.F) {
	f.Add([]byte{1, 27, 0, 2, 38, 0, 0, 0, 0, 8, 9, 0, 28, 32, 0, 29, 32}, 3)
	f.Add([]byte{1, 3, 8, 27, 28, 29, 0, 30, 31}, 3)
	f.Add([]byte{8, 28, 29, 30, 9, 32, 33, 32, 10, 35, 36, 0}, 4)
	f.Add([]byte{46, 47, 48, 49, 50, 51, 52}, 1)
	f.Fuzz(func(t *testing.T, cells []byte, width int) {
		if width < 1 || width > 12 || len(cells) > 600 {
			return
		}
		s := &sheet.Sheet{Name: "S"}
		for i := 0; i < len(cells); i += width {
			row := sheet.Row{Index: i/width + 1}
			for k, b := range cells[i:min(i+width, len(cells))] {
				text := fuzzWords[int(b)%len(fuzzWords)]
				if text != "" {
					row.Cells = append(row.Cells, sheet.Cell{Text: text, Raw: text, Col: int16(k + 1), Format: -1})
				}
			}
			if len(row.Cells) > 0 {
				s.Rows = append(s.Rows, row)
			}
		}
		if len(s.Rows) == 0 {
			return
		}
		records, err := ReadSheet(context.Background(), &sheet.Workbook{Sheets: []*sheet.Sheet{s}}, porting.Document{})
		if err != nil || len(records) == 0 {
			t.Fatal("no record", err)
		}
		said := words(records)
		for i := range s.Rows {
			for _, c := range s.Rows[i].Cells {
				for _, f := range telephone.FindAll(c.Text) {
					for _, tn := range f.TNs {
						if !strings.Contains(said, tn) && !strings.Contains(said, f.Text) && !unusedHead(s, records, s.Rows[i].Index, int(c.Col)) {
							t.Fatalf("%s (%s%d) is lost:\n%s", tn, sheet.CellName(1, int(c.Col))[:1], s.Rows[i].Index, show(s))
						}
					}
				}
			}
		}
		for _, r := range records {
			for n, fd := range r.Fields {
				if fd.Text == "" && !named(r, n) {
					t.Fatalf("%s is empty without a problem", n)
				}
			}
			for i := range r.Numbers {
				if r.Numbers[i].Features == nil || r.Numbers[i].Where.Cell == "" {
					t.Fatalf("number %+v", r.Numbers[i])
				}
			}
		}
	})
}

// words are all telephone numbers that records speak of.
func words(records []*porting.Record) string {
	var b strings.Builder
	add := func(text string) {
		b.WriteString(text + " ")
		for _, f := range telephone.FindAll(text) {
			b.WriteString(strings.Join(f.TNs, " ") + " ")
		}
		if _, code, ok := telephone.AccountBTN(text); ok && code != "" {
			b.WriteString(text)
		}
	}
	for _, r := range records {
		for _, n := range r.Numbers {
			b.WriteString(n.TN + " ")
			add(n.Text)
			add(n.Note)
			if n.ServiceAddress != nil {
				add(n.ServiceAddress.Text)
			}
		}
		for _, f := range r.Fields {
			for _, l := range strings.Split(f.Text, "\n") {
				add(l)
			}
		}
		for _, u := range r.Unused {
			for _, l := range strings.Split(u.Label, "\n") {
				add(l)
			}
		}
		for _, c := range r.Conditions {
			add(c.Text)
		}
	}
	return b.String()
}

// unusedHead tells whether a header of that column, or of that row in a table on
// its side, is named as unused.
func unusedHead(s *sheet.Sheet, records []*porting.Record, row, col int) bool {
	for _, r := range records {
		for _, u := range r.Unused {
			for i := range s.Rows {
				for _, c := range s.Rows[i].Cells {
					if (int(c.Col) == col || s.Rows[i].Index == row) && u.Label == c.Text && u.Where.Cell == sheet.CellName(s.Rows[i].Index, int(c.Col)) {
						return true
					}
				}
			}
		}
	}
	for _, r := range records { // a second PIN is masked
		for _, u := range r.Unused {
			if strings.Contains(u.Label, "•") || len(r.Unused) >= gather.MaxUnused {
				return true
			}
		}
	}
	return false
}

func show(s *sheet.Sheet) string {
	var b strings.Builder
	for _, r := range s.Rows {
		fmt.Fprintf(&b, "%d:", r.Index)
		for _, c := range r.Cells {
			fmt.Fprintf(&b, " [%s %s]", sheet.CellName(r.Index, int(c.Col)), c.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func named(r *porting.Record, n porting.Name) bool {
	for _, p := range r.Problems {
		if p.Field == n {
			return true
		}
	}
	return false
}

// No response makes the reader of JSON and XML panic.
func FuzzText(f *testing.F) {
	f.Add([]byte(`{"data":{"admin":{"account_number":"1","billing_phone_number":"+12175550100"},"associated_phone_numbers":["+12175550100",{"phone_number":"2175550101","status":"active"}]}}`))
	f.Add([]byte(`<CsrResponse><AccountNumber>1</AccountNumber><ServiceAddress><City>X</City></ServiceAddress><TelephoneNumbers><TelephoneNumber>2175550100</TelephoneNumber></TelephoneNumbers></CsrResponse>`))
	f.Add([]byte(`{"numbers":[{"start":"309-555-1008","quantity":"10"},{"range":{"begin":"309-555-1008","x":[{"end":"309-555-1009"}]}}]}`)) // went round without end
	f.Add([]byte("Account Number:  1\nBTN:   217-555-0100\n"))
	f.Add([]byte("LN  ACME\nSA  1 A ST\nBN1 ACME\n---S&E\n1 1FB /TN 217 555-0100\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<15 || len(data) > 1 && data[0] == 'P' && data[1] == 'K' {
			return
		}
		records, err := ReadText(context.Background(), data, porting.Document{}, sheet.Limits{})
		if err != nil || len(records) == 0 {
			t.Fatalf("%v, %v", records, err)
		}
	})
}
