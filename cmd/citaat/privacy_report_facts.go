package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/start"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/privacy/key"
	"citaat/corpus/privacy/storage"
)

// reporter gathers the facts of the report under headings.
type reporter struct {
	env   *Env
	book  *phrases.Book
	study *coding.Study
	about phrases.Sentence
	facts []fact
}

func (r *reporter) head(about phrases.Sentence) { r.about = about }

func (r *reporter) say(what phrases.Sentence) { r.facts = append(r.facts, fact{r.about, what}) }

// reportOn gathers what holds for a study.
func (env *Env) reportOn(d *desk.Desk, o keyFlags) ([]fact, error) {
	r := &reporter{env: env, book: env.Book(), study: d.Study}
	r.subjects()
	r.places()
	if err := r.access(); err != nil {
		return nil, err
	}
	if err := r.pseudonyms(o); err != nil {
		return nil, err
	}
	r.consents()
	r.retention()
	r.restrictions()
	r.recipients()
	return r.facts, nil
}

func (r *reporter) subjects() {
	s := r.study
	r.head(phrases.Make("vault.report.purpose"))
	r.say(phrases.Make("vault.report.controller"))
	r.say(phrases.Make("vault.report.subjects", phrases.Args{"Participants": len(s.Participants()), "Groups": groups(r.book, s), "Interviews": len(s.Interviews())}))
	r.say(phrases.Make("vault.report.special"))
}

func (r *reporter) places() {
	s := r.study
	r.head(phrases.Make("vault.report.places"))
	n, size := weight(s.Dir())
	r.say(phrases.Make("vault.report.folder", phrases.Args{"Folder": s.Dir(), "Count": n, "Size": byteSize(size)}))
	for _, p := range []struct{ folder, key string }{
		{coding.TranscriptFolder, "vault.report.transcripts"}, {coding.LogFolder, "vault.report.codings"}, {coding.LocalFolder, "vault.report.local"},
	} {
		n, size := weight(filepath.Join(s.Dir(), p.folder))
		r.say(phrases.Sentence{Key: p.key, Args: phrases.Args{"Folder": p.folder, "Count": n, "Size": byteSize(size)}})
	}
	if config := start.ConfigFolder(); config != "" {
		r.say(phrases.Make("vault.report.config", phrases.Args{"Folder": config}))
	}
}

func (r *reporter) access() error {
	r.head(phrases.Make("vault.report.access"))
	a, err := storage.Readers(r.study.Dir())
	if err != nil {
		return err
	}
	switch {
	case a.Unknown:
		r.say(phrases.Make("vault.report.rights-unknown", phrases.Args{"Owner": a.Owner}))
	case a.Others:
		r.say(phrases.Make("vault.report.rights-others", phrases.Args{"Owner": a.Owner, "Mode": octal(a)}))
	case a.Group != "":
		r.say(phrases.Make("vault.report.rights-group", phrases.Args{"Owner": a.Owner, "Group": a.Group, "Mode": octal(a)}))
	default:
		r.say(phrases.Make("vault.report.rights-owner", phrases.Args{"Owner": a.Owner, "Mode": octal(a)}))
	}
	synced := false
	for _, f := range storage.Look(r.study.Dir(), r.env.Getenv) {
		if f.Kind == storage.Synced {
			synced = true
			r.say(phrases.Make("vault.report.synced", phrases.Args{"Service": f.Service}))
		}
	}
	if !synced {
		r.say(phrases.Make("vault.report.not-synced"))
	}
	r.say(phrases.Make("vault.report.disk"))
	return nil
}

func octal(a storage.Access) string { return fmt.Sprintf("%04o", a.Mode) }

func (r *reporter) pseudonyms(o keyFlags) error {
	r.head(phrases.Make("vault.report.pseudonyms"))
	path, err := r.env.keyPath(o, r.study.Dir())
	if err != nil {
		return err
	}
	switch {
	case !key.Exists(path):
		r.say(phrases.Make("vault.report.no-key"))
	case len(key.Warnings(path, r.study.Dir())) > 0:
		r.say(phrases.Make("vault.report.key-unsafe", phrases.Args{"File": path}))
	default:
		how, err := howLocked(path)
		if err != nil {
			return err
		}
		r.say(phrases.Make("vault.report.key", phrases.Args{"File": path, "How": how.In(r.book)}))
	}
	total, kinds := r.replaced()
	if total == 0 {
		r.say(phrases.Make("vault.report.none-replaced"))
	} else {
		r.say(phrases.Make("vault.report.replaced", phrases.Args{"Count": total, "Kinds": kinds}))
	}
	return nil
}

