package ingest

import (
	"encoding/xml"
	"errors"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"citaat/corpus/phrases"
)

// odtContent makes the part with the text of an OpenDocument.
func odtContent(body string) txtar.File {
	return txtar.File{Name: "content.xml", Data: []byte(`<office:document-content><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`)}
}

func TestEveryWordOfAnOpenDocumentIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var body strings.Builder
		source := 0
		text := func(s string) string {
			s = xmlText(s)
			source += plainCount(s)
			var e strings.Builder
			if err := xml.EscapeText(&e, []byte(s)); err != nil {
				t.Fatal(err)
			}
			return e.String()
		}
		for _, l := range talk().Draw(t, "talk") {
			p := `<text:p>` + text(l)
			switch rapid.IntRange(0, 9).Draw(t, "extra") {
			case 0:
				p += `<office:annotation><dc:creator>Ilse</dc:creator><text:p>` + text("in de kantlijn") + `</text:p></office:annotation>`
			case 1:
				p += `<draw:frame><draw:text-box><text:p>` + text("een kader") + `</text:p></draw:text-box></draw:frame>`
			case 2:
				p = `<table:table><table:table-row><table:table-cell>` + p + `</text:p></table:table-cell><table:table-cell><text:p>` +
					text(" "+speech().Draw(t, "cell")) + `</text:p></table:table-cell></table:table-row></table:table><text:p>`
			case 3:
				p += ` <text:span text:style-name="weg">` + text("niet te zien") + `</text:span>`
			case 4:
				p += `<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>` + text("een noot") + `</text:p></text:note-body></text:note>`
			case 5:
				p = `<text:tracked-changes><text:changed-region><text:deletion><text:p>` + text("weg ermee") + `</text:p></text:deletion></text:changed-region></text:tracked-changes>` + p
			}
			body.WriteString(p + `</text:p>`)
		}
		data := pack(t, txtar.File{Name: "styles.xml", Data: []byte(`<office:document-styles><style:style style:name="weg" style:family="text"><style:text-properties text:display="none"/></style:style>` +
			`<style:master-page><style:header><text:p>` + text("een kop 2026") + `</text:p></style:header></style:master-page></office:document-styles>`)}, odtContent(body.String()))
		if d, err := Read(t.Context(), "a.odt", data); err == nil {
			account(t, d, source)
		}
	})
}

func TestOpenDocumentsThatAreRefused(t *testing.T) {
	manifest := txtar.File{Name: "META-INF/manifest.xml", Data: []byte(`<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`)}
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"a password":            {pack(t, manifest, txtar.File{Name: "content.xml", Data: []byte("\x01\x02\x03")}), "ingest.error.encrypted"},
		"a password on all":     {pack(t, txtar.File{Name: "mimetype", Data: []byte("x")}, txtar.File{Name: "encrypted-package", Data: []byte("\x01")}), "ingest.error.encrypted"},
		"a workbook":            {pack(t, txtar.File{Name: "content.xml", Data: []byte(`<office:document-content><office:body><office:spreadsheet/></office:body></office:document-content>`)}), "ingest-docs.error.odt.other"},
		"torn XML":              {pack(t, txtar.File{Name: "content.xml", Data: []byte(`<office:document-content><office:body>`)}), "ingest-docs.error.odt.damaged"},
		"a book":                {pack(t, txtar.File{Name: "mimetype", Data: []byte("application/epub+zip")}), "ingest.error.noword"},
		"a document type":       {pack(t, txtar.File{Name: "content.xml", Data: []byte(`<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>`)}), "ingest-docs.error.odt.damaged"},
		"cut short":             {[]byte("PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.textPK\x03\x04"), "ingest-docs.error.odt.damaged"},
		"deep XML":              {pack(t, odtContent(strings.Repeat("<text:section>", 300)+strings.Repeat("</text:section>", 300))), "ingest.error.large"},
		"a zip with a password": {lockedODT(t), "ingest.error.encrypted"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, "a.odt", c.data, c.key) })
	}
}

func lockedODT(t *testing.T) []byte {
	data := pack(t, odtContent("<text:p/>"))
	i := strings.Index(string(data), "PK\x01\x02") // the directory, where the flags count
	data[i+8] |= 1
	return data
}

// refused checks that a file is refused with a sentence and a cure in both
// languages.
func refused(t *testing.T, name string, data []byte, key string) {
	t.Helper()
	_, err := Read(t.Context(), name, data)
	var p *phrases.Problem
	if !errors.As(err, &p) {
		t.Fatalf("got %v", err)
	}
	if p.What.Key != key {
		t.Errorf("got %s, want %s", p.What.Key, key)
	}
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		if s := phrases.For(lang).Error(err); strings.Contains(s, "‹") || strings.Count(s, ". ") == 0 {
			t.Errorf("no sentence with a cure in %s: %q", lang, s)
		}
	}
}
