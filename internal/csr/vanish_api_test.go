package csr

// Nothing of a response disappears without a word: every value is found again in what
// the records say.

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// TestNothingVanishesResponses puts a word of its own into every value of random
// responses, JSON and XML, and finds it again.
func TestNothingVanishesResponses(t *testing.T) {
	for seed := int64(*firstSeed); seed < 6000; seed++ {
		r := rand.New(rand.NewSource(seed))
		tree, values := randomResponse(r)
		var data []byte
		read := ReadJSON
		if seed%2 == 0 {
			data, _ = json.MarshalIndent(tree, "", " ")
		} else {
			var b bytes.Buffer
			writeXML(&b, "Response", tree)
			data, read = b.Bytes(), ReadXML
		}
		rs, err := read(context.Background(), data, porting.Document{})
		if err != nil {
			t.Fatal(err)
		}
		tell := everything(rs)
		unused := map[string]bool{} // the names of columns that nobody knows
		for _, r := range rs {
			for _, u := range r.Unused {
				unused[u.Label] = true
			}
		}
		for _, v := range values {
			if !tell(v.text) && !unused[v.name] {
				t.Fatalf("seed %d: nothing is said of %q in\n%s", seed, v.text, data)
			}
		}
	}
}

// member is a value of a response with its name.
type member struct{ name, text string }

// randomResponse is a tree as encoding/json knows it, and the values in it.
func randomResponse(r *rand.Rand) (any, []member) {
	names := strings.Split("accountNumber|account_number|customerName|name|number|btn|serviceAddress|address|street|city|state|zip|telephoneNumber|telephoneNumbers|lines|numbers|tn|status|features|feature|notes|billingAddress|county|country|accounts|account|customer|from|to|npa|nxx|line|dsl|hunting|picFreeze|csrDate|remarks|quantity|listedName|customerCode|firstName|lastName|contact|siteId|location|circuitId|total|mystery|usoc|extension|customerType|carrier|data|result|items|type|value|key|attributes|217-555-0100|contract|billing|service|listing|start|end|title|pin", "|")
	var values []member
	n := 0
	word := func(name string) string {
		n++
		text := fmt.Sprintf("Zq%d", n)
		switch r.Intn(5) {
		case 0, 1:
			text = fmt.Sprintf("309-555-%04d", 1000+n)
		case 2:
			text = fmt.Sprintf("%d Qv%d St, Peoria, IL 61602", 100+n, n)
		}
		values = append(values, member{name, text})
		return text
	}
	var object func(depth int) any
	object = func(depth int) any {
		m := map[string]any{}
		for range 1 + r.Intn(5) {
			name := names[r.Intn(len(names))]
			if _, ok := m[name]; ok {
				continue
			}
			switch k := r.Intn(8); {
			case k < 5 || depth > 3:
				m[name] = word(name)
			case k == 5:
				m[name] = object(depth + 1)
			case k == 6: // objects of one make
				var list []any
				var members []string
				for range 1 + r.Intn(4) {
					members = append(members, names[r.Intn(len(names))])
				}
				for range 1 + r.Intn(3) {
					row := map[string]any{}
					for _, x := range members {
						if _, ok := row[x]; !ok && r.Intn(5) > 0 {
							row[x] = word(x)
						}
					}
					list = append(list, row)
				}
				m[name] = list
			default:
				var list []any
				for range 1 + r.Intn(4) {
					list = append(list, word(name))
				}
				m[name] = list
			}
		}
		return m
	}
	return object(0), values
}

func writeXML(b *bytes.Buffer, name string, v any) {
	if c := name[0]; c >= '0' && c <= '9' {
		name = "n" + strings.ReplaceAll(name, "-", "")
	}
	switch v := v.(type) {
	case map[string]any:
		order := slices.Sorted(maps.Keys(v))
		fmt.Fprintf(b, "<%s>", name)
		for _, k := range order {
			writeXML(b, k, v[k])
		}
		fmt.Fprintf(b, "</%s>\n", name)
	case []any:
		for _, x := range v {
			writeXML(b, name, x)
		}
	case string:
		fmt.Fprintf(b, "<%s>", name)
		xml.EscapeText(b, []byte(v))
		fmt.Fprintf(b, "</%s>\n", name)
	}
}
