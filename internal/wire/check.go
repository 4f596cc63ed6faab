package wire

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"github.com/go-playground/validator/v10"
	"github.com/rivo/uniseg"

	"hoofdlijn/internal/meeting"
)

// MostIDLength is how long an id may be.
const MostIDLength = 64

// bytesPerCharacter bounds texts in bytes as well: one visible character can be built of any number of code points.
const bytesPerCharacter = 8

var checker = newChecker()

// newChecker knows the validate tags of the standard set, and: id, text=N. max=N on a string is text=N, so that a
// limit always counts what people see, and nothing gets in that they cannot see.
func newChecker() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return name
	})
	rules := map[string]validator.Func{
		"id": func(f validator.FieldLevel) bool {
			return f.Field().Kind() == reflect.String && IsID(f.Field().String())
		},
		"text": asText,
		"max":  atMost,
	}
	for tag, rule := range rules {
		if err := v.RegisterValidation(tag, rule); err != nil {
			panic(err) // a tag of this file is wrong
		}
	}
	return v
}

// IsID says whether a string can name something: [a-z0-9-]{1,64}.
func IsID(s string) bool {
	if s == "" || len(s) > MostIDLength {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// Fits says whether a text has at most so many characters as people see them, and is not blown up in bytes.
func Fits(s string, limit int) bool {
	if len(s) <= limit {
		return true
	}
	return len(s) <= limit*bytesPerCharacter && uniseg.GraphemeClusterCount(s) <= limit
}

// CheckText is what the tag text=limit says of a field with this name.
func CheckText(field, s string, limit int) *meeting.Refusal {
	switch {
	case !Fits(s, limit):
		return meeting.Refuse(meeting.TooLong, "field", field, "limit", limit)
	case !Plain(s):
		return meeting.Refuse(meeting.BadValue, "field", field, "rule", "characters")
	}
	return nil
}

func asText(f validator.FieldLevel) bool {
	limit, err := strconv.Atoi(f.Param())
	return err == nil && f.Field().Kind() == reflect.String && Fits(f.Field().String(), limit) && Plain(f.Field().String())
}

func atMost(f validator.FieldLevel) bool {
	switch field := f.Field(); field.Kind() {
	case reflect.String:
		return asText(f)
	case reflect.Slice, reflect.Map, reflect.Array:
		limit, err := strconv.Atoi(f.Param())
		return err == nil && field.Len() <= limit
	case reflect.Float32, reflect.Float64:
		limit, err := strconv.ParseFloat(f.Param(), 64)
		return err == nil && field.Float() <= limit
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		limit, err := strconv.ParseUint(f.Param(), 10, 64)
		return err == nil && field.Uint() <= limit
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		limit, err := strconv.ParseInt(f.Param(), 10, 64)
		return err == nil && field.Int() <= limit
	}
	return false
}

// Check holds the fields of a decoded struct against their validate tags. nil means all is well; else the first field
// that is not.
func Check(v any) *meeting.Refusal {
	err := checker.Struct(v)
	if err == nil {
		return nil
	}
	var wrong validator.ValidationErrors
	if !errors.As(err, &wrong) || len(wrong) == 0 {
		return meeting.Refuse(meeting.Malformed)
	}
	return refusal(wrong[0])
}

func refusal(wrong validator.FieldError) *meeting.Refusal {
	_, field, _ := strings.Cut(wrong.Namespace(), ".")
	limit, err := strconv.Atoi(wrong.Param())
	switch {
	case wrong.Kind() == reflect.String && (wrong.Tag() == "max" || wrong.Tag() == "text"):
		if Fits(reflect.Indirect(reflect.ValueOf(wrong.Value())).String(), limit) { // then it is what is in it
			return meeting.Refuse(meeting.BadValue, "field", field, "rule", "characters")
		}
		return meeting.Refuse(meeting.TooLong, "field", field, "limit", limit)
	case err == nil && wrong.Param() != "":
		return meeting.Refuse(meeting.BadValue, "field", field, "rule", wrong.Tag(), "limit", limit)
	}
	return meeting.Refuse(meeting.BadValue, "field", field, "rule", wrong.Tag())
}
