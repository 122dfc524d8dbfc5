package ingest

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"citaat/corpus/phrases"
)

// talkPDF is a page on which two people speak.
func talkPDF() string { return drawn("I: Mag het?", "M: Ja.", "I: Echt?", "M: Echt.") }

// What no program writes ends in a sentence or in what can be read of it; the
// engine neither hangs nor falls over.
func TestHostilePDFs(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	talk := talkPDF()
	flate := func(s string) string {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		if _, err := z.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	stream := func(dict, data string) string {
		return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data)
	}
	nested := talk
	for range 40 {
		nested = flate(nested)
	}
	pages := "<</Type/Catalog/Pages 2 0 R>>"
	page := "<<" + simplePage + ">>/Contents 4 0 R>>"
	good := stream("", talk)
	for name, c := range map[string]struct {
		data  []byte
		reads bool // its four turns are there
	}{
		"a page tree that holds itself": {packPDF(pages, "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3>>", page, good), false},
		"more pages than there are":     {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page, good), false},
		"fewer than none":               {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count -5>>", page, good), false},
		"a length that asks for itself": {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, "<</Length 4 0 R>>stream\n"+talk+"\nendstream"), false},
		"a length beyond the file":      {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, "<</Length 4000000000>>stream\n"+talk+"\nendstream"), true},
		"a length below nothing":        {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, "<</Length -1>>stream\n"+talk+"\nendstream"), true},
		"forty filters":                 {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream("/Filter["+strings.Repeat("/FlateDecode ", 40)+"]", nested)), false},
		"a parent that is its child":    {packPDF(pages, "<</Type/Pages/Parent 3 0 R/Kids[3 0 R]/Count 1>>", page, good), true},
		"a content that holds itself":   {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, "[4 0 R 4 0 R]"), false},
		"a form that draws itself": {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 1>>", strings.Replace(page, "/Resources<<", "/Resources<</XObject<</X 5 0 R>>", 1), stream("", talk+" /X Do"),
			stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", "/X Do")), true},
		"a font made of itself": {packPDF(pages, "<</Type/Pages/Kids[3 0 R]/Count 1>>", strings.Replace(page, "/F<<", "/F 5 0 R/G<<", 1), good,
			"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>"), false},
		"a trailer of loops":        {[]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"), false},
		"two thousand million refs": {[]byte("%PDF-1.7\nxref\n2000000000 1\n0000000000 00000 n \ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF\n"), false},
		"deep arrays":               {packPDF(pages, "<</Type/Pages/Kids"+strings.Repeat("[", 2000)+"/Count 1>>", page, good), false},
		"a string without end":      {makePDF(simplePage+">>", strings.Repeat("(", 1<<14)), false},
		"letters from nowhere":      {makePDF(simplePage+">>", "BT /F 10 Tf 9e99 0 0 -9e99 9e99 -9e99 Tm (I: x) Tj 0 0 0 0 0 0 Tm (M: y) Tj ET"), false},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(t.Context(), "a.pdf", c.data)
			var s phrases.Sayer
			if err != nil && !errors.As(err, &s) {
				t.Errorf("an error without a sentence: %v", err)
			}
			if c.reads && len(d.Turns) != 4 {
				t.Errorf("got %d turns, %v", len(d.Turns), err)
			}
			if err == nil {
				account(t, d, -1)
			}
		})
	}
}

// A page that unpacks to a hundred megabytes ends at the limit of the
// engine's memory, or of its time.
func TestBombsInPDFs(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	for name, unit := range map[string]string{"of nothing": " ", "of text": "BT /F 1 Tf (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET ", "of states": "q "} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			z := zlib.NewWriter(&b)
			chunk := []byte(strings.Repeat(unit, 1<<20/len(unit)))
			for range 120 {
				if _, err := z.Write(chunk); err != nil {
					t.Fatal(err)
				}
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			data := packPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<<"+simplePage+">>/Contents 4 0 R>>",
				fmt.Sprintf("<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream", b.Len(), b.String()))
			err := readPDFWithin(t.Context(), time.Second, data, &opened{})
			var s phrases.Sayer
			if !errors.As(err, &s) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// zipOf writes a zip by hand, so that it can say what is not so.
func zipOf(t *testing.T, parts ...func(*zip.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		if err := p(z); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func stored(name string, data []byte, change func(*zip.FileHeader)) func(*zip.Writer) error {
	return func(z *zip.Writer) error {
		h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))}
		if change != nil {
			change(h)
		}
		w, err := z.CreateRaw(h)
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	}
}

