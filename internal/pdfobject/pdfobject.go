// Package pdfobject is how this project uses pdfcpu: offline, lenient, within limits,
// and without errors where a document only lacks something. Whoever reads a file's text
// and whoever copies the file see the same objects through it.
package pdfobject

import (
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/limits"
)

// offline keeps pdfcpu from looking for a configuration folder: where HOME
// cannot be written, it would end the process.
var offline = sync.OnceFunc(func() { model.ConfigPath = "disable" })

// Configuration is what pdfcpu reads a file with that holds streams of so many bytes
// and so many objects at the most. pdfcpu may panic all the same, when it reads the
// file or when it is asked for an object: who calls it has to recover.
func Configuration(streamBytes int64, objects int) *model.Configuration {
	offline()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.ValidationMode = model.ValidationRelaxed
	conf.Cmd = model.LISTFORMFIELDS // the command that asks for the fewest permissions
	conf.ValidateLinks = false
	conf.Optimize = false
	conf.Limits.MaxStreamBytes = streamBytes
	conf.Limits.MaxDecodeBytes = limits.PDFObjectBytes // object streams and tables: other streams are unpacked elsewhere
	conf.Limits.MaxObjectCount = objects
	conf.Limits.MaxObjectStreamCount = objects
	conf.Limits.MaxObjectStreamFirst = 4 << 20
	conf.Limits.MaxXRefEntries = objects
	conf.Limits.MaxRecursionDepth = limits.PDFRecursion
	return conf
}

// references is how many references may follow one another before they are taken for a
// circle.
const references = 32

// Get follows references until something else stands there; nil for the null object,
// for one that is not there or broken, and for a circle.
func Get(x *model.XRefTable, o types.Object) types.Object {
	for range references {
		switch r := o.(type) {
		case types.IndirectRef:
			v, err := x.Dereference(r)
			if err != nil {
				return nil
			}
			o = v
		case *types.IndirectRef:
			if r == nil {
				return nil
			}
			o = *r
		case types.ObjectStreamDict:
			return r.StreamDict
		case *types.StreamDict:
			if r == nil {
				return nil
			}
			return *r
		default:
			return o
		}
	}
	return nil
}

// Array is the array at o, nil where something else stands there.
func Array(x *model.XRefTable, o types.Object) types.Array {
	a, _ := Get(x, o).(types.Array)
	return a
}

// Name is the name at o, "" where something else stands there.
func Name(x *model.XRefTable, o types.Object) string {
	n, _ := Get(x, o).(types.Name)
	return string(n)
}

// Number is the number at o, 0 for one that no page has a use for, and whether there is
// one.
func Number(x *model.XRefTable, o types.Object) (float64, bool) {
	switch n := Get(x, o).(type) {
	case types.Integer:
		return float64(n), true
	case types.Float:
		if v := float64(n); v >= -1e9 && v <= 1e9 {
			return v, true
		}
		return 0, true
	}
	return 0, false
}
