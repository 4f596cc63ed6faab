// Package publish is what anybody may read of a sealed plan on this server: whether its page is public, who made it so, and the page itself. It stands
// beside the record: a plan is sealed wherever it is, and public on a server that somebody chose.
package publish
