package loa

// The block at the head of a letter that says who writes it, and from where.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/porting"
)

// maxSender is how many lines the block has at most.
const maxSender = 5

// writtenFrom takes the customer's name and the service address from the block at the head
// of a typed letter where nothing else says them, and tells it. A block under another name
// than the customer's, or under the new carrier's, is nobody's.
func (r *reader) writtenFrom(s *layout.Sheet, have map[porting.Name]string) {
	name, lines := r.senderBlock(s)
	if len(lines) == 0 {
		return
	}
	if name != nil {
		first, _, _ := strings.Cut(name.Text, " ")
		switch {
		case have[porting.CustomerName] != "" && name.Text != have[porting.CustomerName],
			strings.HasPrefix(have[porting.NewCarrier], first), strings.HasPrefix(have[porting.CurrentCarrier], first):
			return
		case have[porting.CustomerName] == "":
			r.party(porting.CustomerName, name, "it stands at the head of the letter")
			have[porting.CustomerName] = name.Text
		}
	}
	if have[porting.ServiceAddress] != "" {
		return
	}
	v := r.newValue(porting.ServiceAddress, nil, lines)
	parts := address.Split(v.text)
	v.parts, v.weak = &parts, true
	v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it stands at the head of the letter"})
	r.values = append(r.values, v)
	have[porting.ServiceAddress] = v.text
}

// senderBlock is the block that a page begins with, where it is a whole address and at most
// one line above it.
func (r *reader) senderBlock(s *layout.Sheet) (name *form.Piece, lines []*form.Piece) {
	top := r.firstPiece(s)
	if top == nil || !top.Free() || top.Rect.Y0 > 0.3*s.Height {
		return nil, nil
	}
	block := []*form.Piece{top}
	for len(block) < maxSender {
		next := lineBelow(r.form.PiecesOf[s], block[len(block)-1])
		if next == nil {
			break
		}
		block = append(block, next)
	}
	for from := min(2, len(block)) - 1; from >= 0; from-- { // "3 Rivers Dental" is no street
		for to := len(block); to > from; to-- {
			parts := address.Split(form.JoinPieces(block[from:to]))
			if parts.Street == "" || parts.City == "" || parts.State == "" || parts.Zip == "" || !startsStreet(block[from].Text) {
				continue
			}
			if from == 1 && !company(top.Text) {
				return nil, nil
			}
			if from == 1 {
				name = top
			}
			return name, slices.Clone(block[from:to])
		}
	}
	return nil, nil
}

// startsStreet tells whether a line begins as the address of a building or a box does.
func startsStreet(t string) bool {
	if t == "" {
		return false
	}
	return t[0] >= '0' && t[0] <= '9' || strings.HasPrefix(strings.ToLower(t), "po box") || strings.HasPrefix(strings.ToLower(t), "p.o.")
}

// lineBelow is the piece right below another, at its margin or in its middle.
func lineBelow(ps []*form.Piece, p *form.Piece) *form.Piece {
	high := math.Max(p.Rect.Height(), 6)
	for _, q := range ps {
		gap := q.Rect.Y0 - p.Rect.Y1
		if q != p && q.Widget == nil && q.Free() && !q.Prose && q.Rect.MidY() > p.Rect.Y1 && gap > -0.4*high && gap < 0.6*high &&
			(math.Abs(q.Rect.X0-p.Rect.X0) < 2 || math.Abs(q.Rect.MidX()-p.Rect.MidX()) < 2) {
			return q
		}
	}
	return nil
}
