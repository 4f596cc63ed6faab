package main

import (
	"bytes"
	"net"
	"testing"
)

// TestAReaderOutlivesOneThatBreaks: what breaks while one conversation is read ends that conversation alone.
func TestAReaderOutlivesOneThatBreaks(t *testing.T) {
	r := openReaders()
	defer r.close()
	here, there := net.Pipe()
	defer there.Close()
	broken := &talk{line: newLine(here, stallWithin)} // without a server, a visitor, a room: any message breaks it
	go broken.line.finish()                           // writes nothing: nobody reads the pipe
	at, end := r.serve(broken)
	for range 2 {
		at.say(broken, bytes.NewBufferString(`{"t":"hello"}`))
	}
	end()
	if !broken.over {
		t.Error("it is still listened to")
	}
	for range r.all { // whichever it was, each still serves
		_, end := r.serve(&talk{})
		end()
	}
}
