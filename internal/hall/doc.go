// Package hall is what is known of the hall a meeting is in: its Wi-Fi, and the check with a few phones, before anybody
// comes, whether they reach the server from there. None of it is in the record of the meeting.
package hall
