package export

import (
	"citaat/coding"
	"citaat/corpus"
)

func (c *collector) word(t *corpus.Transcript, g *coding.Coding, p *Passage) {}
