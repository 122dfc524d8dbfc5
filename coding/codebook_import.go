package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Entry is a code as a file to be read in has it. What is empty in the file
// changes nothing.
type Entry struct {
	Line    int // of the file; 0 where it is not known
	Path    []string
	Code    Code
	Retired *bool
	Notes   []phrases.Sentence // what of it could not be read

	merged string
}

// EntriesOf are the codes of a codebook as they are read in.
func EntriesOf(cb *Codebook) []Entry {
	var entries []Entry
	for _, id := range cb.Branch("") {
		c, _ := cb.Code(id)
		e := Entry{Path: cb.Names(id), Code: c}
		if c.Retired {
			e.Retired = &c.Retired
		}
		if c.MergedInto != "" {
			e.merged = cb.Path(c.MergedInto)
		}
		if k := c.Kind; k != "" && k != Category && k != Theme && k != Wording {
			e.Code.Kind = ""
			e.note("coding.codes.kind", phrases.Args{"Kind": short(string(k))})
		}
		entries = append(entries, e)
	}
	return entries
}

// ParseEntries reads a codebook that is to be read in: YAML, or a table.
func ParseEntries(file string, data []byte) ([]Entry, error) {
	name := strings.ToLower(file)
	if strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		cb, err := ParseCodebook(file, data)
		if err != nil {
			return nil, err
		}
		return EntriesOf(cb), nil
	}
	return ParseCodebookCSV(file, data)
}

// Verdict tells what reading in an entry does.
type Verdict string

// Verdicts.
const (
	IsNew     Verdict = "new"
	IsChanged Verdict = "changed"
	IsSame    Verdict = "same"
	IsSkipped Verdict = "skipped"
)

// Planned is what reading in one entry would do.
type Planned struct {
	Line    int
	Path    string
	Verdict Verdict
	Fields  []string           // that change, by their names in codebook.yaml
	Notes   []phrases.Sentence // what of it does not come in, and why
	Code    Code               // as it becomes; of no use when skipped
}

// Plan is what reading in a codebook would do. It never takes a code away.
type Plan []Planned

// Count tells how many entries have a verdict.
func (p Plan) Count(v Verdict) (n int) {
	for _, e := range p {
		if e.Verdict == v {
			n++
		}
	}
	return n
}

// PlanImport tells what reading in entries would do to the codebook. A code is
// the one with the same id, else the one with the same path, else new.
func (cb *Codebook) PlanImport(entries []Entry) Plan {
	p := &planner{codes: slices.Clone(cb.codes), done: map[CodeID]bool{}}
	p.look()
	ordered := slices.Clone(entries)
	slices.SortStableFunc(ordered, func(a, b Entry) int { return len(a.Path) - len(b.Path) })
	for _, e := range ordered {
		p.take(e)
	}
	for _, e := range ordered {
		p.mergeInto(e)
	}
	slices.SortStableFunc(p.plan, func(a, b Planned) int { return a.Line - b.Line })
	return p.plan
}

// planner works on a copy of the codes.
type planner struct {
	codes []Code
	cb    *Codebook
	paths map[string]CodeID // folded path to code; one in use goes before others
	done  map[CodeID]bool   // codes that an entry was about
	plan  Plan
}

func (p *planner) look() {
	p.cb = NewCodebook(slices.Clone(p.codes))
	p.paths = map[string]CodeID{}
	for _, c := range p.codes {
		path := strings.ToLower(p.cb.Path(c.ID))
		if _, taken := p.paths[path]; !taken || c.InUse() {
			p.paths[path] = c.ID
		}
	}
}

func (p *planner) skip(e Entry, key string) {
	p.plan = append(p.plan, Planned{Line: e.Line, Path: strings.Join(e.Path, "/"), Verdict: IsSkipped, Notes: []phrases.Sentence{phrases.Make(key)}})
}

