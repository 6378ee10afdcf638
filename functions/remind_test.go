package functions_test

// The daily reminder with the real binary: one message a day, and none where
// nothing waits.

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReminder(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	all := shippedCases(t)
	s := all[slices.IndexFunc(all, func(s shipped) bool { return s.name == "missing-suite" })]
	c := newCloud(t, local(t), 9)
	q := queue{functions: c.functions(1), copies: 1, maxTries: 3}
	f := c.start("remind", map[string]string{
		"AWS_ENDPOINT_URL_SNS": c.topic(), "NOTIFY_TOPIC_ARN": "arn:aws:sns:us-east-1:123456789012:t", "REPORT_BASE_URL": "https://reports.example.com/",
		"BUCKET": bucketName,
	})
	remind := func(at time.Time) []string {
		t.Helper()
		c.mu.Lock()
		c.published = nil
		c.mu.Unlock()
		event := fmt.Sprintf(`{"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012","time":%q,"region":"us-east-1","resources":["arn:aws:events:us-east-1:123456789012:rule/daily"],"detail":{}}`, at.UTC().Format(time.RFC3339))
		if _, err := f.invoke(event); err != nil {
			t.Fatal(err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		return slices.Clone(c.published)
	}
	now := time.Now()
	if got := remind(now); len(got) != 0 {
		t.Errorf("of an empty bucket: %q", got)
	}
	c.drop("inbox/lone record/"+s.csr, s.files[s.csr])
	c.drain(q)
	if got := remind(now); len(got) != 0 {
		t.Errorf("of a paper that came just now: %q", got)
	}
	got := remind(now.Add(48 * time.Hour))
	if len(got) != 1 || !strings.Contains(got[0], "lone record") || !strings.Contains(got[0], "Waiting for the other half") {
		t.Errorf("two days later: %q", got)
	}
	if again := remind(now.Add(48 * time.Hour)); len(again) != 0 {
		t.Errorf("the schedule came twice: %q", again)
	}
	c.drop("inbox/lone record/"+s.loa, s.files[s.loa])
	c.drain(q)
	for _, m := range remind(now.Add(96 * time.Hour)) {
		if strings.Contains(m, "Waiting for the other half") {
			t.Errorf("it no longer waits: %q", m)
		}
	}
	c.checkLog(t)
}
