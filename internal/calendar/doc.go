// Package calendar is days in words, and appointments as a file that every calendar can read.
package calendar
