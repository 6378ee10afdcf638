package loa

import "github.com/portcheck/portcheck/internal/page/pagetest"

// Pages drawn by hand are what most tests of this package read.
var (
	draw       = pagetest.Lines
	drawRich   = pagetest.Rich
	blanks     = pagetest.Blanks
	frame      = pagetest.Frame
	grid       = pagetest.Grid
	table      = pagetest.Table
	formField  = pagetest.Field
	fields     = pagetest.Fields
	withFields = pagetest.WithFields
	scanned    = pagetest.Scanned
)
