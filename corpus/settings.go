package corpus

// Format is the version of the study folder that this program writes.
const Format = 1

// Settings is study.yaml: what holds for the study as a whole.
type Settings struct {
	Format    int        `yaml:"format" json:"format"`
	Title     string     `yaml:"title" json:"title"`
	Language  string     `yaml:"language" json:"language"`
	Blind     bool       `yaml:"blind,omitempty" json:"blind,omitempty"`
	Groups    []Group    `yaml:"groups,omitempty" json:"groups,omitempty"`
	Variables []Variable `yaml:"variables,omitempty" json:"variables,omitempty"`
	Topics    []Topic    `yaml:"topics,omitempty" json:"topics,omitempty"`
	Coders    []Coder    `yaml:"coders,omitempty" json:"coders,omitempty"`
	Searches  []Search   `yaml:"searches,omitempty" json:"searches,omitempty"`
	Settings  Choices    `yaml:"settings,omitempty" json:"settings,omitempty"`
}

// Group is a kind of respondents, with the words to speak of them.
type Group struct {
	ID          GroupID `yaml:"id" json:"id"`
	Name        string  `yaml:"name,omitempty" json:"name,omitempty"`
	Plural      string  `yaml:"plural,omitempty" json:"plural,omitempty"`
	Attribution string  `yaml:"attribution,omitempty" json:"attribution,omitempty"`
}

// Variable is a characteristic of participants.
type Variable struct {
	ID   string `yaml:"id" json:"id"`
	Name string `yaml:"name,omitempty" json:"name,omitempty"`
	Type string `yaml:"type,omitempty" json:"type,omitempty"` // category, number, text or yesno
}

// Topic is a question of the topic list and the groups it is put to.
type Topic struct {
	ID     string    `yaml:"id" json:"id"`
	Text   string    `yaml:"text" json:"text"`
	Groups []GroupID `yaml:"groups,omitempty" json:"groups,omitempty"`
}

// CoderName names a researcher; it is the name of that researcher's log.
type CoderName string

// Coder is a researcher of the study.
type Coder struct {
	ID   CoderName `yaml:"id" json:"id"`
	Name string    `yaml:"name,omitempty" json:"name,omitempty"`
}

// Search is a search that the study keeps under a name. Code is the code that
// its hits are to get: those without it are not coded yet.
type Search struct {
	ID    string `yaml:"id" json:"id"`
	Name  string `yaml:"name" json:"name"`
	Query string `yaml:"query" json:"query"`
	Code  string `yaml:"code,omitempty" json:"code,omitempty"`   // a coding.CodeID
	Order int    `yaml:"order,omitempty" json:"order,omitempty"` // place in the list
}

// Choices are the switches of a study.
type Choices struct {
	Attribution     string   `yaml:"attribution,omitempty" json:"attribution,omitempty"` // group or participant
	ViaInterpreter  bool     `yaml:"via_interpreter,omitempty" json:"via_interpreter,omitempty"`
	Hesitations     []string `yaml:"hesitations,omitempty" json:"hesitations,omitempty"`
	DropHesitations bool     `yaml:"drop_hesitations,omitempty" json:"drop_hesitations,omitempty"`
	HideInterviewer bool     `yaml:"hide_interviewer,omitempty" json:"hide_interviewer,omitempty"`
	KeepMonths      int      `yaml:"keep_months,omitempty" json:"keep_months,omitempty"` // from the interview's date, unless a consent says until when; 0: not said
}

// Group returns the group under an id; an undeclared one speaks by its id.
func (s Settings) Group(id GroupID) Group {
	for _, g := range s.Groups {
		if g.ID == id {
			return g.complete()
		}
	}
	return Group{ID: id}.complete()
}

func (g Group) complete() Group {
	if g.Name == "" {
		g.Name = string(g.ID)
	}
	if g.Plural == "" {
		g.Plural = g.Name
	}
	if g.Attribution == "" {
		g.Attribution = g.Name
	}
	return g
}
