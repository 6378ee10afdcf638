package labels

import "testing"

func TestAbbreviated(t *testing.T) {
	for text, want := range map[string]Target{
		"Phys Addr":        "service_address",
		"Phys Cty":         "city",
		"Subscr Nm":        "customer_name",
		"Blng Addr":        "billing_address",
		"Bllng Telephone":  "btn",
		"Curr Prov":        "current_carrier",
		"Auth Cntct":       "authorized_name",
		"Hnt Grp":          "",
		"Disc Date":        "",
		"Custmr Acct No":   "",
		"Ann Smith":        "",
		"Bill Patterson":   "",
		"Carl Main":        "",
		"Sue Nam":          "",
		"Main St":          "",
		"Springfield":      "",
		"Will Bill":        "",
		"Acme Widgets Inc": "",
		"Cust":             "",
		"1 Main St":        "",
	} {
		if _, ok := CSR().Exact(text); ok {
			continue // known as it stands
		}
		m, ok := CSR().Abbreviated(text)
		if got := m.Target; ok && got != want || !ok && want != "" {
			t.Errorf("%q is %q (%q), want %q", text, got, m.Wording, want)
		}
	}
}
