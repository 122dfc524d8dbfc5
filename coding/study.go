package coding

import (
	"context"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// Names of what a study folder holds.
const (
	SettingsFile     = "study.yaml"
	CodebookFile     = "codebook.yaml"
	ParticipantsFile = "participants.yaml"
	TranscriptFolder = "transcripts"
	LogFolder        = "codings"
	LocalFolder      = ".citaat"
)

// Options say how to open a study. The zero value opens it as the coder of the
// environment, on the real disk.
type Options struct {
	Coder corpus.CoderName
	Now   func() time.Time
	Disk  store.Disk

	// Behind has Open return when the texts are there, and the logs read behind:
	// what needs them waits for them. See Study.Ready.
	Behind bool
}

// Study is a study folder in memory: its texts, its codebook and what the logs
// of all coders add up to. It is safe for concurrent use; what it returns is
// not changed later and must not be changed by the caller.
type Study struct {
	dir   string
	coder corpus.CoderName
	now   func() time.Time
	disk  store.Disk
	newer bool // made by a newer citaat: nothing is written

	writing sync.Mutex // one write at a time in this process

	ready   chan struct{} // closed when the logs are folded
	unready error         // why they could not be; read after ready

	mu           sync.Mutex // guards all below
	settings     corpus.Settings
	codebook     *Codebook
	participants []corpus.Participant
	interviews   map[corpus.TranscriptID]*interview
	order        []corpus.TranscriptID
	texts        textCache
	fold         *fold
	logs         map[corpus.CoderName]*logFile
	bad          []badLine
	ids          idMaker
	files        map[string]os.FileInfo // the YAML files as they were read
	version      int
	counts       *Counts                        // of one version
	counted      map[corpus.TranscriptID]*tally // what is in them
	countedBlind bool
	edited       map[corpus.TranscriptID]bool // texts in which a coding had to be placed again
	ways         map[corpus.TranscriptID]*ways
	stale        bool // the cache on disk knows less than we do

	graves   *graves
	unburied bool                             // texts and files were read before these were known
	masks    map[corpus.TranscriptID][]*Event // what was cut out of old texts that came back
	haunt    haunt
}

// Find looks for a study in a folder and in those above it.
func Find(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := abs; ; at = filepath.Dir(at) {
		if info, err := os.Stat(filepath.Join(at, SettingsFile)); err == nil && !info.IsDir() {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", phrases.Fail("coding.open.none", phrases.Args{"Folder": abs}).
				WithCure("coding.open.none.cure").Because(ErrNoStudy)
		}
	}
}

// Open reads the study in a folder.
func Open(ctx context.Context, dir string, o Options) (*Study, error) {
	s := &Study{dir: dir, coder: o.Coder, now: o.Now, disk: o.Disk,
		interviews: map[corpus.TranscriptID]*interview{}, logs: map[corpus.CoderName]*logFile{}, files: map[string]os.FileInfo{}}
	if s.now == nil {
		s.now = time.Now
	}
	if s.coder == "" {
		s.coder = DefaultCoder()
	}
	if err := ValidCoder(s.coder); err != nil {
		return nil, err
	}
	s.fold = s.emptyFold()
	s.ready = make(chan struct{})
	if o.Behind {
		return s, s.openBehind(ctx)
	}
	defer close(s.ready)
	// The files, the logs and the texts have nothing to do with one another
	// until all are read: together they take as long as the slowest.
	var events []*Event
	var bad []badLine
	var files, logs error
	var reading sync.WaitGroup
	reading.Go(func() { files = s.readFiles() })
	reading.Go(func() { events, bad, logs = s.readLogs() })
	texts := s.readInterviews(ctx)
	reading.Wait()
	for _, err := range []error{files, logs, texts} {
		if err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.coder = s.sameCoder(s.coder)
	s.sortInterviews()
	s.takeEvents(events, bad)
	return s, ctx.Err()
}

// sameCoder is the coder of this study whose name differs in case alone: Ilse
// is ilse, and on many disks both logs would be one file.
func (s *Study) sameCoder(c corpus.CoderName) corpus.CoderName {
	var known []corpus.CoderName
	for _, k := range s.settings.Coders {
		known = append(known, k.ID)
	}
	known = append(known, s.loggers()...)
	if slices.Contains(known, c) {
		return c
	}
	slices.Sort(known)
	for _, k := range known {
		if strings.EqualFold(string(k), string(c)) {
			return k
		}
	}
	return c
}

// DefaultCoder is $CITAAT_CODER, else the login name.
func DefaultCoder() corpus.CoderName {
	if c := os.Getenv("CITAAT_CODER"); c != "" {
		return corpus.CoderName(c)
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		name := u.Username
		if i := strings.LastIndexByte(name, '\\'); i >= 0 {
			name = name[i+1:] // DOMAIN\name on Windows
		}
		return corpus.CoderName(strings.ToLower(slug(name)))
	}
	return "coder"
}

// ValidCoder refuses names that cannot name a log file.
func ValidCoder(c corpus.CoderName) error {
	if c == "" || len(c) > 64 || strings.ContainsAny(string(c), `/\:*?"<>|`) || strings.HasPrefix(string(c), ".") || device(string(c)) {
		return phrases.Fail("coding.coder.name", phrases.Args{"Coder": string(c)}).WithCure("coding.coder.name.cure")
	}
	for _, r := range c {
		if corpus.Unprintable(r) {
			return phrases.Fail("coding.coder.name", phrases.Args{"Coder": "?"}).WithCure("coding.coder.name.cure")
		}
	}
	return nil
}

// Create makes an empty study in a folder, which may exist but must hold no
// study yet.
func Create(dir string, settings corpus.Settings) error {
	if _, err := os.Stat(filepath.Join(dir, SettingsFile)); err == nil {
		return phrases.Fail("coding.create.exists", phrases.Args{"Folder": dir}).
			WithCure("coding.create.exists.cure").Because(ErrExists)
	}
	if err := store.Private(dir); err != nil {
		return err
	}
	for _, f := range []string{filepath.Join(dir, TranscriptFolder), filepath.Join(dir, LogFolder)} {
		if err := store.Folder(f); err != nil {
			return err
		}
	}
	settings.Format = corpus.Format
	empty := map[string]any{SettingsFile: settings, CodebookFile: codebookFile{Codes: []Code{}}, ParticipantsFile: []corpus.Participant{}}
	for _, name := range []string{CodebookFile, ParticipantsFile, SettingsFile} { // the one that makes it a study comes last
		data, err := encodeYAML(empty[name])
		if err != nil {
			return err
		}
		if err := store.Replace(filepath.Join(dir, name), data); err != nil {
			return notSaved(err)
		}
	}
	return ForGit(dir)
}

// ForGit tells git how to carry a study: without what is made again, with the
// line ends as they are, and with logs that merge by keeping the lines of both.
func ForGit(dir string) error {
	for name, text := range map[string]string{
		".gitignore":     LocalFolder + "/\n",
		".gitattributes": "* text eol=lf\n" + LogFolder + "/*.jsonl merge=union\n",
	} {
		if err := store.Replace(filepath.Join(dir, name), []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

// Dir is the folder of the study.
func (s *Study) Dir() string { return s.dir }

// Coder is who works now.
func (s *Study) Coder() corpus.CoderName { return s.coder }

// ReadOnly tells that a newer citaat made the study.
func (s *Study) ReadOnly() bool { return s.newer }

// Local is the folder that nobody shares: what can be made again (index, cache,
// locks), and drafts of what is being typed.
func (s *Study) Local() string { return s.local() }

func (s *Study) local() string { return filepath.Join(s.dir, LocalFolder) }

func (s *Study) path(names ...string) string {
	return filepath.Join(append([]string{s.dir}, names...)...)
}

// placing is where an anchor stands in the text as it is now.
type placing struct {
	span   corpus.Span // empty when lost
	lost   bool
	unsure bool // found by likeness: for its owner to look at
	gone   bool // an erasure took all of it
}

// placeAnchor finds where an anchor stands in the text as it is now. The caller
// holds mu.
func (s *Study) placeAnchor(id corpus.TranscriptID, a *anchor.Anchor) placing {
	v := s.interviews[id]
	if v == nil || v.err != nil {
		return placing{lost: true}
	}
	if a.Body == v.Hash {
		if a.Start < 0 || a.End < a.Start || a.End > v.Length {
			return placing{lost: true}
		}
		return placing{span: corpus.Span{Start: a.Start, End: a.End}, unsure: a.Unsure}
	}
	return s.replaceAnchor(v, a)
}
