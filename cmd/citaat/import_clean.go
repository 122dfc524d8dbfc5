package main

import (
	"strings"

	"github.com/spf13/pflag"

	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// What --drop and --keep name.
const (
	cleanFillers = "fillers"
	cleanTimes   = "times"
	cleanWraps   = "wraps"
	cleanPages   = "pages"
)

// cleaning is what is taken out of speech, as flags say it: fillers stay and the
// rest goes unless somebody wants it otherwise.
type cleaning struct {
	drop, keep []string
	fillers    string
	plain      bool
}

func (c *cleaning) addFlags(f *pflag.FlagSet) {
	f.StringSliceVar(&c.drop, "drop", nil, "import.flag.drop")
	f.StringSliceVar(&c.keep, "keep", nil, "import.flag.keep")
	f.StringVar(&c.fillers, "fillers", "", "import.flag.fillers")
	f.BoolVar(&c.plain, "plain-quotes", false, "import.flag.quotes")
}

// chosen is the cleaning that the flags ask for.
func (c cleaning) chosen() (ingest.Cleaning, error) {
	out := ingest.Cleaning{PlainQuotes: c.plain}
	for _, f := range strings.Split(c.fillers, ",") {
		if f = strings.TrimSpace(f); f != "" {
			out.Fillers, out.DropFillers = append(out.Fillers, f), true
		}
	}
	seen := map[string]bool{}
	for _, side := range []struct {
		names []string
		keep  bool
	}{{c.drop, false}, {c.keep, true}} {
		for _, name := range side.names {
			name = strings.ToLower(strings.TrimSpace(name))
			if seen[name] {
				return out, phrases.Fail("import.clean-twice", phrases.Args{"Name": oneLine(name)})
			}
			seen[name] = true
			switch name {
			case cleanFillers:
				out.DropFillers = !side.keep
			case cleanTimes:
				out.KeepTimes = side.keep
			case cleanWraps:
				out.KeepWraps = side.keep
			case cleanPages:
				out.KeepPages = side.keep
			default:
				return out, phrases.Fail("import.clean-unknown", phrases.Args{"Name": oneLine(name),
					"Known": strings.Join([]string{cleanFillers, cleanTimes, cleanWraps, cleanPages}, ", ")})
			}
		}
	}
	return out, nil
}
