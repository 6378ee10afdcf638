package functions_test

// What a case costs: the processor time, the memory and the requests of each
// function's real binary. The numbers stand in docs/operators.md.

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestCost measures when PORTCHECK_COST names a number of cases.
func TestCost(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("PORTCHECK_COST"))
	if err != nil {
		t.Skip("PORTCHECK_COST names no number of cases")
	}
	s := newStorm(t, 4)
	functions := s.start(1)
	all := shippedCases(t)
	round := func(name string) {
		for i := range n {
			c := all[i%len(all)]
			for _, file := range []string{c.loa, c.csr} {
				s.do(put(fmt.Sprintf("inbox/%s %d %s/%s", name, i, c.name, file), c.files[file]))
			}
		}
		s.work(functions, true, closed())
	}
	round("warm")
	before := map[string]float64{}
	for name, f := range functions {
		before[name], _ = used(t, f[0])
	}
	s.s3.mu.Lock()
	clear(s.s3.requests)
	s.s3.mu.Unlock()
	round("counted")
	for name, f := range functions {
		seconds, peak := used(t, f[0])
		t.Logf("%s: %.1f ms of processor time a case, %d MB at the peak", name, (seconds-before[name])*1000/float64(n), peak>>10)
	}
	for who, requests := range s.s3.requests {
		t.Logf("%s: %.1f requests a case", who, float64(requests)/float64(n))
	}
}

// used is the processor time of a function's process so far, in seconds, and its
// peak of memory in KB.
func used(t *testing.T, f *function) (seconds float64, peak int) {
	t.Helper()
	dir := fmt.Sprintf("/proc/%d/", f.cmd.Process.Pid)
	stat, err := os.ReadFile(dir + "stat")
	if err != nil {
		t.Skip(err)
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	for _, i := range []int{11, 12} { // utime, stime, in hundredths
		ticks, _ := strconv.Atoi(fields[i])
		seconds += float64(ticks) / 100
	}
	status, err := os.ReadFile(dir + "status")
	if err != nil {
		t.Skip(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	_, _ = fmt.Sscan(rest, &peak)
	return seconds, peak
}
