package porting

// Report is one LOA held against one CSR: the contract's portcheck/report/1.
// Its texts are those that may be shown: secrets are masked in it.
type Report struct {
	Schema     string  `json:"schema"`
	Case       string  `json:"case"`
	Revision   int     `json:"revision"`
	Verdict    Verdict `json:"verdict"`
	Carrier    string  `json:"carrier"`    // canonical, "" if none was named
	Strictness string  `json:"strictness"` // "letter", "standard", "lenient"
	Today      string  `json:"today"`      // YYYY-MM-DD
	Documents  struct {
		LOA Document `json:"loa"`
		CSR Document `json:"csr"`
	} `json:"documents"`
	Fields   []FieldRow `json:"fields"`
	Findings []Finding  `json:"findings"`
	Numbers  NumberSets `json:"numbers"`
	Problems []Problem  `json:"problems"`
	// Since says what changed since the revision before, nil where there is none.
	Since *Since `json:"since,omitempty"`
	// Port is how far the port has come, nil where nobody asked.
	Port *Port `json:"port,omitempty"`
}

// Since is what became of the findings of the revision before.
type Since struct {
	Revision int `json:"revision"`
	// Mended are findings that were there and are no more.
	Mended []Mended `json:"mended"`
	// New and Remains are the ids of this report's findings that were not there,
	// and of those that were.
	New     []string `json:"new"`
	Remains []string `json:"remains"`
}

// Mended is a finding of an earlier revision, as much of it as can be told later.
type Mended struct {
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
}

// FieldRow is one field of both papers side by side.
type FieldRow struct {
	Field  Name   `json:"field"`
	Result Result `json:"result"`
	LOA    Side   `json:"loa"`
	CSR    Side   `json:"csr"`
}

// NumberSets are the distinct valid numbers of both papers; those that the LOA
// keeps are left out of LOA and Both.
type NumberSets struct {
	LOA     int      `json:"loa"`
	CSR     int      `json:"csr"`
	Both    int      `json:"both"`
	OnlyLOA []string `json:"only_loa"`
	OnlyCSR []string `json:"only_csr"`
	// Port is "full" if every active number of the account ports, else "partial".
	Port string `json:"port"`
}
