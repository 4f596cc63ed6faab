package seal

import (
	"encoding/base64"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
)

// Tree is the record of a sealed plan as its signatures are of it. It never changes, so it can be kept.
type Tree struct {
	text   string
	origin string
	plan   plan.Document
	signed []byte
	nodes  nodes
	size   int
}

// Grow makes the tree of a meeting, from all entries of its record.
func Grow(m meeting.ID, key Key, entries []journal.Entry) (*Tree, error) {
	sealed, made, err := upToSeal(entries)
	if err != nil {
		return nil, err
	}
	grown, err := grow(leavesOf(sealed))
	if err != nil {
		return nil, err
	}
	top, err := tlog.TreeHash(int64(len(sealed)), grown)
	if err != nil {
		return nil, err
	}
	origin := originOf(key.name, string(m))
	text := ofPlan(origin, len(sealed), top, made.plan)
	return &Tree{text, origin, made.plan, key.sign(text), grown, len(sealed)}, nil
}

// Signed is what cosignatures are of, as a note that the key of the server signed.
func (t *Tree) Signed() string { return string(t.signed) }

// Origin is where the record is from, as its bundle has it.
func (t *Tree) Origin() string { return t.origin }

// Plan is the plan that it ends with.
func (t *Tree) Plan() plan.Document { return t.plan }

// Size is how many entries there are.
func (t *Tree) Size() int { return t.size }

// Prove proves that an entry is in the tree: the hashes beside its way to the root, in base64, from the leaf up. Entries count from 1.
func (t *Tree) Prove(n int) ([]string, error) {
	if n < 1 || n > t.size {
		return nil, fmt.Errorf("seal: no entry %d", n)
	}
	proof, err := tlog.ProveRecord(int64(t.size), int64(n-1), t.nodes)
	if err != nil {
		return nil, err
	}
	texts := []string{}
	for _, h := range proof {
		texts = append(texts, base64.StdEncoding.EncodeToString(h[:]))
	}
	return texts, nil
}

// Signs says whether a cosignature is of this plan.
func (t *Tree) Signs(c finish.Cosign) bool {
	_, ok := cosignedLine(t.text, finish.Cosignature{Name: finish.Attendee, Key: c.Key, Signature: c.Signature})
	return ok
}

// nodes are the hashes of a tree of RFC 6962, as tlog numbers them.
type nodes []tlog.Hash

// ReadHashes makes them a tlog.HashReader.
func (all nodes) ReadHashes(at []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(at))
	for i, n := range at {
		if n >= int64(len(all)) {
			return nil, fmt.Errorf("seal: no hash %d", n)
		}
		found[i] = all[n]
	}
	return found, nil
}

// grow makes the tree over the hashes of the entries.
func grow(leaves []tlog.Hash) (all nodes, err error) {
	for i, leaf := range leaves {
		more, err := tlog.StoredHashesForRecordHash(int64(i), leaf, all)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return all, nil
}

// root is the root of the tree over the hashes of the entries.
func root(leaves []tlog.Hash) (tlog.Hash, error) {
	all, err := grow(leaves)
	if err != nil {
		return tlog.Hash{}, err
	}
	return tlog.TreeHash(int64(len(leaves)), all)
}
