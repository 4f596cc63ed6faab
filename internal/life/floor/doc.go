// Package floor is who may speak: a list that favours who spoke least, and how the turns lie between the capacities. Only
// who leads the meeting sees it; it forbids nobody to talk.
package floor
