package functions_test

// The functions in the cloud of the end-to-end tests: the Lambda runtime API, with
// their real binaries behind it, and queues that deliver at least once.

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// function is a Lambda function: its binary, and the runtime API that gives it
// events.
type function struct {
	c      *cloud
	name   string
	binary string
	api    *httptest.Server

	mu      sync.Mutex
	cmd     *exec.Cmd
	exited  chan struct{}
	next    chan invocation // to the process
	waiting map[string]chan answer
	ids     int
}

type invocation struct{ id, body string }

type answer struct {
	body string
	err  error
}

var (
	bootstrapsOnce sync.Once
	bootstrapsDir  string
	bootstrapsErr  error
)

// bootstraps builds the functions for the machine that the test runs on, as the
// Makefile builds them for Lambda's.
func bootstraps(t *testing.T) string {
	t.Helper()
	bootstrapsOnce.Do(func() {
		if bootstrapsDir, bootstrapsErr = os.MkdirTemp("", "portcheck-functions-"); bootstrapsErr != nil {
			return
		}
		make := exec.Command("make", "-s", "-C", "..", "build", "BUILD="+bootstrapsDir, "ARCH="+runtime.GOARCH)
		if out, err := make.CombinedOutput(); err != nil {
			bootstrapsErr = fmt.Errorf("make build: %w\n%s", err, out)
		}
	})
	if bootstrapsErr != nil {
		t.Fatal(bootstrapsErr)
	}
	return bootstrapsDir
}

func TestMain(m *testing.M) {
	code := m.Run()
	if bootstrapsDir != "" {
		os.RemoveAll(bootstrapsDir)
	}
	os.Exit(code)
}

// start makes a function ready to be invoked.
func (c *cloud) start(name string, env map[string]string) *function {
	f := &function{c: c, name: name, binary: filepath.Join(bootstraps(c.t), name, "bootstrap"), next: make(chan invocation), waiting: map[string]chan answer{}}
	const prefix = "/2018-06-01/runtime/"
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+prefix+"invocation/next", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case i := <-f.next:
			w.Header().Set("Lambda-Runtime-Aws-Request-Id", i.id)
			w.Header().Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(time.Now().Add(time.Minute).UnixMilli(), 10))
			w.Header().Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:"+name)
			_, _ = io.WriteString(w, i.body)
		}
	})
	mux.HandleFunc("POST "+prefix+"invocation/{id}/{what}", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return // the process was killed while it answered: that is no answer
		}
		a := answer{body: string(body)}
		if r.PathValue("what") != "response" {
			a.err = fmt.Errorf("%s: %s", f.name, body)
		}
		f.mu.Lock()
		ch := f.waiting[r.PathValue("id")]
		delete(f.waiting, r.PathValue("id"))
		f.mu.Unlock()
		if ch != nil {
			ch <- a
		}
		w.WriteHeader(http.StatusAccepted)
	})
	f.api = httptest.NewServer(mux)
	full := map[string]string{
		"AWS_LAMBDA_RUNTIME_API": strings.TrimPrefix(f.api.URL, "http://"), "AWS_LAMBDA_FUNCTION_NAME": name, "AWS_LAMBDA_LOG_FORMAT": "JSON",
		"PATH": os.Getenv("PATH"), "HOME": "/nonexistent", // as in Lambda, nothing may be written there
	}
	for _, m := range []map[string]string{c.environment(), env} {
		for k, v := range m {
			full[k] = v
		}
	}
	f.run(full)
	c.t.Cleanup(func() {
		f.mu.Lock()
		cmd, exited := f.cmd, f.exited
		f.cmd = nil
		f.mu.Unlock()
		_ = cmd.Process.Kill()
		<-exited
		f.api.CloseClientConnections()
		f.api.Close()
	})
	return f
}

// run starts the process, and again when it ends.
func (f *function) run(env map[string]string) {
	cmd := exec.Command(f.binary)
	for k, v := range env {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	cmd.Stdout, cmd.Stderr = &f.c.log, &f.c.log
	if err := cmd.Start(); err != nil {
		f.c.t.Error(err)
		return
	}
	exited := make(chan struct{})
	f.mu.Lock()
	f.cmd, f.exited = cmd, exited
	f.mu.Unlock()
	go func() {
		_ = cmd.Wait()
		f.mu.Lock()
		stop := f.cmd == nil
		for id, ch := range f.waiting {
			ch <- answer{err: errors.New("the process ended")}
			delete(f.waiting, id)
		}
		f.mu.Unlock()
		close(exited)
		if !stop {
			f.run(env)
		}
	}()
}

// kill kills the process, wherever it is.
func (f *function) kill() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cmd != nil {
		_ = f.cmd.Process.Kill()
	}
}

