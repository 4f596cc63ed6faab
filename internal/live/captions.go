package live

import (
	"slices"
	"strconv"

	"hoofdlijn/internal/meeting"
)

// CaptionLine is "live.caption/<number>" on projectors, and so on every mirror of one: a line of what is said, the higher
// the later. Open: it is still being written.
type CaptionLine struct {
	Text string `json:"text"`
	Open bool   `json:"open,omitempty"`
}

// keepCaptions is how many lines stay to be read back. What is older is nowhere.
const keepCaptions = 12

// captions are the last lines of what was said, the oldest first. Two writers who take turns have a line open each.
type captions struct {
	lines []captionLine
	last  int // number of the newest
}

type captionLine struct {
	number int
	by     meeting.PersonID // who is writing it; "" once it is full
	text   string
}

// caption writes on the line of a writer. In private time nothing of what is said leaves the room.
func (r *Room) caption(by meeting.PersonID, do *Caption) Answer {
	if r.secluded() {
		return Answer{No: meeting.Refuse(meeting.IsPrivate)}
	}
	r.touch(r.passing.captions.write(by, do))
	return Answer{}
}

// hush forgets what was said as soon as the room is by itself: who opens a mirror afterwards reads nothing from before.
func (r *Room) hush() {
	if r.turned && r.secluded() {
		r.touch(r.passing.captions.keys())
		r.passing.captions.lines = nil
	}
}

// write gives the sections that changed. A line whose text is taken away was never there.
func (c *captions) write(by meeting.PersonID, do *Caption) []meeting.Key {
	at := slices.IndexFunc(c.lines, func(l captionLine) bool { return l.by == by })
	if at < 0 {
		if do.Text == "" {
			return nil
		}
		c.last++
		c.lines = append(c.lines, captionLine{number: c.last})
		at = len(c.lines) - 1
	}
	touched := []meeting.Key{captionKey(c.lines[at].number)}
	if do.Text == "" {
		c.lines = slices.Delete(c.lines, at, at+1)
		return touched
	}
	c.lines[at].text, c.lines[at].by = do.Text, by
	if do.Done {
		c.lines[at].by = ""
	}
	if len(c.lines) > keepCaptions {
		touched = append(touched, captionKey(c.lines[0].number))
		c.lines = slices.Delete(c.lines, 0, 1)
	}
	return touched
}

func (c *captions) keys() []meeting.Key {
	keys := make([]meeting.Key, len(c.lines))
	for i, l := range c.lines {
		keys[i] = captionKey(l.number)
	}
	return keys
}

func (c *captions) show(number string) any {
	for _, l := range c.lines {
		if strconv.Itoa(l.number) == number {
			return CaptionLine{Text: l.text, Open: l.by != ""}
		}
	}
	return nil
}

func captionKey(number int) meeting.Key {
	return meeting.Key{Part: passingPart, Name: "caption", ID: strconv.Itoa(number)}
}
