package casefile

import (
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/decide/methods"
	deciding "hoofdlijn/internal/life/decide/methods/kind"
)

// named is a list of methods for a sentence, by name.
func named(all []deciding.Method) string {
	var names []string
	for _, m := range all {
		names = append(names, m.Name())
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func (r *reader) readParams(f *fields, method deciding.Method) []Param {
	v := f.get("params")
	if v == nil {
		return nil
	}
	p := r.fields(v, f.field("params"))
	if p == nil {
		return nil
	}
	m, adjustable := method.(deciding.Adjustable)
	if !adjustable {
		if f.must {
			r.at(v, f.field("params"), "params_elsewhere", method.Name(), named(adjustables()))
		}
		return nil
	}
	p.loose = f.loose
	params := []Param{}
	for _, setting := range m.Settings() {
		if text := p.setting(setting); text != "" {
			params = append(params, Param{setting.Name, text})
		}
	}
	for _, setting := range m.Settings() {
		p.judgePart(setting)
	}
	p.done()
	return params
}

func adjustables() []deciding.Method {
	return slices.DeleteFunc(methods.All(), func(m deciding.Method) bool { _, is := m.(deciding.Adjustable); return !is })
}

// setting is a setting as it is written; "" when it is left out.
func (f *fields) setting(s deciding.Setting) string {
	switch {
	case s.YesNo:
		yes := f.yes(s.Name)
		if yes == nil {
			return ""
		}
		return strconv.FormatBool(*yes)
	case s.Words != nil:
		return f.word(s.Name, s.Words)
	}
	text := f.text(s.Name)
	f.whole(s.Name)
	return text
}

// judgePart reports a part that is none or more than the whole.
func (f *fields) judgePart(s deciding.Setting) {
	if s.PartOf == "" || f.loose || f.get(s.Name) == nil || f.get(s.PartOf) == nil {
		return
	}
	if part, of := wholeIn(f.get(s.Name)), wholeIn(f.get(s.PartOf)); part != nil && of != nil && (*part < 1 || *part > *of) {
		f.r.at(f.v, f.path, "bad_part", *part, *of)
	}
}
