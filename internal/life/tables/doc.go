// Package tables knows the tables of a meeting: what each talks about, who sits where, who leads the talk and stays when
// the others move on, and which helper device stands there. The place of a person is with the people; here it is
// arranged for all of them at once.
package tables
