package xlsx

// What cells look like.

import "github.com/xuri/excelize/v2"

type kind uint8

const (
	text   kind = iota // wrapped
	mono               // the same in a typewriter face: values of the papers
	narrow             // not wrapped
	count
	head
	label
	title  // the verdict
	lead   // the reason below it
	part   // a heading within the summary
	badge  // a severity
	result // of a field or a number
)

// style is what a cell looks like; tone colours it: "reject", "review", "clean", "note" or "".
type style struct {
	kind kind
	tone string
}

// tones are the colours of ink and ground.
func tones(tone string) (ink, ground string) {
	switch tone {
	case "reject":
		return "B42318", "FDECEA"
	case "review":
		return "8A4B04", "FFF3D9"
	case "clean":
		return "05603A", "E3F7EC"
	case "note":
		return "24476E", "EAF1F9"
	}
	return inkColour, "FFFFFF"
}

const inkColour = "1A1F28"

// style returns the id of a style, made at its first use: the order of uses is
// the same for the same model. Text cells are in the text format and marked as
// quoted, so that nothing that is typed or entered again in them becomes a formula.
func (b *book) style(s style) int {
	if id, ok := b.styles[s]; ok {
		return id
	}
	x := s.look()
	id, err := b.f.NewStyle(x)
	b.try(err)
	b.styles[s] = id
	if err == nil && x.NumFmt == formatText {
		// excelize reads and writes the mark, but its Style has no field for it.
		b.f.Styles.CellXfs.Xf[id].QuotePrefix = to(true)
	}
	return id
}

// The number formats of ECMA-376, 18.8.30.
const (
	formatCount = 3  // #,##0
	formatText  = 49 // @
)

func (s style) look() *excelize.Style {
	ink, ground := tones(s.tone)
	font := &excelize.Font{Family: "Calibri", Size: 11, Color: inkColour}
	align := &excelize.Alignment{Vertical: "top", WrapText: true}
	x := &excelize.Style{NumFmt: formatText, Font: font, Alignment: align}
	fill := func(colour string) {
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	line := "DFE3EA" // below the cell
	switch s.kind {
	case mono:
		font.Family = "Consolas"
	case narrow:
		align.WrapText = false
	case count:
		x.NumFmt, align.WrapText, align.Horizontal = formatCount, false, "left"
	case head:
		font.Bold, font.Color = true, "FFFFFF"
		align.Vertical, align.WrapText, line = "center", false, ""
		fill("24476E")
	case label:
		font.Color, line = "4A5465", ""
	case title:
		font.Bold, font.Size, font.Color = true, 18, ink
		align.Vertical, align.Indent, align.Horizontal, line = "center", 1, "left", ""
		fill(ground)
	case lead:
		font.Size = 12
		align.Indent, align.Horizontal, line = 1, "left", ""
		fill(ground)
	case part:
		font.Bold, font.Size = true, 13
		align.WrapText, line = false, "9AA5B5"
	case badge:
		font.Bold, font.Color = true, ink
		align.WrapText = false
		fill(ground)
	case result:
		font.Color, font.Bold = ink, s.tone != ""
		align.WrapText = false
	}
	if line != "" {
		x.Border = []excelize.Border{{Type: "bottom", Color: line, Style: 1}}
	}
	return x
}
