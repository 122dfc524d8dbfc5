package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"citaat/corpus"
)

// Record is a coding as a working json has it. Its fields are a promise.
type Record struct {
	Status      string   `json:"status"`
	ID          string   `json:"id"`
	Interview   string   `json:"interview"`
	Participant string   `json:"participant"`
	Group       string   `json:"group"`
	Place       string   `json:"place"`
	Turn        string   `json:"turn"`
	Time        string   `json:"time"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Text        string   `json:"text"`
	Category    string   `json:"category"`
	Theme       string   `json:"theme"` // the path of the code
	Codes       []string `json:"codes"` // paths of all codes on these words
	Coder       string   `json:"coder"`
	Chosen      bool     `json:"chosen"`
	Used        string   `json:"used,omitempty"` // where in the report
	Published   string   `json:"published"`
	Attribution string   `json:"attribution"`
	Remark      string   `json:"remark,omitempty"`
	Stance      string   `json:"stance,omitempty"`
	Note        string   `json:"note,omitempty"`
	Interpreter bool     `json:"interpreter"`  // in an interpreter's words
	Unplaced    bool     `json:"unplaced"`     // its words could not be found again
	DoNotQuote  bool     `json:"do_not_quote"` // somebody whose words it holds does not allow it

	Variables map[string]string `json:"variables,omitempty"` // of the participant
}

// SharedRecord is a quotation as a json to share has it, and nothing else.
type SharedRecord struct {
	Category    string `json:"category"`
	Theme       string `json:"theme"`
	Quotation   string `json:"quotation"`
	Attribution string `json:"attribution"`
}

// writeJSON writes an array of objects, one a line.
func (k *maker) writeJSON(out io.Writer) error {
	w := bufio.NewWriterSize(out, 1<<16)
	people := make(map[corpus.ParticipantID]map[string]string, len(k.People))
	for _, p := range k.People {
		people[p.ID] = p.Variables
	}
	list := k.wanted
	if k.Share {
		list = distinct(list)
	}
	var line strings.Builder
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	w.WriteString("[")
	for i, p := range list {
		var v any = k.record(p, people[p.Participant])
		if k.Share {
			v = k.sharedRecord(p)
		}
		line.Reset()
		if err := enc.Encode(v); err != nil {
			return err
		}
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString("\n" + strings.TrimRight(line.String(), "\n"))
	}
	w.WriteString("\n]\n")
	return w.Flush()
}

func (k *maker) record(p *Passage, variables map[string]string) Record {
	at := k.places[p.Code]
	codes := p.Codes
	if codes == nil {
		codes = []string{at.path}
	}
	return Record{
		Status: WorkingStatus, ID: p.ID, Interview: string(p.Interview), Participant: string(p.Participant), Group: string(p.Group),
		Place: p.Place, Turn: p.Turn, Time: p.Time, Start: int(p.Span.Start), End: int(p.Span.End), Text: p.Text,
		Category: at.category, Theme: at.path, Codes: codes, Coder: string(p.Coder), Chosen: p.Chosen, Used: p.Used, Published: p.published(),
		Attribution: p.Attribution, Remark: p.Remark, Stance: p.Stance, Note: p.Notes, Interpreter: p.Rendered, Unplaced: p.Lost, DoNotQuote: p.Secret,
		Variables: variables,
	}
}

func (k *maker) sharedRecord(p *Passage) SharedRecord {
	at := k.places[p.Code]
	return SharedRecord{Category: at.category, Theme: at.theme, Quotation: p.Quotation, Attribution: p.Attribution}
}
