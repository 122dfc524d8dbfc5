package ingest

import "citaat/corpus/phrases"

// Format is the dialect that a file turned out to be written in.
type Format string

// The dialects that Read knows.
const (
	Labels         Format = "labels"
	Table          Format = "table"
	TeamsDocx      Format = "teams-docx"
	WordTranscribe Format = "word-transcribe"
	Meet           Format = "meet"
	Otter          Format = "otter"
	NoScribe       Format = "noscribe"
	F4             Format = "f4"
	TeamsVTT       Format = "teams-vtt"
	StreamVTT      Format = "stream-vtt"
	ZoomVTT        Format = "zoom-vtt"
	WhisperVTT     Format = "whisper-vtt"
	PlainVTT       Format = "vtt"
	SRT            Format = "srt"
	WhisperJSON    Format = "whisper-json"
	OTranscribe    Format = "otranscribe"
	Unlabelled     Format = "unlabelled"
	Own            Format = "citaat"
)

// Sentence names the format.
func (f Format) Sentence() phrases.Sentence {
	switch f {
	case Labels:
		return phrases.Make("ingest.format.labels")
	case Table:
		return phrases.Make("ingest.format.table")
	case TeamsDocx:
		return phrases.Make("ingest.format.teams-docx")
	case WordTranscribe:
		return phrases.Make("ingest.format.word-transcribe")
	case Meet:
		return phrases.Make("ingest.format.meet")
	case Otter:
		return phrases.Make("ingest.format.otter")
	case NoScribe:
		return phrases.Make("ingest.format.noscribe")
	case F4:
		return phrases.Make("ingest.format.f4")
	case TeamsVTT:
		return phrases.Make("ingest.format.teams-vtt")
	case StreamVTT:
		return phrases.Make("ingest.format.stream-vtt")
	case ZoomVTT:
		return phrases.Make("ingest.format.zoom-vtt")
	case WhisperVTT:
		return phrases.Make("ingest.format.whisper-vtt")
	case PlainVTT:
		return phrases.Make("ingest.format.vtt")
	case SRT:
		return phrases.Make("ingest.format.srt")
	case WhisperJSON:
		return phrases.Make("ingest.format.whisper-json")
	case OTranscribe:
		return phrases.Make("ingest.format.otranscribe")
	case Unlabelled:
		return phrases.Make("ingest.format.unlabelled")
	}
	return phrases.Make("ingest.format.citaat")
}

// Encoding is how a text file writes its characters; "" for a document that
// says so itself.
type Encoding string

// The encodings that Read knows.
const (
	UTF8        Encoding = "UTF-8"
	UTF8BOM     Encoding = "UTF-8-BOM"
	UTF16LE     Encoding = "UTF-16LE"
	UTF16BE     Encoding = "UTF-16BE"
	Windows1252 Encoding = "Windows-1252"
)
