package rehearsals_test

import (
	"fmt"
	"slices"
	"strconv"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// verbs is what a line may say: who, verb, and then what follows here.
var verbs = map[string]func(m *rehearsals.Meeting, w []string) meeting.Intent{
	"asks": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &prepare.SetMeeting{Title: w[0], Question: w[0]}
	},
	"theme": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &prepare.SetTheme{ID: w[0], Title: w[1]}
	},
	"bounds": framework,
	"locks":  func(*rehearsals.Meeting, []string) meeting.Intent { return &prepare.Lock{} },
	"opens":  func(*rehearsals.Meeting, []string) meeting.Intent { return &prepare.Open{} },
	"lists": func(m *rehearsals.Meeting, w []string) meeting.Intent {
		m.Know(meeting.PersonID(w[0]))
		return &people.List{ID: meeting.PersonID(w[0]), Capacity: w[1]}
	},
	"lets_in": func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &people.Arrive{People: persons(w)} },
	"lets_out": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &people.TakeBack{ID: meeting.PersonID(w[0])}
	},
	"seats": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &people.Seat{ID: meeting.PersonID(w[0]), Device: w[1], Table: number(w[2]), Card: number(w[3])}
	},
	"adds_at_door": func(m *rehearsals.Meeting, w []string) meeting.Intent {
		m.Know(meeting.PersonID(w[0]))
		return &people.AddAtDoor{ID: meeting.PersonID(w[0]), Capacity: w[1], Device: w[2]}
	},
	"leaves": func(*rehearsals.Meeting, []string) meeting.Intent { return &people.Leave{} },
	"adds": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &ideas.Add{ID: w[0], Theme: w[1], Text: w[2]}
	},
	"takes_back": func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &ideas.Withdraw{ID: w[0]} },
	"reveals":    func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &ideas.Reveal{Theme: w[0]} },
	"clusters": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &ideas.Cluster{ID: w[0], Theme: w[1], Title: w[2], Ideas: w[3:]}
	},
	"puts": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &ideas.Put{Cluster: w[0], Ideas: w[1:]}
	},
	"merges": func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &ideas.Merge{Into: w[0], Ideas: w[1:]} },
	"drafts": draft,
	"amends": func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &propose.Amend{ID: w[0], Text: &w[1]} },
	"splits": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		do := &propose.Split{ID: w[0]}
		for _, point := range w[1:] {
			do.Points = append(do.Points, propose.Point{ID: point, Title: "Punt " + point, Text: "Punt " + point})
		}
		return do
	},
	"parks": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &propose.Park{ID: w[0], Parked: propose.Parked{Reason: w[1]}}
	},
	"withdraws": func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &propose.Withdraw{ID: w[0]} },
	"advises": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &propose.Advise{Proposal: w[0], Framework: w[1], By: "jurist", Opinion: opinion(w[2:])}
	},
	"checks": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &propose.Check{Proposal: w[0], Framework: w[1], Opinion: opinion(w[2:])}
	},
	"rounds": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		do := rehearsals.OpenOn(w[0], w[2:]...)
		do.Method = w[1]
		return do
	},
	"answers": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		a := kind.Answer{Choice: w[2]}
		if len(w) > 3 {
			a.Words = w[3]
		}
		return &decide.Cast{Round: w[0], Answers: map[string]kind.Answer{w[1]: a}}
	},
	"closes": closeRound,
	"shows": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &decide.ShowWords{Round: w[0], Proposal: w[1], Words: w[2:]}
	},
	"voids":      func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &decide.Void{Round: w[0]} },
	"steps_back": stepBack,
	"undoes":     func(*rehearsals.Meeting, []string) meeting.Intent { return &decide.Undo{} },
	"pauses":     func(*rehearsals.Meeting, []string) meeting.Intent { return &meet.Pause{} },
	"resumes":    func(*rehearsals.Meeting, []string) meeting.Intent { return &meet.Resume{} },
	"ticks": func(m *rehearsals.Meeting, _ []string) meeting.Intent {
		do := &plan.Tick{}
		for _, item := range m.Reading() {
			do.Items = append(do.Items, item.ID)
		}
		return do
	},
	"seals":           func(*rehearsals.Meeting, []string) meeting.Intent { return rehearsals.SealIt() },
	"opens_signing":   func(*rehearsals.Meeting, []string) meeting.Intent { return &finish.OpenSigning{} },
	"signs":           func(*rehearsals.Meeting, []string) meeting.Intent { return &finish.Sign{} },
	"takes_sign_back": func(*rehearsals.Meeting, []string) meeting.Intent { return &finish.TakeBack{} },
	"hands_over": func(_ *rehearsals.Meeting, w []string) meeting.Intent {
		return &finish.HandOver{To: w[0], Date: w[1], Time: w[2]}
	},
	"crosses_off": func(_ *rehearsals.Meeting, w []string) meeting.Intent { return &finish.Tick{Item: w[0], Done: true} },
	"ends_day":    func(*rehearsals.Meeting, []string) meeting.Intent { return &finish.Close{} },
}