// take plans one entry.
func (p *planner) take(e Entry) {
	if len(e.Path) == 0 || slices.Contains(e.Path, "") {
		p.skip(e, "coding.codes.noname")
		return
	}
	if slices.ContainsFunc(e.Path, func(n string) bool { return strings.ContainsFunc(n, corpus.Unprintable) || strings.Contains(n, "\n") }) {
		p.skip(e, "coding.codes.control")
		return
	}
	old, known := p.target(e)
	if known && p.done[old.ID] {
		p.skip(e, "coding.codes.twice")
		return
	}
	parent := p.parent(e.Path[:len(e.Path)-1], e.Line)
	c := old
	if !known {
		if c = (Code{ID: e.Code.ID, Kind: Theme}); !validID(c.ID) {
			c.ID = NewCodeID(e.Path[len(e.Path)-1])
		}
	}
	if known && p.cb.Within(parent, old.ID) {
		p.skip(e, "coding.codes.circle")
		return
	}
	c.Name, c.Parent = e.Path[len(e.Path)-1], parent
	notes := slices.Clone(e.Notes)
	if id, taken := p.paths[strings.ToLower(p.under(parent)+c.Name)]; taken && id != c.ID && !e.out() {
		p.skip(e, "coding.codes.taken")
		return
	}
	notes = append(notes, p.fill(&c, e)...)
	p.settle(e, old, c, known, notes)
}

func (p *planner) under(parent CodeID) string {
	if parent == "" {
		return ""
	}
	return p.cb.Path(parent) + "/"
}

// target is the code that an entry is about.
func (p *planner) target(e Entry) (Code, bool) {
	if c, ok := p.cb.Code(e.Code.ID); ok && e.Code.ID != "" {
		return c, true
	}
	id, ok := p.paths[strings.ToLower(strings.Join(e.Path, "/"))]
	if !ok || p.done[id] && e.out() && validID(e.Code.ID) { // an old code beside one of the same name
		return Code{}, false
	}
	return p.cb.Code(id)
}

// out tells of a code that is not in use any more.
func (e Entry) out() bool { return e.merged != "" || e.Retired != nil && *e.Retired }

// parent is the code that a path stands under; those that are missing are made.
func (p *planner) parent(path []string, line int) CodeID {
	id := CodeID("")
	for i, name := range path {
		if known, ok := p.paths[strings.ToLower(strings.Join(path[:i+1], "/"))]; ok {
			id = known
			continue
		}
		c := Code{ID: NewCodeID(name), Name: name, Parent: id, Kind: Category}
		p.codes = append(p.codes, c)
		p.look()
		p.plan = append(p.plan, Planned{Line: line, Path: p.cb.Path(c.ID), Verdict: IsNew, Code: c,
			Notes: []phrases.Sentence{phrases.Make("coding.codes.implied")}})
		id = c.ID
	}
	return id
}

// fill gives a code what an entry says; what is empty there stays as it is.
func (p *planner) fill(c *Code, e Entry) (notes []phrases.Sentence) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&c.Short, e.Code.Short}, {&c.Definition, e.Code.Definition}, {&c.UseWhen, e.Code.UseWhen},
		{&c.DoNotUse, e.Code.DoNotUse}, {&c.Example, e.Code.Example}, {&c.Colour, e.Code.Colour}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	if e.Code.Kind != "" {
		c.Kind = e.Code.Kind
	}
	if e.Retired != nil {
		c.Retired = *e.Retired
	}
	if k := e.Code.Key; k > 0 && k != c.Key {
		if i := slices.IndexFunc(p.codes, func(o Code) bool { return o.Key == k && o.ID != c.ID && o.InUse() }); i >= 0 {
			notes = append(notes, phrases.Make("coding.codes.keytaken", phrases.Args{"Key": k, "Code": p.cb.Path(p.codes[i].ID)}))
		} else {
			c.Key = k
		}
	}
	return notes
}

