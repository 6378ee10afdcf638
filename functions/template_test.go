// Package functions_test tests the functions as they are shipped: the template
// that describes them, and the binaries on a real S3 server.
package functions_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/programtest"
)

const template = "../template.yaml"

func TestCfnLint(t *testing.T) {
	lint := programtest.Need(t, []string{"cfn-lint"}, "--version")
	out, err := exec.Command(lint, "--non-zero-exit-code", "informational", template).CombinedOutput()
	if err != nil || len(bytes.TrimSpace(out)) > 0 {
		t.Errorf("cfn-lint: %v\n%s", err, out)
	}
}

// CloudFormation takes no YAML aliases, and neither cfn-lint nor SAM says so.
func TestNoAliases(t *testing.T) {
	data, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.AliasNode || n.Anchor != "" {
			t.Errorf("line %d: an anchor or alias", n.Line)
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(&root)
}

const translator = `
import json, sys
from samtranslator.yaml_helper import yaml_parse
from samtranslator.translator.translator import Translator
from samtranslator.parser.parser import Parser
import boto3
t = yaml_parse(open(sys.argv[1]).read())
for r in t["Resources"].values():
    if r.get("Properties", {}).get("CodeUri") == ".":
        r["Properties"]["CodeUri"] = "s3://bucket/key"  # what sam package does
tr = Translator({}, Parser(), boto_session=boto3.session.Session(region_name="us-east-1"))
json.dump(tr.translate(t, {"BucketName": "example-porting"}), sys.stdout)
`

// resource is one resource of the translated template.
type resource struct {
	Type       string
	Condition  string
	DependsOn  any
	Properties map[string]any
}

var translated map[string]resource

// translate is the template as SAM makes it for CloudFormation.
func translate(t *testing.T) map[string]resource {
	t.Helper()
	if translated != nil {
		return translated
	}
	cmd := exec.Command(programtest.Module(t, "samtranslator", "aws-sam-translator"), "-c", translator, template)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("the SAM translator: %v\n%s", err, errs.String())
	}
	var doc struct{ Resources map[string]resource }
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	translated = doc.Resources
	return translated
}

// text writes a value of the template, its intrinsic functions in short.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		for name, arg := range v {
			switch name {
			case "Ref":
				return fmt.Sprint(arg)
			case "Fn::GetAtt":
				if a, ok := arg.([]any); ok {
					return fmt.Sprintf("%v.%v", a[0], a[1])
				}
				return fmt.Sprint(arg)
			case "Fn::Sub":
				return fmt.Sprint(arg)
			}
		}
	}
	data, _ := json.Marshal(v)
	return string(data)
}

func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	if v == nil {
		return nil
	}
	return []any{v}
}

// grants finds all statements of all policies, wherever they stand.
func grants(resources map[string]resource) []string {
	var out []string
	var walk func(owner string, v any)
	walk = func(owner string, v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(owner, x)
			}
		case map[string]any:
			if effect, ok := v["Effect"].(string); ok && v["Action"] != nil {
				principal := "-"
				if p, ok := v["Principal"].(map[string]any); ok {
					for kind, who := range p {
						principal = kind + ":" + text(who)
					}
				} else if v["Principal"] != nil {
					principal = text(v["Principal"])
				}
				conditions := "-"
				if c, ok := v["Condition"].(map[string]any); ok {
					var keys []string
					for _, m := range c {
						for k := range m.(map[string]any) {
							keys = append(keys, k)
						}
					}
					sort.Strings(keys)
					conditions = strings.Join(keys, ",")
				}
				resources := list(v["Resource"])
				if len(resources) == 0 {
					resources = []any{"-"}
				}
				for _, a := range list(v["Action"]) {
					for _, r := range resources {
						out = append(out, strings.Join([]string{owner, effect, principal, text(a), text(r), conditions}, "\t"))
					}
				}
				return
			}
			for _, x := range v {
				walk(owner, x)
			}
		}
	}
	for name, r := range resources {
		walk(name, map[string]any(r.Properties))
	}
	sort.Strings(out)
	return slices.Compact(out)
}

// TestPolicies holds the template to a short list: who may do what to what, and
// why. An action, a resource or a principal that is not on it fails, and so does
// a line of the list that nothing needs any more.
func TestPolicies(t *testing.T) {
	const path = "testdata/policies.tsv"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 7 || strings.TrimSpace(f[6]) == "" {
			t.Fatalf("%s:%d: want owner, effect, principal, action, resource, conditions, reason", path, i+1)
		}
		known[strings.Join(f[:6], "\t")] = false
	}
	for _, g := range grants(translate(t)) {
		if _, ok := known[g]; !ok {
			t.Errorf("not on the list: %s", g)
			continue
		}
		known[g] = true
	}
	for g, used := range known {
		if !used {
			t.Errorf("on the list, and in no policy: %s", g)
		}
	}
}