// stepBack: the kind of act before which, a proposal it touched, and why.
func stepBack(m *rehearsals.Meeting, w []string) meeting.Intent {
	do := &decide.StepBack{Reason: w[2]}
	for _, moment := range rehearsals.Read[decide.Moments](m, meeting.Viewer{Audience: meeting.Console}, "decide.moments").List {
		if moment.Kind == w[0] && slices.Contains(moment.Touched, w[1]) {
			do.To = moment.To
			break
		}
	}
	return do
}

// closeRound: the round, and what the group found: "1 not_valid 2 valid".
func closeRound(_ *rehearsals.Meeting, w []string) meeting.Intent {
	do := &decide.Close{Round: w[0]}
	for i := 1; i+1 < len(w); i += 2 {
		if do.Found == nil {
			do.Found = map[string]bool{}
		}
		do.Found[w[i]] = w[i+1] == "valid"
	}
	return do
}

func framework(_ *rehearsals.Meeting, w []string) meeting.Intent {
	f := prepare.Text{ID: w[0], Kind: w[1], Text: w[2]}
	if f.Kind == "numeric" {
		f.Measure, f.Unit, f.Max, f.Over = "cost", "EUR", w[3], "adopted_total"
	}
	return &prepare.SetFramework{Text: f}
}

// draft: id, text, what it costs, and what it is from.
func draft(_ *rehearsals.Meeting, w []string) meeting.Intent {
	return &propose.Draft{ID: w[0], Theme: "zorg", Title: "Voorstel " + w[0], Text: w[1], From: w[3:],
		More: propose.More{Numbers: map[string]string{"cost": w[2]}}}
}

func opinion(w []string) propose.Opinion {
	o := propose.Opinion{Verdict: w[0]}
	if len(w) > 1 {
		o.Reason = w[1]
	}
	return o
}

func number(w string) int {
	n, _ := strconv.Atoi(w)
	return n
}

func persons(w []string) []meeting.PersonID {
	var all []meeting.PersonID
	for _, who := range w {
		all = append(all, meeting.PersonID(who))
	}
	return all
}

// actor reads who a line is about: a function, somebody, or "helper:anna" and "paper:anna".
func actor(who string) meeting.Actor {
	switch who {
	case "console":
		return rehearsals.Facilitator()
	case "helper":
		return rehearsals.Helper("")
	case "municipality":
		return rehearsals.Town()
	case "expert":
		return rehearsals.Expert()
	}
	if i := slices.Index([]byte(who), ':'); i > 0 {
		person := meeting.PersonID(who[i+1:])
		return map[string]meeting.Actor{"helper": rehearsals.Helper(person), "paper": rehearsals.Paper(person)}[who[:i]]
	}
	return rehearsals.Phone(meeting.PersonID(who))
}

// intent reads the rest of a line; it panics on a line that nobody can read.
func intent(m *rehearsals.Meeting, w []string) meeting.Intent {
	make := verbs[w[1]]
	if make == nil {
		panic(fmt.Sprintf("no verb %q", w[1]))
	}
	return make(m, w[2:])
}
