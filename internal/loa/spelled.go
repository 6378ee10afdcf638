package loa

// Dates that a sentence spells out: "this 12th day of November, 2026".

import (
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// dateEnd is where a date ends that a sentence spells out over several blanks,
// "this __12th__ day of __November__, __2026__", j where run st[i:j] begins none.
func dateEnd(st []inked, i, j int) int {
	if st[i].word == nil || j-i != 1 || look.DigitsIn(st[i].word.Text) == 0 || len(st[i].word.Text) > 6 {
		return j
	}
	want := []string{"day", "of"}
	end := j
	for k := j; k < len(st) && k < j+10 && st[k].line <= st[i].line+1; k++ {
		w := st[k].word
		if w == nil {
			return j
		}
		if st[k].blank || strings.Trim(w.Text, " ,._") == "" {
			continue
		}
		if len(want) > 0 {
			if strings.ToLower(w.Text) != want[0] {
				return j
			}
			want = want[1:]
			continue
		}
		end = k + 1
		if t := strings.Trim(w.Text, " ,._"); look.DigitsIn(t) >= 2 {
			return end
		}
		if strings.HasSuffix(w.Text, ".") {
			break
		}
	}
	return end
}

// datedRun makes the date of signature of a date that is spelled out.
func (r *reader) datedRun(s *layout.Sheet, st []inked, i, j int) {
	if r.takenAlready(s, st[i:j]) {
		return
	}
	var run []inked
	for _, w := range st[i:j] {
		if w.word == nil || !w.word.Blank {
			run = append(run, w)
		}
	}
	pieces := r.runPieces(s, run)
	v := r.newValue(porting.SignatureDate, nil, pieces)
	v.text = strings.Trim(strings.ReplaceAll(v.text, " ,", ","), " ,._")
	if v.text != "" {
		r.values = append(r.values, v)
	}
}

// signedThis reads "Signed this 12th day of November, 2026" where it was typed
// without blanks.
func (r *reader) signedThis(s *layout.Sheet) {
	for _, v := range r.values {
		if v.name == porting.SignatureDate {
			return
		}
	}
	for _, g := range s.Segments {
		low := strings.ToLower(g.Text)
		i := strings.Index(low, " day of ")
		if i < 0 || len(low) != len(g.Text) {
			continue
		}
		k := strings.LastIndex(low[:i], "this ")
		if k < 0 || i-k > 12 || look.DigitsIn(low[k:i]) == 0 || !strings.Contains(low[:k], "signed") && !strings.Contains(low[:k], "dated") && !strings.Contains(low[:k], "executed") {
			continue
		}
		end := i + len(" day of ")
		for end < len(low) && (low[end] < '0' || low[end] > '9') {
			end++
		}
		for end < len(low) && low[end] >= '0' && low[end] <= '9' {
			end++
		}
		sp := g.Slice(k+len("this "), end)
		if end-i > 40 || sp.Empty() {
			continue
		}
		r.values = append(r.values, r.newValue(porting.SignatureDate, nil, []*form.Piece{r.form.NewPiece(s, sp)}))
		return
	}
}

// signsBefore tells whether the sentence says before place i that it is signed:
// "Signed ____ on ____", "executed in ____ on ____".
func signsBefore(st []inked, i int) bool {
	for k := i - 1; k >= 0 && k >= i-12 && st[k].line >= st[i].line-1; k-- {
		if st[k].filled || st[k].word == nil {
			continue
		}
		switch strings.Trim(strings.ToLower(st[k].word.Text), ",.:") {
		case "signed", "executed", "dated", "fait", "unterzeichnet", "firmado":
			return true
		}
	}
	return false
}
