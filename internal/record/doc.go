// Package record is how a meeting is written down, and how it is read again: facts on one side, the bodies of journal
// entries on the other, and between them the keys that decide what may still be read.
//
// A body is JSON: {"v":2,"type":"ideas.added","item":"...","pub":{...},"enc":"..."}. Public are the type, the agenda
// item and the fact's own public fields. Everything else is in enc, in two layers: under the meeting's key the command,
// the time and a number of boxes; each box under a key of its own, so that it can be forgotten alone. The first box is
// the header: who asked, for whom, how, and a digest of what was asked. The others are the fact's hidden fields.
//
// A box starts with the random id of its key. The name of the key (whose it is, what it is for) is inside the box, so
// that with the key the name is gone too. Nothing outside enc ties two entries of one person together.
//
// Lengths: header, command and names have one fixed size; hidden fields are padded. So the length of a body depends
// on the type, the public fields and the number of pads that the hidden fields fill. Under a key that is burnt when a
// round closes a field has to fit its one pad.
package record
