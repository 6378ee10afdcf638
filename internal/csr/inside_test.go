package csr

// Addresses of responses whose units stand in objects of their own, or are named by
// their kind and their number.

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestAddressesInside(t *testing.T) {
	for _, tt := range []struct {
		unit, want string // what stands in the address, and the unit that is read
		told       bool   // that a part of it is not understood
	}{
		{`"unitType":"STE","unitNumber":"4"`, "STE\n4", false},
		{`"subUnitNumber":"4","subUnitType":"SUITE"`, "SUITE 4", false},
		{`"geographicSubAddress":[{"subUnitType":"SUITE","subUnitNumber":"4","levelType":"FLOOR","levelNumber":"2"}]`, "SUITE 4\nFLOOR 2", false},
		{`"geographicSubAddress":{"buildingName":"Tower B"}`, "Tower B", false},
		{`"subLocation":[{"type":"STE","value":"4"},{"type":"FLR","value":"2"}]`, "STE 4\nFLR 2", false},
		{`"locationDesignator1":"STE","locationValue1":"4"`, "STE 4", false},
		{`"secondary":{"designator":"Apt","number":"4"}`, "Apt 4", false},
		{`"unit":{"number":"4","type":"Suite"}`, "Suite 4", false},
		{`"geo":{"lat":"41.2","lng":"-95.9"}`, "", false},
		{`"sub":{"wing":"East"}`, "", true},
		{`"supplemental":"Rear building"`, "", true},
		{`"contact":{"name":"Al Roe","phone":"402-555-0133"}`, "", false},
	} {
		for name, shell := range map[string][2]string{
			"of the account": {`{"account":{"accountNumber":"8155-00-123","businessName":"Platte Feed, Inc.","serviceAddress":`, `,"telephoneNumbers":["4025550110"]}}`},
			"of a number":    {`{"account":{"accountNumber":"8155-00-123","businessName":"Platte Feed, Inc.","lines":[{"tn":"4025550110","serviceAddress":`, `}]}}`},
		} {
			data := shell[0] + `{"houseNumber":"2210","streetName":"N 30th","streetSuffix":"St",` + tt.unit + `,"city":"Omaha","state":"NE","postalCode":"68111"}` + shell[1]
			rs, err := ReadJSON(context.Background(), []byte(data), porting.Document{})
			if err != nil || len(rs) != 1 {
				t.Fatal(len(rs), err)
			}
			f := rs[0].Fields[porting.ServiceAddress]
			if name == "of a number" && len(rs[0].Numbers) == 1 && rs[0].Numbers[0].ServiceAddress != nil {
				f = rs[0].Numbers[0].ServiceAddress
			}
			want := "2210\nN 30th\nSt\n"
			if tt.want != "" {
				want += tt.want + "\n"
			}
			want += "Omaha\nNE\n68111"
			if f == nil || f.Text != want {
				t.Errorf("%s, %s: read %+v, want %q", tt.unit, name, f, want)
			}
			if told := slices.ContainsFunc(rs[0].Problems, func(p porting.Problem) bool { return p.Field == porting.ServiceAddress }); told != tt.told {
				t.Errorf("%s, %s: told %v, want %v: %+v", tt.unit, name, told, tt.told, rs[0].Problems)
			}
		}
	}
}

// TestEntries: what stands in an object with a number hangs on that number, however the
// object says it.
func TestEntries(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"characteristics": {`{"billingAccount":{"id":"7740-2291","name":"Blue Heron Marina, LLC"},"service":[{"state":"active","serviceCharacteristic":[{"name":"telephoneNumber","value":"207-236-0144"},{"name":"hunting","value":"true"}]},{"state":"terminated","serviceCharacteristic":[{"name":"telephoneNumber","value":"207-236-0149"}]}]}`,
			"0144,hunting=active 0149=disconnected"},
		"codes beside a number": {`{"AccountNumber":"7740-2291","CustomerName":"Blue Heron Marina, LLC","CSI_SVC":[{"TN":"2072360144","USOC":"HTG"},{"TN":"2072360145","USOC":"1FB"}]}`,
			"0144,hunting 0145"},
	} {
		records, err := ReadJSON(context.Background(), []byte(tt.text), porting.Document{})
		if err != nil || len(records) != 1 {
			t.Fatal(len(records), err)
		}
		if got := said(records[0]); !strings.Contains(got, "\n"+tt.want) || strings.Contains(got, "!hunting") {
			t.Errorf("%s: read\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}
