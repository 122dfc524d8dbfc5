package corpus

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// YAMLFile is a hand-edited file that keeps its comments and its order while
// entries in it change.
type YAMLFile struct {
	file string
	doc  yaml.Node
}

// OpenYAML reads a file for editing; an empty one starts as nothing.
func OpenYAML(file string, data []byte) (*YAMLFile, error) {
	f := &YAMLFile{file: file}
	if err := yaml.Unmarshal(data, &f.doc); err != nil {
		return nil, yamlError(file, 0, err)
	}
	return f, nil
}

// Bytes is the file as it is to be written.
func (f *YAMLFile) Bytes() ([]byte, error) {
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(&f.doc); err != nil {
		return nil, err
	}
	return b.Bytes(), enc.Close()
}

// list is the sequence under key, or the file itself where key is "".
func (f *YAMLFile) list(key string) *yaml.Node {
	if f.doc.Kind == 0 {
		f.doc = yaml.Node{Kind: yaml.DocumentNode}
	}
	if len(f.doc.Content) == 0 {
		kind := yaml.MappingNode
		if key == "" {
			kind = yaml.SequenceNode
		}
		f.doc.Content = []*yaml.Node{{Kind: kind}}
	}
	root := f.doc.Content[0]
	if key == "" {
		return asSequence(root)
	}
	if root.Kind != yaml.MappingNode {
		*root = yaml.Node{Kind: yaml.MappingNode, HeadComment: root.HeadComment}
	}
	if v := field(root, key); v != nil {
		return asSequence(v)
	}
	seq := &yaml.Node{Kind: yaml.SequenceNode}
	root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, seq)
	return seq
}

// asSequence turns an empty value ("codes:" with nothing behind it) into a list.
func asSequence(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.SequenceNode {
		*n = yaml.Node{Kind: yaml.SequenceNode, HeadComment: n.HeadComment, FootComment: n.FootComment}
	}
	if len(n.Content) == 0 {
		n.Style = 0
	}
	return n
}

// field is the value under key of a mapping, or nil.
func field(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}

func itemIndex(seq *yaml.Node, id string) int {
	for i, item := range seq.Content {
		if item.Kind == yaml.MappingNode {
			if v := field(item, "id"); v != nil && v.Value == id {
				return i
			}
		}
	}
	return -1
}

// Put gives the entry with an id in a list ("" is the file itself) the fields
// of v. Fields that stay the same keep their place and their comments; a new
// entry goes to the end.
func (f *YAMLFile) Put(list, id string, v any) error {
	var item yaml.Node
	if err := item.Encode(v); err != nil {
		return err
	}
	seq := f.list(list)
	i := itemIndex(seq, id)
	if i < 0 {
		seq.Content = append(seq.Content, &item)
		return nil
	}
	mergeMapping(seq.Content[i], &item)
	return nil
}

// sameNode compares what two nodes mean, not how they are written.
func sameNode(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || len(a.Content) != len(b.Content) || (a.Kind == yaml.ScalarNode && a.Value != b.Value) {
		return false
	}
	if a.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(a.Content); i += 2 {
			v := field(b, a.Content[i].Value)
			if v == nil || !sameNode(a.Content[i+1], v) {
				return false
			}
		}
		return true
	}
	for i := range a.Content {
		if !sameNode(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// Drop takes the entry with an id out of a list.
func (f *YAMLFile) Drop(list, id string) {
	seq := f.list(list)
	if i := itemIndex(seq, id); i >= 0 {
		seq.Content = append(seq.Content[:i:i], seq.Content[i+1:]...)
	}
}

// Sort puts the entries of a list in the order of ids; others follow behind.
func (f *YAMLFile) Sort(list string, ids []string) {
	seq := f.list(list)
	rest := append([]*yaml.Node(nil), seq.Content...)
	sorted := make([]*yaml.Node, 0, len(rest))
	for _, id := range ids {
		if i := itemIndex(&yaml.Node{Content: rest}, id); i >= 0 {
			sorted = append(sorted, rest[i])
			rest = append(rest[:i:i], rest[i+1:]...)
		}
	}
	seq.Content = append(sorted, rest...)
}

// SetValue gives a key at the top of the file a value.
func (f *YAMLFile) SetValue(key string, v any) error {
	f.list(key + "\x00") // makes the mapping where there is none
	root := f.doc.Content[0]
	root.Content = root.Content[:len(root.Content)-2]
	var value yaml.Node
	if err := value.Encode(v); err != nil {
		return err
	}
	if had := field(root, key); had != nil {
		*had = value
		return nil
	}
	root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, &value)
	return nil
}
