package scan

// What the test of a photo shares with those in here.
var (
	OnDesk       = onDesk
	Photographed = photographed
)

// At is where a part of the sheet lies in the picture.
func (c Corners) At(x, y float64) Point { return c.at(x, y) }
