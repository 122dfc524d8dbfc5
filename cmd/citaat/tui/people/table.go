package people

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"citaat/coding"
	"citaat/corpus"
)

// few is below how many people a share says little and may point at somebody.
const few = 5

// groupSummary is what is known of the participants of one group.
type groupSummary struct {
	group     corpus.GroupID
	name      string
	n         int
	variables []variableSummary
}

// variableSummary is a variable over the participants of whom it is known.
type variableSummary struct {
	name   string
	known  int
	shares []share // of a category or a yes-or-no
	spread *spread // of a number
	apart  int     // of a text: how many different ones there are
	kind   string
}

// share is how many people have a value.
type share struct {
	value string
	n     int
}

// spread is the median, the least and the most of a number.
type spread struct{ median, least, most float64 }

// summarise is Table 1 in short: a group at a time, and of each variable the
// number of people of whom it is known.
func summarise(s corpus.Settings, people []person) []groupSummary {
	var table []groupSummary
	for len(people) > 0 {
		n := 1
		for n < len(people) && people[n].Group == people[0].Group {
			n++
		}
		g := groupSummary{group: people[0].Group, name: s.Group(people[0].Group).Plural, n: n}
		for _, v := range s.Variables {
			g.variables = append(g.variables, summary(v, people[:n]))
		}
		table = append(table, g)
		people = people[n:]
	}
	return table
}

func summary(v corpus.Variable, people []person) variableSummary {
	x := variableSummary{name: variableName(v), kind: v.Type}
	n := map[string]int{}
	var numbers []float64
	for _, p := range people {
		value := strings.TrimSpace(p.Variables[v.ID])
		if value == "" {
			continue
		}
		if v.Type == "number" {
			f, ok := coding.Number(value)
			if !ok {
				continue // the form says so; a table does not guess
			}
			numbers = append(numbers, f)
		}
		x.known++
		n[value]++
	}
	switch v.Type {
	case "number":
		x.spread = spreadOf(numbers)
		return x
	case "text":
		x.apart = len(n)
		return x
	}
	for value, count := range n {
		x.shares = append(x.shares, share{value, count})
	}
	slices.SortFunc(x.shares, func(a, b share) int {
		return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(a.value, b.value))
	})
	return x
}

func spreadOf(numbers []float64) *spread {
	k := len(numbers)
	if k == 0 {
		return nil
	}
	slices.Sort(numbers)
	return &spread{(numbers[(k-1)/2] + numbers[k/2]) / 2, numbers[0], numbers[k-1]}
}

// percent is a share with one decimal, in the notation of a language.
func percent(n, of int, language string) string {
	return decimal(math.Round(1000*float64(n)/float64(of))/10, 1, language)
}

// decimal writes a number with at least so many decimals; Dutch has a comma.
func decimal(f float64, least int, language string) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if _, after, ok := strings.Cut(s, "."); !ok || len(after) < least {
		s = strconv.FormatFloat(f, 'f', least, 64)
	}
	if !strings.HasPrefix(language, "en") {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
