package features

import (
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// found writes what a text names; "!" marks a denial, "?" what is not verified.
func found(text string) string {
	var out []string
	for _, f := range Find(text) {
		s := f.Name
		if f.Denied {
			s = "!" + s
		}
		if !f.Verified {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "",
		"1FB, Touch Tone":                   "",
		"DSL":                               "dsl",
		"ADSL High Speed Internet":          "dsl",
		"Broadband DSL":                     "dsl",
		"DSL, no ADSL":                      "dsl !dsl",
		"No DSL":                            "!dsl",
		"DSL: No":                           "!dsl",
		"DSL removed 1/1/25":                "!dsl",
		"not under any contract":            "!contract",
		"Customer under contract till 2027": "contract",
		"freeze has been removed":           "!local_freeze",
		"LSP Freeze":                        "local_freeze",
		"PIC Freeze and local freeze":       "pic_freeze local_freeze",
		"PIC 0288 LPIC 9199":                "",
		"HTG 1":                             "hunting?",
		"hunt group 1":                      "hunting",
		"RingMate":                          "distinctive_ring",
		"Plexar II":                         "centrex",
		"ISDN PRI":                          "isdn_pri",
		"ISDN":                              "isdn",
		"PR71V":                             "isdn_pri?",
		"price list":                        "",
		"PRIVATE LINE":                      "",
		"Remote Call Forward to 217":        "remote_call_forwarding",
		"/RSID ABC":                         "resold",
		"rsid":                              "",
		"Market Expansion Line":             "remote_call_forwarding",
		"T-1 trunk":                         "t1 trunk",
		"pending order N123":                "pending_order",
		"P/O C5512":                         "pending_order",
		"P/O BOX 12, PO Box 3, P.O. Box 4":  "",
		"customer out of contract":          "!contract",
		"elevator phone, fax, modem":        "elevator fax modem",
		"UNE-P":                             "une_p",
		"ADL":                               "", // an additional listing, no DSL
		"CUST HAS PENDING ORD C4Q11872":     "pending_order",
		"ORD PEND":                          "pending_order",
		"Pndg svc ord":                      "pending_order",
		"LOCAL SVC FRZ":                     "local_freeze",
		"Ligne d’alarme":                    "alarm",
		"ligne d'alarme":                    "alarm",
		"LIGNE D’ALARME":                    "alarm",
		"Téléphone de l’ascenseur":          "elevator",
		"TELECOPIEUR":                       "fax",
		"télécopieur":                       "fax",
		"ADSL1":                             "dsl",
		"VDSL2, fax 2":                      "dsl fax",
		"pas de contrat":                    "!contract",
		"Dial’up":                           "",
		"POS terminal":                      "modem",
		"POS 12, lift station road":         "",
		"36 month term, ETF applies":        "contract contract",
		"long term parking":                 "",
		"rolls over to 217-555-0101":        "hunting",
		"23B+D":                             "isdn_pri",
		"Pending disconnect 12/01":          "pending_order",
		"Seasonal suspend":                  "suspended",
		"Suspension Bridge Rd, Rotary Club": "",
	} {
		if got := found(text); got != want {
			t.Errorf("Find(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestUnverified(t *testing.T) {
	for text, want := range map[string]bool{"1FB /HTG 1": true, "HTG 1 hunting": false, "no hunting": false, "": false} {
		if got := Unverified("hunting", text); got != want {
			t.Errorf("Unverified(hunting, %q) = %v", text, got)
		}
	}
}

func TestData(t *testing.T) {
	for line := range strings.Lines(data) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 5 {
			continue
		}
		if !slices.Contains(porting.Features, f[0]) && !slices.Contains(porting.Conditions, f[0]) {
			t.Errorf("%q is no name of the contract", f[0])
		}
		if got := found(strings.TrimSuffix(f[2], "*")); !strings.Contains(got, f[0]) {
			t.Errorf("%q is found as %q", f[2], got)
		}
	}
}
