package coding

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"citaat/coding/anchor"
)

func TestTheFastDecoderTakesOurOwnLines(t *testing.T) {
	e := &Event{Version: 1, ID: "01K0000000000000000000000A", Time: time.Date(2026, 5, 1, 9, 0, 0, 123, time.UTC), Coder: "ilse",
		Op: OpCode, Batch: "01K0000000000000000000000B", Interview: "M1", Code: "rust-aaa", Stance: Against,
		Anchor: &anchor.Anchor{Start: 3, End: 40, Quote: "zij zei \"ja\"\\\n👶 <b>", Prefix: "é\t", Suffix: "سلام", Body: "abc"}}
	lines, err := encodeLines([]*Event{e})
	if err != nil {
		t.Fatal(err)
	}
	got := new(Event)
	ok := fastEvent(string(lines[:len(lines)-1]), got, new(anchor.Anchor))
	if !ok || !reflect.DeepEqual(got, e) {
		t.Errorf("fast: %v %+v\nline: %s", ok, got, lines)
	}
}

// FuzzFastEvent holds the fast decoder against encoding/json: what it takes it
// must decode alike.
func FuzzFastEvent(f *testing.F) {
	f.Add(`{"v":1,"id":"01K0000000000000000000000A","time":"2026-01-01T00:00:00Z","coder":"ilse","op":"code","batch":"B","interview":"M1","code":"rust-aaa","stance":"for","anchor":{"start":0,"end":3,"quote":"Ho\n\u00e9e","prefix":"a","suffix":"b","body":"x"}}`)
	f.Add(`{"v":1,"id":"A","time":"2026-01-01T00:00:00.5+02:00","coder":"\ud83d","op":"code","interview":"M1","anchor":{"start":00,"end":-3,"quote":"\x","body":"x"}}`)
	f.Fuzz(func(t *testing.T, line string) {
		fast := new(Event)
		if !fastEvent(line, fast, new(anchor.Anchor)) {
			return
		}
		var slow Event
		if err := json.Unmarshal([]byte(line), &slow); err != nil {
			t.Fatalf("fast took what encoding/json refuses (%v): %q", err, line)
		}
		if !fast.Time.Equal(slow.Time) {
			t.Fatalf("times differ in %q", line)
		}
		fast.Time = slow.Time
		if !reflect.DeepEqual(fast, &slow) {
			t.Fatalf("fast %+v\nslow %+v\nof %q", fast, slow, line)
		}
	})
}
