// Package letters is what the talk team prints: the letter that invites somebody, the list of whom to call today, the sheet
// beside a call, and the list of telephone numbers. Everything here is about named people before a meeting, so it is a tree
// of its own: no route that prints the sheets of a meeting (package paper) can reach it.
//
// Each is a pure function of what it is given, and the same input gives the same bytes.
package letters
