package main

// terminalFile is the keyboard of the console that a process was started from.
const terminalFile = "CONIN$"
