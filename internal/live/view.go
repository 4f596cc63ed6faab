package live

import (
	"bytes"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"hoofdlijn/internal/meeting"
)

// order is who is served first (L14).
var order = []meeting.Audience{meeting.Projector, meeting.Console, meeting.Device, meeting.Town, meeting.Advice, meeting.Phone, meeting.Lobby}

// view is everything one kind of viewer can see, encoded. There is one per audience for what is shared, and one per
// audience and person for what is theirs; only while somebody looks, and a minute longer.
type view struct {
	viewer meeting.Viewer
	cells  map[meeting.Key]*cell
	twins  map[meeting.Key][]*cell // sections that have a place, by their key without it
	places map[meeting.Place][]*cell
	newest *cell // the cells in order of their last change
	bytes  int

	dirty   []meeting.Key
	marked  map[meeting.Key]struct{} // the same, once there are more than a few
	all     bool                     // every section may look different
	listed  bool                     // in room.ownDirty
	since   uint64                   // the version at which it was built: of what came before it knows nothing
	version uint64                   // of the last change

	seats   []*Seat
	emptied time.Time
	frames  map[frameKey]*Message // made for this version
}

// cell is one section as it was last encoded.
type cell struct {
	key     meeting.Key
	name    string
	quoted  []byte // the name as JSON
	value   []byte // nil: nothing there (any more)
	changed uint64
	newer   *cell
	older   *cell
}

// view gives the view of a viewer, building it when nobody looked so far.
func (r *Room) view(who meeting.Viewer) *view {
	if v := r.viewOf(who); v != nil {
		return v
	}
	v := &view{viewer: who, cells: map[meeting.Key]*cell{}}
	same := append(r.views[who.Person], v)
	slices.SortFunc(same, func(a, b *view) int {
		return slices.Index(order, a.viewer.Audience) - slices.Index(order, b.viewer.Audience)
	})
	r.views[who.Person] = same
	r.version++
	v.since, v.version = r.version, r.version
	v.all = true
	r.refresh(v)
	return v
}

// viewOf is the view of a viewer as far as there is one.
func (r *Room) viewOf(who meeting.Viewer) *view {
	for _, v := range r.views[who.Person] {
		if v.viewer.Audience == who.Audience {
			return v
		}
	}
	return nil
}

// dropViews forgets views that nobody looked at for a while.
func (r *Room) dropViews(now time.Time) {
	for who, views := range r.views {
		r.views[who] = slices.DeleteFunc(views, func(v *view) bool { return len(v.seats) == 0 && now.Sub(v.emptied) >= keepView })
		if len(r.views[who]) == 0 {
			delete(r.views, who)
		}
	}
}

// touch notes which sections may look different. They are built when they are next shown.
func (r *Room) touch(keys []meeting.Key) {
	for _, key := range keys {
		// Where it is never shown it is neither marked nor built: a ballot changes sections of the console alone, and there
		// are thousands.
		to := r.shows[key.Part+"."+key.Name]
		for _, v := range r.views[key.For] {
			if slices.Contains(to, v.viewer.Audience) {
				v.mark(key)
				r.list(v)
			}
		}
	}
	r.stale = r.stale || len(keys) > 0
}

func (r *Room) touchAll() {
	for _, views := range r.views {
		for _, v := range views {
			v.all = true
			r.list(v)
		}
	}
	r.stale, r.turned = true, true
}

// list notes that a personal view is to be looked at by the next flush. The shared ones are few and always are.
func (r *Room) list(v *view) {
	if v.viewer.Person != "" && !v.listed {
		v.listed = true
		r.ownDirty = append(r.ownDirty, v)
	}
}

// fewDirty is how many keys are looked through one by one; a map for each of thousands of people costs more.
const fewDirty = 8

func (v *view) mark(key meeting.Key) {
	if v.all {
		return
	}
	if v.dirty == nil {
		v.dirty = make([]meeting.Key, 0, 1) // of most people one thing changes
	}
	if len(v.dirty) < fewDirty {
		if !slices.Contains(v.dirty, key) {
			v.dirty = append(v.dirty, key)
		}
		return
	}
	if v.marked == nil {
		v.marked = map[meeting.Key]struct{}{}
	}
	if len(v.marked) == 0 {
		for _, known := range v.dirty {
			v.marked[known] = struct{}{}
		}
	}
	if _, known := v.marked[key]; !known {
		v.marked[key] = struct{}{}
		v.dirty = append(v.dirty, key)
	}
}

