package coding

import "citaat/corpus"

// settingsTexts are the texts of study.yaml that somebody may have typed a name
// into: saved searches and topics.
func settingsTexts(s corpus.Settings) []TextName {
	var names []TextName
	for _, q := range s.Searches {
		names = append(names, TextName{onSearch, q.ID, "name"}, TextName{onSearch, q.ID, "query"})
	}
	for _, t := range s.Topics {
		names = append(names, TextName{onTopic, t.ID, "text"})
	}
	return names
}

// settingsText is one of these texts; nil where it is not there.
func settingsText(s *corpus.Settings, n TextName) *string {
	for i := range s.Searches {
		q := &s.Searches[i]
		switch {
		case n.Kind != onSearch || q.ID != n.ID:
		case n.Field == "name":
			return &q.Name
		case n.Field == "query":
			return &q.Query
		}
	}
	for i := range s.Topics {
		if t := &s.Topics[i]; n.Kind == onTopic && t.ID == n.ID && n.Field == "text" {
			return &t.Text
		}
	}
	return nil
}

// burySettings takes out of study.yaml what erasures took. A file of a newer
// version is not written.
func (g *graves) burySettings(f *corpus.YAMLFile, data []byte) (bool, error) {
	settings, err := parseSettings(SettingsFile, data)
	if err != nil || settings.Format > corpus.Format {
		return false, nil
	}
	changed := map[string]bool{}
	for _, n := range settingsTexts(settings) {
		text := settingsText(&settings, n)
		if now := siftText(*text, g.texts[n], *text); now != *text {
			*text, changed[n.Kind+n.ID] = now, true
		}
	}
	for _, q := range settings.Searches {
		if changed[onSearch+q.ID] {
			if err := f.Put("searches", q.ID, q); err != nil {
				return false, err
			}
		}
	}
	for _, t := range settings.Topics {
		if changed[onTopic+t.ID] {
			if err := f.Put("topics", t.ID, t); err != nil {
				return false, err
			}
		}
	}
	return len(changed) > 0, nil
}
