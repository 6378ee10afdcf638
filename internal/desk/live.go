package desk

// Live: pages that are open are told, by server-sent events, which cases
// changed. They fetch themselves anew and take over what differs; so what is
// told is only a hint, and none is missed that matters.

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// news is what an open page is told.
type news struct {
	Cases []string `json:"cases"`
	// All tells that so many changed that they are not listed.
	All bool `json:"all"`
}

// maxNews is how many cases are listed in one piece of news.
const maxNews = 50

// live passes news on to those who listen.
type live struct {
	mu        sync.Mutex
	listeners map[chan struct{}]map[string]bool // what each has not heard of yet
	start     string                            // tells one process from the next
}

func newLive(start string) *live {
	return &live{listeners: map[chan struct{}]map[string]bool{}, start: start}
}

func (l *live) tell(cases []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c, waiting := range l.listeners {
		for _, name := range cases {
			waiting[name] = true
		}
		select {
		case c <- struct{}{}:
		default:
		}
	}
}

// heard returns what a listener has not heard of yet.
func (l *live) heard(c chan struct{}) news {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := news{Cases: []string{}}
	if n.All = len(l.listeners[c]) > maxNews; !n.All {
		for name := range l.listeners[c] {
			n.Cases = append(n.Cases, name)
		}
	}
	clear(l.listeners[c])
	return n
}

// beat is how often a silent line is kept open.
const beat = 20 * time.Second

func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := make(chan struct{}, 1)
	l.mu.Lock()
	l.listeners[c] = map[string]bool{}
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		delete(l.listeners, c)
		l.mu.Unlock()
	}()
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("X-Accel-Buffering", "no")
	out := http.NewResponseController(w)
	// A page that was loaded from another process has another page's script.
	if _, err := fmt.Fprintf(w, "retry: 1000\nevent: hello\ndata: %q\n\n", l.start); err != nil || out.Flush() != nil {
		return
	}
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		var err error
		select {
		case <-r.Context().Done():
			return
		case <-tick.C:
			_, err = fmt.Fprint(w, ": still here\n\n")
		case <-c:
			var data []byte
			if data, err = json.Marshal(l.heard(c)); err == nil {
				_, err = fmt.Fprintf(w, "event: change\ndata: %s\n\n", data)
			}
		}
		if err != nil || out.Flush() != nil {
			return
		}
	}
}
