// Package pipeline turns what happens in the bucket into reports: an event
// becomes its step, a step reads objects and writes others.
//
//	inbox/<case>/…  ─ Extract ─▶  cases/<case>/…  ─ Compare ─▶  reports/<case>/…  ─ Notify ─▶  people
//
// The bucket is the only memory. What lies under cases/ only grows: one object
// for each version of a paper that was dropped (and one for each removal), one
// for each case that a paper without a folder belongs to. All that stands under
// reports/<case>/ is a pure function of what lies under cases/<case>/, whatever
// order it came in; so events may come twice, late, shuffled or at the same
// time, a step may be killed anywhere and run again, and the end is the same to
// the byte. How two runs at the same moment are kept from undoing each other's
// work is told in publish.go, what a case's history is in history.go, how a
// paper without a folder finds its case in index.go.
//
// The package does no reading of documents and no writing of reports: it takes
// those as functions, and the bucket as a Store. It logs keys, counts and
// durations, never text of a document.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// The errors of a Store that decide what happens next. All others are faults of
// the platform: the event goes back to its queue.
var (
	ErrNotFound     = errors.New("no such object")
	ErrPrecondition = errors.New("the object is not what the condition says")
	ErrTooLarge     = errors.New("the object is too large")
)

// Store is one bucket. Implementations are safe for concurrent use, and read
// after they wrote as S3 does.
type Store interface {
	// Get reads an object, in the version given, or the newest if version is "".
	// It returns ErrNotFound, or ErrTooLarge (with all but the Data filled in) for
	// an object of more than max bytes.
	Get(ctx context.Context, key, version string, max int64) (*Object, error)
	// Put writes an object and returns its ETag, or ErrPrecondition.
	Put(ctx context.Context, key string, data []byte, o PutOptions) (etag string, err error)
	// List returns all objects below a prefix, in the order of their keys.
	List(ctx context.Context, prefix string) ([]Info, error)
	// Delete removes an object if its ETag is still the one given (a store that
	// cannot tell may ignore the ETag). An absent object is no error.
	Delete(ctx context.Context, key, etag string) error
}

// Info is what a listing says of an object.
type Info struct {
	Key      string
	ETag     string
	Size     int64
	Modified time.Time
}

// Object is an object as it was read.
type Object struct {
	Info
	Version string // "" in a bucket without versions
	Data    []byte
}

// PutOptions are the conditions of a write, and what it writes.
type PutOptions struct {
	ContentType string
	IfMatch     string // the ETag that must be there
	IfNoneMatch bool   // nothing may be there
}

// Pipeline holds what the steps need. Each step uses only some of it: Extract
// needs Read, Compare needs Report, StatusPage and Dated, Notify needs Announce.
type Pipeline struct {
	// Bucket opens a bucket by the name that an event gives.
	Bucket func(name string) Store
	// Read reads a document: a record for each account in it, or one record of
	// no kind that says what was wrong. It keeps to the context's deadline. An
	// error is a fault of the platform (OCR that is throttled): it is tried again.
	Read func(ctx context.Context, name string, data []byte) ([]*porting.Record, error)
	// MaxBytes is the size of the largest file that is opened, 0 for 64 MiB.
	MaxBytes int64
	// Report compares and renders.
	Report func(ctx context.Context, p Pair) (*Made, error)
	// Prefill fills in an LOA from the accounts of a CSR that waits for one; nil
	// for no such papers.
	Prefill func(csr []*porting.Record) ([]File, error)
	// StatusPage writes status.html. files are the names of the report's files
	// beside it.
	StatusPage func(s *Status, files []string) ([]byte, error)
	// Dated returns the date of a CSR as YYYY-MM-DD, or "".
	Dated func(csr *porting.Record) string
	// Announce tells people of a report or a problem.
	Announce func(ctx context.Context, a Announcement) error
	// Log is where the steps say what they did; nil is nowhere.
	Log *slog.Logger
	// Measure takes what is counted, one metric with its dimensions a call; nil
	// counts nothing.
	Measure func(name string, value float64, unit string, dimensions ...[2]string)
}

// Pair is what a report is made from.
type Pair struct {
	Case     string
	Revision int
	Today    string // YYYY-MM-DD
	LOA      *porting.Record
	// CSRs are the accounts of the CSR, in the order of the file.
	CSRs []*porting.Record
	// Carriers is config/carriers.yaml, nil where there is none, or where it is not
	// read: CarriersErr then says why.
	Carriers    []byte
	CarriersErr error
	// Previous is the report of the revision before, nil for the first.
	Previous *porting.Report
	// Beside is what else the case holds; nil for a revision that holds no longer.
	Beside *Beside
	// LOAFile reads the LOA's bytes once more, to mark it. It returns nil where
	// that version is gone.
	LOAFile func() ([]byte, error)
}

// Made is a finished comparison. The files are rendered only when they are
// asked for: the revision before is needed as a report, not as files.
type Made struct {
	Report *porting.Report
	// Notice is a sentence that the case's state should carry, "" for none: that
	// config/carriers.yaml could not be used.
	Notice string
	Render func() ([]File, error)
}

// File is one file of a report.
type File struct {
	Name        string // "report.html"
	ContentType string
	Data        []byte
}

// Announcement is one thing that people must hear of: a report, a paper that could
// not be read, or what waits for them.
type Announcement struct {
	Bucket string
	// Prefix is where the report lies: "reports/acme/".
	Prefix string
	// Report is the report, nil for a problem.
	Report *porting.Report
	// HTML is the report's page, nil where it could not be read.
	HTML []byte
	// Status is the state of the case, for a problem.
	Status *Status
	// Digest is what waits for people, for a reminder.
	Digest *Digest
}

const defaultMaxBytes = limits.FileBytes

func (p *Pipeline) maxBytes() int64 {
	if p.MaxBytes > 0 {
		return p.MaxBytes
	}
	return defaultMaxBytes
}

func (p *Pipeline) log() *slog.Logger {
	if p.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return p.Log
}

func (p *Pipeline) measure(name string, value float64, unit string, dimensions ...[2]string) {
	if p.Measure != nil {
		p.Measure(name, value, unit, dimensions...)
	}
}

// Panic is a panic as an error: its message names where, and nothing of what
// the panicking code was working on, which may be a document's text.
type Panic struct{ Where string }

func (e *Panic) Error() string { return fmt.Sprintf("panic in %s", e.Where) }

// guard runs f and turns a panic into an error; the stack, which holds no
// values of ours but addresses and numbers, goes to the log.
func (p *Pipeline) guard(ctx context.Context, where string, f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			p.log().ErrorContext(ctx, "panic", "where", where, "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			err = &Panic{Where: where}
		}
	}()
	return f()
}
