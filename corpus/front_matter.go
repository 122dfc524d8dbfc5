package corpus

import "gopkg.in/yaml.v3"

// overFrontMatter is front matter as people wrote it with the fields of meta:
// what stays the same keeps its place, its notation and its comments.
func overFrontMatter(old []byte, meta Meta) ([]byte, error) {
	f, err := OpenYAML("", old)
	if err != nil {
		return nil, err
	}
	var fresh yaml.Node
	if err := fresh.Encode(meta); err != nil {
		return nil, err
	}
	if len(f.doc.Content) == 0 || f.doc.Content[0].Kind != yaml.MappingNode {
		return formatMeta(meta)
	}
	root := f.doc.Content[0]
	if err := keepUnsaid(root, &fresh); err != nil {
		return nil, err
	}
	mergeMapping(root, &fresh)
	return f.Bytes()
}

// keepUnsaid adds to fresh what people wrote although it goes without saying,
// such as "interpreter: {present: false}".
func keepUnsaid(root, fresh *yaml.Node) error {
	var was Meta
	if err := root.Decode(&was); err != nil {
		return err
	}
	var said yaml.Node
	if err := said.Encode(was); err != nil {
		return err
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if key := root.Content[i]; field(&said, key.Value) == nil && field(fresh, key.Value) == nil {
			fresh.Content = append(fresh.Content, key, root.Content[i+1])
		}
	}
	return nil
}

// mergeMapping gives a mapping the fields of another. A field that stays the
// same is left as it was written; a new one comes behind the one that it
// follows in the other.
func mergeMapping(old, fresh *yaml.Node) {
	behind := ""
	for i := 0; i+1 < len(fresh.Content); i += 2 {
		key, value := fresh.Content[i], fresh.Content[i+1]
		if had := field(old, key.Value); had == nil {
			insertBehind(old, behind, key, value)
		} else {
			mergeValue(had, value)
		}
		behind = key.Value
	}
	kept := old.Content[:0]
	for i := 0; i+1 < len(old.Content); i += 2 {
		if field(fresh, old.Content[i].Value) != nil {
			kept = append(kept, old.Content[i], old.Content[i+1])
		}
	}
	old.Content = kept
}

// insertBehind puts a field behind another, or at the end.
func insertBehind(m *yaml.Node, behind string, key, value *yaml.Node) {
	at := len(m.Content)
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == behind {
			at = i + 2
		}
	}
	rest := append([]*yaml.Node{key, value}, m.Content[at:]...)
	m.Content = append(m.Content[:at:at], rest...)
}

func mergeValue(had, value *yaml.Node) {
	switch {
	case sameNode(had, value):
	case had.Kind == yaml.MappingNode && value.Kind == yaml.MappingNode && len(had.Content) > 0:
		mergeMapping(had, value)
	case had.Kind == yaml.SequenceNode && value.Kind == yaml.SequenceNode && labelled(had) && labelled(value):
		mergeSpeakers(had, value)
	default:
		if plain := (&yaml.Node{Kind: yaml.ScalarNode, Value: value.Value}); had.Kind == yaml.ScalarNode && value.Kind == yaml.ScalarNode &&
			had.Style == 0 && plain.ShortTag() == had.ShortTag() {
			value.Tag, value.Style = had.Tag, 0 // a date or number without quotes stays without
		}
		value.LineComment, value.HeadComment, value.FootComment = had.LineComment, had.HeadComment, had.FootComment
		*had = *value
	}
}

// labelled tells whether a list is one of speakers.
func labelled(seq *yaml.Node) bool {
	for _, item := range seq.Content {
		if item.Kind != yaml.MappingNode || field(item, "label") == nil {
			return false
		}
	}
	return len(seq.Content) > 0
}

// mergeSpeakers puts the speakers of fresh into a list, each on the line that it
// has there already; a new one is written like its neighbours.
func mergeSpeakers(old, fresh *yaml.Node) {
	by := map[string]*yaml.Node{}
	for _, item := range old.Content {
		by[field(item, "label").Value] = item
	}
	list := make([]*yaml.Node, 0, len(fresh.Content))
	for _, item := range fresh.Content {
		if had := by[field(item, "label").Value]; had != nil {
			mergeMapping(had, item)
			item = had
		} else {
			item.Style = old.Content[0].Style
		}
		list = append(list, item)
	}
	old.Content = list
}
