package carrier

// The carriers of the published taxonomy: each entity is found under its
// company, and each company is related to those that it came from and became.

import "testing"

func TestTaxonomy(t *testing.T) {
	for _, test := range []struct{ entity, company string }{
		{"VERIZON MARYLAND, INC.", "Verizon"},
		{"MCIMETRO ACCESS TRANSMISSION SERVICES LLC", "Verizon Business"},
		{"MFS", "Verizon Business"}, {"Intermedia Communications", "Verizon Business"}, {"Brooks Fiber", "Verizon Business"},
		{"XO DELAWARE, INC.", "XO Communications"},
		{"Pacific Bell", "AT&T"}, {"Southwestern Bell", "AT&T"}, {"BellSouth", "AT&T"}, {"Ameritech", "AT&T"}, {"SNET", "AT&T"},
		{"TELEPORT COMMUNICATIONS AMERICA, LLC", "AT&T Local Network Services"}, {"AT&T Digital Link", "AT&T Local Network Services"},
		{"Lumen Technologies", "Lumen"}, {"Century Link", "CenturyLink"}, {"Qwest Corporation", "Qwest"}, {"Embarq", "Embarq"}, {"Brightspeed", "Brightspeed"},
		{"Level 3 Communications, LLC", "Level 3"}, {"LEVEL 3 TELECOM OF ILLINOIS, LLC", "TW Telecom"}, {"Time Warner Telecom", "TW Telecom"}, {"tw telecom inc.", "TW Telecom"},
		{"Global Crossing", "Global Crossing"}, {"WilTel", "WilTel"},
		{"Integra Telecom", "Integra"}, {"Electric Lightwave", "Electric Lightwave"}, {"Allstream", "Allstream"}, {"Zayo Group, LLC", "Zayo"}, {"360networks", "360networks"},
		{"Windstream Communications", "Windstream"}, {"US LEC OF MARYLAND, INC.", "PAETEC"}, {"McLeodUSA", "McLeodUSA"}, {"EarthLink Business", "EarthLink"}, {"Broadview Networks", "Broadview"},
		{"Frontier Communications", "Frontier"}, {"Comcast Business", "Comcast"},
		{"Charter Communications", "Charter"}, {"Spectrum", "Charter"}, {"Time Warner Cable", "Time Warner Cable"}, {"Bright House Networks", "Bright House"}, {"Bresnan", "Bresnan"},
		{"COX VIRGINIA TELCOM, INC.", "Cox"},
		{"Onvoy, LLC", "Inteliquent"}, {"Inteliquent", "Inteliquent"}, {"Neutral Tandem", "Inteliquent"}, {"Sinch", "Sinch"},
		{"PEERLESS NETWORK OF ILLINOIS, LLC", "Peerless Network"}, {"Bandwidth.com CLEC, LLC", "Bandwidth"}, {"ATLANTECH ONLINE, INC. - MD", "Atlantech Online"},
		{"Twilio Inc.", "Twilio"}, {"Telnyx LLC", "Telnyx"}, {"RingCentral", "RingCentral"}, {"Vonage", "Vonage"}, {"8x8, Inc.", "8x8"}, {"Zoom", "Zoom"}, {"Aircall", "Aircall"}, {"Dialpad", "Dialpad"}, {"OpenPhone", "OpenPhone"},
		{"CELLCO PARTNERSHIP DBA VERIZON WIRELESS", "Verizon Wireless"}, {"NEW CINGULAR WIRELESS PCS, LLC", "AT&T Mobility"}, {"OMNIPOINT COMMUNICATIONS", "T-Mobile"}, {"SPRINT SPECTRUM, L.P.", "Sprint Spectrum"},
		{"SpectrumVoIP", "SpectrumVoIP"},
	} {
		c, ok := Default().Lookup(test.entity)
		switch {
		case !ok:
			t.Errorf("%s is nobody, want %s", test.entity, test.company)
		case c.Name != test.company:
			t.Errorf("%s is %s, want %s", test.entity, c.Name, test.company)
		}
	}
	for _, test := range []struct {
		a, b string
		want Relation
	}{
		{"TW Telecom", "Lumen", Related}, {"TW Telecom", "Level 3", Related}, {"Level 3", "Lumen", Related}, {"Qwest", "CenturyLink", Related}, {"Embarq", "CenturyLink", Related}, {"CenturyLink", "Lumen", Related},
		{"Global Crossing", "Level 3", Related}, {"WilTel", "Level 3", Related}, {"CenturyLink", "Brightspeed", Related},
		{"Integra", "Electric Lightwave", Related}, {"Electric Lightwave", "Zayo", Related}, {"Integra", "Zayo", Related}, {"Integra", "Allstream", Related}, {"360networks", "Zayo", Related},
		{"PAETEC", "Windstream", Related}, {"McLeodUSA", "PAETEC", Related}, {"McLeodUSA", "Windstream", Related}, {"EarthLink", "Windstream", Related}, {"Broadview", "Windstream", Related},
		{"XO Communications", "Verizon", Related}, {"XO Communications", "Verizon Business", Related}, {"Frontier", "Verizon", RelatedUnverified},
		{"Onvoy", "Sinch", Related}, {"Inteliquent", "Sinch", Related},
		{"Time Warner Cable", "Charter", Related}, {"Bright House", "Charter", Related},
		{"Time Warner Cable", "TW Telecom", Unrelated}, {"Time Warner Cable", "Lumen", Unrelated}, {"Verizon Wireless", "Verizon", Unrelated}, {"Sprint Spectrum", "Spectrum", Unrelated}, {"SpectrumVoIP", "Spectrum", Unrelated},
		{"Comcast", "Charter", Unrelated}, {"AT&T", "Verizon", Unrelated},
	} {
		if got, _ := Default().Relate(test.a, test.b); got != test.want {
			t.Errorf("%s and %s: %d, want %d", test.a, test.b, got, test.want)
		}
		if got, _ := Default().Relate(test.b, test.a); got != test.want {
			t.Errorf("%s and %s: %d, want %d", test.b, test.a, got, test.want)
		}
	}
}
