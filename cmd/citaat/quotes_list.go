package main

import (
	"strings"

	"citaat/corpus/phrases"
	"citaat/export"
)

// themed is a theme with its passages, each once.
type themed struct {
	path     []string
	passages []*export.Passage
	chosen   int
	people   map[string]bool
}

// themes gathers the passages of a material by theme, in its order. Two
// researchers who coded the same words so count once.
func themes(m export.Material, chosen bool) []*themed {
	paths := map[string][]string{}
	for _, c := range m.Codes {
		paths[c.ID] = c.Path
	}
	at := map[string]*themed{}
	type same struct {
		code, interview string
		start, end      int
	}
	seen := map[same]bool{}
	var list []*themed
	for _, p := range m.Passages {
		k := same{p.Code, string(p.Interview), int(p.Span.Start), int(p.Span.End)}
		if (chosen && !p.Chosen) || (seen[k] && !p.Lost) {
			continue
		}
		seen[k] = true
		t := at[p.Code]
		if t == nil {
			t = &themed{path: paths[p.Code], people: map[string]bool{}}
			if t.path == nil {
				t.path = []string{p.Code}
			}
			at[p.Code] = t
			list = append(list, t)
		}
		t.passages = append(t.passages, p)
		t.people[string(p.Participant)] = true
		if p.Chosen {
			t.chosen++
		}
	}
	return list
}

// printQuotes prints the passages under their themes, as the board shows them.
func printQuotes(env *Env, m export.Material, chosen bool) {
	b, out := env.Book(), env.Out
	all := themes(m, chosen)
	if len(all) == 0 {
		env.Say("cli.quotes.none")
		return
	}
	for i, t := range all {
		if i > 0 {
			out.Text("\n")
		}
		out.Paint(bold, oneLine(strings.Join(t.path, " › ")))
		stars := ""
		if t.chosen > 0 {
			stars = b.Say("cli.quotes.stars", phrases.Args{"Count": t.chosen})
		}
		out.Text("   " + list(count(b, "cli.n.passages", len(t.passages)), count(b, "cli.n.participants", len(t.people)), stars) + "\n")
		for _, p := range t.passages {
			star, words := "  ", oneLine(strings.ReplaceAll(p.Text, "\n", " / "))
			if p.Chosen {
				star, words = "★ ", "“"+oneLine(p.Quotation)+"” "+oneLine(p.Attribution)
			}
			if p.Secret {
				words += " [" + b.Say("quotes.no-consent") + "]"
			}
			out.Text(star + words)
			out.Paint(faint, "  "+list(p.Place, string(p.Coder), p.ID))
			out.Text("\n")
		}
	}
}
