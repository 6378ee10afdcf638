package pipeline

// Papers: what is kept below cases/ of each version of each dropped object.

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/portcheck/portcheck/internal/porting"
)

// paper is one version of an object under inbox/, or its removal. The records
// hold their secrets in clear: they are what is compared.
type paper struct {
	Schema string `json:"schema"`
	// Key is the object's, Home the case that its folder or its name says.
	Key     string `json:"key"`
	Home    string `json:"home"`
	Loose   bool   `json:"loose,omitempty"`
	Version string `json:"version,omitempty"`
	ETag    string `json:"etag,omitempty"`
	// Sequencer orders the events of one key; "" where an event had none.
	Sequencer string    `json:"sequencer,omitempty"`
	Uploaded  time.Time `json:"uploaded"`
	// At is when it happened, as exactly as is known: S3 tells the time of an
	// upload in whole seconds, its events in thousandths.
	At time.Time `json:"at"`
	// Removed is a removal: of the version Removes only, or of the object.
	Removed bool   `json:"removed,omitempty"`
	Removes string `json:"removes,omitempty"`

	Records []*porting.Record `json:"records,omitempty"`
}

const paperSchema = "portcheck/paper/1"

// kind is the kind of the document.
func (p *paper) kind() porting.Kind {
	if len(p.Records) == 0 {
		return porting.KindNone
	}
	return p.Records[0].Document.Kind
}

// sha is the digest of the document's bytes.
func (p *paper) sha() string {
	if len(p.Records) == 0 {
		return ""
	}
	return p.Records[0].Document.SHA256
}

func (p *paper) id() string { return digest(p.Key) }

// versionID is the paper's name among the versions of its key.
func (p *paper) versionID() string {
	switch {
	case p.Removed && p.Version+p.Removes+p.Sequencer == "":
		return digest("removed", p.Uploaded.Format(time.RFC3339Nano))
	case p.Removed:
		return digest("removed", p.Version, p.Removes, p.Sequencer)
	case p.Version != "":
		return digest("version", p.Version)
	}
	// Without versions, what is there is what its ETag and its date say. A file
	// that is dropped again, byte for byte, is a new paper: it has a new date.
	return digest("object", p.ETag, p.Uploaded.Format(time.RFC3339Nano))
}

// message says in plain words what is wrong with the document, or "".
func (p *paper) message() string {
	switch k := p.kind(); {
	case k == porting.KindLOA, k == porting.KindCSR, k == porting.KindNumbers, k.ComesLater():
		return ""
	case k == porting.KindOther:
		return "This file is none of a port's papers: no Letter of Authorization, customer service record, list of telephone numbers, notice of a carrier, list of locations or sign-off. Put the right file in its place."
	}
	const advice = " Save it anew, or ask for another copy, and drop it under the same name."
	if len(p.Records) == 0 || len(p.Records[0].Problems) == 0 {
		return "Nothing could be read from this file." + advice
	}
	return sentence(p.Records[0].Problems[0].Message) + advice
}

// sentence makes a problem's message a sentence.
func sentence(s string) string {
	if s == "" {
		return "Nothing could be read from this file."
	}
	if c := s[0]; c >= 'a' && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	if c := s[len(s)-1]; c != '.' && c != '!' && c != '?' {
		s += "."
	}
	return s
}

// content is a digest of all that was read from the document.
func (p *paper) content() string {
	data, err := json.Marshal(p.Records)
	if err != nil {
		return p.sha()
	}
	return digest(string(data))
}

// keep writes a paper. Of one that is there already, what its event told more
// exactly stays: the same version may come again in an event without a sequencer
// (a backfill), or with whole seconds for a time (EventBridge). So it does not
// matter in which order they come.
func keep(ctx context.Context, s Store, p *paper, key string) error {
	o := PutOptions{ContentType: "application/json", IfNoneMatch: true}
	for attempt := 0; ; attempt++ {
		data, err := p.encode()
		if err != nil {
			return err
		}
		if _, err = s.Put(ctx, key, data, o); !errors.Is(err, ErrPrecondition) {
			return err
		}
		var there paper
		info, err := getJSON(ctx, s, key, &there)
		switch {
		case errors.Is(err, ErrNotFound):
			o.IfMatch, o.IfNoneMatch = "", true
		case err != nil:
			return err
		default:
			p.learn(&there)
			mine, err := p.encode()
			if err != nil {
				return err
			}
			kept, err := there.encode()
			if err != nil || bytes.Equal(mine, kept) {
				return err
			}
			o.IfMatch, o.IfNoneMatch = info.ETag, false
		}
		if attempt >= attempts {
			return fmt.Errorf("writing %q: %w", key, ErrPrecondition)
		}
	}
}

