package rules

// Records are made at random, one or two values of the LOA's, or parts of them, are
// changed in known ways, and exactly those findings must come back: field, part,
// classes and severity; with no change, none.

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
)

type edit struct {
	field porting.Name
	do    func(s string) string
	want  string
}

// swapAt swaps two neighbouring digits that differ.
func swapAt(s string) string {
	for i := 0; i+1 < len(s); i++ {
		if a, b := s[i], s[i+1]; a != b && a >= '0' && a <= '9' && b >= '0' && b <= '9' {
			return s[:i] + string(b) + string(a) + s[i+2:]
		}
	}
	return s
}

func digitAt(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] >= '2' && s[i] <= '8' {
			return s[:i] + string(s[i]+1) + s[i+1:]
		}
	}
	return s
}

var edits = []edit{
	{porting.CustomerName, func(s string) string { return strings.ToLower(s) }, "review customer_name (case)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, ",", "", 1) }, "review customer_name (punctuation)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, " ", "  ", 1) }, "review customer_name (spacing)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, "Inc.", "Incorporated", 1) }, "review customer_name (abbreviation)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, "a", "а", 1) }, "review customer_name (lookalike)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, "e", "é", 1) }, "review customer_name (accent)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, ", Inc.", "", 1) }, "reject customer_name (missing_word)"},
	{porting.CustomerName, func(s string) string { return "New " + s }, "reject customer_name (extra_word)"},
	{porting.CustomerName, func(s string) string { return "Zyx Quorum Trust" }, "reject customer_name (different)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, "te", "et", 1) }, "reject customer_name (transposed)"},
	{porting.CustomerName, func(s string) string { return strings.Replace(s, "te", "tte", 1) }, "reject customer_name (typo)"},
	{porting.CustomerName, func(s string) string { return strings.ReplaceAll(s, " ", "\n") }, ""},
	{porting.AuthorizedName, func(s string) string { f := strings.Fields(s); return f[2] + " " + f[0] + " " + f[1] }, "review authorized_name (word_order)"},
	{porting.AuthorizedName, func(s string) string { f := strings.Fields(s); return f[0] + " " + f[2] }, "reject authorized_name (missing_word)"},
	{porting.BTN, swapAt, "reject btn (transposed)"},
	{porting.BTN, digitAt, "reject btn (typo)"},
	{porting.BTN, func(s string) string { return "+1 " + strings.NewReplacer("(", "", ")", "").Replace(s) }, ""},
	{porting.AccountNumber, swapAt, "reject account_number (transposed)"},
	{porting.AccountNumber, digitAt, "reject account_number (typo)"},
	{porting.AccountNumber, func(s string) string { return strings.ReplaceAll(s, "-", "") }, "review account_number (punctuation)"},
	{porting.AccountNumber, func(s string) string { return s[:3] + " " + s[3:] }, "review account_number (spacing)"},
	{porting.PIN, swapAt, "reject pin (transposed)"},
	{porting.PIN, digitAt, "reject pin (typo)"},
	{porting.ServiceAddress, func(s string) string { return strings.Replace(s, " St,", " Street,", 1) }, "review service_address.street (abbreviation)"},
	{porting.ServiceAddress, func(s string) string { return strings.Replace(s, " St,", " Ave,", 1) }, "reject service_address.street (different)"},
	{porting.ServiceAddress, func(s string) string { return strings.Replace(s, " N ", " ", 1) }, "reject service_address.street (missing_word)"},
	{porting.ServiceAddress, func(s string) string { return strings.Replace(s, "Ste ", "Suite ", 1) }, "review service_address.unit (abbreviation)"},
	{porting.ServiceAddress, func(s string) string { i := strings.Index(s, ", Ste"); return s[:i] + s[i+9:] }, "reject service_address.unit (missing_on_loa)"},
	{porting.ServiceAddress, func(s string) string { return strings.Replace(s, "IL", "Illinois", 1) }, "review service_address.state (abbreviation)"},
	{porting.ServiceAddress, func(s string) string { return s + "-4321" }, "review service_address.zip (format)"},
	{porting.ServiceAddress, func(s string) string { return s[:len(s)-2] + "99" }, "reject service_address.zip (different)"},
	{porting.ServiceAddress, func(s string) string { return strings.ReplaceAll(s, ", ", "\n") }, ""},
	{porting.CurrentCarrier, func(s string) string { return "Comcast" }, "review current_carrier (different)"},
}

func TestKnownChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	word := func(list ...string) string { return list[r.IntN(len(list))] }
	p := carrier.NewProfile(carrier.Standard, nil)
	for range 3000 {
		csr := porting.NewRecord(porting.Document{Kind: porting.KindCSR})
		set(csr, porting.CustomerName, word("Alte", "Crate", "Matex", "Stellate")+" "+word("Harvest", "Maple", "Garden")+" "+word("Group", "Works", "Dental")+", Inc.")
		set(csr, porting.AuthorizedName, word("Jane", "Omar", "Lucia")+" "+word("Q.", "R.", "T.")+" "+word("Doe", "Haddad", "Perez"))
		btn := fmt.Sprintf("+1217555%04d", 100+r.IntN(9000))
		set(csr, porting.BTN, fmt.Sprintf("(217) 555-%s", btn[8:]))
		set(csr, porting.AccountNumber, fmt.Sprintf("%c%c-%07d", 'A'+r.IntN(26), 'A'+r.IntN(26), r.IntN(1e7)))
		set(csr, porting.PIN, fmt.Sprintf("%04d", r.IntN(1e4)))
		set(csr, porting.ServiceAddress, fmt.Sprintf("%d N %s St, Ste %d, %s, IL %s", 100+r.IntN(900), word("Oak", "Juniper", "Cedar"), 100+r.IntN(899), word("Springfield", "Decatur", "Park Ridge"), word("62701", "62526", "60068")))
		set(csr, porting.CurrentCarrier, word("CenturyLink", "Verizon", "Frontier"))
		for i := range 1 + r.IntN(20) {
			csr.Numbers = append(csr.Numbers, number(fmt.Sprintf("+1217555%04d", 100+i)))
		}
		loa := porting.NewRecord(porting.Document{Kind: porting.KindLOA})
		for n, f := range csr.Fields {
			set(loa, n, f.Text)
		}
		set(loa, porting.Signature, porting.Signed)
		set(loa, porting.SignatureDate, "2026-11-20")
		for _, n := range csr.Numbers {
			n.Action = porting.ActionPort
			loa.Numbers = append(loa.Numbers, n)
		}
		var want []string
		first := edits[r.IntN(len(edits))]
		second := edits[r.IntN(len(edits))]
		if r.IntN(3) == 0 || target(first) == target(second) || first.want == "" || first.field == second.field && whole(first) != whole(second) {
			second = edit{}
		}
		for _, e := range []edit{first, second} {
			if e.do == nil {
				continue
			}
			text := e.do(loa.Text(e.field))
			if text != loa.Text(e.field) && e.want != "" {
				want = append(want, e.want)
			}
			set(loa, e.field, text)
		}
		var got []string
		if all := show(Check(loa, csr, Options{Profile: p, Today: today})); all != "" {
			got = strings.Split(all, "; ")
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%q / %q, %q / %q: %q, want %q", loa.Text(first.field), csr.Text(first.field), loa.Text(second.field), csr.Text(second.field), got, want)
		}
	}
}

// target is the field or part that a change is about: "service_address.zip".
func target(e edit) string {
	f := strings.Fields(e.want)
	if len(f) < 2 {
		return string(e.field)
	}
	return f[1]
}

// whole tells whether a change is about a field and not about a part of it.
func whole(e edit) bool { return target(e) == string(e.field) }
