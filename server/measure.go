package main

import (
	"net/http"
	"runtime/debug"
	"runtime/pprof"
	"strconv"
	"time"
)

// measureEnv makes a server answer what only a load tool asks: the hash of what a screen shows, which costs too much to
// be everybody's; and, on the control socket, collecting garbage and profiles. It is no setting for a real meeting.
const measureEnv = "HOOFDLIJN_MEASURE"

func measured() bool { return osEnv(measureEnv) == "1" }

// How garbage is collected, unless the environment says otherwise: seldom, because five thousand open conversations are
// long to look through and a burst of ballots must not pay for that; but not beyond half a gigabyte.
const (
	garbage    = 600 // percent of what is in use
	mostMemory = 512 << 20
)

func roomy() {
	if osEnv("GOGC") == "" && osEnv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(garbage)
		debug.SetMemoryLimit(mostMemory)
	}
}

// measuring adds what is asked over the control socket. Nothing of it is served over HTTP.
func measuring(routes *http.ServeMux) {
	routes.HandleFunc("POST /collect", func(w http.ResponseWriter, _ *http.Request) {
		debug.FreeOSMemory() // collects, and gives back what is free
		w.WriteHeader(http.StatusOK)
	})
	routes.HandleFunc("GET /profile/cpu", func(w http.ResponseWriter, r *http.Request) {
		seconds, err := strconv.Atoi(r.URL.Query().Get("seconds"))
		if err != nil || seconds < 1 || seconds > 60 {
			http.Error(w, "seconds is 1 to 60", http.StatusBadRequest)
			return
		}
		if err := pprof.StartCPUProfile(w); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
			return
		}
		time.Sleep(time.Duration(seconds) * time.Second)
		pprof.StopCPUProfile()
	})
	routes.HandleFunc("GET /profile/heap", func(w http.ResponseWriter, _ *http.Request) {
		_ = pprof.Lookup("heap").WriteTo(w, 0) // the other side has gone
	})
}
