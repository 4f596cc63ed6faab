// Package propose is how ideas become proposals: their versions, who takes them up, the framework checks with the
// advice beside them, and what was split, parked or withdrawn. What was decided on them is in package decide.
package propose
