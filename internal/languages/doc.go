// Package languages reads the files with which an institute adds a language to the screens where people come in, answer and
// confirm. It says in words what is wrong with one; nobody at an institute reads code.
//
// A file is JSON: a head (code, name, direction, who checked it) and, for each line, the Dutch, the English and the text. Which
// lines there are, and on which screens, is for the front end to say.
package languages
