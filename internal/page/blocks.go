package page

// Blocks: columns and paragraphs of text, by cutting the page where nothing stands.

import "sort"

// Block is a stretch of lines that stand below each other in one column.
type Block struct {
	Rect
	Lines []Line
}

// Text joins the block's lines with "\n".
func (b Block) Text() string {
	var out []byte
	for i, l := range b.Lines {
		if i > 0 {
			out = append(out, '\n')
		}
		out = append(out, l.Text()...)
	}
	return string(out)
}

// Blocks cuts the page into blocks in reading order: first at empty strips that
// run across, then at empty strips that run down, and so on in each part. Only
// words that read as the page does are in it.
func (p *Page) Blocks() []Block {
	var segs []Segment
	for _, l := range p.Lines() {
		if l.Angle == 0 {
			segs = append(segs, l.Segments...)
		}
	}
	var out []Block
	cut(segs, 0, &out)
	return out
}

// cut divides segments at their widest empty strip and appends the blocks.
func cut(segs []Segment, depth int, out *[]Block) {
	if len(segs) == 0 {
		return
	}
	height := typeHeight(segs)
	if depth < 40 && len(segs) > 1 {
		down, downGap := gapAlong(segs, false)
		across, acrossGap := gapAlong(segs, true)
		// A strip that runs down has to be wider than a blank between words, one
		// that runs across wider than the space between lines.
		columns := downGap > 1.2*height
		paragraphs := acrossGap > 0.9*height
		if columns && (!paragraphs || downGap >= acrossGap) {
			left, right := split(segs, down, false)
			cut(left, depth+1, out)
			cut(right, depth+1, out)
			return
		}
		if paragraphs {
			top, bottom := split(segs, across, true)
			cut(top, depth+1, out)
			cut(bottom, depth+1, out)
			return
		}
	}
	sort.SliceStable(segs, func(i, j int) bool {
		if segs[i].OverlapY(segs[j].Rect) > 0.5 {
			return segs[i].X0 < segs[j].X0
		}
		return segs[i].MidY() < segs[j].MidY()
	})
	var b Block
	for _, s := range segs {
		b.Rect = b.Rect.Union(s.Rect)
		if n := len(b.Lines); n > 0 && b.Lines[n-1].OverlapY(s.Rect) > 0.5 && s.X0 >= b.Lines[n-1].X1-1 {
			l := &b.Lines[n-1]
			l.Rect = l.Rect.Union(s.Rect)
			l.Segments = append(l.Segments, s)
			continue
		}
		b.Lines = append(b.Lines, Line{Rect: s.Rect, Segments: []Segment{s}})
	}
	*out = append(*out, b)
}

func typeHeight(segs []Segment) float64 {
	h := make([]float64, len(segs))
	for i, s := range segs {
		h[i] = s.Height()
	}
	sort.Float64s(h)
	return max(h[len(h)/2], 1)
}

// gapAlong finds the widest strip that no segment touches, and its middle.
func gapAlong(segs []Segment, across bool) (at, width float64) {
	type span struct{ from, to float64 }
	spans := make([]span, len(segs))
	for i, s := range segs {
		spans[i] = span{s.X0, s.X1}
		if across {
			spans[i] = span{s.Y0, s.Y1}
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].from < spans[j].from })
	end := spans[0].to
	for _, s := range spans[1:] {
		if g := s.from - end; g > width {
			at, width = end+g/2, g
		}
		end = max(end, s.to)
	}
	return at, width
}

func split(segs []Segment, at float64, across bool) (before, after []Segment) {
	for _, s := range segs {
		mid := s.MidX()
		if across {
			mid = s.MidY()
		}
		if mid < at {
			before = append(before, s)
		} else {
			after = append(after, s)
		}
	}
	return before, after
}
