package programtest

import "testing"

// outcome runs a test's need of a program that is nowhere, and tells what became of it.
func outcome(t *testing.T, need func(testing.TB)) string {
	r := &recorder{TB: t}
	func() {
		defer func() { _ = recover() }()
		need(r)
	}()
	return r.what
}

// recorder is a test that keeps how it ended.
type recorder struct {
	testing.TB
	what string
}

func (r *recorder) Helper() {}
func (r *recorder) Skipf(string, ...any) {
	r.what = "skipped"
	panic(r)
}
func (r *recorder) Fatalf(string, ...any) {
	r.what = "failed"
	panic(r)
}

func TestNeed(t *testing.T) {
	need := func(t testing.TB) { Need(t, []string{"no-such-program", "nor-this"}) }
	module := func(t testing.TB) { Module(t, "no_such_module_here", "no-such-program") }
	for _, c := range []struct{ nothing, may, want string }{
		{"", "", "skipped"}, {"1", "", "failed"}, {"1", "other", "failed"}, {"1", "other no-such-program", "skipped"},
	} {
		t.Setenv(SkipNothing, c.nothing)
		t.Setenv(MaySkip, c.may)
		if a, b := outcome(t, need), outcome(t, module); a != c.want || b != c.want {
			t.Errorf("%+v: %s, %s", c, a, b)
		}
	}
	t.Setenv(SkipNothing, "1")
	if got := outcome(t, func(t testing.TB) {
		if Need(t, []string{"no-such-program", "go"}, "version") == "" {
			t.Fatalf("no path")
		}
	}); got != "" {
		t.Errorf("a program that is there: %s", got)
	}
	if got := outcome(t, func(t testing.TB) { Need(t, []string{"go"}, "no-such-command") }); got != "failed" {
		t.Errorf("a program that does not answer: %s", got)
	}
}
