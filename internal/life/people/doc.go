// Package people knows who is in the meeting: who was listed, who came, who left, and who may act for whom.
package people
