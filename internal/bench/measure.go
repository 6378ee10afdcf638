package main

// Measuring: two commands in turn, A B A B …, and the ratio pair by pair. A
// machine's speed drifts; what is measured within the same moment can be compared.

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// usage is what one run took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes resident, 0 where the system does not say
}

// command is one command, and what its exit status may be.
type command struct {
	argv []string
	ok   []int // besides 0
}

// run runs a command once; what it prints is read by nobody.
func (c command) run() (usage, error) {
	cmd := exec.Command(c.argv[0], c.argv[1:]...)
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if cmd.ProcessState == nil {
		return usage{}, err
	}
	if code := cmd.ProcessState.ExitCode(); code != 0 && !slices.Contains(c.ok, code) {
		return usage{}, fmt.Errorf("%q: exit status %d", c.argv, code)
	}
	u := usage{wall: wall, cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.peak = r.Maxrss << 10 // Linux counts KiB
	}
	return u, nil
}

// pair is two things measured in turn: medians of both, and of the ratios A/B.
type pair struct {
	a, b            usage
	wall, cpu       float64
	lowest, highest float64 // of the ratios of wall time
}

// measure measures a and b in turn, n times after one run that does not count.
func measure(n int, a, b func() (usage, error)) (pair, error) {
	var as, bs []usage
	for i := range n + 1 {
		ua, err := a()
		if err != nil {
			return pair{}, err
		}
		ub, err := b()
		if err != nil {
			return pair{}, err
		}
		if i > 0 {
			as, bs = append(as, ua), append(bs, ub)
		}
	}
	var wall, cpu []float64
	for i := range as {
		wall = append(wall, float64(as[i].wall)/float64(bs[i].wall))
		cpu = append(cpu, float64(as[i].cpu)/float64(max(bs[i].cpu, 1)))
	}
	return pair{
		a: middle(as), b: middle(bs), wall: median(wall), cpu: median(cpu),
		lowest: slices.Min(wall), highest: slices.Max(wall),
	}, nil
}

// middle is the median of each figure.
func middle(us []usage) usage {
	var wall, cpu []time.Duration
	var peak []int64
	for _, u := range us {
		wall, cpu, peak = append(wall, u.wall), append(cpu, u.cpu), append(peak, u.peak)
	}
	return usage{median(wall), median(cpu), median(peak)}
}

func median[T int64 | float64 | time.Duration](xs []T) T {
	xs = slices.Sorted(slices.Values(xs))
	if n := len(xs); n%2 == 0 {
		return (xs[n/2-1] + xs[n/2]) / 2
	}
	return xs[len(xs)/2]
}

// ready measures a Lambda function from process start to its first question for an
// event: the runtime API is ours, and has none.
func ready(binary string) (usage, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return usage{}, err
	}
	asked, done := make(chan time.Time, 1), make(chan struct{})
	api := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case asked <- time.Now():
		default:
		}
		<-done
	})}
	go api.Serve(l)
	defer api.Close()
	defer close(done)
	cmd := exec.Command(binary)
	cmd.Env = append(os.Environ(), "AWS_LAMBDA_RUNTIME_API="+l.Addr().String(), "AWS_LAMBDA_FUNCTION_NAME=bench", "AWS_REGION=us-east-1")
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return usage{}, err
	}
	var u usage
	select {
	case at := <-asked:
		u.wall = at.Sub(start)
	case <-time.After(10 * time.Second):
		err = fmt.Errorf("%s asked for no event within ten seconds", binary)
	}
	cmd.Process.Kill()
	cmd.Wait() // it was killed: that is no news
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.peak = r.Maxrss << 10
	}
	return u, err
}
