package pipeline

// The second step: a case's papers become its reports.

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Compare brings reports/<case>/ to what the papers under cases/<case>/ say.
func (p *Pipeline) Compare(ctx context.Context, t Task) error {
	name, ok := caseOf(t.Key)
	if !ok || t.Removed {
		return errNotOurs
	}
	s := p.Bucket(t.Bucket)
	return p.publish(ctx, s, name)
}

// set is a group of files that are made together, because they come from the
// same revision. Identity says from what; files are made only if that changed.
type set struct {
	path     string // below reports/<case>/, "" or ending in "/"
	identity string
	revision string // the identity of the revision
	make     func() ([]File, error)
}

// plan is what reports/<case>/ should hold. The status comes last: whoever sees
// it finds the files that it names.
type plan struct {
	sets   []set
	status *Status
	// reports are those that hold now, by their path.
	reports map[string]*porting.Report
}

// overrides is config/carriers.yaml: its bytes, or why they are not read.
type overrides struct {
	data []byte
	err  error
}

// identity tells one version of the file from another.
func (o overrides) identity() string {
	if o.err != nil {
		return "not read"
	}
	return sha(o.data)
}

// plan compares what has to be compared, and says what should be published. broken are the identities of revisions that
// are known to fail.
func (p *Pipeline) plan(ctx context.Context, s Store, name string, h *history, carriers overrides, broken map[string]bool) (*plan, error) {
	out := plan{reports: map[string]*porting.Report{}}
	var reports []StatusReport
	failed := map[*slot]bool{}
	notice := ""
	customer, btn := "", ""
	for _, sl := range h.slots {
		folder := ""
		if sl.name != "" {
			folder = sl.name + "/"
		}
		var earlier []*porting.Report
		for i, r := range sl.revisions {
			pair := Pair{
				Case: name, Revision: i + 1, Today: r.today, Carriers: carriers.data, CarriersErr: carriers.err,
				LOA: r.loa.Records[r.record].WithLists(recordsOf(r.lists)...), CSRs: r.csr.Records,
			}
			if len(earlier) > 0 {
				pair.Previous = earlier[len(earlier)-1]
			}
			now, also := i == len(sl.revisions)-1 && sl.current, ""
			if now {
				pair.Beside, also = h.beside(sl)
				pair.Beside.Reports = earlier
			}
			made, err := p.compare(ctx, s, pair, r.loa)
			if err != nil || broken[r.identity] {
				if ctx.Err() != nil {
					return nil, fmt.Errorf("comparing: %w", context.Cause(ctx))
				}
				var fault *platformFault
				if errors.As(err, &fault) {
					return nil, err
				}
				if err != nil {
					// The same papers would fail again: a person must know.
					p.log().ErrorContext(ctx, "comparing failed", "step", "compare", "case", name, "revision", i+1, "error", scrub(err))
				}
				if now {
					failed[sl] = true
				}
				continue
			}
			earlier = append(earlier, made.Report)
			where, rules := folder, carriers.identity()+also
			if !now {
				// What was said once stays said, whatever becomes of the carriers.
				where, rules = fmt.Sprintf("%srevisions/%d/", folder, i+1), ""
			} else {
				notice = made.Notice
				out.reports[folder] = made.Report
				if len(reports) == 0 {
					customer, btn = compared(made.Report)
				}
				reject, review := count(made.Report.Findings)
				reports = append(reports, StatusReport{
					LOA: r.loa.Key, CSR: r.csr.Key, Path: folder,
					Verdict: made.Report.Verdict, Revision: i + 1, Reject: reject, Review: review, Port: statusPort(made.Report.Port),
				})
			}
			out.sets = append(out.sets, set{path: where, identity: digest(r.identity, where, rules), revision: r.identity, make: made.Render})
		}
	}
	out.status = h.status(name, reports, failed)
	if customer != "" {
		out.status.Customer = customer // of the CSR that was compared, where there are several
	}
	if btn != "" {
		out.status.BTN = btn
	}
	if notice != "" {
		out.status.Message += " " + notice
	}
	if csr := h.csr; csr != nil && h.movedTo == "" && p.Prefill != nil {
		identity := digest("prefilled", csr.content())
		if !broken[identity] {
			out.sets = append(out.sets, set{identity: identity, revision: identity, make: func() (files []File, err error) {
				err = p.guard(ctx, "prefill", func() (err error) {
					files, err = p.Prefill(csr.Records)
					return err
				})
				return files, err
			}})
		}
	}
	return &out, nil
}

