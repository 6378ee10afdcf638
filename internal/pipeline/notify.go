package pipeline

// The third step: people are told.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// Notify announces a new report, or a paper that could not be read. What was
// announced is remembered under cases/.announced/, so that an event that comes
// again is not announced again; if a run is killed in between, it is: each
// report is announced at least once.
func (p *Pipeline) Notify(ctx context.Context, t Task) error {
	folder, file, ok := announced(t.Key)
	if !ok || t.Removed {
		return errNotOurs
	}
	s := p.Bucket(t.Bucket)
	o, err := s.Get(ctx, t.Key, t.Version, 1<<30)
	if errors.Is(err, ErrNotFound) {
		return nil // replaced or withdrawn since; that has an event of its own
	}
	if err != nil {
		return fmt.Errorf("reading a report: %w", err)
	}
	a := Announcement{Bucket: t.Bucket, Prefix: folder}
	switch file {
	case "report.json":
		a.Report = new(porting.Report)
		if err := json.Unmarshal(o.Data, a.Report); err != nil || a.Report.Schema != porting.ReportSchema {
			return fmt.Errorf("%q is not as we wrote it", t.Key)
		}
	default:
		a.Status = new(Status)
		if err := json.Unmarshal(o.Data, a.Status); err != nil || a.Status.Schema != porting.StatusSchema {
			return fmt.Errorf("%q is not as we wrote it", t.Key)
		}
		if a.Status.State != StateProblem {
			return nil
		}
	}
	mark := casesPrefix + ".announced/" + digest(t.Key, sha(o.Data))
	if a.Status != nil {
		mark = casesPrefix + ".announced/" + digest(append([]string{t.Key}, a.Status.troubles()...)...)
	}
	switch _, err := s.Get(ctx, mark, "", 1<<20); {
	case err == nil:
		return nil
	case !errors.Is(err, ErrNotFound):
		return fmt.Errorf("looking up what was announced: %w", err)
	}
	if a.Report != nil {
		if t.Version != "" {
			if a.Prefix, err = p.where(ctx, s, folder, o, a.Report); err != nil {
				return err
			}
		}
		page, err := s.Get(ctx, a.Prefix+"report.html", "", 16<<20)
		switch {
		case err == nil:
			a.HTML = page.Data
		case !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrTooLarge):
			return fmt.Errorf("reading a report: %w", err)
		}
	}
	if err := p.Announce(ctx, a); err != nil {
		return fmt.Errorf("announcing: %w", err)
	}
	if err := putOnce(ctx, s, mark, []byte("{}\n"), false); err != nil {
		return fmt.Errorf("noting an announcement: %w", err)
	}
	verdict := ""
	if a.Report != nil {
		verdict = string(a.Report.Verdict)
		for _, f := range a.Report.Findings {
			p.measure("Findings", 1, "Count", [2]string{"Reason", f.Rejection.Reason})
		}
	}
	p.log().InfoContext(ctx, "announced", "step", "notify", "key", t.Key, "verdict", verdict)
	return nil
}

// where is the folder in which the page of a report lies: its own, or that of the
// earlier revisions, if another revision has taken its place since.
func (p *Pipeline) where(ctx context.Context, s Store, folder string, o *Object, r *porting.Report) (string, error) {
	now, err := s.Get(ctx, o.Key, "", 1<<30)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", fmt.Errorf("reading a report: %w", err)
	}
	if err == nil && now.ETag == o.ETag {
		return folder, nil
	}
	earlier := fmt.Sprintf("%srevisions/%d/", folder, r.Revision)
	list, err := s.List(ctx, earlier+"report.html")
	if err != nil {
		return "", fmt.Errorf("looking for a report: %w", err)
	}
	if len(list) == 0 {
		return folder, nil // the same revision, with more said of its port
	}
	return earlier, nil
}

// announced tells whether a key is a report that people must hear of: the newest
// of a case, not one of its earlier revisions.
func announced(key string) (folder, file string, ok bool) {
	if !strings.HasPrefix(key, reportsPrefix) {
		return "", "", false
	}
	i := strings.LastIndexByte(key, '/')
	folder, file = key[:i+1], key[i+1:]
	if file != "report.json" && file != "status.json" {
		return "", "", false
	}
	s := strings.Split(strings.TrimSuffix(folder, "/"), "/")
	if n := len(s); n >= 3 && s[n-2] == "revisions" && isNumber(s[n-1]) {
		return "", "", false
	}
	return folder, file, true
}

func isNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
