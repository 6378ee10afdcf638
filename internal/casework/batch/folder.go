package batch

// One folder: glances, pairs, cases.

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/porting"
)

// seen is what a glance at one file gave.
type seen struct {
	glance casework.Glance
	paper  *casework.Paper // nil where it is to be read again
	err    error
}

// folder puts the work of one folder into the queue.
func (r *run) folder(ctx context.Context, f casework.Folder, wg *sync.WaitGroup) {
	if len(f.Files) <= small {
		r.start(ctx, wg, sizes(f.Files...), func() []Outcome {
			all := make([]seen, len(f.Files))
			for i, path := range f.Files {
				all[i] = r.see(ctx, path)
			}
			var out []Outcome
			for _, job := range r.jobs(ctx, f, all) {
				out = append(out, job.do()...)
			}
			return out
		})
		return
	}
	all := make([]seen, len(f.Files))
	shelf := shelf{left: shelfSize}
	var glancing sync.WaitGroup
	for i, path := range f.Files {
		weight := r.weight(sizes(path))
		if r.memory.Acquire(ctx, weight) != nil {
			break
		}
		glancing.Go(func() {
			defer r.memory.Release(weight)
			all[i] = r.see(ctx, path)
			shelf.offer(&all[i])
		})
	}
	glancing.Wait()
	if ctx.Err() != nil {
		return
	}
	for _, job := range r.jobs(ctx, f, all) {
		r.start(ctx, wg, sizes(job.files...), job.do)
	}
}

// job is a case, or a paper that belongs to none.
type job struct {
	files []string
	do    func() []Outcome
}

// jobs pairs a folder's papers and says what is to be done.
func (r *run) jobs(ctx context.Context, f casework.Folder, all []seen) []job {
	var jobs []job
	var readable []*seen
	var glances []casework.Glance
	for i := range all {
		if s := &all[i]; s.err == nil {
			readable = append(readable, s)
			glances = append(glances, s.glance)
		}
	}
	matches, left := casework.MatchPapers(f.Case, glances)
	counted := map[int]bool{}
	for _, m := range matches {
		var own []*seen
		var files []string
		n := 0
		for _, i := range m.Papers() {
			own = append(own, readable[i])
			files = append(files, readable[i].glance.Path)
			if !counted[i] {
				counted[i] = true
				n++
			}
		}
		name, place := r.caseName(f, &m, files[0]), m.Place
		jobs = append(jobs, job{files, func() []Outcome {
			defer r.progress(n)
			o, err := r.check(ctx, name, place, own)
			if err != nil {
				return []Outcome{{Why: fmt.Sprintf("%s: %v", name, err)}}
			}
			return []Outcome{o}
		}})
	}
	for _, i := range left {
		s := readable[i]
		jobs = append(jobs, job{[]string{s.glance.Path}, func() []Outcome {
			defer r.progress(1)
			return r.alone(ctx, s)
		}})
	}
	for i := range all {
		if s := &all[i]; s.err != nil {
			jobs = append(jobs, job{nil, func() []Outcome {
				defer r.progress(1)
				return []Outcome{{Why: s.err.Error()}}
			}})
		}
	}
	return jobs
}

// see glances at a file, which is read only if it was not glanced at before.
func (r *run) see(ctx context.Context, path string) (s seen) {
	defer r.progress(1)
	defer recovered(&s.err)
	data, err := casework.Load(path)
	if err != nil {
		return seen{err: err}
	}
	if g, ok := r.glances.find(data); ok {
		g.Path = path
		return seen{glance: g}
	}
	p, err := casework.ReadData(ctx, path, data, r.Reading)
	if err != nil {
		return seen{err: err}
	}
	r.leaf(&p)
	s = seen{glance: p.Glance(), paper: &p}
	r.glances.keep(s.glance)
	return s
}

// check does one case, unless it was done.
func (r *run) check(ctx context.Context, name string, place int, own []*seen) (o Outcome, err error) {
	defer recovered(&err)
	dir := ""
	note := casework.Done{Case: name, Settings: r.Reader + " " + r.Settings}
	for _, s := range own {
		note.Papers = append(note.Papers, casework.DoneFile{Name: filepath.Base(s.glance.Path), SHA256: s.glance.SHA256})
	}
	if r.Out != "" {
		dir = filepath.Join(r.Out, filepath.FromSlash(name))
		if err := r.claim(dir, own[0].glance.Path); err != nil {
			return o, err
		}
		if !r.Again {
			if files, report, ok := casework.Finished(dir, note); ok {
				if o.Checked, err = r.Reuse(files, report); err == nil {
					o.Kept = true
					return o, nil
				}
			}
		}
	}
	papers := make([]casework.Paper, len(own))
	for i, s := range own {
		if papers[i], err = r.paper(ctx, s); err != nil {
			return o, err
		}
	}
	c, ok := casework.NewCase(name, place, papers)
	if !ok {
		return o, fmt.Errorf("its papers changed while they were read: run the same command again")
	}
	o.Checked, err = r.Check(ctx, c, dir, c.Note(note.Settings))
	return o, err
}

// alone is a paper that belongs to no case. A note beside the papers is no paper
// without a partner, and no outcome.
func (r *run) alone(ctx context.Context, s *seen) []Outcome {
	if s.glance.Kind == porting.KindOther {
		return nil
	}
	p, err := r.paper(ctx, s)
	if err != nil {
		return []Outcome{{Why: err.Error()}}
	}
	o := Outcome{Paper: &s.glance, Records: p.Records}
	o.Why, _ = p.Unreadable()
	return []Outcome{o}
}

// paper is a file's paper: the one at hand, which is let go, or read again.
func (r *run) paper(ctx context.Context, s *seen) (p casework.Paper, err error) {
	defer recovered(&err)
	if s.paper != nil {
		return *s.paper, nil
	}
	if p, err = casework.Read(ctx, s.glance.Path, r.Reading); err == nil {
		r.leaf(&p)
	}
	return p, err
}

// leaf takes out of a paper what nobody will look at: reports show pages of LOAs.
func (r *run) leaf(p *casework.Paper) {
	if r.Out == "" || p.Kind() != porting.KindLOA {
		p.Pages = nil
	}
}

// recovered makes a fault of ours the problem of one paper and not of all.
func recovered(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("a fault in portcheck itself: please report it with this paper")
	}
}

// shelf keeps papers of a large folder at hand, as many as fit: the others are
// read again when their case is done.
type shelf struct {
	mu   sync.Mutex
	left int
}

// shelfSize is what fits, in values: numbers and fields of a paper.
const shelfSize = 60_000

func (s *shelf) offer(x *seen) {
	if x.paper == nil {
		return
	}
	if x.paper.Pages != nil { // larger than all else in it
		x.paper = nil
		return
	}
	values := 0
	for _, r := range x.paper.Records {
		values += 20 + len(r.Numbers)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.left < values {
		x.paper = nil
		return
	}
	s.left -= values
}
