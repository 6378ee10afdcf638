package ocr

// Which pages are pictures, and what text stands on a picture besides: the layer of
// another program's OCR, and what somebody has typed or stamped over a scan.

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// A scan may have text over it: the header of a fax server, the number of an
// envelope, the values of a form that was blank on paper.
const (
	mostStamped = 40  // words of it
	scanPart    = 0.6 // of the page that the scan covers
	scanDPI     = 90  // dots an inch of it, at least
)

// IsPicture tells whether a page has to be read by OCR: nothing on it can be
// seen but pictures, which cover a good part of it, or little that was set on a scan.
func IsPicture(p *page.Page) bool {
	visible, filled := 0, false
	for _, w := range p.Words {
		if w.Hidden == 0 && !w.Blank {
			visible++
		}
	}
	for _, w := range p.Widgets {
		filled = filled || w.Filled()
	}
	area := (p.Media[2] - p.Media[0]) * (p.Media[3] - p.Media[1])
	pictures, scans := 0.0, 0.0
	for _, i := range p.Images {
		w, h := i.Box[2]-i.Box[0], i.Box[3]-i.Box[1]
		pictures += w * h
		if float64(max(i.Width, i.Height))*72 >= scanDPI*max(w, h) && float64(min(i.Width, i.Height))*72 >= scanDPI*min(w, h) {
			scans += w * h
		}
	}
	if visible == 0 && !filled {
		return area > 0 && pictures > area/4
	}
	return area > 0 && visible <= mostStamped && scans > scanPart*area
}

// stamped are the words that can be seen on a page that is a picture, where they stand
// on the sheet as it was set straight; none on a page that was turned.
func stamped(p *page.Page, picture *Picture) (kept []*page.Word) {
	if picture.Turn != 0 || picture.Sheet != (scan.Corners{}) {
		return nil
	}
	width, height := p.Size()
	for _, w := range p.Words {
		if w.Hidden != 0 || w.Blank {
			continue
		}
		one := *w
		one.Upright = askew(w.Upright, -picture.Skew, width, height)
		one.Row, one.Drawn = 0, 0 // the picture's words have none
		kept = append(kept, &one)
	}
	return kept
}

// covered tells whether a word of a picture is one of the page's own, or stands in a
// form field that is filled in.
func covered(box porting.Box, own []*page.Word, p *page.Page) bool {
	x, y := (box[0]+box[2])/2, (box[1]+box[3])/2
	holds := func(b porting.Box) bool { return x >= b[0]-1 && x <= b[2]+1 && y >= b[1]-1 && y <= b[3]+1 }
	for _, w := range own {
		mx, my := (w.Box[0]+w.Box[2])/2, (w.Box[1]+w.Box[3])/2
		if holds(w.Box) || mx >= box[0] && mx <= box[2] && my >= box[1] && my <= box[3] {
			return true
		}
	}
	for _, w := range p.Widgets {
		if !w.Hidden && w.Filled() && holds(w.Box) {
			return true
		}
	}
	return false
}

// layerConfidence is how much a hidden text layer is trusted: somebody's OCR, of
// which nothing is known.
const layerConfidence = 0.8

// takeLayer makes words of a page's hidden text layer, if it has one.
func takeLayer(doc *page.Document, p *page.Page) bool {
	if !HasLayer(p) {
		return false
	}
	for _, w := range p.Words {
		if w.Hidden == page.Invisible {
			w.Hidden, w.Read, w.Confidence = 0, porting.ReadOCR, layerConfidence
		}
	}
	doc.Problems = append(doc.Problems, porting.Problem{Code: porting.ProblemScannedPage, Where: porting.Where{Page: p.Number},
		Message: fmt.Sprintf("page %d is an image with a text layer that another program made by OCR, so compare it with the paper", p.Number)})
	return true
}

// HasLayer tells whether a page has hidden text: the OCR layer of a scan.
func HasLayer(p *page.Page) bool {
	for _, w := range p.Words {
		if w.Hidden == page.Invisible {
			return true
		}
	}
	return false
}

// A layer tells nothing certain of a page if it has fewer words, or fewer of them that
// can be words.
const (
	fewWords = 15
	wordPart = 0.85
)

// PoorLayer tells whether the hidden text of a page is not what stands on it: hardly
// any words, or many that are none. Nobody's list of words is asked: letters and digits
// in one, capitals within, no vowel are what bad OCR makes.
func PoorLayer(p *page.Page) bool {
	words, good := 0, 0
	for _, w := range p.Words {
		if w.Hidden != page.Invisible {
			continue
		}
		t := strings.TrimFunc(w.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(t) < 3 {
			continue
		}
		if words++; wellFormed(t) {
			good++
		}
	}
	return words < fewWords || float64(good) < wordPart*float64(words)
}

// wellFormed tells whether a text may be a word, a number or a name of letters and
// digits.
func wellFormed(t string) bool {
	var upper, lower, digits, vowels, inner, other int
	last, same := rune(0), 0
	for i, r := range norm.NFD.String(t) {
		switch {
		case unicode.IsUpper(r):
			upper++
			if i > 0 && unicode.IsLower(last) {
				inner++
			}
		case unicode.IsLower(r):
			lower++
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune("-'’.,@/&()+:#$%_", r) && !unicode.Is(unicode.Mn, r):
			other++
		}
		if strings.ContainsRune("aeiouyAEIOUY", r) {
			vowels++
		}
		if same++; r != last || !unicode.IsLetter(r) {
			same = 1
		}
		if last = r; same > 2 {
			return false
		}
	}
	switch {
	case other > 0 || inner > 1:
		return false
	case lower == 0:
		return true
	case strings.ContainsAny(t, "@/"):
		return true
	case digits > 0:
		return ordinal(t) || lower <= 1 && upper == 0
	}
	return vowels > 0 || lower+upper < 4
}
