package carrier

import (
	"fmt"
	"strings"
	"testing"
)

func TestMeanings(t *testing.T) {
	for _, tt := range []struct{ code, want string }{
		{"7402", "Service address mismatch [address_mismatch]; ZIP mismatch [zip_mismatch]"},
		{"7402 (E1)", "Service address mismatch [address_mismatch]"},
		{"E1", "Service address mismatch [address_mismatch]"},
		{"8D", "ZIP mismatch [zip_mismatch]"},
		{"E6d", "Freeze [freeze]"},
		{"e6D", ""},
		{"7511", "Account number missing/wrong [account_number_mismatch]"},
		{"E42PWA", "PIN/passcode missing/wrong [pin_mismatch pin_missing]"},
		{"LNP101S", "Service address mismatch [address_mismatch]"},
		{"lnp101j", "Service address mismatch [address_mismatch]"},
		{"LNP0252", "Service address mismatch [address_mismatch]"},
		{"LNP005J", "Feature conflict [feature_conflict]"}, // by the range LNP002-017
		{"LNP009J", "Freeze [freeze]"},                     // listed there, and in the range
		{"01202", "Address is PO box / not USPS / ambiguous [po_box]"},
		{"LOCATION_MISMATCH", "Service address mismatch [address_mismatch]"},
		{"AUTH_NAME_MISMATCH", "Authorised name mismatch [authorized_name_mismatch authorized_name_not_a_person]"},
		{"7434", "Full/partial flag wrong [port_type_incorrect]; Main BTN porting [main_btn_porting]"},
		{"7434 (E6h)", "Main BTN porting [main_btn_porting]"},
		{"LNP113W", "Copy of bill wanted []"},
		{"7413/1E", "End user decided to stay / newer authorisation []"},
		{"LNP0251", "End-user / business name mismatch [name_mismatch]"}, // in brackets
		{"BUSINESS_NAME_MISMATCH", "End-user / business name mismatch [name_mismatch]"},
		{"9999X", ""},
		{"", ""},
		{"mismatch", ""},
	} {
		var got []string
		for _, m := range Meanings(tt.code) {
			got = append(got, fmt.Sprintf("%s %v", m.Name, m.Reasons))
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("Meanings(%q)\n got %s\nwant %s", tt.code, g, tt.want)
		}
	}
}

// Every code that a finding carries is understood when it comes back.
func TestMeaningsKnowsEveryCode(t *testing.T) {
	for _, reasons := range Reasons {
		for _, reason := range reasons {
			for system, codes := range Codes(reason) {
				for _, c := range codes {
					found := false
					for _, m := range Meanings(c) {
						for _, r := range m.Reasons {
							found = found || r == reason
						}
					}
					// A feature's code may be listed as something of its own.
					if !found && !(reason == "feature_conflict" && len(Meanings(c)) > 0) {
						t.Errorf("%s code %s of %s: Meanings says %v", system, c, reason, Meanings(c))
					}
				}
			}
		}
	}
}
