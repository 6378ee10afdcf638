// Package emf writes metrics as Amazon CloudWatch's embedded metric format: a
// line of JSON on standard output that Lambda's log takes the numbers from.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
package emf

import (
	"encoding/json"
	"io"
	"os"
	"sync"
	"time"
)

// Namespace is the namespace of metrics where METRICS_NAMESPACE names none.
const Namespace = "portcheck"

// Lambda returns the measure of a process in Lambda, and nil elsewhere: then
// nothing is measured.
func Lambda() func(name string, value float64, unit string, dimensions ...[2]string) {
	if os.Getenv("AWS_LAMBDA_FUNCTION_NAME") == "" {
		return nil
	}
	namespace := os.Getenv("METRICS_NAMESPACE")
	if namespace == "" {
		namespace = Namespace
	}
	return To(os.Stdout, namespace, time.Now)
}

// To returns a measure that writes to w, each metric in one Write.
func To(w io.Writer, namespace string, now func() time.Time) func(name string, value float64, unit string, dimensions ...[2]string) {
	var mu sync.Mutex
	return func(name string, value float64, unit string, dimensions ...[2]string) {
		names := []string{}
		line := map[string]any{name: value}
		for _, d := range dimensions {
			if d[1] == "" {
				d[1] = "none" // CloudWatch takes no dimension without a value
			}
			names = append(names, d[0])
			line[d[0]] = d[1]
		}
		line["_aws"] = map[string]any{
			"Timestamp": now().UnixMilli(),
			"CloudWatchMetrics": []any{map[string]any{
				"Namespace":  namespace,
				"Dimensions": [][]string{names},
				"Metrics":    []any{map[string]string{"Name": name, "Unit": unit}},
			}},
		}
		data, err := json.Marshal(line)
		if err != nil {
			return // a number that is none
		}
		mu.Lock()
		defer mu.Unlock()
		_, _ = w.Write(append(data, '\n'))
	}
}
