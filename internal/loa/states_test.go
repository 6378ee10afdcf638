package loa

import (
	"syscall"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// A page of headings that may be the code of a state, "TN", among thousands that ask for
// one: each looks around itself once, and not once for each of the others.
func TestHostileStates(t *testing.T) {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 2000, 2000}}
	for i := range 6000 {
		x, y := 10+float64(i%40)*49, 10+float64(i/40)*12
		p.Words = append(p.Words, &page.Word{Text: []string{"TN", "State"}[i%2], Gap: "\t", Jump: 30, Size: 6, Read: porting.ReadText, Confidence: 1, Box: porting.Box{x, y, x + 12, y + 6}})
	}
	p.FillUpright()
	busy := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Skip(err)
		}
		return time.Duration(u.Utime.Nano())
	}
	start := busy()
	Open(&page.Document{Pages: []*page.Page{p}}).Looks()
	if took := busy() - start; took > 1500*time.Millisecond {
		t.Errorf("took %v", took)
	} else {
		t.Log(took)
	}
}
