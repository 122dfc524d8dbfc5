package ingest

import "testing"

// Many typists write who speaks on a line of its own, without a colon.
func TestNamesAboveTheSpeech(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"role words": {"Gesprek 7\n\nInterviewer\nHoe ging het?\nEn daarna?\n\nRespondent\nGoed.\n\ninterviewer 1\nFijn.\n\nRespondent\nJa. Ik zei: nee.\n\nInterviewer\nO.\ninterviewer 1\nMooi.",
			"Interviewer||Hoe ging het? En daarna?\nRespondent||Goed.\ninterviewer 1||Fijn.\nRespondent||Ja. Ik zei: nee.\nInterviewer||O.\ninterviewer 1||Mooi."},
		"codes":       {"I\nHoe?\nR7\nZo.\nI\nO.\nR7\nJa.", "I||Hoe?\nR7||Zo.\nI||O.\nR7||Ja."},
		"names":       {"Anna\nHoe?\nSara\nZo.\nAnna\nO.\nSara\nKlopt", "Anna||Hoe?\nSara||Zo.\nAnna||O.\nSara||Klopt"},
		"with colons": {"I: Hoe?\nKlopt\nM: Zo.\nPrecies\nI: O?\nKlopt\nM: Ja.\nPrecies", "I||Hoe? Klopt\nM||Zo. Precies\nI||O? Klopt\nM||Ja. Precies"},
		"two together": {"Hoe was het?\nAmsterdam\nRotterdam\nEn waar nog meer?\nAmsterdam\nRotterdam\nWat vond u mooi?\nHet water.",
			"?||Hoe was het?\n?||Amsterdam\n?||Rotterdam\n?||En waar nog meer?\n?||Amsterdam\n?||Rotterdam\n?||Wat vond u mooi?\n?||Het water."},
	} {
		d, err := Read(t.Context(), "a.txt", []byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := turnsOf(d); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
		account(t, d, plainCount(c.in))
	}
}