// What the list alone does not say.
func TestShape(t *testing.T) {
	resources := translate(t)
	for _, g := range grants(resources) {
		f := strings.Split(g, "\t")
		owner, effect, action, resource := f[0], f[1], f[3], f[4]
		if effect != "Allow" || owner == "Key" {
			continue
		}
		if strings.HasPrefix(action, "s3:Put") || strings.HasPrefix(action, "s3:Delete") {
			if strings.HasSuffix(owner, "Role") && (strings.Contains(resource, "/inbox/") || strings.HasSuffix(resource, "}/*")) {
				t.Errorf("%s may write under inbox/: a loop is possible", owner)
			}
			if strings.Contains(resource, "/reports/") && owner != "CompareRole" {
				t.Errorf("%s may write under reports/", owner)
			}
		}
		if strings.Contains(action, "*") {
			t.Errorf("%s: %s names no single action", owner, action)
		}
	}
	count := map[string]int{}
	roles := map[string]bool{}
	for name, r := range resources {
		count[r.Type]++
		p := r.Properties
		switch r.Type {
		case "AWS::Lambda::Function":
			role := text(p["Role"])
			if roles[role] {
				t.Errorf("%s shares its role", name)
			}
			roles[role] = true
			if text(p["Runtime"]) != "provided.al2023" || text(p["Architectures"].([]any)[0]) != "arm64" || text(p["Handler"]) != "bootstrap" {
				t.Errorf("%s: %v %v %v", name, p["Runtime"], p["Architectures"], p["Handler"])
			}
			if p["TracingConfig"] == nil || p["LoggingConfig"] == nil {
				t.Errorf("%s is not traced or not logged", name)
			}
		case "AWS::Lambda::EventSourceMapping":
			if got := list(p["FunctionResponseTypes"]); len(got) != 1 || got[0] != "ReportBatchItemFailures" {
				t.Errorf("%s brings a whole batch back for one message", name)
			}
		case "AWS::SQS::Queue":
			if p["KmsMasterKeyId"] == nil {
				t.Errorf("%s is not encrypted", name)
			}
			if p["RedrivePolicy"] == nil && !strings.HasSuffix(name, "DeadLetters") {
				t.Errorf("%s has no dead-letter queue", name)
			}
		case "AWS::SNS::Topic":
			if p["KmsMasterKeyId"] == nil {
				t.Errorf("%s is not encrypted", name)
			}
		case "AWS::Logs::LogGroup":
			if p["RetentionInDays"] == nil || p["KmsKeyId"] == nil {
				t.Errorf("%s is kept for ever, or not encrypted", name)
			}
		case "AWS::CloudWatch::Alarm":
			if len(list(p["AlarmActions"])) == 0 {
				t.Errorf("%s tells nobody", name)
			}
		}
	}
	for typ, want := range map[string]int{
		"AWS::Lambda::Function": 4, "AWS::Lambda::EventSourceMapping": 3, "AWS::SQS::Queue": 6, "AWS::S3::Bucket": 1, "AWS::CloudWatch::Alarm": 19,
	} {
		if count[typ] != want {
			t.Errorf("%d of %s, want %d", count[typ], typ, want)
		}
	}
	// A message comes back at the earliest when six calls of the function could be over.
	for queue, function := range map[string]string{"CompareQueue": "CompareFunction", "NotifyQueue": "NotifyFunction", "ExtractQueue": "ExtractFunction"} {
		visible, timeout := resources[queue].Properties["VisibilityTimeout"], resources[function].Properties["Timeout"]
		for i := range 2 {
			v, n := branch(visible, i), branch(timeout, i)
			if v < 6*n || n == 0 {
				t.Errorf("%s: %v seconds for a function of %v", queue, v, n)
			}
		}
	}
}

// A batch of papers that each take all the time that a reader has is answered before
// the function's own time is up, the seconds that Handler keeps for the answer left
// out: what is not answered comes back, and ends among the dead letters.
func TestBatchFitsItsTime(t *testing.T) {
	resources := translate(t)
	batch, timeout := resources["ExtractFunctionDropped"].Properties["BatchSize"], resources["ExtractFunction"].Properties["Timeout"]
	for i, one := range []time.Duration{limits.ReadTime + limits.OCRTime, limits.ReadTime} {
		if need := branch(batch, i)*one.Seconds() + 5; need < one.Seconds() || need > branch(timeout, i) {
			t.Errorf("%v files of %v take %v s, and the function has %v", branch(batch, i), one, need, branch(timeout, i))
		}
	}
}

// branch is a number, or one of the two that Fn::If chooses from.
func branch(v any, i int) float64 {
	if m, ok := v.(map[string]any); ok {
		v = m["Fn::If"].([]any)[1+i]
	}
	n, _ := v.(float64)
	return n
}

// The dashboard is JSON, whatever is put in its place.
func TestDashboard(t *testing.T) {
	body := text(translate(t)["Dashboard"].Properties["DashboardBody"])
	var v struct{ Widgets []any }
	if err := json.Unmarshal([]byte(body), &v); err != nil || len(v.Widgets) < 6 {
		t.Errorf("%d widgets, %v", len(v.Widgets), err)
	}
}

// What sam build runs for each function makes an arm64 program for Linux that is
// called bootstrap, without looking for .git.
func TestMakefileBuildsForLambda(t *testing.T) {
	for name, r := range translate(t) {
		if r.Type != "AWS::Lambda::Function" {
			continue
		}
		cmd := exec.Command("make", "-n", "-C", "..", "build-"+name, "ARTIFACTS_DIR=/artifacts")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("make build-%s: %v\n%s", name, err, out)
			continue
		}
		for _, want := range []string{"GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0", "-buildvcs=false", "-tags lambda.norpc", "-o /artifacts/bootstrap", "./functions/" + strings.ToLower(strings.TrimSuffix(name, "Function"))} {
			if !strings.Contains(string(out), want) {
				t.Errorf("make build-%s lacks %s:\n%s", name, want, out)
			}
		}
	}
}
