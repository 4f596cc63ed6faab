package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/life/plan"
)

// Key signs bundles: an Ed25519 key with a name, as C2SP signed notes have them.
type Key struct {
	name   string
	secret ed25519.PrivateKey
}

// NewKey makes a key of 32 secret bytes. The name has no spaces and no plus.
func NewKey(name string, seed [ed25519.SeedSize]byte) Key {
	return Key{name, ed25519.NewKeyFromSeed(seed[:])}
}

// Public is the key as it is published, and as `verify --key` takes it: name, number and key.
func (k Key) Public() string {
	text, err := note.NewEd25519VerifierKey(k.name, k.secret.Public().(ed25519.PublicKey))
	if err != nil {
		panic("seal: " + err.Error()) // only a key of another length
	}
	return text
}

// Fingerprint is the code of a published key, short enough for a letter.
func Fingerprint(public string) string { return plan.CodeOf([]byte(public)) }

// Name, KeyHash and Sign make it a note.Signer.
func (k Key) Name() string { return k.name }

// KeyHash is the number of the key.
func (k Key) KeyHash() uint32 {
	sum := sha256.Sum256(append([]byte(k.name+"\n\x01"), k.secret.Public().(ed25519.PublicKey)...))
	return binary.BigEndian.Uint32(sum[:])
}

// Sign signs a text.
func (k Key) Sign(text []byte) ([]byte, error) { return ed25519.Sign(k.secret, text), nil }

// sign is a text with the signature of the key.
func (k Key) sign(text string) []byte {
	signed, err := note.Sign(&note.Note{Text: text}, k)
	if err != nil {
		panic("seal: " + err.Error()) // our own texts end in a newline and our names are plain
	}
	return signed
}

// ofRecord are the first three lines of what is signed: where the record is from, how long it is, and the root of its tree.
func ofRecord(origin string, entries int, root tlog.Hash) string {
	return origin + "\n" + strconv.Itoa(entries) + "\n" + base64.StdEncoding.EncodeToString(root[:]) + "\n"
}

func hexOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// checkpointOf is the text that the instance signs.
func (m Manifest) checkpointOf(manifest []byte) string {
	return ofRecord(m.Origin, m.Journal.Entries, tlog.Hash(m.Journal.Root)) + "manifest sha256:" + hexOf(manifest) + "\n"
}

// signedBy says what is wrong with a checkpoint: it has this text and one signature, of this key, written in the one way there is.
func signedBy(checkpoint []byte, text, public string) *Problem {
	signed, found := bytes.CutPrefix(checkpoint, []byte(text+"\n"))
	if !found {
		return &Problem{What: notSigned, Item: checkpointName}
	}
	verifier, err := note.NewVerifier(public)
	if err != nil {
		return &Problem{What: wrongKey, Item: manifestName}
	}
	line := string(signed)
	_, encoded, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "— "+verifier.Name()+" ")
	raw, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(raw) != 4+ed25519.SignatureSize || line != "— "+verifier.Name()+" "+base64.StdEncoding.EncodeToString(raw)+"\n" ||
		binary.BigEndian.Uint32(raw) != verifier.KeyHash() || !verifier.Verify([]byte(text), raw[4:]) {
		return &Problem{What: badSignature, Item: checkpointName}
	}
	return nil
}
