package scan

// Streaks: lines from the upper edge of a picture to the lower one, which dust on a
// scanner's glass draws and no form has. Taken for ruling lines they would part words
// and cells.

import "image"

const (
	streakBands = 48  // of a picture's height
	streakWide  = 60  // parts of an inch
	streakDark  = 24  // greys by which it is darker than what is beside it
	streakRows  = 0.5 // of a band's rows show it
	streakTold  = 0.8 // of the bands show it
	streakDrift = 3   // pixels from band to band
)

// unstreak takes streaks out of a picture: what is beside them goes on.
func unstreak(img *image.Gray, dpi float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	d := max(2, int(dpi/streakWide))
	if h < 4*streakBands || w < 8*d {
		return
	}
	bands := make([][]bool, streakBands)
	counts := make([]int, w)
	for b := range bands {
		from, to := b*h/streakBands, (b+1)*h/streakBands
		clear(counts)
		for y := from; y < to; y++ {
			row := img.Pix[y*img.Stride : y*img.Stride+w]
			for x := d; x < w-d; x++ {
				if v := int(row[x]) + streakDark; v < int(row[x-d]) && v < int(row[x+d]) {
					counts[x]++
				}
			}
		}
		bands[b] = make([]bool, w)
		for x, n := range counts {
			bands[b][x] = float64(n) > streakRows*float64(to-from)
		}
	}
	for x := d; x < w-d; x++ {
		if !bands[0][x] {
			continue
		}
		at, n, last, ends := x, 0, x, false
		places := make([]int, streakBands)
		for b, marked := range bands {
			for off := 0; off <= streakDrift; off++ {
				if l, r := at-off, at+off; l >= d && marked[l] {
					last = l
				} else if r < w-d && marked[r] {
					last = r
				} else {
					continue
				}
				// Its middle, as it is a few pixels wide.
				from, to := last, last
				for from > d && marked[from-1] {
					from--
				}
				for to < w-d-1 && marked[to+1] {
					to++
				}
				last = (from + to) / 2
				n++
				ends = b == streakBands-1
				break
			}
			places[b] = last
			at += min(max(last-at, -1), 1) // the stem of a letter may have been taken for it
		}
		if !ends || float64(n) < streakTold*streakBands {
			continue
		}
		left, right := streakSides(img, places, d)
		for b, at := range places {
			for y := b * h / streakBands; y < (b+1)*h/streakBands; y++ {
				bridge(img.Pix[y*img.Stride:y*img.Stride+w], at-left, at+right)
			}
			for off := -d; off <= d; off++ { // it is gone
				if at+off >= 0 && at+off < w {
					bands[b][at+off] = false
				}
			}
		}
	}
}

// streakSides is how many pixels to the left and to the right of its places a streak is
// wide: where most rows are darker than what is beside it.
func streakSides(img *image.Gray, places []int, d int) (left, right int) {
	h := img.Rect.Dy()
	counts := make([]int, 2*d+1)
	for b, at := range places {
		for y := b * h / streakBands; y < (b+1)*h/streakBands; y++ {
			row := img.Pix[y*img.Stride:]
			beside := min(row[max(0, at-d-1)], row[min(img.Rect.Dx()-1, at+d+1)])
			for i := range counts {
				if int(row[min(max(0, at-d+i), img.Rect.Dx()-1)])+streakDark/2 < int(beside) {
					counts[i]++
				}
			}
		}
	}
	for left < d && 2*counts[d-left-1] > h {
		left++
	}
	for right < d && 2*counts[d+right+1] > h {
		right++
	}
	return left, right
}

// bridge draws a row on across a streak, from what is beside it on the left to what is
// on the right.
func bridge(row []uint8, from, to int) {
	left, right := max(0, from-1), min(len(row)-1, to+1)
	a, b := int(row[left]), int(row[right])
	for x := left + 1; x < right; x++ {
		if v := (a*(right-x) + b*(x-left)) / (right - left); int(row[x]) < v {
			row[x] = uint8(v)
		}
	}
}
