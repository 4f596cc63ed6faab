// Package phone reads telephone numbers as people type them, and makes the links with which a phone calls or texts. It is
// pure: rules may use it.
package phone
