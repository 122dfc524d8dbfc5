package anchor

// pattern is a text to be looked for with some errors: for each of its
// characters a bit vector of the places where it stands.
type pattern struct {
	n, blocks int
	low       [256]int32 // row of a character, from 1; 0: not in the pattern
	high      map[rune]int32
	rows      []uint64
	state     []block
}

// block is 64 rows of a column of the distance table: where the value goes up
// and where it goes down from one row to the next.
type block struct{ up, down uint64 }

func newPattern(text []rune) *pattern {
	p := &pattern{n: len(text), blocks: (len(text) + 63) / 64}
	p.rows = make([]uint64, p.blocks) // of characters that are not in it
	p.state = make([]block, p.blocks)
	for i, r := range text {
		row := p.row(r)
		if row == 0 {
			row = int32(len(p.rows) / p.blocks)
			p.rows = append(p.rows, make([]uint64, p.blocks)...)
			if r < 256 {
				p.low[r] = row
			} else {
				if p.high == nil {
					p.high = map[rune]int32{}
				}
				p.high[r] = row
			}
		}
		p.rows[int(row)*p.blocks+i/64] |= 1 << (i % 64)
	}
	return p
}

func (p *pattern) row(r rune) int32 {
	if r < 256 {
		return p.low[r]
	}
	return p.high[r]
}

// scan gives, for every place, the least distance between the pattern and a
// part of the text that ends behind that place. With fixed, the part must start
// at the start of the text.
func (p *pattern) scan(text []rune, fixed bool, at func(end, distance int)) {
	for i := range p.state {
		p.state[i] = block{up: ^uint64(0)}
	}
	distance := p.n
	last := uint64(1) << ((p.n - 1) % 64)
	for i, r := range text {
		row := p.rows[int(p.row(r))*p.blocks:]
		carry := 0
		if fixed {
			carry = 1
		}
		for b := range p.state {
			top := uint64(1) << 63
			if b == p.blocks-1 {
				top = last
			}
			carry = p.state[b].advance(row[b], carry, top)
		}
		distance += carry
		at(i+1, distance)
	}
}

// advance goes on by one column. carry is the difference that comes in from
// the block above; the one that goes out is read at the row top.
func (b *block) advance(equal uint64, carry int, top uint64) int {
	var in, out uint64
	if carry < 0 {
		in = 1
	} else if carry > 0 {
		out = 1
	}
	x := equal | b.down
	equal |= in
	h := (((equal & b.up) + b.up) ^ b.up) | equal
	up := b.down | ^(h | b.up)
	down := b.up & h
	carry = 0
	if up&top != 0 {
		carry = 1
	} else if down&top != 0 {
		carry = -1
	}
	up, down = up<<1|out, down<<1|in
	b.up = down | ^(x | up)
	b.down = up & x
	return carry
}

// prefixDistance is the least distance between the pattern and a part of the
// text that starts at its start, and where that part ends.
func (p *pattern) prefixDistance(text []rune) (distance, end int) {
	distance = p.n
	p.scan(text, true, func(i, d int) {
		if d < distance {
			distance, end = d, i
		}
	})
	return distance, end
}

// distance is the distance between the pattern and a text.
func (p *pattern) distance(text []rune) int {
	distance := p.n
	p.scan(text, true, func(_, d int) { distance = d })
	return distance
}
