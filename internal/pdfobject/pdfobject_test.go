package pdfobject

import (
	"math"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// table is a table of objects, numbered from 1.
func table(objects ...types.Object) *model.XRefTable {
	x := &model.XRefTable{Table: map[int]*model.XRefTableEntry{}}
	generation := 0
	for i, o := range objects {
		x.Table[i+1] = &model.XRefTableEntry{Object: o, Generation: &generation}
	}
	return x
}

func ref(n int) types.IndirectRef { return *types.NewIndirectRef(n, 0) }

func TestGet(t *testing.T) {
	again := ref(1)
	for name, test := range map[string]struct {
		x    *model.XRefTable
		o    types.Object
		want types.Object
	}{
		"what stands there":        {table(), types.Integer(7), types.Integer(7)},
		"through two references":   {table(ref(2), types.Name("Page")), ref(1), types.Name("Page")},
		"through a pointer":        {table(types.Integer(7)), &again, types.Integer(7)},
		"a circle":                 {table(ref(2), ref(1)), ref(1), nil},
		"an object that is not":    {table(), ref(9), nil},
		"a pointer to nothing":     {table(), (*types.IndirectRef)(nil), nil},
		"a stream that is nothing": {table(), (*types.StreamDict)(nil), nil},
	} {
		if got := Get(test.x, test.o); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		o    types.Object
		want float64
		ok   bool
	}{
		{types.Integer(12), 12, true},
		{types.Float(-1.5), -1.5, true},
		{types.Float(math.NaN()), 0, true},
		{types.Float(math.Inf(1)), 0, true},
		{types.Float(1e12), 0, true},
		{types.Name("12"), 0, false},
		{nil, 0, false},
	} {
		if got, ok := Number(table(), test.o); got != test.want || ok != test.ok {
			t.Errorf("%v: %v %v, want %v %v", test.o, got, ok, test.want, test.ok)
		}
	}
	x := table(types.Array{types.Integer(1)}, types.Name("Yes"))
	if len(Array(x, ref(1))) != 1 || Array(x, ref(2)) != nil || Name(x, ref(2)) != "Yes" || Name(x, ref(1)) != "" {
		t.Error("arrays and names are not told apart")
	}
}
