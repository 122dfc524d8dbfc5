package key_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"citaat/corpus/privacy"
	"citaat/corpus/privacy/key"
	"citaat/corpus/privacy/sealed"
)

const phrase = "vier woorden zonder verband"

var byPhrase = sealed.Lock{Passphrase: phrase, Work: 4}

func asked() sealed.Opener {
	return sealed.Opener{Passphrase: func() (string, error) { return phrase, nil }}
}

// filled is a key with a person and two words, saved outside a study.
func filled(t *testing.T) (k *key.Key, study string) {
	t.Helper()
	dir := t.TempDir()
	study = filepath.Join(dir, "studie")
	if err := os.MkdirAll(study, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(study, "study.yaml"), []byte("format: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	k = key.New(filepath.Join(dir, "sleutels", "studie.age"), byPhrase)
	for _, p := range []key.Person{{ID: "M10", Name: "Hanneke Visbeen"}, {ID: "M3", Name: "Rachida Oulad-Boer", Contact: "=06 00", Notes: "belt\nliever 's avonds"}} {
		if err := k.PutPerson(p); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range []privacy.Known{{Text: "Oulad-Boer", With: "[naam-1]"}, {Text: "'s-Wolkenburg", Kind: privacy.Place, With: "[plaats-1]"}} {
		if err := k.PutWord(w); err != nil {
			t.Fatal(err)
		}
	}
	if err := k.Save(study); err != nil {
		t.Fatal(err)
	}
	return k, study
}

func TestAKeyComesBackAsItWasSaved(t *testing.T) {
	k, study := filled(t)
	data, err := os.ReadFile(k.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Rachida", "Wolkenburg", "people"} {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("%s can be read", secret)
		}
	}
	if info, err := os.Stat(k.Path()); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	again, err := key.Open(k.Path(), asked())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.People(), k.People()) || !reflect.DeepEqual(again.Words(), k.Words()) {
		t.Errorf("%v %v", again.People(), again.Words())
	}
	p, ok := again.Person("M3")
	if !ok || p.Notes != "belt liever 's avonds" || again.People()[0].ID != "M3" {
		t.Errorf("%v", again.People())
	}
	if !again.RemovePerson("M3") || again.RemovePerson("M3") || !again.RemoveWord("Oulad-Boer") {
		t.Error("nothing was removed, or twice")
	}
	if err := again.Save(study); err != nil {
		t.Fatal(err)
	}
	if last, err := key.Open(k.Path(), asked()); err != nil || len(last.People()) != 1 || len(last.Words()) != 1 {
		t.Errorf("%v", err)
	}
	// What was read before that is old now, and never written over it.
	if err := k.Save(study); !errors.Is(err, key.ErrChanged) {
		t.Errorf("somebody else's change was written over: %v", err)
	}
}

// A folder that is shared with a group shares no key.
func TestAKeyIsItsOwnersInASharedFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	k, study := filled(t)
	shared := filepath.Join(filepath.Dir(study), "gedeeld")
	if err := os.Mkdir(shared, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(shared, 0o770); err != nil {
		t.Fatal(err)
	}
	mine := key.New(filepath.Join(shared, "k.age"), byPhrase)
	if err := mine.Save(study); err != nil {
		t.Fatal(err)
	}
	if err := k.SaveCSV(filepath.Join(shared, "k.csv"), study); err != nil {
		t.Fatal(err)
	}
	if _, err := sealed.NewIdentity(filepath.Join(shared, "ik.txt")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"k.age", "k.csv", "ik.txt"} {
		if info, err := os.Stat(filepath.Join(shared, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v (%v)", name, info.Mode(), err)
		}
	}
}

func TestAKeyForRecipientsStaysTheirs(t *testing.T) {
	k, study := filled(t)
	dir := filepath.Dir(k.Path())
	var to []string
	var openers []sealed.Opener
	for _, name := range []string{"ilse.txt", "daan.txt"} {
		r, err := sealed.NewIdentity(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		ids, _, err := sealed.ReadIdentities(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		to, openers = append(to, r), append(openers, sealed.Opener{Identities: ids})
	}
	path := filepath.Join(dir, "samen.age")
	if err := k.ExportTo(path, study, sealed.Lock{Recipients: to}); err != nil {
		t.Fatal(err)
	}
	one, err := key.Open(path, openers[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := one.PutPerson(key.Person{ID: "V1", Name: "Joop Zandvlo"}); err != nil {
		t.Fatal(err)
	}
	if err := one.Save(study); err != nil {
		t.Fatal(err)
	}
	two, err := key.Open(path, openers[1])
	if err != nil {
		t.Fatalf("the change of one locked the other out: %v", err)
	}
	if len(two.People()) != 3 {
		t.Errorf("%v", two.People())
	}
}

func TestAKeyThatDoesNotOpenTellsWhy(t *testing.T) {
	k, _ := filled(t)
	dir := filepath.Dir(k.Path())
	if _, err := key.Open(filepath.Join(dir, "weg.age"), asked()); !errors.Is(err, key.ErrNone) {
		t.Errorf("missing: %v", err)
	}
	wrong := sealed.Opener{Passphrase: func() (string, error) { return "heel andere woorden", nil }}
	if _, err := key.Open(k.Path(), wrong); !errors.Is(err, sealed.ErrWrong) {
		t.Errorf("wrong passphrase: %v", err)
	}
	for name, text := range map[string]string{
		"unknown field": "format: 1\npeople:\n  - {id: M3, naam: Rachida}\n",
		"no yaml":       "format: 1\npeople: [Rachida\n",
		"a text":        "format: 1\npeople: Rachida\n",
		"newer":         "format: 9\nrachida: x\n",
		"nothing":       "",
	} {
		path := filepath.Join(dir, "anders.age")
		var b bytes.Buffer
		w, err := byPhrase.Writer(&b)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = key.Open(path, asked())
		if err == nil || strings.Contains(strings.ToLower(err.Error()), "rachida") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAKeyIsNeverWrittenInsideAStudyOrATree(t *testing.T) {
	k, study := filled(t)
	dir := filepath.Dir(study)
	repo := filepath.Join(dir, "repo", "diep")
	bare := filepath.Join(dir, "kaal.git")
	for _, d := range []string{repo, filepath.Join(dir, "repo", ".git"), filepath.Join(bare, "objects"), filepath.Join(bare, "refs"), filepath.Join(bare, "HEAD"), filepath.Join(study, "transcripts")} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if runtime.GOOS != "windows" {
		for link, to := range map[string]string{"naar-studie": study, "naar-repo": repo, "nergens.age": filepath.Join(study, "x.age"), "in-studie": filepath.Join(study, "transcripts")} {
			if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink(dir, filepath.Join(study, "eruit")); err != nil {
			t.Fatal(err)
		}
	}
	other := filepath.Join(dir, "ander")
	if err := os.MkdirAll(other, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, "study.yaml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	paths := []string{
		filepath.Join(study, "k.age"), filepath.Join(study, "transcripts", "nieuw", "k.age"), filepath.Join(repo, "k.age"),
		filepath.Join(dir, "repo", ".git", "k.age"), filepath.Join(bare, "k.age"), filepath.Join(other, "k.age"),
	}
	if runtime.GOOS != "windows" {
		paths = append(paths, filepath.Join(dir, "naar-studie", "k.age"), filepath.Join(dir, "naar-repo", "k.age"), filepath.Join(dir, "nergens.age"),
			filepath.Join(dir, "in-studie", "k.age"), filepath.Join(study, "eruit", "k.age"))
	}
	for _, p := range paths {
		n := key.New(p, byPhrase)
		if err := n.Save(study); err == nil {
			t.Errorf("saved in %s", p)
		}
		if err := k.ExportTo(p, study, byPhrase); err == nil {
			t.Errorf("exported to %s", p)
		}
		if err := k.SaveCSV(p, study); err == nil {
			t.Errorf("written out to %s", p)
		}
		if _, err := os.Stat(p); err == nil {
			t.Errorf("%s exists", p)
		}
	}
	// One that lies there already opens, and its place is told.
	lying := filepath.Join(repo, "oud.age")
	data, err := os.ReadFile(k.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(lying, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := key.Open(lying, asked()); err != nil {
		t.Error(err)
	}
	if runtime.GOOS != "windows" {
		if n := len(key.Warnings(lying, study)); n != 2 {
			t.Errorf("%d warnings about a key in a work tree that others can read, want 2", n)
		}
	}
	if w := key.Warnings(k.Path(), study); len(w) != 0 {
		t.Errorf("a good place is warned about: %v", w)
	}
}

func TestTwoStudiesOfOneNameHaveTwoKeys(t *testing.T) {
	a, b := key.DefaultPath("/c", filepath.Join("/x", "studie één")), key.DefaultPath("/c", filepath.Join("/y", "studie één"))
	if a == b || !strings.HasPrefix(filepath.Base(a), "studie-één-") {
		t.Errorf("%s %s", a, b)
	}
}

func TestAListGoesOutAndComesBack(t *testing.T) {
	k, study := filled(t)
	path := filepath.Join(filepath.Dir(k.Path()), "lijst.csv")
	if err := k.SaveCSV(path, study); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte(",=06")) {
		t.Error("a spreadsheet would reckon with a telephone number")
	}
	n := key.New("x", byPhrase)
	read, err := n.ReadCSV(data)
	if err != nil || read.People != 2 || read.Words != 2 {
		t.Fatalf("%+v %v", read, err)
	}
	if !reflect.DeepEqual(n.People(), k.People()) || !reflect.DeepEqual(n.Words(), k.Words()) {
		t.Errorf("%v %v", n.People(), n.Words())
	}
	if _, err := n.ReadCSV([]byte("\ufeffID;Name\r\nM4;\x1b[31mTeun 's-Ploeg\r\n")); err != nil {
		t.Fatal(err)
	}
	if p, _ := n.Person("M4"); p.Name != "[31mTeun 's-Ploeg" {
		t.Errorf("%q", p.Name)
	}
	for _, bad := range []string{"", "naam,telefoon\nTeun,06\n", "text,kind\nTeun,mens\n", "id,name\n\"M5,Teun\n"} {
		if _, err := n.ReadCSV([]byte(bad)); err == nil || strings.Contains(err.Error(), "Teun") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if len(n.People()) != 3 {
		t.Error("a list that does not hold was read half")
	}
}

func FuzzList(f *testing.F) {
	for _, s := range []string{"id,name\nM3,Rachida\n", "\ufeffid;contact\r\nM3;=06\r\n", "text\tkind\nWolkenburg\tplace\n", "id\n\"\n", "text,with\n'=x,\x1b[31m\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		k := key.New("x", byPhrase)
		if _, err := k.ReadCSV(data); err != nil {
			if len(k.People())+len(k.Words()) > 0 {
				t.Fatal("read half")
			}
			return
		}
		var out bytes.Buffer
		if err := k.WriteCSV(&out); err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsAny(out.Bytes(), "\x1b\x07") {
			t.Fatalf("%q", out.Bytes())
		}
		again := key.New("x", byPhrase)
		if _, err := again.ReadCSV(out.Bytes()); err != nil || !reflect.DeepEqual(again.People(), k.People()) || !reflect.DeepEqual(again.Words(), k.Words()) {
			t.Fatalf("%v: %q became %q and %q", err, out.Bytes(), again.People(), again.Words())
		}
	})
}
