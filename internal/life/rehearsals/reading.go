package rehearsals

import (
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
)

// SealIt asks for the plan to be sealed.
func SealIt() *plan.Seal { return &plan.Seal{} }

// Reading is the texts of the last reading.
func (m *Meeting) Reading() []plan.Item {
	m.T.Helper()
	return Read[[]plan.Item](m, meeting.Viewer{Audience: meeting.Console}, "plan.reading")
}

// TickAll reads every text out.
func (m *Meeting) TickAll() *Meeting {
	m.T.Helper()
	var open []string
	for _, item := range m.Reading() {
		if !item.Ticked {
			open = append(open, item.ID)
		}
	}
	if len(open) > 0 {
		m.Must(&plan.Tick{Items: open})
	}
	return m
}
