// Package meet is the course of the afternoon: which item of the agenda the room is at, what the projector shows, and
// whether the meeting is held still.
package meet
