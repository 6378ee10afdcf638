package functions_test

// What an auditor asks of the template beyond the list of permissions: that nobody
// lists the whole bucket who may see a part of it, that every connection is
// encrypted, and that whatever stops work raises an alarm.

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Those who drop files and those who read reports list their part of the bucket.
// "" is every prefix's beginning: without a delimiter, a request for it lists the
// keys of all cases.
func TestPeopleListTheirPart(t *testing.T) {
	resources := translate(t)
	for _, name := range []string{"DropPolicy", "ReadPolicy"} {
		doc := resources[name].Properties["PolicyDocument"].(map[string]any)
		listed := 0
		for _, s := range list(doc["Statement"]) {
			s := s.(map[string]any)
			if !slices.Contains(list(s["Action"]), any("s3:ListBucket")) {
				continue
			}
			listed++
			condition, _ := s["Condition"].(map[string]any)
			var prefixes, delimiters []any
			for _, m := range condition {
				m := m.(map[string]any)
				prefixes = append(prefixes, list(m["s3:prefix"])...)
				delimiters = append(delimiters, list(m["s3:delimiter"])...)
			}
			for _, p := range prefixes {
				if !strings.Contains(fmt.Sprint(p), "/") && !slices.Equal(delimiters, []any{"/"}) {
					t.Errorf("%s may list every key of the bucket (prefix %q, delimiters %v)", name, p, delimiters)
				}
			}
			if len(prefixes) == 0 {
				t.Errorf("%s may list everything", name)
			}
		}
		if listed == 0 {
			t.Errorf("%s lists nothing", name)
		}
	}
}

// Buckets, queues and topics refuse connections without TLS.
func TestOnlyEncryptedConnections(t *testing.T) {
	resources := translate(t)
	refuses := map[string]bool{}
	for _, r := range resources {
		p := r.Properties
		var whose []any
		switch r.Type {
		case "AWS::S3::BucketPolicy":
			whose = list(p["Bucket"])
		case "AWS::SQS::QueuePolicy":
			whose = list(p["Queues"])
		case "AWS::SNS::TopicPolicy":
			whose = list(p["Topics"])
		default:
			continue
		}
		for _, s := range list(p["PolicyDocument"].(map[string]any)["Statement"]) {
			s := s.(map[string]any)
			c, _ := s["Condition"].(map[string]any)
			b, _ := c["Bool"].(map[string]any)
			if s["Effect"] == "Deny" && s["Principal"] == "*" && text(b["aws:SecureTransport"]) == "false" {
				for _, w := range whose {
					refuses[text(w)] = true
				}
			}
		}
	}
	for name, r := range resources {
		switch r.Type {
		case "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic":
			if !refuses[name] {
				t.Errorf("%s takes connections without TLS", name)
			}
		}
	}
}

// Whatever stops work is told: each function's errors and throttles, each queue's
// age, each dead-letter queue, a backfill that failed; and the dashboard shows each
// function and queue.
func TestEverythingIsWatched(t *testing.T) {
	resources := translate(t)
	watched := map[string]bool{}
	for _, r := range resources {
		if r.Type != "AWS::CloudWatch::Alarm" {
			continue
		}
		for _, d := range list(r.Properties["Dimensions"]) {
			value := text(d.(map[string]any)["Value"])
			watched[strings.TrimSuffix(strings.TrimSuffix(value, ".QueueName"), ".TopicName")+" "+text(r.Properties["MetricName"])] = true
		}
	}
	board := text(resources["Dashboard"].Properties["DashboardBody"])
	for name, r := range resources {
		var metrics []string
		shown := false
		switch r.Type {
		case "AWS::Lambda::Function":
			metrics, shown = []string{"Errors", "Throttles"}, true
		case "AWS::SQS::Queue":
			metrics, shown = []string{"ApproximateAgeOfOldestMessage"}, true
			if r.Properties["RedrivePolicy"] == nil {
				metrics = []string{"ApproximateNumberOfMessagesVisible"}
			}
		case "AWS::StepFunctions::StateMachine":
			metrics = []string{"ExecutionsFailed"}
		}
		for _, m := range metrics {
			if !watched[name+" "+m] {
				t.Errorf("no alarm for %s of %s", m, name)
			}
		}
		if shown && !strings.Contains(board, "${"+name) {
			t.Errorf("the dashboard does not show %s", name)
		}
	}
}
