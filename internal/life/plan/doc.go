// Package plan compiles what was decided into the plan, has every text read once more before it becomes public, and
// seals it. After that nobody changes it: there is no intent that could.
package plan
