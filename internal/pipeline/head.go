package pipeline

// The head of a case, cases/<case>/head.json: what was published of it.

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/portcheck/portcheck/internal/scoreboard"
)

// head is cases/<case>/head.json.
type head struct {
	Schema string `json:"schema"`
	// Papers is a digest of the papers that was published from.
	Papers string `json:"papers"`
	// Sets are the groups of files by their path below reports/<case>/.
	Sets map[string]headSet `json:"sets"`
	// Claimed are files that a run is about to write or delete.
	Claimed []string `json:"claimed"`
	// Claim tells one claim from another.
	Claim int `json:"claim"`
	// Scores is what the reports add to the scoreboard, by their paths.
	Scores map[string]scoreboard.Entry `json:"scores,omitempty"`
}

type headSet struct {
	Identity string              `json:"identity"`
	Files    map[string]headFile `json:"files"`
}

type headFile struct {
	SHA256 string `json:"sha256"`
	ETag   string `json:"etag"`
}

const headSchema = "portcheck/head/1"

// putHead writes the head if it is still the one that was read.
func (r *run) putHead(ctx context.Context, h *head, etag string) (string, error) {
	data, err := encode(h)
	if err != nil {
		return "", err
	}
	o := PutOptions{ContentType: "application/json", IfMatch: etag, IfNoneMatch: etag == ""}
	got, err := r.s.Put(ctx, headKey(r.name), data, o)
	if !errors.Is(err, ErrPrecondition) {
		if err != nil {
			err = fmt.Errorf("writing the head: %w", err)
		}
		return got, err
	}
	// An answer that was lost looks like this, too: the write was ours.
	now, err := r.s.Get(ctx, headKey(r.name), "", 1<<30)
	if err == nil && bytes.Equal(now.Data, data) && now.ETag != etag {
		return now.ETag, nil
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", fmt.Errorf("reading the head: %w", err)
	}
	return "", errAgain
}

func identities(sets []set) []string {
	var out []string
	for _, s := range sets {
		out = append(out, s.identity)
	}
	return out
}
