// Package practice is the round with which people try how answering goes: how did you come here? It is about no
// proposal, decides nothing and is in no plan: the parts after it do not know it.
package practice
