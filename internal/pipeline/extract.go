package pipeline

// The first step: what was dropped under inbox/ becomes a paper under cases/.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

// Extract reads what an event under inbox/ is about, and keeps it. A document
// that cannot be read is kept as that; an error is a fault of the platform.
func (p *Pipeline) Extract(ctx context.Context, t Task) error {
	at, ok := placeOf(t.Key, t.Size)
	if !ok {
		p.log().InfoContext(ctx, "not a paper", "step", "extract", "key", t.Key)
		return nil
	}
	s := p.Bucket(t.Bucket)
	if t.Removed {
		return p.remove(ctx, s, t, at)
	}
	o, err := s.Get(ctx, t.Key, t.Version, p.maxBytes())
	var records []*porting.Record
	switch {
	case errors.Is(err, ErrNotFound):
		// Removed since; that has an event of its own.
		p.log().InfoContext(ctx, "gone", "step", "extract", "key", t.Key, "version", t.Version)
		return nil
	case errors.Is(err, ErrTooLarge):
		records = []*porting.Record{unreadable(at.file, "", porting.ProblemLimit,
			fmt.Sprintf("the file has %d bytes, and more than %d are not opened", o.Size, p.maxBytes()))}
	case err != nil:
		return fmt.Errorf("reading a dropped file: %w", err)
	default:
		if records, err = p.read(ctx, at.file, o.Data); err != nil {
			return err
		}
	}
	doc := &paper{
		Key: t.Key, Home: at.home, Loose: at.loose, Version: version(o.Version), ETag: o.ETag,
		Sequencer: t.Sequencer, Uploaded: o.Modified.UTC(), Records: records,
	}
	if doc.Version == "" && t.ETag != "" && t.ETag != o.ETag {
		// Overwritten since, in a bucket without versions: the sequencer belongs
		// to what was there before.
		doc.Sequencer = ""
		t.Time = time.Time{}
	}
	doc.At = exactly(doc.Uploaded, t.Time)
	if err := keep(ctx, s, doc, paperKey(doc.Home, doc.id(), doc.versionID())); err != nil {
		return fmt.Errorf("keeping a paper: %w", err)
	}
	p.log().InfoContext(ctx, "read", "step", "extract", "case", doc.Home, "key", t.Key, "version", doc.Version,
		"kind", string(doc.kind()), "accounts", len(records), "problems", len(records[0].Problems), "bytes", o.Size)
	p.measure("Documents", 1, "Count", [2]string{"Outcome", outcome(doc)})
	if err := p.join(ctx, s, doc); err != nil {
		return fmt.Errorf("finding a paper's case: %w", err)
	}
	return nil
}

// exactly is the time of an upload: the event's, where it agrees with the
// object's whole seconds. An event that someone made up may say 1970.
func exactly(uploaded, event time.Time) time.Time {
	if event.Before(uploaded) || event.Sub(uploaded) > 2*time.Second {
		return uploaded
	}
	return event
}

func outcome(doc *paper) string {
	switch k := doc.kind(); k {
	case porting.KindNone:
		if len(doc.Records) > 0 && len(doc.Records[0].Problems) > 0 {
			return doc.Records[0].Problems[0].Code
		}
		return "unreadable"
	default:
		return string(k)
	}
}

// read reads a document, whatever it does to the reader.
func (p *Pipeline) read(ctx context.Context, file string, data []byte) (records []*porting.Record, err error) {
	sum := sha256.Sum256(data)
	sha := hex.EncodeToString(sum[:])
	var fault error
	err = p.guard(ctx, "read", func() error {
		records, fault = p.Read(ctx, file, data)
		return nil
	})
	if ctx.Err() != nil {
		// Our own time is up, not the document's: a reader has a limit of its own
		// that is shorter. Whoever comes next has more time.
		return nil, fmt.Errorf("reading a dropped file: %w", context.Cause(ctx))
	}
	if fault != nil {
		return nil, fmt.Errorf("reading a dropped file: %w", fault)
	}
	if err != nil || len(records) == 0 || records[0] == nil {
		return []*porting.Record{unreadable(file, sha, porting.ProblemDamaged,
			"the file could not be read: something in it stops the reader")}, nil
	}
	for _, r := range records {
		if r.Document.SHA256 == "" {
			r.Document.SHA256 = sha
		}
	}
	return records, nil
}

// unreadable is the record of a document that nothing could be read from.
func unreadable(file, sha, code, message string) *porting.Record {
	r := porting.NewRecord(porting.Document{Kind: porting.KindNone, Name: file, SHA256: sha})
	r.Problem(porting.Problem{Code: code, Message: message})
	return r
}

// remove notes that an object, or one version of it, is gone.
func (p *Pipeline) remove(ctx context.Context, s Store, t Task, at place) error {
	if t.Sequencer == "" && t.Version == "" {
		// Nothing in the event tells whether it came before or after what is there
		// now; what is there now counts.
		switch _, err := s.Get(ctx, t.Key, "", 0); {
		case err == nil || errors.Is(err, ErrTooLarge):
			return nil
		case !errors.Is(err, ErrNotFound):
			return fmt.Errorf("looking for a removed file: %w", err)
		}
	}
	doc := &paper{
		Key: t.Key, Home: at.home, Loose: at.loose, Version: t.Version,
		Sequencer: t.Sequencer, Uploaded: t.Time.UTC().Truncate(time.Second), At: t.Time.UTC(), Removed: true,
	}
	if t.VersionOnly {
		doc.Version, doc.Removes = "", t.Version
	}
	if err := keep(ctx, s, doc, paperKey(doc.Home, doc.id(), doc.versionID())); err != nil {
		return fmt.Errorf("keeping a removal: %w", err)
	}
	p.log().InfoContext(ctx, "removed", "step", "extract", "case", doc.Home, "key", t.Key, "version", t.Version)
	if doc.Loose {
		return p.follow(ctx, s, ref{ID: doc.id(), Key: doc.Key, Home: doc.Home, Loose: true})
	}
	return nil
}
