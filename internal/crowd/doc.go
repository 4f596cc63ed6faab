// Package crowd sends many phones to a server over real sockets and measures what becomes of it: how much processor time
// one delivery costs against the least there can be (the floor), how long it takes, whether anything is lost or out of
// order, how many ballots are acknowledged, how much memory a phone takes. A figure means what docs/performance.md says.
package crowd
