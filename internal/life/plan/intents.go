package plan

// Tick says that these texts were read out and stand (L2). Facilitator.
type Tick struct {
	Items []string `json:"items" validate:"required,max=4000,dive,max=200"`
}

// Withhold says that these ideas are not to be quoted after all (L15). Facilitator.
type Withhold struct {
	Ideas []string `json:"ideas" validate:"required,max=4000,dive,max=200"`
}

// Seal fixes the plan for good.
type Seal struct{}

func (*Tick) Intent() string     { return "plan.tick" }
func (*Withhold) Intent() string { return "plan.withhold" }
func (*Seal) Intent() string     { return "plan.seal" }

// Alone: the fact names the end of the record.
func (*Seal) Alone() {}
