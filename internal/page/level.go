package page

// Level is the document without the words that stand at an angle to the lines of their
// page, a watermark or a stamp; with all of them on a page of text that stands so. The
// document itself is not changed.
func (d *Document) Level() *Document {
	const text = 20 // so many words are no stamp
	out := d
	for i, p := range d.Pages {
		if p == nil {
			continue
		}
		var level []*Word
		for _, w := range p.Words {
			if !w.Oblique {
				level = append(level, w)
			}
		}
		if n := len(p.Words) - len(level); n == 0 || n > len(level) && n >= text {
			continue
		}
		if out == d {
			c := *d
			c.Pages = append([]*Page(nil), d.Pages...)
			out = &c
		}
		q := *p
		q.Words = level
		out.Pages[i] = &q
	}
	return out
}
