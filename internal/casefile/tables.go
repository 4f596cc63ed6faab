package casefile

type (
	// Tables says which tables there are, and who hosts them.
	Tables struct{ Tables []Table }
	// Wish is what somebody wants to talk about; ShowName lets their name stand on the screen with their table.
	Wish struct {
		By, Theme string
		ShowName  bool
	}
	// Seating lays out everybody who is there, but for who rather sits Apart, moves whom Seats names, and fixes it. Next is for
	// another round.
	Seating struct {
		Next  bool
		Apart [][]string // pairs
		Seats []Seat
	}
	// Draft writes on the form of a table, on the helper device there. The first of an id begins the form.
	Draft struct {
		ID, Theme string
		Table     int
		From      []string
		Wording
	}
	// PutForward makes a proposal of a form.
	PutForward struct{ Draft, ID string }
)

// Table is a table; Host is somebody's id, or "".
type Table struct {
	Number, Seats int
	Theme, Host   string
}

// Seat puts somebody at a table, by hand.
type Seat struct {
	Person string
	Table  int
}

// Name is the key of the step in a file.
func (Tables) Name() string { return "tables" }

// Name is the key of the step in a file.
func (Wish) Name() string { return "wish" }

// Name is the key of the step in a file.
func (Seating) Name() string { return "seating" }

// Name is the key of the step in a file.
func (Draft) Name() string { return "draft" }

// Name is the key of the step in a file.
func (PutForward) Name() string { return "put_forward" }

// readTableAct reads the steps at the tables.
func (r *reader) readTableAct(name string, f *fields) Act {
	switch name {
	case "tables":
		var all Tables
		f.need("tables")
		for i, v := range r.optional(f, "tables") {
			one := r.fields(v, numbered(f.field("tables"), i))
			all.Tables = append(all.Tables, Table{Number: one.number("number"), Seats: one.number("seats"), Theme: one.id("theme"), Host: one.id("host")})
			one.done()
		}
		return all
	case "wish":
		show := f.yes("show_name")
		return Wish{By: f.needID("by"), Theme: f.id("theme"), ShowName: show != nil && *show}
	case "seating":
		next := f.yes("next")
		s := Seating{Next: next != nil && *next}
		for i, v := range r.optional(f, "apart") {
			where := numbered(f.field("apart"), i)
			pair := r.idList(v, where)
			if len(pair) != 2 {
				r.at(v, where, "bad_pair")
			}
			s.Apart = append(s.Apart, pair)
		}
		if v := f.get("seats"); v != nil {
			for _, e := range r.pairs(v, f.field("seats")) {
				s.Seats = append(s.Seats, Seat{r.keyID(e, f.field("seats")), r.number(e.value, within(f.field("seats"), e.key))})
			}
		}
		return s
	case "draft":
		// The form may have been begun by an earlier step: its id is claimed by nobody.
		return Draft{ID: f.needID("id"), Table: f.number("table"), Theme: f.id("theme"), From: f.ids("from"), Wording: f.wording()}
	default:
		return PutForward{Draft: f.needID("draft"), ID: f.newID("id", "proposal")}
	}
}

// number is a compulsory whole number.
func (f *fields) number(key string) int {
	if v := f.need(key); v != nil {
		return f.r.number(v, f.field(key))
	}
	return 0
}

func (r *reader) number(v *value, field string) int {
	s, ok := r.text(v, field)
	n := wholeIn(v)
	if n == nil {
		if ok {
			r.at(v, field, "bad_whole", short(s))
		}
		return 0
	}
	return *n
}
