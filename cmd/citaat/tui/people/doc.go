// Package people is screen 6: the participants and the interviews, with what is
// known of each, in forms.
//
// It must never show or ask for a name: a participant is an id.
package people
