// Package seal makes the bundle of a sealed plan, and verifies one: the plan with all its files, the record as far as anybody
// may read it, and what binds them together. docs/bundle.md says it so precisely that others can write a verifier.
//
// The package does no I/O: a bundle is bytes. The same record and key give the same bytes.
package seal
