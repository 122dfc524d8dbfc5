package tui

import (
	"context"

	"citaat/coding"
	"citaat/corpus/phrases"
)

// withdraw erases what a participant said and looks in the whole folder whether
// any of it is left. What it tells holds no word of it.
func (h house) withdraw(ctx context.Context, plan coding.Withdrawal, why string) ([]phrases.Sentence, error) {
	words, err := h.desk.WordsOf(plan)
	if err != nil {
		return nil, err
	}
	done, err := h.desk.Withdraw(ctx, plan, why)
	if err != nil {
		return nil, err
	}
	told := []phrases.Sentence{phrases.Make("erasure.cli.done", phrases.Args{"Participant": string(plan.Participant)})}
	if done.Unreadable > 0 {
		told = append(told, phrases.Make("erasure.cli.unreadable", phrases.Args{"Count": done.Unreadable}))
	}
	found, looked, err := h.desk.StillHolding(words)
	switch {
	case err != nil:
		told = append(told, phrases.Make("people.withdraw-unlooked"))
	case len(found) == 0:
		told = append(told, phrases.Make("erasure.verify.none", phrases.Args{"Count": looked, "Sentences": len(words)}))
	default:
		told = append(told, phrases.Make("erasure.verify.found", phrases.Args{"Count": len(found)}))
		for _, f := range found {
			told = append(told, phrases.Make("people.withdraw-file", phrases.Args{"File": f}))
		}
	}
	return told, nil
}
