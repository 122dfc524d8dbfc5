package desk

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// enough is the memory within which a study of a thousand interviews is worked
// on at ease.
const enough = 300 << 20

// withinReason asks the collector to work harder before the program grows far
// beyond what the study takes: after a search that codes thousands of passages
// at once most of what was used is rubbish. A user's own limit stands.
func withinReason() {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	limit := int64(enough)
	if live[0].Value.Kind() == metrics.KindUint64 {
		limit = max(limit, 2*int64(live[0].Value.Uint64()))
	}
	debug.SetMemoryLimit(limit)
}
