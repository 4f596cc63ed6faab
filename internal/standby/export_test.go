package standby

import "os"

// BeforeSync lets something happen before a copy is made to last, until the function it gives is called.
func BeforeSync(do func()) (restore func()) {
	real := syncFile
	syncFile = func(f *os.File) error {
		do()
		return real(f)
	}
	return func() { syncFile = real }
}
