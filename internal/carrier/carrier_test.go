package carrier

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"Verizon": "Verizon", "VERIZON MARYLAND, INC.": "Verizon", "Cellco Partnership dba Verizon Wireless": "Verizon Wireless", "Verizon Wireless": "Verizon Wireless",
		"tw telecom": "TW Telecom", "Time Warner Telecom of Texas, LLC": "TW Telecom", "Level 3 Telecom of Ohio, LLC": "TW Telecom", "LEVEL 3 COMMUNICATIONS, LLC": "Level 3",
		"Time Warner Cable": "Time Warner Cable", "Spectrum": "Charter", "Sprint Spectrum, L.P.": "Sprint Spectrum", "SpectrumVoIP": "SpectrumVoIP",
		"Qwest Corporation": "Qwest", "CenturyLink": "CenturyLink", "Century Link, Inc.": "CenturyLink", "Lumen Technologies": "Lumen",
		"AT&T": "AT&T", "AT & T": "AT&T", "Southwestern Bell Telephone Co": "AT&T", "XO Communications": "XO Communications", "XO DELAWARE, INC.": "XO Communications",
		"US LEC OF MARYLAND, INC.": "PAETEC", "ATLANTECH ONLINE, INC. - MD": "Atlantech Online", "Comcast Business": "Comcast", "Cox": "Cox", "COX VIRGINIA TELCOM, INC.": "Cox",
		"Peerless Network of Illinois, LLC": "Peerless Network", "Coxswain Telephone": "", "Acme Telephone": "", "": "", "Voip.ms": "VoIP.ms",
	} {
		got := ""
		if c, ok := Default().Lookup(name); ok {
			got = c.Name
		}
		if got != want {
			t.Errorf("Lookup(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestRelate(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want Relation
	}{
		{"TW Telecom", "Lumen", Related}, {"Lumen", "tw telecom", Related}, {"Qwest", "CenturyLink", Related}, {"Level 3", "CenturyLink", Related}, {"Level 3", "Qwest", Related},
		{"XO", "Verizon", Related}, {"Integra", "Zayo", Related}, {"Electric Lightwave", "Allstream", Related}, {"PAETEC", "Windstream", Related}, {"McLeodUSA", "Windstream", Related},
		{"Time Warner Cable", "Charter", Related}, {"Time Warner Cable", "TW Telecom", Unrelated}, {"Time Warner Cable", "Lumen", Unrelated}, {"Time Warner Cable", "Spectrum Business", Related},
		{"Verizon", "Verizon Wireless", Unrelated}, {"AT&T", "Verizon", Unrelated}, {"Frontier", "Verizon", RelatedUnverified}, {"Acme Telephone, Inc.", "ACME TELEPHONE", SameCarrier},
		{"Acme Telephone", "Best Telephone", Unrelated}, {"Comcast", "Comcast Phone of Ohio", SameCarrier}, {"CenturyLink", "Brightspeed", Related}, {"Cox", "Charter", RelatedUnverified},
	} {
		if got, _ := Default().Relate(test.a, test.b); got != test.want {
			t.Errorf("Relate(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
		if got, _ := Default().Relate(test.b, test.a); got != test.want {
			t.Errorf("Relate(%q, %q) = %v, want %v", test.b, test.a, got, test.want)
		}
	}
}

// Every carrier that a succession names is in the table, every row has a source.
func TestDataIsWhole(t *testing.T) {
	cs := yamlFile(t)
	tab := newTable(cs)
	for _, c := range cs {
		if c.Source == "" && len(c.Became) == 0 && c.Settings == nil {
			t.Errorf("%s: no source", c.Name)
		}
		if c.Settings != nil && c.Settings.Source == "" {
			t.Errorf("%s: profile without a source", c.Name)
		}
		for _, s := range c.Became {
			if tab.carriers[plain(s.To)] == nil || s.Source == "" || s.Since == "" {
				t.Errorf("%s: became %+v", c.Name, s)
			}
		}
		if got, ok := tab.Lookup(c.Name); !ok || got != c {
			t.Errorf("%s is found as %v", c.Name, got)
		}
	}
}

func TestCodes(t *testing.T) {
	for _, test := range []struct {
		reason string
		want   map[string][]string
	}{
		// the contract's example
		{"name_mismatch", map[string][]string{"bandwidth": {"7429", "7404", "7414", "7422"}, "level3": {"LNP110J", "LNP110W", "LNP130J"}, "telnyx": {"ENTITY_NAME_MISMATCH"}, "twilio": {"INVALID_END_USER_NAME"}}},
		{"address_mismatch", map[string][]string{"bandwidth": {"7402"}, "level3": {"LNP101J", "LNP101S", "LNP101W", "LNP103J", "LNP103W", "LNP129J", "LNP0252", "01174"}, "telnyx": {"LOCATION_MISMATCH", "SERVICE_ADDRESS_MISMATCH"}, "twilio": {"INVALID_ADDRESS"}}},
		{"account_number_mismatch", map[string][]string{"bandwidth": {"7401", "7510", "7511"}, "level3": {"LNP102J", "LNP102W", "LNP141J", "LNP142J", "LNP150J", "LNP151J"}, "telnyx": {"ACCOUNT_NUMBER_MISMATCH", "ACCOUNT_NUMBER_REQUIRED"}, "twilio": {"INVALID_ACCOUNT_NUMBER"}}},
		{"zip_mismatch", map[string][]string{"bandwidth": {"7402", "7515"}, "level3": {"LNP149J", "01210"}, "telnyx": {"POSTAL_CODE_MISMATCH"}}},
		{"po_box", map[string][]string{"level3": {"01208", "01209", "01201", "01202", "01203", "01158"}}},
		{"authorized_name_mismatch", map[string][]string{"bandwidth": {"7473"}, "level3": {"LNP126J", "LNP127J"}, "telnyx": {"AUTH_PERSON_MISMATCH", "AUTH_NAME_MISMATCH"}}},
		{"pending_order", map[string][]string{"bandwidth": {"7407"}, "level3": {"LNP119J", "LNP119W", "LNP104S", "01612"}, "telnyx": {"LSR_PENDING"}}},
		{"several_accounts", map[string][]string{"bandwidth": {"7204", "6179"}, "level3": {"LNP138J"}, "telnyx": {"DIFFERENT_ACCOUNTS", "PORTING_ORDER_SPLIT_REQUIRED"}}},
		{"number_not_on_account", map[string][]string{"bandwidth": {"7427", "7516"}, "level3": {"LNP105S", "LNP106S", "LNP0220", "LNP0222"}, "telnyx": {"PHONE_NUMBER_MISMATCH", "DIFFERENT_ACCOUNTS"}}},
		{"number_not_portable", map[string][]string{"bandwidth": {"7403", "7420", "7470"}, "level3": {"00015", "01108", "01170"}, "telnyx": {"PHONE_NUMBER_NOT_PORTABLE"}, "twilio": {"PHONE_NUMBER_WITH_CARRIER_RESTRICTION"}}},
		{"due_date", map[string][]string{"bandwidth": {"7207", "7208", "7209", "7210", "7315", "7412", "7439"}, "level3": {"01603", "01637", "01643", "01644"}, "telnyx": {"FOC_REJECTED", "FOC_EXPIRED"}}},
		{"project_size", map[string][]string{"level3": {"LNP115J", "LNP143J"}}},
		{"unsigned", map[string][]string{"bandwidth": {"7424"}, "level3": {"LNP108J", "LNP108W", "LNP109J", "LNP109W", "LNP127J", "00016"}, "telnyx": {"ILLEGIBLE_LOA"}}},
		{"number_inactive", map[string][]string{"bandwidth": {"7409", "7426", "7518"}, "level3": {"LNP103S", "LNP156J"}, "twilio": {"PHONE_NUMBER_INACTIVE_OR_DISCONNECTED"}}},
		{"resold_line", map[string][]string{"level3": {"LNP144J", "LNP145J"}, "telnyx": {"INVALID_RESELLER"}}},
		{"stale_csr", map[string][]string{}},
	} {
		if diff := cmp.Diff(test.want, Codes(test.reason)); diff != "" {
			t.Errorf("%s: %s", test.reason, diff)
		}
	}
	if got := Codes("feature_conflict")["level3"]; len(got) != 32 || got[0] != "LNP002J" || got[31] != "LNP017W" {
		t.Errorf("feature_conflict: %v", got)
	}
	for reason := range codeRows() {
		if TypeOf(reason) == "" {
			t.Errorf("codes.tsv: %q is no reason", reason)
		}
	}
}

// The contract's table, cell by cell.
func TestDifferences(t *testing.T) {
	const r, v, n = porting.Reject, porting.Review, porting.Note
	for _, test := range []struct {
		field                     porting.Name
		part, csr                 string
		ds                        string
		letter, standard, lenient porting.Severity
	}{
		{porting.CustomerName, "", "Acme", "different", r, r, r},
		{porting.CustomerName, "", "Acme", "typo", r, r, r},
		{porting.CustomerName, "", "Acme", "transposed", r, r, r},
		{porting.CustomerName, "", "Acme", "missing_word", r, r, r},
		{porting.CustomerName, "", "Acme", "extra_word", r, r, r},
		{porting.AuthorizedName, "", "Acme", "missing_on_loa", r, r, r},
		{porting.CustomerName, "", "Acme", "punctuation", r, v, n},
		{porting.CustomerName, "", "Acme", "spacing", r, v, n},
		{porting.CustomerName, "", "Acme", "accent", r, v, n},
		{porting.CustomerName, "", "Acme", "lookalike", r, v, n},
		{porting.ServiceAddress, "street", "100 MAIN ST", "abbreviation", r, v, n},
		{porting.CustomerName, "", "Acme", "word_order", r, v, n},
		{porting.ServiceAddress, "zip", "62701", "format", r, v, n},
		{porting.ServiceAddress, "unit", "", "missing_on_csr", r, v, n},
		{porting.CustomerName, "", "", "missing_on_csr", n, n, n},
		{porting.CustomerName, "", "Acme", "case", r, v, n},
		{porting.CustomerName, "", "ACME", "case", v, n, n},
		{porting.CustomerName, "", "ACME", "case punctuation", r, v, n},
		{porting.CustomerName, "", "ACME", "truncated", v, n, n},
		{porting.CustomerName, "", "ACME", "unreadable", v, v, v},
		{porting.AccountNumber, "", "1", "punctuation", r, v, n},
		{porting.AccountNumber, "", "1", "spacing punctuation", r, v, n},
		{porting.AccountNumber, "", "1", "spacing typo", r, r, r},
		{porting.AccountNumber, "", "1", "case", r, r, r},
		{porting.AccountNumber, "", "1", "missing_on_loa", r, r, r},
		{porting.AccountNumber, "", "1", "missing_on_csr", n, n, n},
		{porting.PIN, "", "1", "different", r, r, r},
		{porting.SSNLast4, "", "1", "unreadable", v, v, v},
	} {
		var ds []porting.Difference
		for w := range strings.FieldsSeq(test.ds) {
			ds = append(ds, porting.Difference(w))
		}
		for l, want := range map[Level]porting.Severity{Letter: test.letter, Standard: test.standard, Lenient: test.lenient} {
			if got := NewProfile(l, nil).Differences(test.field, test.part, ds, test.csr); got != want {
				t.Errorf("%s %q %s at %s: %s, want %s", test.field, test.csr, test.ds, l, got, want)
			}
		}
	}
}

func TestProfileOverrides(t *testing.T) {
	c, _ := Default().Lookup("VoIP.ms")
	p := NewProfile(c.Settings.Level, c.Settings)
	if s := p.Differences(porting.CustomerName, "", []porting.Difference{porting.Abbreviation}, "Acme"); s != porting.Note {
		t.Errorf("VoIP.ms: abbreviation is %s", s)
	}
	loose := NewProfile(Standard, &Settings{Severity: map[string]porting.Severity{"typo": porting.Note, "case": porting.Reject}})
	if s := loose.Differences(porting.CustomerName, "", []porting.Difference{porting.Typo}, "Acme"); s != porting.Reject {
		t.Errorf("an unverified source made a typo %s", s)
	}
	if s := loose.Differences(porting.CustomerName, "", []porting.Difference{porting.Case}, "Acme"); s != porting.Review {
		t.Errorf("an unverified source made case %s", s)
	}
	vonage, _ := Default().Lookup("Vonage")
	strict := NewProfile(vonage.Settings.Level, vonage.Settings)
	if s := strict.Differences(porting.CustomerName, "", []porting.Difference{porting.Punctuation}, "Acme"); s != porting.Review {
		t.Errorf("Vonage, by an unverified source: punctuation is %s", s)
	}
	if s := strict.Differences(porting.CustomerName, "", []porting.Difference{porting.Typo}, "Acme"); s != porting.Reject {
		t.Errorf("Vonage: a typo is %s", s)
	}
	if l, ok := LevelOf("Letter"); !ok || l != Letter {
		t.Error("LevelOf")
	}
	if !slices.Contains(Systems, "telnyx") {
		t.Error("Systems")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		cs, _ := undigest(digested)
		newTable(cs)
	}
}