// settle writes down what becomes of an entry.
func (p *planner) settle(e Entry, old, c Code, known bool, notes []phrases.Sentence) {
	v, fields := IsNew, []string(nil)
	if known {
		i := slices.IndexFunc(p.codes, func(o Code) bool { return o.ID == c.ID })
		p.codes[i] = c
		if v, fields = IsSame, old.differs(c); len(fields) > 0 {
			v = IsChanged
		}
	} else {
		p.codes = append(p.codes, c)
	}
	if v != IsSame {
		p.look()
	}
	p.done[c.ID] = true
	// An implied parent that the file names after all is no surprise.
	if i := slices.IndexFunc(p.plan, func(o Planned) bool { return o.Code.ID == c.ID }); i >= 0 && known {
		p.plan[i] = Planned{Line: e.Line, Path: p.cb.Path(c.ID), Verdict: IsNew, Notes: notes, Code: c}
		return
	}
	p.plan = append(p.plan, Planned{Line: e.Line, Path: p.cb.Path(c.ID), Verdict: v, Fields: fields, Notes: notes, Code: c})
}

// mergeInto notes in which code a new one went up. One that is in use here is
// not merged by reading in: its codings would not move.
func (p *planner) mergeInto(e Entry) {
	if e.merged == "" {
		return
	}
	i := slices.IndexFunc(p.plan, func(o Planned) bool { return o.Line == e.Line && strings.EqualFold(o.Path, strings.Join(e.Path, "/")) })
	if i < 0 || p.plan[i].Verdict == IsSkipped {
		return
	}
	o := &p.plan[i]
	id := CodeID(e.merged)
	if _, ok := p.cb.byID[id]; !ok {
		id = p.paths[strings.ToLower(strings.Join(pathOf(e.merged), "/"))]
	}
	switch {
	case o.Code.MergedInto != "" && o.Code.MergedInto == id:
	case id == "" || id == o.Code.ID:
		o.Notes = append(o.Notes, phrases.Make("coding.codes.merged.unknown", phrases.Args{"Code": short(e.merged)}))
	case o.Verdict != IsNew:
		o.Notes = append(o.Notes, phrases.Make("coding.codes.merged.here", phrases.Args{"Code": p.cb.Path(id)}))
	default:
		o.Code.MergedInto = id
	}
}

// validID tells whether an id from a file can be the id of a code.
func validID(id CodeID) bool {
	return len(id) > 1 && len(id) < 80 && strings.Trim(string(id), "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// differs are the names of the fields in which two codes differ.
func (c Code) differs(o Code) []string {
	var fields []string
	for _, f := range []struct {
		name string
		same bool
	}{
		{csvName, c.Name == o.Name}, {csvParent, c.Parent == o.Parent}, {csvKind, c.Kind == o.Kind}, {csvShort, c.Short == o.Short},
		{csvDefinition, c.Definition == o.Definition}, {csvUse, c.UseWhen == o.UseWhen}, {csvNot, c.DoNotUse == o.DoNotUse},
		{csvExample, c.Example == o.Example}, {csvColour, c.Colour == o.Colour}, {csvKey, c.Key == o.Key}, {csvRetired, c.Retired == o.Retired},
	} {
		if !f.same {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// ImportCodes notes what reading in entries does to the codebook as it is now,
// and returns it.
func (b *Batch) ImportCodes(entries []Entry) (Plan, error) {
	plan := b.Codebook().PlanImport(entries)
	for _, e := range slices.SortedStableFunc(slices.Values(plan), func(x, y Planned) int { return strings.Count(x.Path, "/") - strings.Count(y.Path, "/") }) {
		var err error
		switch e.Verdict {
		case IsNew:
			_, err = b.addCode(e.Code)
		case IsChanged:
			err = b.ChangeCode(e.Code)
		}
		if err != nil {
			return nil, err
		}
	}
	return plan, nil
}
