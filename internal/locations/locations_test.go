package locations

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func read(t *testing.T, text string) (*porting.Record, bool) {
	t.Helper()
	wb, err := sheet.Read(t.Context(), []byte(text), sheet.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	r, ok, err := ReadSheet(t.Context(), wb, porting.Document{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	return r, ok
}

// shown is a record in one line a number: number, text, street, unit, city, state, ZIP, note.
func shown(r *porting.Record) string {
	var b strings.Builder
	for _, n := range r.Numbers {
		fmt.Fprintf(&b, "%s|", n.TN)
		if a := n.ServiceAddress; a != nil {
			fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s", a.Text, a.Parts.Street, a.Parts.Unit, a.Parts.City, a.Parts.State, a.Parts.Zip)
		}
		fmt.Fprintf(&b, "|%s\n", n.Note)
	}
	return b.String()
}

func TestLists(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"parts in columns of their own, out of order",
			"E911 Locations\n\nTN,Unit,House Number,Pre Dir,Street Name,St Suffix,MSAG Community,State,Zip,PSAP\n(608) 555-0140,Ste 310,4500,E,Harbor,Dr,MADISON,WI,53704,Dane\n",
			"+16085550140|4500 E Harbor Dr Ste 310 MADISON WI 53704|4500 E Harbor Dr|Ste 310|MADISON|WI|53704|\n"},
		{"one cell with everything, ELIN beside the numbers",
			"Phone Number,Caller Name,ELIN,E911 Address\n608-555-0140,Front desk,608-555-0199,\"4500 E. Harbor Drive, Suite 310, Madison, WI 53704\"\n",
			"+16085550140|4500 E. Harbor Drive, Suite 310, Madison, WI 53704|4500 E. Harbor Drive|Suite 310|Madison|WI|53704|Front desk\n"},
		{"ELIN alone; the street with its unit in one cell",
			"ERL,ELIN,Street Address,City,State,ZIP\nHQ-2,608-555-0140,4500 E. Harbor Drive Suite 310,Madison,WI,53704\n",
			"+16085550140|4500 E. Harbor Drive Suite 310 Madison WI 53704|4500 E. Harbor Drive|Suite 310|Madison|WI|53704|HQ-2\n"},
		{"ranges in two columns, a number that is none",
			"Emergency location list,,,,,\nFirst TN,Last TN,Address,City,State,ZIP\n608-555-0140,608-555-0141,1 Main St,Peoria,IL,61602\n12,,1 Main St,Peoria,IL,61602\n",
			"+16085550140|1 Main St Peoria IL 61602|1 Main St||Peoria|IL|61602|\n+16085550141|1 Main St Peoria IL 61602|1 Main St||Peoria|IL|61602|\n|1 Main St Peoria IL 61602|1 Main St||Peoria|IL|61602|\n"},
		{"a row without a location, a number twice",
			"DID,Dispatchable Location,City,State,ZIP\n6085550140,1 Main St,Peoria,IL,61602\n6085550141,,,,\n6085550140,2 Main St,Peoria,IL,61602\n",
			"+16085550140|1 Main St Peoria IL 61602|1 Main St||Peoria|IL|61602|\n+16085550141||\n+16085550140|2 Main St Peoria IL 61602|2 Main St||Peoria|IL|61602|\n"},
	} {
		r, ok := read(t, c.text)
		if !ok {
			t.Errorf("%s: not taken for a list", c.name)
			continue
		}
		if got := shown(r); got != c.want || r.Document.Kind != porting.KindLocations {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// Numbers on one sheet, the locations that they name on another.
func TestTwoSheets(t *testing.T) {
	f := excelize.NewFile()
	put := func(name string, rows ...[]any) {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	put("Numbers", []any{"Phone Number", "Location ID"}, []any{"608-555-0140", "HQ"}, []any{"608-555-0141", "nowhere"})
	put("Emergency Addresses", []any{"Location ID", "House Number", "Street Name", "Suite", "City", "State", "ZIP"}, []any{"hq", 4500, "Harbor Dr", "Suite 310", "Madison", "WI", "53704"})
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	r, ok := read(t, b.String())
	if want := "+16085550140|4500 Harbor Dr Suite 310 Madison WI 53704|4500 Harbor Dr|Suite 310|Madison|WI|53704|HQ\n+16085550141||nowhere\n"; !ok || shown(r) != want {
		t.Errorf("%v\n%swant\n%s", ok, shown(r), want)
	}
}

func TestNoLists(t *testing.T) {
	for name, text := range map[string]string{
		"a record with an E911 address":   "Account Number,BTN,E911 Address,City,State,ZIP,Phone Number\nA-1,608-555-0140,1 Main St,Peoria,IL,61602,608-555-0140\n",
		"an account named above the list": "Account Number:,A-1,,,\n,,,,\nPhone Number,E911 Address,City,State,ZIP\n608-555-0140,1 Main St,Peoria,IL,61602\n",
		"an account by its id above":      "Account ID,V-7,,\nMain Number,608-555-0140,,\n,,,\nNumber,Type,E911 Address\n608-555-0140,Main,\"1 Main St, Peoria, IL 61602\"\n",
		"nothing says E911":               "Phone Number,Address,City,State,ZIP\n608-555-0140,1 Main St,Peoria,IL,61602\n",
		"a house of that number":          "Phone Number,Address,City,State,ZIP\n608-555-0140,911 Main St,Peoria,IL,61602\n",
		"numbers alone":                   "E911 Phone Number,Name\n608-555-0140,Front desk\n",
		"addresses alone":                 "ERL,E911 Address,City,State,ZIP\nHQ,1 Main St,Peoria,IL,61602\n",
	} {
		if r, ok := read(t, text); ok {
			t.Errorf("%s was taken for a list:\n%s", name, shown(r))
		}
	}
}

func FuzzReadSheet(f *testing.F) {
	f.Add("E911\nTN,Street Number,Street Name,Unit,City,State,ZIP\n608-555-0140,1,Main,Ste 2,Peoria,IL,61602\n")
	f.Add("ERL,ELIN,Address\nA,6085550140,\"1 Main St, Peoria, IL 61602\"\n")
	f.Add("First TN,Last TN,911 Address\n608-555-0140,608-555-0199,x\n")
	f.Fuzz(func(t *testing.T, text string) {
		wb, err := sheet.Read(t.Context(), []byte(text), sheet.DefaultLimits)
		if err != nil {
			return
		}
		r, ok, err := ReadSheet(t.Context(), wb, porting.Document{})
		if err != nil || ok && len(r.Numbers) == 0 {
			t.Fatal(ok, err)
		}
		if !ok {
			return
		}
		for _, n := range r.Numbers {
			if a := n.ServiceAddress; a != nil && (a.Text == "" || a.Parts == nil) {
				t.Fatalf("an address without text: %+v", a)
			}
		}
	})
}
