package editor

import (
	"path/filepath"
	"strings"
)

// discreet are the arguments that keep an editor from leaving the text, or
// parts of it, anywhere but in folder; and that make one with windows of its
// own wait until the user is done. alone: it may be told that temporary files
// belong in folder; those that talk to a running program find it by that name.
func discreet(program, folder string) (args []string, alone bool) {
	const quietVim = "set nobackup nowritebackup noundofile noswapfile"
	switch program {
	case "vim", "gvim", "vimx", "mvim", "nvim", "view", "rvim":
		args = []string{"-n", "-i", "NONE", "--cmd", quietVim, "-c", quietVim} // before and after the user's own settings
		if program == "gvim" || program == "mvim" {
			args = append(args, "-f")
		}
		return args, true
	case "nano":
		return []string{"--ignorercfiles", "--softwrap"}, true // they may ask for backups and a history
	case "micro":
		return []string{"-backup", "off", "-saveundo", "off", "-savehistory", "off", "-savecursor", "off"}, true
	case "emacs":
		return []string{"--eval", "(setq make-backup-files nil auto-save-default nil create-lockfiles nil)"}, true
	case "code", "code-insiders", "codium", "vscodium", "cursor":
		return []string{"--wait", "--new-window", "--user-data-dir", filepath.Join(folder, "editor")}, false // it keeps a history of every save
	case "subl", "zed", "gedit", "kate", "xed", "pluma":
		if program == "kate" {
			return []string{"--block"}, false
		}
		return []string{"--wait"}, false
	case "mate", "bbedit":
		return []string{"-w"}, false
	case "emacsclient", "notepad":
		return nil, false
	}
	return nil, true
}

// settled is what an editor reads from the environment before it opens a file,
// where its arguments come too late: the vi of BSD keeps a copy in a folder of
// the system.
func settled(program, folder string) []string {
	switch program {
	case "vi", "nvi", "ex", "nex":
		at := strings.ReplaceAll(folder, " ", `\ `)
		return []string{"EXINIT=set directory=" + at + " recdir=" + at}
	}
	return nil
}
