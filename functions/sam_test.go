package functions_test

// The steps of "On your own machine, with SAM" in docs/operators.md as far as they
// go without SAM and Docker: the shipped events, one after another, given to the
// real binaries with the environment that sam local would give them.

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestShippedEventsRun(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	t.Parallel() // most of it is waiting
	s := newStorm(t, 6)
	s.s3.now = time.Now()
	loa, mended, csr, _ := papersOf(1)
	for key, data := range map[string][]byte{"inbox/acme/loa.pdf": loa, "inbox/acme/csr.csv": csr, "inbox/acme & sons/letter of authorization + signed (50%).pdf": mended} {
		s.do(put(key, data))
	}
	s.work(s.start(1), true, closed())
	running := map[string]*function{}
	topic := s.topic()
	files, err := filepath.Glob("../testdata/events/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), "-")
		if name == "s3" {
			name = "extract" // S3's test event
		}
		if running[name] == nil {
			running[name] = s.cloud.start(name, map[string]string{"AWS_ACCESS_KEY_ID": name, "BUCKET": bucketName,
				"AWS_ENDPOINT_URL_SNS": topic, "NOTIFY_TOPIC_ARN": "arn:aws:sns:us-east-1:123456789012:t"})
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := running[name].invoke(string(data))
		if err != nil || strings.Contains(got, "itemIdentifier") {
			t.Errorf("%s: %s %v", file, got, err)
		}
	}
	// The odd key was found: not only taken apart, but the object that it names.
	if st := s.s3.all("reports/acme & sons/")["reports/acme & sons/status.json"]; !strings.Contains(st, "50%") {
		t.Errorf("the odd key: %.300s", st)
	}
	for name, r := range translate(t) {
		if f := strings.ToLower(strings.TrimSuffix(name, "Function")); r.Type == "AWS::Lambda::Function" && running[f] == nil {
			t.Errorf("testdata/events has no event for %s", name)
		}
	}
	for _, d := range s.s3.denied {
		t.Errorf("AccessDenied: %s", d)
	}
}

// sam local passes on only those variables of the environment file that the
// template names for every function.
func TestEnvironmentFile(t *testing.T) {
	data, err := os.ReadFile("../testdata/sam/env.json")
	if err != nil {
		t.Fatal(err)
	}
	var env struct{ Parameters map[string]string }
	if err := json.Unmarshal(data, &env); err != nil || len(env.Parameters) == 0 {
		t.Fatal(err)
	}
	for name, r := range translate(t) {
		if r.Type != "AWS::Lambda::Function" {
			continue
		}
		known := r.Properties["Environment"].(map[string]any)["Variables"].(map[string]any)
		for v := range env.Parameters {
			if _, ok := known[v]; !ok {
				t.Errorf("%s does not name %s", name, v)
			}
		}
	}
}
