package emf

import (
	"bytes"
	"math"
	"testing"
	"time"
)

func TestLine(t *testing.T) {
	var b bytes.Buffer
	measure := To(&b, "porting-test", func() time.Time { return time.UnixMilli(1763802000123) })
	measure("Duration", 12.5, "Milliseconds", [2]string{"Step", "extract"})
	measure("Findings", 1, "Count", [2]string{"Reason", ""})
	measure("Broken", math.NaN(), "Count")
	want := `{"Duration":12.5,"Step":"extract","_aws":{"CloudWatchMetrics":[{"Dimensions":[["Step"]],"Metrics":[{"Name":"Duration","Unit":"Milliseconds"}],"Namespace":"porting-test"}],"Timestamp":1763802000123}}` + "\n" +
		`{"Findings":1,"Reason":"none","_aws":{"CloudWatchMetrics":[{"Dimensions":[["Reason"]],"Metrics":[{"Name":"Findings","Unit":"Count"}],"Namespace":"porting-test"}],"Timestamp":1763802000123}}` + "\n"
	if got := b.String(); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}
