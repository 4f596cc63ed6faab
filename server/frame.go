package main

import (
	"encoding/binary"
	"encoding/json"
)

// Frames of the websocket protocol (RFC 6455), as a server sends them: whole, not masked.
const (
	opText  = 1
	opClose = 8
	opPing  = 9
	opPong  = 10
)

// Close codes.
const (
	closeDone       = 1000
	closeGoingAway  = 1001
	closeNotText    = 1003
	closePolicy     = 1008
	closeTryLater   = 1013
	closeServerHurt = 1011
)

// frame puts the frame header before a payload.
func frame(op byte, payload []byte) []byte {
	b := make([]byte, 0, len(payload)+10)
	b = append(b, 0x80|op)
	switch n := len(payload); {
	case n < 126:
		b = append(b, byte(n))
	case n <= 0xffff:
		b = binary.BigEndian.AppendUint16(append(b, 126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 127), uint64(n))
	}
	return append(b, payload...)
}

func closeFrame(code uint16) []byte {
	return frame(opClose, binary.BigEndian.AppendUint16(nil, code))
}

// bye ends a conversation in words; retry says that the client should come back by itself.
type bye struct {
	T     string `json:"t"`
	Code  string `json:"code"`
	Retry bool   `json:"retry"`
}

func sayBye(code string, retry bool) []byte { return encoded(bye{"bye", code, retry}) }

// notice tells a client something that ends nothing.
func notice(code string) []byte {
	return encoded(struct {
		T    string `json:"t"`
		Code string `json:"code"`
	}{"notice", code})
}

// encoded is for values that always encode.
func encoded(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
