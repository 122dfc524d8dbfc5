package tour

import (
	"slices"

	"citaat/cmd/citaat/tui/screen"
)

// State is how far somebody is. It is a value.
type State struct {
	Step    int    // counted from 0; len(Steps()) is the end
	Praised bool   // the step before was done, not skipped
	Paused  bool   // the coach is away
	began   *Facts // what there was when it was last looked at
	done    []screen.Action
}

// At is the tour at a step.
func At(step int) State { return State{Step: min(max(step, 0), len(Steps()))} }

// Over tells that there is nothing left to do.
func (s State) Over() bool { return s.Step >= len(Steps()) }

// Did notes an action.
func (s State) Did(a screen.Action) State {
	s.done = append(slices.Clip(s.done), a)
	return s
}

// See looks whether the step is done, and goes to the next one if so.
func (s State) See(now Facts) State {
	if s.Paused || s.Over() {
		return s
	}
	if s.began == nil {
		s.began = &now
	}
	now.Done = s.done
	if Steps()[s.Step].done(*s.began, now) {
		s = s.to(s.Step + 1)
		s.Praised = true
	}
	now.Done = nil
	s.began = &now // what was done in another way, or taken away, is the new beginning
	return s
}

// Skip goes to the next step, Back to the one before.
func (s State) Skip() State { return s.to(s.Step + 1) }

// Back goes to the step before.
func (s State) Back() State { return s.to(s.Step - 1) }

// Pause sends the coach away, or brings it back.
func (s State) Pause() State {
	s.Paused = !s.Paused
	return s
}

func (s State) to(step int) State { return At(step) }
