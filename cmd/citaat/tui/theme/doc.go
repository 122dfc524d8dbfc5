// Package theme is how the interface looks: its styles, the eight hues of
// codes and the letters that stand beside them.
//
// Nothing is told by colour alone: a code has a hue and a letter, what is
// selected is reversed, what is found is underlined. So a colour-blind reader
// and one who set NO_COLOR lose nothing. NO_COLOR takes colours away, not bold,
// underline and reverse.
//
// A theme is made with an injected renderer, so that tests fix the profile and
// the background. The package must never ask the terminal anything but in
// Detect, which has a time limit.
package theme
