// Package post writes e-mail and hands it to the mail server of the organisation. It says what that server answered, and
// follows nobody: no pictures from elsewhere, no counting of who opens what.
//
// A mail never tells what somebody said or was told: it says that something is waiting, and where. Whoever calls keeps what
// must be sent, asks Retry when to try again, and gives every try of one mail the same ID.
package post
