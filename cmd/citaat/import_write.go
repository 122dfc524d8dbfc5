package main

import (
	"context"

	"citaat/coding"
)

// together is how many files are written at once: the participants, the
// settings and the log are then synced once for all of them.
const together = 16

// write puts what is ready into the study. The first file goes by itself, for
// it may bring a group; where files that go together fail, each is tried by
// itself, so that one that fails takes no other with it. A corrected file is a
// batch of its own: one key takes it back.
func (b *intake) write(ctx context.Context, env *Env) {
	var queue []*incoming
	for _, f := range b.files {
		if f.state == ready {
			queue = append(queue, f)
		}
	}
	p := newImportProgress(env, "import.saving", len(queue))
	defer p.end()
	for done, n := 0, 1; done < len(queue); n = b.next() {
		some := queue[done:min(done+n, len(queue))]
		done += len(some)
		if isDone(ctx) {
			for _, f := range some {
				f.fail(ctx.Err())
			}
			continue
		}
		b.writeSome(ctx, some)
		for _, f := range some {
			f.text, f.update = nil, nil
			p.step(f.name)
		}
	}
}

func (b *intake) next() int {
	if b.updates {
		return 1
	}
	return together
}

// writeSome writes files, together if that works.
func (b *intake) writeSome(ctx context.Context, some []*incoming) {
	var full []*incoming
	for _, f := range some {
		if err := b.again(ctx, f); err != nil {
			f.fail(err)
			continue
		}
		if f.state == ready {
			full = append(full, f)
		}
	}
	if len(full) > 1 && b.writeAll(full) == nil {
		return
	}
	for _, f := range full {
		if f.state == written {
			continue
		}
		if err := b.writeAll([]*incoming{f}); err != nil {
			f.fail(err)
		}
	}
}

// writeAll writes files together, all or none of them.
func (b *intake) writeAll(some []*incoming) error {
	if len(some) == 0 {
		return nil
	}
	err := b.desk.Study.Do(func(batch *coding.Batch) error {
		for _, f := range some {
			if f.update != nil {
				if err := batch.Update(*f.update); err != nil {
					return err
				}
				continue
			}
			if err := batch.Import(f.text, f.people); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, f := range some {
		f.state = written
	}
	return nil
}
