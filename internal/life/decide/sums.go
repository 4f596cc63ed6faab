package decide

import (
	"math/big"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
)

// amounts is what is spent of each summed framework, by its id.
type amounts map[string]*big.Rat

// used is what the adopted proposals take together.
func (s *State) used() amounts {
	all := amounts{}
	for _, id := range s.proposals.All() {
		if s.IsAdopted(id) {
			s.spend(id, all)
		}
	}
	return all
}

// of is what one proposal takes of each summed framework.
func (s *State) of(id string) amounts {
	all := amounts{}
	p := s.proposals.Proposal(id)
	for _, f := range s.prepared.Frameworks() {
		if !f.Summed() || p == nil {
			continue
		}
		if n, ok := number.Parse(p.Newest().Numbers[f.Measure], f.Unit); ok {
			all[f.ID] = n
		}
	}
	return all
}

func (s *State) spend(id string, used amounts) {
	for framework, n := range s.of(id) {
		used[framework] = plus(used[framework], n)
	}
}

func plus(a, b *big.Rat) *big.Rat {
	sum := new(big.Rat)
	if a != nil {
		sum.Set(a)
	}
	return sum.Add(sum, b)
}

// breaks names the first framework whose sum the proposal would break; "" when it fits.
func (s *State) breaks(id string, used amounts) string {
	takes := s.of(id)
	for _, f := range s.prepared.Frameworks() {
		n := takes[f.ID]
		if n == nil {
			continue
		}
		if most, ok := number.Parse(f.Max, f.Unit); ok && plus(used[f.ID], n).Cmp(most) > 0 {
			return f.ID
		}
	}
	return ""
}

// refuseSum is D7 at opening: the arithmetic, in words for the room.
func (s *State) refuseSum(id string) *meeting.Refusal {
	used := s.used()
	broken := s.breaks(id, used)
	if broken == "" {
		return nil
	}
	f, _ := s.prepared.Framework(broken)
	return meeting.Refuse(meeting.LimitExceeded, "framework", broken, "unit", f.Unit, "max", number.Format(f.Max, f.Unit),
		"used", number.Write(plus(used[broken], new(big.Rat)), f.Unit), "asks", number.Write(s.of(id)[broken], f.Unit))
}

// refuseNumbers is D7: what is summed must be filled in.
func (s *State) refuseNumbers(p *propose.Proposal) *meeting.Refusal {
	for _, f := range s.prepared.Frameworks() {
		if f.Summed() && p.Newest().Numbers[f.Measure] == "" {
			return meeting.Refuse(meeting.Incomplete, "proposal", p.ID, "measure", f.Measure)
		}
	}
	return nil
}
