// Package follow is what becomes of a sealed plan: for every decision how it goes with it, who took it up, working groups,
// the evaluation, and what people who were there say of it. It stands beside the plan and is only ever added to.
package follow