// tombs are the tombstones of the study.
func (r *reporter) tombs() []*coding.Event {
	return slices.DeleteFunc(r.study.Events(), func(e *coding.Event) bool { return e.Op != coding.OpTombstone || e.Tomb == nil })
}

// replaced counts what was replaced, by kind, as the tombstones tell.
func (r *reporter) replaced() (total int, kinds string) {
	count := map[string]int{}
	for _, e := range r.tombs() {
		if e.Tomb.Participant != "" {
			continue // a withdrawal
		}
		for _, c := range e.Tomb.Cuts {
			count[c.Kind]++
			total++
		}
	}
	var parts []string
	for _, k := range sortedKeys(count) {
		name := r.book.Say("vault.report.other-kind")
		if slices.Contains(key.Kinds(), privacy.Kind(k)) {
			name = privacy.Kind(k).Sentence(count[k]).In(r.book)
		}
		parts = append(parts, fmt.Sprintf("%s %d", name, count[k]))
	}
	return total, strings.Join(parts, ", ")
}

func (r *reporter) consents() {
	r.head(phrases.Make("vault.report.ground"))
	people := r.study.Participants()
	noted := 0
	count := map[corpus.Scope]int{}
	for _, p := range people {
		if !p.Consent.Known() {
			continue
		}
		noted++
		for _, s := range p.Consent.Scope {
			count[s]++
		}
	}
	r.say(phrases.Make("vault.report.consent", phrases.Args{"Noted": noted, "Of": len(people)}))
	if without := len(people) - noted; without > 0 {
		r.say(phrases.Make("vault.report.without", phrases.Args{"Count": without}))
	}
	if noted > 0 {
		var parts []string
		for _, s := range []struct {
			scope corpus.Scope
			key   string
		}{
			{corpus.ScopeTakePart, "vault.scope-take-part"}, {corpus.ScopeRecord, "vault.scope-record"}, {corpus.ScopeQuote, "vault.scope-quote"},
			{corpus.ScopeArchive, "vault.scope-archive"}, {corpus.ScopeReuse, "vault.scope-reuse"},
		} {
			parts = append(parts, fmt.Sprintf("%s %d", r.book.Say(s.key), count[s.scope]))
		}
		r.say(phrases.Make("vault.report.scopes", phrases.Args{"Scopes": strings.Join(parts, ", ")}))
	}
}

func (r *reporter) retention() {
	r.head(phrases.Make("vault.report.retention"))
	known := r.study.Retentions()
	over, soon := r.study.Expiring()
	if months := r.study.Settings().Settings.KeepMonths; months > 0 {
		r.say(phrases.Make("vault.report.keep", phrases.Args{"Count": months}))
	}
	if len(known) == 0 {
		r.say(phrases.Make("vault.report.keep-unknown"))
		return
	}
	r.say(phrases.Make("vault.report.kept", phrases.Args{"Known": len(known), "Of": len(r.study.Interviews()), "First": known[0].Last, "Over": len(over), "Soon": len(soon)}))
}

func (r *reporter) restrictions() {
	r.head(phrases.Make("vault.report.rights"))
	if n := len(r.study.Withheld()); n > 0 {
		r.say(phrases.Make("vault.report.withheld", phrases.Args{"Count": n}))
	} else {
		r.say(phrases.Make("vault.report.none-withheld"))
	}
	var days []string
	for _, e := range r.tombs() {
		if e.Tomb.Participant != "" {
			days = append(days, e.Time.Local().Format(time.DateOnly))
		}
	}
	if len(days) == 0 {
		r.say(phrases.Make("vault.report.no-withdrawals"))
	} else {
		r.say(phrases.Make("vault.report.withdrawals", phrases.Args{"Count": len(days), "Days": strings.Join(days, ", ")}))
	}
}

// mostRecipients is how many recipients fit on the page; the others are counted.
const mostRecipients = 6

func (r *reporter) recipients() {
	r.head(phrases.Make("vault.report.recipients"))
	files := r.study.Files()
	archives, written := 0, 0
	var sent []string
	for _, f := range files {
		switch {
		case f.Sent:
			sent = append(sent, oneLine(r.book.Say("vault.report.sent-one", phrases.Args{"To": f.To, "On": f.On})))
		case f.Why == archived:
			archives++
		default:
			written++
		}
	}
	if len(sent) == 0 {
		r.say(phrases.Make("vault.report.none-sent"))
	} else {
		shown := sent[max(len(sent)-mostRecipients, 0):]
		r.say(phrases.Make("vault.report.sent", phrases.Args{"Count": len(sent), "Last": strings.Join(shown, "; ")}))
	}
	r.say(phrases.Make("vault.report.written", phrases.Args{"Written": written, "Count": archives}))
	r.say(phrases.Make("vault.report.network"))
}
