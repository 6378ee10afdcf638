package scan

// TIFF, as fax machines write it: a chain of directories, one a page. Only what
// is needed to bound a picture and to take a file of several pages apart.

import (
	"encoding/binary"

	"github.com/portcheck/portcheck/internal/limits"
)

// maxTIFFPages bounds the walk along the chain of directories.
const maxTIFFPages = limits.TIFFPages

// tiffPages returns where each page's directory begins, nil if the data is no
// TIFF or its chain is broken before the first.
func tiffPages(data []byte) (offsets []uint32, order binary.ByteOrder) {
	if len(data) < 8 {
		return nil, nil
	}
	switch string(data[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return nil, nil
	}
	seen := map[uint32]bool{}
	for at := order.Uint32(data[4:]); at != 0 && !seen[at] && len(offsets) < maxTIFFPages; {
		seen[at] = true
		next, ok := tiffNext(data, at, order)
		if !ok {
			break
		}
		offsets = append(offsets, at)
		at = order.Uint32(data[next:])
	}
	return offsets, order
}

// tiffNext returns where a directory holds the offset of the next one.
func tiffNext(data []byte, at uint32, order binary.ByteOrder) (int, bool) {
	if int64(at)+2 > int64(len(data)) {
		return 0, false
	}
	next := int64(at) + 2 + 12*int64(order.Uint16(data[at:]))
	return int(next), next+4 <= int64(len(data))
}

// tiffSize is how many pixels the largest page has, and the longest side of any, as
// their directories declare them.
func tiffSize(data []byte) (most, long int64) {
	offsets, order := tiffPages(data)
	for _, at := range offsets {
		var width, height int64
		for i := 0; i < int(order.Uint16(data[at:])); i++ {
			entry := data[int(at)+2+12*i:]
			value := int64(order.Uint32(entry[8:]))
			if order.Uint16(entry[2:]) == 3 { // a SHORT stands in the first half
				value = int64(order.Uint16(entry[8:]))
			}
			switch value = min(value, 1<<31); order.Uint16(entry) { // whose product is a number yet
			case 256:
				width = value
			case 257:
				height = value
			}
		}
		most, long = max(most, width*height), max(long, width, height)
	}
	return most, long
}

// tiffPacked tells whether the first page is unpacked strip by strip before it is
// opened; a fax's is unpacked as it is opened.
func tiffPacked(data []byte) bool {
	offsets, order := tiffPages(data)
	if len(offsets) == 0 {
		return false
	}
	for i := 0; i < int(order.Uint16(data[offsets[0]:])); i++ {
		if entry := data[int(offsets[0])+2+12*i:]; order.Uint16(entry) == 259 {
			how := order.Uint16(entry[8:])
			return how == 5 || how == 8 || how == 32773 || how == 32946
		}
	}
	return false
}

// TIFFResolution is how many dots an inch the first page has across and down, 0
// where it does not say. A fax has twice or four times as many across as down.
func TIFFResolution(data []byte) (x, y float64) {
	offsets, order := tiffPages(data)
	if len(offsets) == 0 {
		return 0, 0
	}
	at, unit := offsets[0], uint16(2)
	for i := 0; i < int(order.Uint16(data[at:])); i++ {
		entry := data[int(at)+2+12*i:]
		switch tag := order.Uint16(entry); tag {
		case 282, 283:
			to := int64(order.Uint32(entry[8:]))
			if order.Uint16(entry[2:]) != 5 || to+8 > int64(len(data)) {
				continue
			}
			n, d := float64(order.Uint32(data[to:])), float64(order.Uint32(data[to+4:]))
			if d == 0 {
				continue
			}
			if tag == 282 {
				x = n / d
			} else {
				y = n / d
			}
		case 296:
			unit = order.Uint16(entry[8:])
		}
	}
	switch unit {
	case 2:
		return x, y
	case 3: // to the centimetre
		return x * 2.54, y * 2.54
	}
	return 0, 0
}

// TIFFPages counts the pages of a TIFF, 0 for data that is none.
func TIFFPages(data []byte) int {
	offsets, _ := tiffPages(data)
	return len(offsets)
}

// TIFFPage returns a TIFF of one page of the whole, from 0, for engines that
// read one at a time; data that is no TIFF is returned as it is. The pictures
// stay where they are: only the head of the chain and its end are changed.
func TIFFPage(data []byte, i int) []byte {
	offsets, order := tiffPages(data)
	if i >= len(offsets) {
		return data
	}
	one := append([]byte(nil), data...)
	order.PutUint32(one[4:], offsets[i])
	next, _ := tiffNext(one, offsets[i], order)
	order.PutUint32(one[next:], 0)
	return one
}
