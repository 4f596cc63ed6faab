// Package adopt is what the municipality says of a sealed plan: by when it will decide, yes, no or back to the group, and a
// reply to each decision. It stands beside the plan, is public as a whole, and is only ever added to.
package adopt