// learn takes over what another event told of the same version, where it told more.
func (p *paper) learn(q *paper) {
	if lessSequencer(p.Sequencer, q.Sequencer) {
		p.Sequencer = q.Sequencer
	}
	if q.At.After(p.At) {
		p.At = q.At
	}
}

// encode is the paper's JSON, the same bytes for the same paper.
func (p *paper) encode() ([]byte, error) {
	p.Schema = paperSchema
	return encode(p)
}

// encode marshals without escaping of < and >, with a line end.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(porting.PlainJSON(&b))
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// getJSON reads one of our own objects.
func getJSON(ctx context.Context, s Store, key string, v any) (Info, error) {
	o, err := s.Get(ctx, key, "", 1<<30)
	if err != nil {
		return Info{}, err
	}
	if err := json.Unmarshal(o.Data, v); err != nil {
		return o.Info, fmt.Errorf("%q is not as we wrote it", key)
	}
	return o.Info, nil
}

// putOnce writes one of our own objects that never changes. If it is there
// already, with these bytes, all is well: the event came twice, or the answer to
// our own write was lost. If other bytes are there, replace decides.
func putOnce(ctx context.Context, s Store, key string, data []byte, replace bool) error {
	for attempt := 0; ; attempt++ {
		_, err := s.Put(ctx, key, data, PutOptions{ContentType: "application/json", IfNoneMatch: true})
		if !errors.Is(err, ErrPrecondition) {
			return err
		}
		o, err := s.Get(ctx, key, "", 1<<30)
		switch {
		case errors.Is(err, ErrNotFound):
			if attempt < attempts {
				continue
			}
			return fmt.Errorf("writing %q: %w", key, ErrPrecondition)
		case err != nil:
			return err
		case bytes.Equal(o.Data, data) || !replace:
			return nil
		}
		// The same paper read otherwise: by another release of ours.
		_, err = s.Put(ctx, key, data, PutOptions{ContentType: "application/json", IfMatch: o.ETag})
		if !errors.Is(err, ErrPrecondition) || attempt >= attempts {
			return err
		}
	}
}

// attempts is how often a conditional write is tried anew before the event goes
// back to its queue.
const attempts = 12

// readPapers reads all papers of a case, in the order of their keys.
func readPapers(ctx context.Context, s Store, list []Info) ([]*paper, error) {
	papers := make([]*paper, len(list))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for i, o := range list {
		g.Go(func() error {
			var p paper
			if _, err := getJSON(ctx, s, o.Key, &p); err != nil {
				return fmt.Errorf("reading a paper: %w", err)
			}
			papers[i] = &p
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return papers, nil
}

// listDirect lists the objects of a case below papers/ or moved/, without those
// of cases whose names go on there.
func listDirect(ctx context.Context, s Store, prefix string) ([]Info, error) {
	all, err := s.List(ctx, prefix)
	if err != nil {
		return nil, err
	}
	var list []Info
	for _, o := range all {
		if _, ok := direct(o.Key, prefix); ok {
			list = append(list, o)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Key < list[j].Key })
	return list, nil
}

// slip says that a paper without a folder belongs to a case.
type slip struct {
	Paper string `json:"paper"` // its key
	To    string `json:"to"`
	// Folder tells that the case is a folder's, not one named after an LOA.
	Folder bool `json:"folder"`
}

func readSlips(ctx context.Context, s Store, list []Info) ([]slip, error) {
	slips := make([]slip, len(list))
	for i, o := range list {
		if _, err := getJSON(ctx, s, o.Key, &slips[i]); err != nil {
			return nil, fmt.Errorf("reading a slip: %w", err)
		}
	}
	return slips, nil
}
