package vault

import "testing"

// StopAt makes the next burn stop with err when it reaches the step, as a crash would; it tells which steps came by.
func (v *Vault) StopAt(step string, err error) (steps *[]string) {
	steps = new([]string)
	v.step = func(name string) error {
		*steps = append(*steps, name)
		if name == step {
			return err
		}
		return nil
	}
	return steps
}

// Sweep does what the next start does with what lies beside the key file.
func Sweep(t *testing.T, path string) {
	t.Helper()
	if err := sweep(path); err != nil {
		t.Fatal(err)
	}
}

// AtStep calls back when the next burn reaches the step.
func (v *Vault) AtStep(step string, call func()) {
	v.step = func(name string) error {
		if name == step {
			call()
		}
		return nil
	}
}