// refresh builds what is marked and says whether anything looks different.
func (r *Room) refresh(v *view) bool {
	if v.all {
		v.all = false
		for _, key := range r.keys(v.viewer) {
			v.mark(key)
		}
		for c := v.newest; c != nil; c = c.older {
			v.mark(c.key)
		}
	}
	if len(v.dirty) == 0 {
		return false
	}
	changed := false
	version := r.version + 1
	for _, key := range v.dirty {
		changed = v.put(key, encode(r.show(v.viewer, key)), version) || changed
	}
	clear(v.marked)
	if v.dirty = v.dirty[:0]; v.viewer.Person != "" { // thousands of people, each with a little now and then: nothing is kept
		v.dirty, v.marked = nil, nil
	}
	if changed {
		r.version, v.version, v.frames = version, version, nil
	}
	return changed
}

// put takes a freshly built section in; false when it looks as before.
func (v *view) put(key meeting.Key, value []byte, version uint64) bool {
	c := v.cells[key]
	if c == nil {
		if value == nil {
			return false
		}
		c = v.add(key)
	} else if bytes.Equal(c.value, value) && (c.value == nil) == (value == nil) {
		return false
	}
	v.bytes += len(value) - len(c.value)
	c.value, c.changed = value, version
	v.toFront(c)
	return true
}

func (v *view) add(key meeting.Key) *cell {
	c := &cell{key: key, name: key.String(), quoted: encode(key.String())}
	v.cells[key] = c
	v.bytes += len(c.name) + 8
	if key.At == "" {
		return c
	}
	if v.places == nil {
		v.places, v.twins = map[meeting.Place][]*cell{}, map[meeting.Key][]*cell{}
	}
	v.places[key.At] = append(v.places[key.At], c)
	v.twins[anywhere(key)] = append(v.twins[anywhere(key)], c)
	return c
}

func anywhere(key meeting.Key) meeting.Key {
	key.At = ""
	return key
}

func (v *view) toFront(c *cell) {
	if v.newest == c {
		return
	}
	if c.newer != nil {
		c.newer.older = c.older
	}
	if c.older != nil {
		c.older.newer = c.newer
	}
	c.newer, c.older = nil, v.newest
	if v.newest != nil {
		v.newest.newer = c
	}
	v.newest = c
}

// sees says whether a section is for a screen that looks at this place. Only phones look at one place; all others see
// the whole (L12).
func (v *view) sees(c *cell, place meeting.Place) bool {
	return c.key.At == "" || c.key.At == place || v.viewer.Audience != meeting.Phone
}

// standIn finds what is shown under the same name at this place when this cell shows nothing: a section may have moved
// from one place to another.
func (v *view) standIn(c *cell, place meeting.Place) *cell {
	if other := v.cells[anywhere(c.key)]; other != nil && other.value != nil {
		return other
	}
	for _, other := range v.twins[anywhere(c.key)] {
		if other.value != nil && v.sees(other, place) {
			return other
		}
	}
	return nil
}

// encode writes a section. Nothing and null are the same.
func encode(shown any) []byte {
	if shown == nil {
		return nil
	}
	e := encoders.Get().(*encoder)
	e.text.Reset()
	if err := e.to.Encode(shown); err != nil {
		panic(err) // a section is of plain types; a part broke its contract
	}
	value := bytes.Clone(bytes.TrimRight(e.text.Bytes(), "\n"))
	encoders.Put(e)
	if string(value) == "null" {
		return nil
	}
	return value
}

// encoder is used again: a burst of ballots encodes thousands of small sections.
type encoder struct {
	text bytes.Buffer
	to   *json.Encoder
}

var encoders = sync.Pool{New: func() any {
	e := &encoder{}
	e.to = json.NewEncoder(&e.text)
	e.to.SetEscapeHTML(false)
	return e
}}

func (r *Room) keys(who meeting.Viewer) []meeting.Key {
	return append(r.life.Keys(who), r.passing.keys(who)...)
}

func (r *Room) show(who meeting.Viewer, key meeting.Key) any {
	if key.For != who.Person { // what is personal is shown to that person alone, whoever built it
		return nil
	}
	if key.Part == passingPart {
		return r.passing.show(who, key)
	}
	return r.life.Show(who, key)
}
