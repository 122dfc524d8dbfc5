package coding

import (
	"bytes"
	"errors"
	"os"

	"gopkg.in/yaml.v3"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

func encodeYAML(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), enc.Close()
}

// readFiles reads the settings, the codebook and the participants.
func (s *Study) readFiles() error {
	for _, name := range []string{SettingsFile, CodebookFile, ParticipantsFile} {
		if err := s.readFile(name); err != nil {
			return err
		}
	}
	return nil
}

// readFile reads one of the YAML files into the study. On an error the study
// stays as it was.
func (s *Study) readFile(name string) error {
	data, info, err := readWithInfo(s.path(name))
	if errors.Is(err, os.ErrNotExist) && name != SettingsFile {
		data, err = nil, nil
	}
	if errors.Is(err, os.ErrNotExist) {
		return phrases.Fail("coding.open.none", phrases.Args{"Folder": s.dir}).WithCure("coding.open.none.cure").Because(ErrNoStudy)
	}
	if err != nil {
		return err
	}
	if err := s.takeFile(name, data); err != nil {
		return err
	}
	s.files[name] = info
	return nil
}

// takeFile takes over the content of one of the YAML files. On an error the
// study stays as it was.
func (s *Study) takeFile(name string, data []byte) error {
	data, err := s.unearth(name, data)
	if err != nil {
		return err
	}
	switch name {
	case SettingsFile:
		settings, err := parseSettings(name, data)
		if err != nil {
			return err
		}
		s.settings, s.newer = settings, settings.Format > corpus.Format
	case CodebookFile:
		cb, err := ParseCodebook(name, data)
		if err != nil {
			return err
		}
		s.codebook = cb
	case ParticipantsFile:
		ps, err := parseParticipants(name, data)
		if err != nil {
			return err
		}
		s.participants = ps
	}
	return nil
}

func readWithInfo(path string) ([]byte, os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	data, err := os.ReadFile(path)
	return data, info, err
}

// parseSettings reads study.yaml. A file of a newer format is read as far as
// this version understands it.
func parseSettings(file string, data []byte) (corpus.Settings, error) {
	var settings corpus.Settings
	var format struct {
		Format int `yaml:"format"`
	}
	if yaml.Unmarshal(data, &format) == nil && format.Format > corpus.Format {
		err := yaml.Unmarshal(data, &settings)
		return settings, err
	}
	if err := corpus.DecodeYAML(file, data, 0, &settings); err != nil {
		return corpus.Settings{}, err
	}
	if settings.Format < 1 {
		return corpus.Settings{}, &corpus.ParseError{File: file, Line: 1,
			Text: phrases.Make("coding.settings.format"), Cure: phrases.Make("coding.settings.format.cure")}
	}
	return settings, nil
}

func parseParticipants(file string, data []byte) ([]corpus.Participant, error) {
	var ps []corpus.Participant
	if err := corpus.DecodeYAML(file, data, 0, &ps); err != nil {
		return nil, err
	}
	seen := map[corpus.ParticipantID]bool{}
	for _, p := range ps {
		if p.ID == "" {
			return nil, &corpus.ParseError{File: file, Text: phrases.Make("coding.participants.id"), Cure: phrases.Make("coding.participants.id.cure")}
		}
		if seen[p.ID] {
			return nil, &corpus.ParseError{File: file, Text: phrases.Make("coding.participants.twice", phrases.Args{"Participant": string(p.ID)}),
				Cure: phrases.Make("coding.participants.twice.cure")}
		}
		seen[p.ID] = true
	}
	return ps, nil
}
