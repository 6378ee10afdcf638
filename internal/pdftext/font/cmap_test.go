package font

import (
	"strings"
	"testing"
)

// A map rests on one other: each takes milliseconds to read.
func TestUseOnce(t *testing.T) {
	asked := 0
	use := func(string) *cmap {
		asked++
		return &cmap{}
	}
	m := parseCMap([]byte(strings.Repeat("/UniJIS-UTF16-H usecmap ", 1000)), use, func() bool { return false })
	if asked != 1 || m.use == nil {
		t.Errorf("%d maps were read", asked)
	}
}
