package vault_test

import (
	"fmt"
	"testing"

	"hoofdlijn/internal/vault"
)

// BenchmarkClosingARound is what destroying the key of a round costs, beside rounds that are still open, in a vault
// with more and more kept keys.
func BenchmarkClosingARound(b *testing.B) {
	for _, kept := range []int{0, 500, 5000} {
		b.Run(fmt.Sprintf("kept=%d", kept), func(b *testing.B) {
			v := newPlace(b).open(b)
			mint(b, v, "m", vault.Kept, kept)
			mint(b, v, "m", vault.Burning, 5)
			for b.Loop() {
				b.StopTimer()
				key := mint(b, v, "m", vault.Burning, 1)[0]
				b.StartTimer()
				ok(b, v.Burn(b.Context(), "m", key.ID))
			}
		})
	}
}
