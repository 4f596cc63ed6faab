package plan

// Tick says that these texts were read out and stand (L2). Facilitator.
type Tick struct {
	Items []string `json:"items" validate:"required,max=4000,dive,max=200"`
}

// Seal fixes the plan for good.
type Seal struct{}

func (*Tick) Intent() string { return "plan.tick" }
func (*Seal) Intent() string { return "plan.seal" }

// Alone: the fact names the end of the record.
func (*Seal) Alone() {}
