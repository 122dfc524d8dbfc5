package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/tui/bindings"
	"citaat/cmd/citaat/tui/start"
	"citaat/corpus/phrases"
)

type keysOptions struct {
	printing
	check bool
}

func newKeys(env *Env) *cobra.Command {
	var o keysOptions
	c := &cobra.Command{Use: "keys", Short: "bindings.short", Long: "bindings.long", Args: between(0, 0), Example: "citaat keys\ncitaat keys --format json"}
	o.addFlags(c)
	c.Flags().BoolVar(&o.check, "check", false, "bindings.flag.check")
	c.RunE = func(*cobra.Command, []string) error { return runKeys(env, o) }
	return c
}

// boundKey is an action with its keys, as a program gets it.
type boundKey struct {
	Screen  string   `json:"screen"`
	Action  string   `json:"action"`
	Does    string   `json:"does"`
	Default []string `json:"default"`
	Keys    []string `json:"keys"`
	Fixed   bool     `json:"fixed"` // it cannot be given another key
}

func runKeys(env *Env, o keysOptions) error {
	folder := start.ConfigFolder()
	set, faults := bindings.Load(folder)
	if o.check {
		return checkKeys(env, filepath.Join(folder, bindings.File), set, faults)
	}
	for _, f := range faults {
		env.Err.Line(f.Say(env.Book()))
	}
	l := listing[boundKey]{empty: "bindings.none", columns: []column[boundKey]{
		{key: "screen", title: "bindings.col.screen", text: func(k boundKey) string { return k.Screen }},
		{key: "action", title: "bindings.col.action", text: func(k boundKey) string { return k.Action }},
		{key: "default", title: "bindings.col.default", text: func(k boundKey) string { return spelled(k.Default) }},
		{key: "keys", title: "bindings.col.keys", text: func(k boundKey) string { return spelled(k.Keys) }},
		{key: "does", title: "bindings.col.does", text: func(k boundKey) string { return k.Does }},
	}}
	for _, k := range bindings.Actions() {
		l.items = append(l.items, boundKey{k.Screen, string(k.Action), env.Book().Say(k.Help), k.Keys, k.With(set), !k.Free()})
	}
	return l.print(env, o.printing)
}

// checkKeys tells what in the file does not hold.
func checkKeys(env *Env, path string, set bindings.Set, faults bindings.Faults) error {
	for _, f := range faults {
		env.Out.Text(f.Say(env.Book()) + "\n")
	}
	if err := env.Out.Flush(); err != nil {
		return err
	}
	switch {
	case len(faults) > 0:
		return errSaid
	case len(set) == 0:
		env.Say("bindings.no-file", phrases.Args{"File": path})
	default:
		env.Say("bindings.all-hold", phrases.Args{"File": path, "Count": len(set)})
	}
	return nil
}

// spelled are keys as they are written in the file.
func spelled(keys []string) string {
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = bindings.Spelled(k)
	}
	return strings.Join(words, " ")
}
