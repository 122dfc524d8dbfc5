package coding

import (
	"crypto/rand"
	"time"

	"github.com/oklog/ulid/v2"
)

// idMaker makes ids that are greater than every one it has seen, also when the
// clock has gone back.
type idMaker struct {
	last ulid.ULID
	text EventID // last, as written
}

// saw remembers an id that exists.
func (m *idMaker) saw(id EventID) {
	if id < m.text {
		return
	}
	if u, err := ulid.ParseStrict(string(id)); err == nil && u.Compare(m.last) > 0 {
		m.last, m.text = u, id
	}
}

// next makes an id at a time.
func (m *idMaker) next(now time.Time) EventID {
	var u ulid.ULID
	if err := u.SetTime(ulid.Timestamp(now)); err == nil {
		if _, err := rand.Read(u[6:]); err != nil {
			panic(err) // the system has no randomness: nothing can be made safely
		}
	}
	if u.Compare(m.last) <= 0 {
		u = m.last
		for i := len(u) - 1; i >= 0; i-- {
			u[i]++
			if u[i] != 0 {
				break
			}
		}
	}
	m.last, m.text = u, EventID(u.String())
	return m.text
}
