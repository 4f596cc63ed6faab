// Package decide is rounds: who decides, what they answer, when a round closes, and what came out. The ways of
// deciding are in the folder methods. Outcomes are counted once and written down; when a round closes, the link
// between people and answers is destroyed with the round's key.
package decide
