package outline

// File is one file made of what an outline tells. A page has a policy of what it may ask for; what has none is kept, not shown.
type File[D any] struct {
	File      string
	MediaType string
	Policy    func(D) string
	Write     func(D) []byte
}
