// Package printed is the page around everything on paper: A4, black on white, without scripts and without anything from the
// network. It knows nothing of meetings or people; whoever prints brings a template and what it reads.
package printed
