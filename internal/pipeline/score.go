package pipeline

// The scoreboard: what carriers did, against what the reports had said. One object,
// cases/.scoreboard/board.json, written on condition that nobody wrote it in between.

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/scoreboard"
)

const boardKey = casesPrefix + ".scoreboard/board.json"

// scored is what a case's reports add, by their paths ("", "east/"). Paths that the
// scoreboard may know from before have an empty entry where no carrier answers now.
func scored(reports map[string]*porting.Report, before map[string]scoreboard.Entry, seq int) map[string]scoreboard.Entry {
	out := map[string]scoreboard.Entry{}
	for path := range before {
		out[path] = scoreboard.Of(nil)
	}
	for path, r := range reports {
		if e := scoreboard.Of(r); e.Answered() {
			out[path] = e
		}
	}
	for path, e := range out {
		e.Seq = seq
		out[path] = e
	}
	return out
}

// score enters what the head of a case says of its answers. It comes after the head:
// a run that is killed in between is told again, and a run that was overtaken has a
// lower number.
func score(ctx context.Context, s Store, name string, of map[string]scoreboard.Entry) error {
	if len(of) == 0 {
		return nil
	}
	entries := map[string]scoreboard.Entry{}
	for path, e := range of {
		entries[name+"/"+path] = e
	}
	for range attempts {
		b := scoreboard.New()
		info, err := getJSON(ctx, s, boardKey, b)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return fmt.Errorf("reading the scoreboard: %w", err)
		}
		if b.Cases == nil {
			b.Cases = map[string]scoreboard.Entry{}
		}
		if !b.Put(entries) {
			return nil
		}
		data, err := encode(b)
		if err != nil {
			return err
		}
		_, err = s.Put(ctx, boardKey, data, PutOptions{ContentType: "application/json", IfMatch: info.ETag, IfNoneMatch: info.ETag == ""})
		if err == nil {
			return nil
		}
		if !errors.Is(err, ErrPrecondition) {
			return fmt.Errorf("writing the scoreboard: %w", err)
		}
		// Somebody else's write, or our own whose answer was lost.
		if now, err := s.Get(ctx, boardKey, "", 1<<30); err == nil && bytes.Equal(now.Data, data) {
			return nil
		}
	}
	return fmt.Errorf("the scoreboard: %w, %d times", errAgain, attempts)
}
