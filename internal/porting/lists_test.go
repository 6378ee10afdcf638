package porting

import "testing"

func TestWithLists(t *testing.T) {
	loa := NewRecord(Document{Kind: KindLOA, Name: "loa.pdf"})
	loa.Numbers = []Number{{TN: "+12175550100", Action: ActionPort}, {TN: "+12175550101", Action: ActionKeep}}
	list := NewRecord(Document{Kind: KindNumbers, Name: "list.csv"})
	list.Numbers = []Number{
		{TN: "+12175550100", Where: Where{Line: 1}}, // stands on the LOA already
		{TN: "+12175550101", Where: Where{Line: 2}}, // is kept: the LOA's word holds
		{TN: "+12175550102", Where: Where{Line: 3}, Note: "fax"},
		{TN: "+12175550102", Where: Where{Line: 4}}, // doubled in the list itself
		{TN: "", Text: "12", Where: Where{Line: 5}},
	}
	list.Problem(Problem{Code: ProblemInvalidNumber, Where: Where{Line: 5}})
	got := loa.WithLists(list)
	if len(got.Numbers) != 5 || got.Numbers[2].Note != "fax" || got.Numbers[3].Note != "from list.csv" || got.Numbers[2].Action != ActionPort {
		t.Errorf("numbers = %+v", got.Numbers)
	}
	if got.Numbers[4].Where.Line != 0 || len(got.Problems) != 1 || got.Problems[0].Where.Line != 0 {
		t.Error("a place in the list was given as one in the LOA")
	}
	if len(loa.Numbers) != 2 || len(loa.Problems) != 0 {
		t.Error("the LOA's own record was changed")
	}
	if loa.WithLists() != loa {
		t.Error("without a list there is nothing to copy")
	}
}