func spaces(name, before string, megabytes int) func(*zip.Writer) error {
	return func(z *zip.Writer) error {
		w, err := z.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write([]byte(before)); err != nil {
			return err
		}
		chunk := bytes.Repeat([]byte(" "), 1<<20)
		for range megabytes {
			if _, err := w.Write(chunk); err != nil {
				return err
			}
		}
		return nil
	}
}

// hostileWord is what a Word document with traps around it says.
const hostileWord = `<w:document><w:body><w:p><w:r><w:t>I: Mag het?</w:t></w:r></w:p><w:p><w:r><w:t>M: Ja.</w:t></w:r></w:p></w:body></w:document>`

// Traps in a packed document do nothing: not by name, not by size, not by
// number.
func TestHostileZips(t *testing.T) {
	word := []byte(hostileWord)
	odt := odtContent(`<text:p>I: Mag het?</text:p><text:p>M: Ja.</text:p>`).Data
	link := func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) }
	inner := pack(t, txtar.File{Name: "word/document.xml", Data: word})
	for name, c := range map[string]struct {
		data []byte
		key  string // "": its two turns are there
	}{
		"names that climb, docx":     {zipOf(t, stored("../../etc/cron.d/x", []byte("x"), nil), stored("word/document.xml", word, nil), stored(`..\x`, nil, nil)), ""},
		"names that climb, odt":      {zipOf(t, stored("/etc/x", []byte("x"), nil), stored("content.xml", odt, nil), stored("../styles.xml", []byte("<x"), nil)), ""},
		"a link for a part":          {zipOf(t, stored("word/document.xml", []byte("/etc/passwd"), link)), "ingest.error.noturns"},
		"links beside":               {zipOf(t, stored("word/media/x", []byte("/etc/passwd"), link), stored("word/document.xml", word, nil)), ""},
		"the same part twice":        {zipOf(t, stored("content.xml", odt, nil), stored("content.xml", []byte("<x"), nil)), ""},
		"a zip in the zip":           {zipOf(t, stored("content.xml", odt, nil), stored("again.zip", inner, nil)), ""},
		"a part that says it is one": {zipOf(t, stored("word/document.xml", word, func(h *zip.FileHeader) { h.UncompressedSize64 = 1 })), "ingest.error.damaged"},
		"a part that says it is all": {zipOf(t, stored("word/document.xml", word, func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 60 })), "ingest.error.damaged"},
		"spaces that say how many":   {pack(t, odtContent(`<text:p>I: Mag<text:s text:c="4000000000"/>het?</text:p><text:p>M: Ja.</text:p>`)), ""},
		"cells that say how many":    {pack(t, odtContent(`<table:table><table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="4000000000"/></table:table-row></table:table><text:p>I: Mag het?</text:p><text:p>M: Ja.</text:p>`)), ""},
		"laughs":                     {pack(t, txtar.File{Name: "content.xml", Data: []byte(`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>`)}), "ingest-docs.error.odt.damaged"},
		"an entity from outside":     {pack(t, odtContent(`<text:p>I: &geheim;</text:p>`)), "ingest-docs.error.odt.damaged"},
		"tables in tables":           {pack(t, odtContent(strings.Repeat("<table:table><table:table-row><table:table-cell>", 100))), "ingest.error.large"},
	} {
		t.Run(name, func(t *testing.T) {
			twoTurns(t, "a.zip", c.data, c.key)
		})
	}
}

