package coding

// Queue writes one after the other, in the order in which it was asked, so
// that the order of keys is the order of the log. Asking never waits.
type Queue struct {
	work chan func()
	done chan struct{}
}

// NewQueue starts a queue.
func NewQueue() *Queue {
	q := &Queue{work: make(chan func(), 1024), done: make(chan struct{})}
	go func() {
		defer close(q.done)
		for w := range q.work {
			w()
		}
	}()
	return q
}

// Receipt is the promise that something will be on disk, or the reason why not.
type Receipt[T any] struct {
	done  chan struct{}
	value T
	err   error
}

// Wait returns when the write is on disk, or failed.
func (r *Receipt[T]) Wait() (T, error) {
	<-r.done
	return r.value, r.err
}

// Ask puts a write into a queue.
func Ask[T any](q *Queue, write func() (T, error)) *Receipt[T] {
	r := &Receipt[T]{done: make(chan struct{})}
	q.work <- func() {
		defer close(r.done)
		r.value, r.err = write()
	}
	return r
}

// Close ends the queue when all that was asked is done.
func (q *Queue) Close() {
	close(q.work)
	<-q.done
}
