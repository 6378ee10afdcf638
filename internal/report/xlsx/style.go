package xlsx

// What cells look like.

import (
	"fmt"
	"strconv"
	"strings"
)

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

// font is a font of a cell or a run.
type font struct {
	name                    string
	size                    float64
	colour                  string
	bold, italic, underline bool
}

// xml is the inside of <font>, and of a run's <rPr>, which calls the name rFont;
// in the order in which Excel writes it.
func (f *font) xml(nameElement string) string {
	var x strings.Builder
	if f.bold {
		x.WriteString("<b/>")
	}
	if f.italic {
		x.WriteString("<i/>")
	}
	if f.underline {
		x.WriteString("<u/>")
	}
	x.WriteString(`<sz val="` + strconv.FormatFloat(f.size, 'f', -1, 64) + `"/><color rgb="FF` + f.colour + `"/><` + nameElement + ` val="` + f.name + `"/>`)
	return x.String()
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

// look is a style taken apart.
type look struct {
	font                 font
	fill                 string // a colour, "" for none
	border               int    // 0 none, 1 a light line below, 2 a darker one
	format               int    // 49 is text, 3 is #,##0
	vertical, horizontal string
	wrap                 bool
	indent               int
}

func (s style) look() look {
	ink, ground := tones(s.tone)
	l := look{font: font{name: "Calibri", size: 11, colour: inkColour}, format: 49, vertical: "top", wrap: true, border: 1}
	switch s.kind {
	case mono:
		l.font.name = "Consolas"
	case narrow:
		l.wrap = false
	case count:
		l.format, l.wrap, l.horizontal = 3, false, "left"
	case head:
		l.font.bold, l.font.colour, l.fill = true, "FFFFFF", "24476E"
		l.vertical, l.wrap, l.border = "center", false, 0
	case label:
		l.font.colour, l.border = "4A5465", 0
	case title:
		l.font.bold, l.font.size, l.font.colour, l.fill = true, 18, ink, ground
		l.vertical, l.indent, l.border, l.horizontal = "center", 1, 0, "left"
	case lead:
		l.font.size, l.fill, l.indent, l.border, l.horizontal = 12, ground, 1, 0, "left"
	case part:
		l.font.bold, l.font.size, l.border, l.wrap = true, 13, 2, false
	case badge:
		l.font.bold, l.font.colour, l.fill, l.wrap = true, ink, ground, false
	case result:
		l.font.colour, l.font.bold, l.wrap = ink, s.tone != "", false
	}
	return l
}

// stylesXML is the part that the cells' style numbers point into. Text cells are
// in the text format and marked as quoted, so that nothing that is typed or
// entered again in them becomes a formula.
func (b *book) stylesXML() string {
	var fonts, fills, xfs strings.Builder
	fontAt, fillAt := map[font]int{}, map[string]int{}
	fontID := func(f font) int {
		if i, ok := fontAt[f]; ok {
			return i
		}
		i := len(fontAt)
		fontAt[f] = i
		fonts.WriteString("<font>" + f.xml("name") + "</font>")
		return i
	}
	fontID(font{name: "Calibri", size: 11, colour: inkColour})
	fills.WriteString(`<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`)
	xfs.WriteString(`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	for _, s := range b.styles {
		l := s.look()
		fill := 0
		if l.fill != "" {
			i, ok := fillAt[l.fill]
			if !ok {
				i = len(fillAt) + 2
				fillAt[l.fill] = i
				fills.WriteString(`<fill><patternFill patternType="solid"><fgColor rgb="FF` + l.fill + `"/><bgColor indexed="64"/></patternFill></fill>`)
			}
			fill = i
		}
		quote := ""
		if l.format == 49 {
			quote = ` quotePrefix="1"`
		}
		align := ` vertical="` + l.vertical + `"`
		if l.horizontal != "" {
			align = ` horizontal="` + l.horizontal + `"` + align
		}
		if l.wrap {
			align += ` wrapText="1"`
		}
		if l.indent > 0 {
			align += ` indent="` + strconv.Itoa(l.indent) + `"`
		}
		fmt.Fprintf(&xfs, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"%s applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment%s/></xf>`,
			l.format, fontID(l.font), fill, l.border, quote, align)
	}
	line := func(colour string) string {
		return `<border><left/><right/><top/><bottom style="thin"><color rgb="FF` + colour + `"/></bottom><diagonal/></border>`
	}
	return fmt.Sprintf(`%s<styleSheet xmlns="%s"><fonts count="%d">%s</fonts><fills count="%d">%s</fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>%s%s</borders>`+
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="%d">%s</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
		xmlHead, mainNS, len(fontAt), fonts.String(), len(fillAt)+2, fills.String(), line("DFE3EA"), line("9AA5B5"), len(b.styles)+1, xfs.String())
}