// invoke gives the function an event, and returns its answer.
func (f *function) invoke(body string) (string, error) {
	f.mu.Lock()
	f.ids++
	id := fmt.Sprintf("%s-%d", f.name, f.ids)
	ch := make(chan answer, 1)
	f.waiting[id] = ch
	f.mu.Unlock()
	select {
	case f.next <- invocation{id, body}:
	case a := <-ch:
		return a.body, a.err
	case <-time.After(30 * time.Second):
		return "", fmt.Errorf("%s takes no event", f.name)
	}
	select {
	case a := <-ch:
		return a.body, a.err
	case <-time.After(70 * time.Second):
		return "", fmt.Errorf("%s does not answer", f.name)
	}
}

// batch wraps events as SQS gives them to a function.
func batch(events []event) string {
	type m map[string]any
	var records []m
	for i, e := range events {
		records = append(records, m{"messageId": strconv.Itoa(i), "receiptHandle": "r", "body": e.body, "eventSource": "aws:sqs",
			"eventSourceARN": "arn:aws:sqs:us-east-1:123456789012:" + e.function, "awsRegion": "us-east-1"})
	}
	data, err := json.Marshal(m{"Records": records})
	if err != nil {
		panic(err)
	}
	return string(data)
}

// queue says how events are delivered.
type queue struct {
	functions map[string][]*function // several of one name run side by side
	copies    int                    // how often each event comes
	shuffle   bool
	kill      int // one of so many invocations is killed, 0 for none
	maxTries  int
}

// drain delivers all events until there are none, and returns how many there were.
func (c *cloud) drain(q queue) int {
	c.t.Helper()
	queues := map[string][]event{}
	delivered := 0
	for {
		c.mu.Lock()
		for _, e := range c.events {
			for range max(q.copies, 1) {
				queues[e.function] = append(queues[e.function], e)
			}
		}
		c.events = nil
		if q.shuffle {
			for _, name := range []string{"compare", "extract", "notify"} {
				l := queues[name]
				c.rand.Shuffle(len(l), func(i, j int) { l[i], l[j] = l[j], l[i] })
			}
		}
		c.mu.Unlock()
		left := 0
		var wg sync.WaitGroup
		var mu sync.Mutex
		for _, name := range []string{"extract", "compare", "notify"} {
			for _, f := range q.functions[name] {
				list := queues[name]
				n := min(len(list), 5)
				if n == 0 {
					continue
				}
				taken := list[:n:n]
				queues[name] = list[n:]
				left += n
				delivered += n
				kill := q.kill > 0 && c.rand.IntN(q.kill) == 0
				wg.Add(1)
				go func() {
					defer wg.Done()
					if kill {
						go func() {
							time.Sleep(time.Duration(len(taken)) * 4 * time.Millisecond)
							f.kill()
						}()
					}
					for _, e := range c.invoke(f, taken, q.maxTries) {
						mu.Lock()
						queues[name] = append(queues[name], e)
						mu.Unlock()
					}
				}()
			}
		}
		wg.Wait()
		if left == 0 {
			return delivered
		}
	}
}

// invoke gives a function a batch, and returns what is to come again.
func (c *cloud) invoke(f *function, events []event, maxTries int) []event {
	body, err := f.invoke(batch(events))
	var response pipeline.Response
	again := map[string]bool{}
	if err == nil {
		if err := json.Unmarshal([]byte(body), &response); err != nil {
			c.t.Errorf("%s answers %q", f.name, body)
		}
		for _, i := range response.BatchItemFailures {
			again[i.ItemIdentifier] = true
		}
	}
	var back []event
	for i, e := range events {
		if err == nil && !again[strconv.Itoa(i)] {
			continue
		}
		if e.tries++; e.tries > maxTries {
			c.t.Errorf("%s: a message would rest in the dead-letter queue: %s", f.name, e.body)
			continue
		}
		back = append(back, e)
	}
	return back
}
