// Package casework is working on a case at the tables: the story of somebody, a few questions, what each table notes
// under them, and the harvest of all tables together. A note is no decision; one that is worth more becomes a card.
package casework
