package coding

import (
	"cmp"
	"slices"
	"time"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Soon is how many days ahead the end of a retention is announced.
const Soon = 30

// Retention is until when an interview may be kept.
type Retention struct {
	Interview corpus.TranscriptID
	Last      string               // the last day, YYYY-MM-DD
	By        corpus.ParticipantID // whose consent says so; empty: the term of the study
	Days      int                  // from today to the last day; below 0 it is over
}

// Over tells whether the last day is past.
func (r Retention) Over() bool { return r.Days < 0 }

// Near tells whether the last day is past or comes soon.
func (r Retention) Near() bool { return r.Days <= Soon }

// RetentionOf is until when an interview may be kept: until the earliest day that
// a participant's consent names, else so many months after it was held. ok is
// false where nobody said.
func (s *Study) RetentionOf(v Interview) (Retention, bool) {
	r := Retention{Interview: v.ID}
	var last time.Time
	for _, id := range v.Participants {
		p, _ := s.Participant(id)
		if day, err := time.Parse(time.DateOnly, p.Consent.Until); err == nil && (last.IsZero() || day.Before(last)) {
			last, r.By = day, id
		}
	}
	if months := s.Settings().Settings.KeepMonths; last.IsZero() && months > 0 {
		if held, err := time.Parse(time.DateOnly, v.Date); err == nil {
			last = monthsLater(held, months)
		}
	}
	if last.IsZero() {
		return Retention{}, false
	}
	today, _ := time.Parse(time.DateOnly, s.Today())
	r.Last, r.Days = last.Format(time.DateOnly), int(last.Sub(today).Hours()/24)
	return r, true
}

// monthsLater is the same day so many months later, or the last day of that
// month where it has no such day.
func monthsLater(day time.Time, months int) time.Time {
	to := day.AddDate(0, months, 0)
	if to.Day() != day.Day() {
		to = to.AddDate(0, 0, -to.Day())
	}
	return to
}

// Retentions are the last days that are known, the earliest first.
func (s *Study) Retentions() []Retention {
	var list []Retention
	for _, v := range s.Interviews() {
		if r, ok := s.RetentionOf(v); ok {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b Retention) int { return cmp.Compare(a.Last, b.Last) })
	return list
}

// Expiring are the interviews that were kept too long, or soon will be.
func (s *Study) Expiring() (over, soon []corpus.TranscriptID) {
	for _, r := range s.Retentions() {
		switch {
		case r.Over():
			over = append(over, r.Interview)
		case r.Near():
			soon = append(soon, r.Interview)
		}
	}
	return over, soon
}

// checkRetention lists what was kept too long, what soon will be, and the days
// that cannot be read.
func (s *Study) checkRetention() []Finding {
	var found []Finding
	for _, p := range s.Participants() {
		for _, day := range []string{p.Consent.Date, p.Consent.Until} {
			if said := CheckDate(day); said.Key != "" {
				found = append(found, Finding{Place: ParticipantsFile, Grave: true,
					What: phrases.Make("consent.check.day", phrases.Args{"Participant": string(p.ID)}), Cure: said})
			}
		}
	}
	for _, v := range s.Interviews() {
		if said := CheckDate(v.Date); said.Key != "" {
			found = append(found, Finding{Place: TranscriptFolder + "/" + string(v.ID) + ".md",
				What: phrases.Make("consent.check.date", phrases.Args{"Interview": string(v.ID)}), Cure: said})
		}
	}
	for _, r := range s.Retentions() {
		args := phrases.Args{"Interview": string(r.Interview), "Day": r.Last, "Participant": string(s.first(r)), "Count": r.Days}
		f := Finding{Place: TranscriptFolder + "/" + string(r.Interview) + ".md", Cure: phrases.Make("consent.check.over.cure", args)}
		switch {
		case r.Over():
			f.What = phrases.Make("consent.check.over", args)
		case r.Near():
			f.What = phrases.Make("consent.check.soon", args)
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

// first is the participant whose words are to go first: who set the day, else
// the first of the interview.
func (s *Study) first(r Retention) corpus.ParticipantID {
	if v, ok := s.Interview(r.Interview); ok && r.By == "" && len(v.Participants) > 0 {
		return v.Participants[0]
	}
	return r.By
}

// checkWithheld lists the withheld passages whose words are not found any more:
// nothing guards them now.
func (s *Study) checkWithheld() []Finding {
	var found []Finding
	for _, w := range s.Withheld() {
		if w.Lost {
			args := phrases.Args{"Interview": string(w.Interview), "ID": string(w.ID)}
			found = append(found, Finding{Place: string(w.ID), Grave: true,
				What: phrases.Make("consent.check.lost", args), Cure: phrases.Make("consent.check.lost.cure", args)})
		}
	}
	return found
}

// BarredChoice is a chosen quotation that may not be published any more.
type BarredChoice struct {
	Coding
	Place string
	Why   phrases.Sentence
}

// BarredChoices are the chosen quotations that may not be published any more:
// they were chosen before somebody took a consent back or withheld the words.
func (s *Study) BarredChoices() []BarredChoice {
	var found []BarredChoice
	for _, v := range s.Interviews() {
		list := s.CodingsIn(v.ID)
		if !slices.ContainsFunc(list, func(c Coding) bool { return c.Choice.Chosen && !c.Lost }) {
			continue
		}
		t, err := s.Transcript(v.ID)
		if err != nil {
			continue // told by checkTexts
		}
		for _, c := range list {
			if !c.Choice.Chosen || c.Lost {
				continue
			}
			if why := s.Barred(t, c.Span, c.Choice.Published); why.Key != "" {
				found = append(found, BarredChoice{c, t.Place(c.Span), why})
			}
		}
	}
	return found
}

// checkChosen lists them.
func (s *Study) checkChosen() []Finding {
	var found []Finding
	for _, c := range s.BarredChoices() {
		found = append(found, Finding{Place: string(c.ID), What: c.Why, Cure: phrases.Make("consent.check.barred.cure")})
	}
	return found
}