// compared is the customer's name and the BTN that a report is about: the CSR's,
// where it has them.
func compared(r *porting.Report) (customer, btn string) {
	for i := range r.Fields {
		f := &r.Fields[i]
		text := f.CSR.Text
		if text == "" {
			text = f.LOA.Text
		}
		switch f.Field {
		case porting.CustomerName:
			customer = text
		case porting.BTN:
			btn, _ = telephone.Parse(text)
		}
	}
	return customer, btn
}

// count counts the findings that someone must do something about.
func count(findings []porting.Finding) (reject, review int) {
	for i := range findings {
		switch findings[i].Severity {
		case porting.Reject:
			reject++
		case porting.Review:
			review++
		}
	}
	return reject, review
}

// platformFault is a fault of the platform while a report was made: it is tried
// again, where a fault of the making would only come again.
type platformFault struct{ err error }

func (e *platformFault) Error() string { return e.err.Error() }
func (e *platformFault) Unwrap() error { return e.err }

// compare makes one report, whatever the papers do to the code that compares them.
func (p *Pipeline) compare(ctx context.Context, s Store, pair Pair, loa *paper) (*Made, error) {
	var fault error
	pair.LOAFile = func() ([]byte, error) {
		data, err := p.loaFile(ctx, s, loa)
		if err != nil {
			fault = &platformFault{err}
		}
		return data, err
	}
	var made *Made
	err := p.guard(ctx, "compare", func() (err error) {
		made, err = p.Report(ctx, pair)
		if err == nil && (made == nil || made.Report == nil) {
			err = errors.New("no report was made")
		}
		return err
	})
	if err != nil {
		if fault != nil {
			return nil, fault
		}
		return nil, err
	}
	return &Made{Report: made.Report, Notice: made.Notice, Render: func() ([]File, error) {
		var files []File
		err := p.guard(ctx, "render", func() (err error) {
			files, err = made.Render()
			return err
		})
		for _, f := range files {
			if err == nil && (f.Name == "" || f.Name != path.Base(f.Name)) {
				err = fmt.Errorf("a report file's name %q is none", f.Name)
			}
		}
		if fault != nil {
			return nil, fault
		}
		return files, err
	}}, nil
}

// loaFile reads the bytes that a paper was read from once more; nil if they are
// no longer there.
func (p *Pipeline) loaFile(ctx context.Context, s Store, loa *paper) ([]byte, error) {
	o, err := s.Get(ctx, loa.Key, loa.Version, p.maxBytes())
	switch {
	case errors.Is(err, ErrNotFound), errors.Is(err, ErrTooLarge):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("reading the LOA once more: %w", err)
	case sha(o.Data) != loa.sha():
		return nil, nil // overwritten, in a bucket without versions
	}
	return o.Data, nil
}

// recordsOf are the records of some papers.
func recordsOf(papers []*paper) []*porting.Record {
	var out []*porting.Record
	for _, p := range papers {
		out = append(out, p.Records...)
	}
	return out
}

// scrub is an error for the log: its kinds, and not its words, which may come
// from a document.
func scrub(err error) string {
	var panicked *Panic
	if errors.As(err, &panicked) {
		return panicked.Error()
	}
	var types []string
	for e := err; e != nil; e = errors.Unwrap(e) {
		types = append(types, fmt.Sprintf("%T", e))
	}
	return strings.Join(types, ": ")
}
