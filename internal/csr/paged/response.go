package paged

// Responses of interfaces that a browser printed: what stands on the pages is JSON or XML.

import (
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Response is the text of a response as it stands on pages.
type Response struct {
	Text string
	at   []int64 // where in the text each word begins
	on   []placed
}

// placed is a word on its page.
type placed struct {
	page int
	*page.Word
}

// Where is the word that stands at a byte of the text, or next behind it.
func (r *Response) Where(at int64) porting.Where {
	i := sort.Search(len(r.at), func(i int) bool { return r.at[i]+int64(len(r.on[i].Text)) > at })
	if i == len(r.at) {
		i--
	}
	box := r.on[i].Box
	return porting.Where{Page: r.on[i].page, Box: &box}
}

// margin is how far from the edges of a page, in points, a browser sets the title, the
// date and the number of what it prints.
const margin = 32

// Responses are the texts that pages may be the response of an interface by, the likelier
// first: everything on them, and what stands between their margins. There is none where
// the pages begin with something else, or where OCR read them.
func Responses(doc *page.Document) []*Response {
	var out []*Response
	for _, edge := range []float64{0, margin} {
		r := &Response{}
		if !r.write(doc, edge) {
			continue
		}
		if len(out) == 0 || out[0].Text != r.Text {
			out = append(out, r)
		}
	}
	return out
}

// write writes the lines of the pages, without those in their margins. It tells whether
// they begin as a response does.
func (r *Response) write(doc *page.Document, edge float64) bool {
	var b strings.Builder
	quoted := false // within a value, which may run over the end of its line
	for _, p := range doc.Pages {
		_, height := p.Size()
		for _, l := range p.Lines() {
			if y := l.Rect.MidY(); l.Angle != 0 || y < edge || y > height-edge {
				continue
			}
			words := l.Words()
			if b.Len() == 0 && !strings.ContainsAny(words[0].Text[:1], "{[<") {
				return false
			}
			for i, w := range words {
				if w.Read == porting.ReadOCR {
					return false
				}
				if i > 0 {
					b.WriteString(w.Gap)
					if w.Gap == "" && w.Upright.X0-words[i-1].Upright.X1 > 1 {
						b.WriteByte(' ')
					}
				}
				r.at, r.on = append(r.at, int64(b.Len())), append(r.on, placed{p.Number, w})
				b.WriteString(w.Text)
				for j := 0; j < len(w.Text); j++ {
					switch w.Text[j] {
					case '\\':
						j++
					case '"':
						quoted = !quoted
					}
				}
			}
			if quoted {
				b.WriteByte(' ')
			} else {
				b.WriteByte('\n')
			}
		}
	}
	r.Text = b.String()
	return len(r.at) > 0
}
