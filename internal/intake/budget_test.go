package intake

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// slow is an engine that takes two minutes for a picture, and remembers how long it was
// given.
type slow struct{ given []time.Duration }

func (s *slow) Page(ctx context.Context, _ []byte, _ *page.Page) (*ocr.Picture, error) {
	pictures, err := s.Image(ctx, nil)
	if err != nil {
		return nil, err
	}
	return pictures[0], nil
}

func (s *slow) Image(ctx context.Context, _ []byte) ([]*ocr.Picture, error) {
	end, _ := ctx.Deadline()
	s.given = append(s.given, time.Until(end))
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(2 * time.Minute):
		return []*ocr.Picture{lines{"Scanned on Tuesday"}.picture()}, nil
	}
}

// mail is a rejection with files attached.
func mail(files ...[]byte) []byte {
	var b strings.Builder
	b.WriteString("From: ports@carrier.example\r\nTo: desk@example.com\r\nSubject: Port order P-1001 rejected\r\nDate: Mon, 02 Nov 2026 10:00:00 -0500\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\n" +
		"Your port order P-1001 for 608-555-0140 was rejected.\r\nReason: Service address mismatch.\r\n")
	for i, data := range files {
		fmt.Fprintf(&b, "--cut\r\nContent-Type: application/octet-stream; name=\"%d.bin\"\r\nContent-Disposition: attachment; filename=\"%d.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
			i+1, i+1, base64.StdEncoding.EncodeToString(data))
	}
	b.WriteString("--cut--\r\n")
	return []byte(b.String())
}

// What is attached to a mail has the mail's time, and none of its own: a mail is
// answered before a function's time is up, and says which file was not read.
func TestAttachmentsShareTheTime(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 85, 110))); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		engine, start := &slow{}, time.Now()
		result, err := Read(t.Context(), "order.eml", mail(slices.Repeat([][]byte{picture.Bytes()}, 5)...), Options{OCR: engine, Timeout: 2 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > limits.OCRTime+2*time.Second {
			t.Errorf("took %v", took)
		}
		if want := []time.Duration{5 * time.Minute, 3 * time.Minute, time.Minute, 0, 0}; !slices.Equal(engine.given, want) {
			t.Errorf("the engine was given %v, want %v", engine.given, want)
		}
		r := result.Records[0]
		if r.Document.Kind != porting.KindRejection {
			t.Errorf("kind %q: what the mail itself says is lost", r.Document.Kind)
		}
		for i := range 5 {
			told := slices.ContainsFunc(r.Problems, func(p porting.Problem) bool {
				return p.Code == porting.ProblemTimeout && strings.Contains(p.Message, fmt.Sprintf("%d.bin", i+1))
			})
			if told != (i >= 2) {
				t.Errorf("file %d: told %v: %+v", i+1, told, r.Problems)
			}
		}
	})
}

// The time for reading stands still during OCR, and is one for all that is read.
func TestBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudget(t.Context(), limits.ReadTime, limits.ReadProcessor)
		defer b.end()
		layer, cancel := b.layer()
		defer cancel()
		if end, _ := layer.Deadline(); time.Until(end) != limits.LayerTime {
			t.Errorf("a text layer is given %v", time.Until(end))
		}
		for _, pause := range []time.Duration{time.Minute, 3 * time.Minute} {
			time.Sleep(limits.ReadTime/2 - time.Second)
			_ = b.byOCR(func(ctx context.Context) error { time.Sleep(pause); return ctx.Err() })
			synctest.Wait()
			if b.ctx.Err() != nil {
				t.Fatal("OCR took of the time for reading")
			}
		}
		time.Sleep(2*time.Second + 1)
		synctest.Wait()
		if b.ctx.Err() == nil {
			t.Error("reading goes on beyond its time")
		}
		if err := b.byOCR(func(ctx context.Context) error { time.Sleep(2 * time.Minute); return ctx.Err() }); err == nil {
			t.Error("OCR goes on beyond its time")
		}
		if b.ctx.Err() == nil || b.outer.Err() != nil {
			t.Error("the time began anew")
		}
	})
}
