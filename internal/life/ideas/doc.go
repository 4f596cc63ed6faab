// Package ideas is the boards: what people would like, written on cards, one board per theme, and what the
// facilitators do with the cards together with the room.
package ideas
