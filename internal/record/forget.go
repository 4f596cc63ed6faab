package record

import (
	"reflect"
	"slices"

	"hoofdlijn/internal/meeting"
)

// Forget empties an event of what is kept under keys that were destroyed, so that memory holds no more than the record
// can still tell. The fact is replaced, not changed: others may hold it.
func Forget(e *meeting.Event, names []meeting.KeyName) {
	if slices.Contains(names, headerKey(*e)) {
		e.By = meeting.Actor{}
	}
	if !slices.ContainsFunc(hidden(e.Fact), func(h meeting.Hidden) bool { return slices.Contains(names, owner(h.Key)) }) {
		return
	}
	was := reflect.ValueOf(e.Fact).Elem()
	now := reflect.New(was.Type())
	now.Elem().Set(was)
	e.Fact = now.Interface().(meeting.Fact)
	for _, h := range hidden(e.Fact) {
		if slices.Contains(names, owner(h.Key)) {
			reflect.ValueOf(h.Value).Elem().SetZero()
		}
	}
}

// HasWords says whether some of what these facts hide lies under a key of its own, which may be destroyed while who asked for them is still known. What was asked then
// leaves no digest: it would tell, to whoever has all other keys, whether a guess of the words is right.
func HasWords(by meeting.Actor, facts []meeting.Fact) bool {
	return slices.ContainsFunc(facts, func(f meeting.Fact) bool {
		header := headerKey(meeting.Event{By: by, Fact: f})
		return slices.ContainsFunc(hidden(f), func(h meeting.Hidden) bool {
			key := owner(h.Key)
			return key != header && key != meeting.MeetingKey
		})
	})
}