// twoTurns checks that a file has its two turns, or is refused with the key.
func twoTurns(t *testing.T, name string, data []byte, key string) {
	t.Helper()
	d, err := Read(t.Context(), name, data)
	var p *phrases.Problem
	switch {
	case key == "" && (err != nil || len(d.Turns) != 2):
		t.Errorf("got %d turns, %v", len(d.Turns), err)
	case key != "" && (!errors.As(err, &p) || p.What.Key != key):
		t.Errorf("got %v, want %s", err, key)
	}
}

// What unpacks to more than a document is refused; parts that are not read may
// be as large as they like.
func TestZipBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("large texts are slow under the race detector")
	}
	word, odt := []byte(hostileWord), odtContent(`<text:p>I: Mag het?</text:p><text:p>M: Ja.</text:p>`).Data
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"a picture of gigabytes":   {zipOf(t, stored("word/document.xml", word, nil), spaces("word/media/a.png", "", 60)), ""},
		"a text of gigabytes":      {zipOf(t, spaces("word/document.xml", "<w:document><w:body>", maxUnpacked>>20+1)), "ingest.error.large"},
		"a text of gigabytes, odt": {zipOf(t, spaces("content.xml", "<x>", maxUnpacked>>20+1)), "ingest.error.large"},
		"styles of gigabytes":      {zipOf(t, stored("content.xml", odt, nil), spaces("styles.xml", "<x>", maxUnpacked>>20+1)), "ingest.error.large"},
		"comments of gigabytes":    {zipOf(t, stored("word/document.xml", word, nil), spaces("word/comments.xml", "<x>", maxUnpacked>>20+1)), "ingest.error.large"},
		"parts, each half of it":   {zipOf(t, stored("word/document.xml", word, nil), spaces("word/comments.xml", "<x/>", 30), spaces("word/footnotes.xml", "<x/>", 30)), "ingest.error.large"},
		"a giant attribute":        {zipOf(t, spaces("content.xml", `<x a="`, maxUnpacked>>20+1)), "ingest.error.large"},
	} {
		t.Run(name, func(t *testing.T) { twoTurns(t, "a.zip", c.data, c.key) })
	}
}

// A zip is not read beyond its directory before its files are counted.
func TestZipOfVeryManyFiles(t *testing.T) {
	data := append([]byte("PK\x03\x04"), bytes.Repeat([]byte("PK\x01\x02"), 1<<20)...)
	if _, err := openZip(data); !errors.Is(err, errEntries) {
		t.Errorf("got %v", err)
	}
}

func TestHostileRichText(t *testing.T) {
	for name, c := range map[string]struct{ data, key string }{
		"deep groups":        {`{\rtf1 ` + strings.Repeat("{", 1<<20), "ingest.error.large"},
		"binary for ever":    {`{\rtf1 I: x\par M: y\par\bin2000000000 }`, ""},
		"less than nothing":  {`{\rtf1 I: x\par M: y\par\bin-5 }`, ""},
		"numbers too large":  {`{\rtf1\u99999999999? I: x\par\f-99999999999999 M: y\par\uc99999999999}`, ""},
		"words too long":     {`{\rtf1 I: x\par M: y\par\` + strings.Repeat("a", 1<<20) + `}`, ""},
		"ends too many":      {`{\rtf1 I: x\par M: y\par}}}}}}`, ""},
		"a torn escape":      {`{\rtf1 I: x\par M: y\par\'a`, ""},
		"a last backslash":   {`{\rtf1 I: x\par M: y\par\`, ""},
		"only destinations":  {`{\rtf1{\*\geheim I: x}{\info{\title I: x}}{\pict 00}}`, "ingest.error.noturns"},
		"cells from nowhere": {`{\rtf1\cell\cell\row\row\nestrow\cell\trowd\trowd\row I: x\par M: y\par}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			twoTurns(t, "a.rtf", []byte(c.data), c.key)
		})
	}
}
