package start

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"citaat/coding"
	"citaat/corpus/store"
)

// Study is a study that was open before.
type Study struct {
	Dir   string `json:"dir"`
	Title string `json:"title"`
}

// most is how many studies are remembered.
const most = 9

// recentFile is the list's name in the folder for configuration.
const recentFile = "recent.json"

// ConfigFolder is the user's folder for what citaat remembers; empty where the
// system has none.
func ConfigFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "citaat")
}

// Recent are the studies that were open before and are still there, the newest
// first. A list that cannot be read is empty: it is only a convenience.
func Recent(config string) []Study {
	var list []Study
	if config == "" {
		return nil
	}
	data, err := os.ReadFile(filepath.Join(config, recentFile))
	if err != nil || json.Unmarshal(data, &list) != nil {
		return nil
	}
	return slices.DeleteFunc(list, func(s Study) bool {
		_, err := os.Stat(filepath.Join(s.Dir, coding.SettingsFile))
		return err != nil
	})
}

// Remember puts a study at the head of the list. A failure costs nobody work
// and is not told.
func Remember(config, dir, title string) {
	abs, err := filepath.Abs(dir)
	if err != nil || config == "" {
		return
	}
	was := Recent(config)
	list := append([]Study{{abs, title}}, slices.DeleteFunc(slices.Clone(was), func(s Study) bool { return s.Dir == abs })...)
	list = list[:min(len(list), most)]
	if slices.Equal(list, was) {
		return
	}
	data, err := json.MarshalIndent(list, "", "  ")
	if err != nil || store.Private(config) != nil {
		return
	}
	store.Replace(filepath.Join(config, recentFile), append(data, '\n')) //nolint:errcheck // see above
}
