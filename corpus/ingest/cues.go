package ingest

import "context"

// readCues makes turns of cues that a container gives.
func readCues(ctx context.Context, cues []cue, d *Draft, b *builder) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r := vttReader{b: b, known: d.known, cues: cues}
	r.assemble()
	return nil
}
