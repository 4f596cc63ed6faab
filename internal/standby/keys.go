package standby

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/argon2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/overwrite"
	"hoofdlijn/internal/vault/box"
)

// The cost of trying a code, that of a password. A code has 92 random bits: this is not what keeps it.
const (
	codeMemory = 19 * 1024 // KiB
	codePasses = 2
)

const keysPrefix = "hoofdlijn-keys-"

func keysPath(folder, id string) string { return filepath.Join(folder, keysPrefix+id+".json") }

// keysFile is the file with the keys to one copy, as it is kept.
type keysFile struct {
	Format int    `json:"format"`
	Salt   []byte `json:"salt"`
	Sealed []byte `json:"sealed"` // opened, with the code
}

// opened is what the code opens: the key to the copy, and the key file of the server. While something is being erased
// there are two: the rows in the copy open with the one or the other.
type opened struct {
	Copy    [32]byte `json:"copy"`
	Masters [][]byte `json:"masters"`
}

// keyring seals keys files with a code, which costs too much to do for each.
type keyring struct {
	salt []byte
	key  *box.Key
}

func newKeyring(code string, salt []byte) keyring {
	var secret [32]byte
	copy(secret[:], argon2.IDKey([]byte(code), salt, codePasses, codeMemory, 1, 32))
	return keyring{salt, box.NewKey(secret)}
}

func keysPlace(id string) []byte { return []byte("hl1-copy-keys" + id) }

// write replaces the keys file of a copy, and overwrites what stood there: keys that are gone must be gone here too.
func (k keyring) write(folder, id string, o opened) error {
	text, err := json.Marshal(o)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(keysFile{Format, k.salt, k.key.Seal(keysPlace(id), text, 1024)})
	if err != nil {
		return err
	}
	return replace(keysPath(folder, id), raw)
}

func replace(path string, content []byte) error {
	fresh, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = fresh.Write(content)
	if err := errors.Join(err, fresh.Sync(), fresh.Close()); err != nil {
		return err
	}
	return overwrite.Swap(path+".new", path, func() error { return nil })
}

// clearKeys removes the keys to copies that are no longer there.
func clearKeys(folder, but string) error {
	all, err := filepath.Glob(filepath.Join(folder, keysPrefix+"*"))
	for _, path := range all {
		if strings.HasPrefix(path, keysPath(folder, but)) {
			continue
		}
		if file, no := os.OpenFile(path, os.O_WRONLY, 0); no == nil {
			err = errors.Join(err, overwrite.Blank(file), file.Close())
		}
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// openKeys opens the keys to a copy with the take-over code. ErrCode when it is not the one.
func openKeys(folder, id, code string) (o opened, err error) {
	raw, err := os.ReadFile(keysPath(folder, id))
	if errors.Is(err, os.ErrNotExist) {
		return o, fmt.Errorf("the keys to this copy are not in %s (in another place: --copy-keys-to FOLDER): %w", folder, err)
	}
	if err != nil {
		return o, err
	}
	var kept keysFile
	if json.Unmarshal(raw, &kept) != nil || len(kept.Salt) == 0 {
		return o, fmt.Errorf("%s: %w", folder, ErrDamaged)
	}
	if kept.Format > Format {
		return o, ErrNewer
	}
	folded, ok := door.FoldTakeOverCode(code)
	if !ok {
		return o, ErrCode
	}
	text, err := newKeyring(folded, kept.Salt).key.Open(keysPlace(id), kept.Sealed)
	if err != nil {
		return o, ErrCode
	}
	return o, json.Unmarshal(text, &o)
}
