package export

import "citaat/corpus/phrases"

// Notice tells the user of something that a file does not show in full.
type Notice struct{ phrases.Sentence }
