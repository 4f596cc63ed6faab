package casefile

// Codes are the refusals in the order in which they are looked for: the first that fits is the one given.
var Codes = []string{
	"unknown", "not_allowed", "sealed", "frameworks_locked", "wrong_phase", "private_time", "round_closed", "round_open",
	"not_in_electorate", "not_there", "version_changed", "done_later", "too_few", "incomplete", "advice_missing", "check_missing", "check_stale",
	"check_failed", "limit_exceeded", "bad_value", "bad_ballot", "no_change",
}

// The fixed lists of words of the format.
var (
	frameworkKinds = []string{
		"value", "strategy", "principle", "preference", "intention", "legal", "numeric", "process",
	}
	overs      = []string{"proposal", "adopted_total"}
	languages  = []string{"nl", "en"}
	devices    = []string{"phone", "helper", "none"}
	verdicts   = []string{"fits", "fits_with_exception", "unclear", "does_not_fit", "not_applicable"}
	secrecies  = []string{"open", "closed", "secret"}
	judgements = []string{"valid", "not_valid"}
	reactions  = []string{"recognise", "important", "question", "careful"}
	outcomes   = []string{"adopted", "adopted_with_concerns", "not_adopted"}
	stepNames  = []string{
		"lock_frameworks", "open", "arrive", "idea", "react", "cluster", "proposal", "clarify", "check", "round", "ballot", "together",
		"amend", "split", "leave", "park", "withdraw", "undo", "restart", "disconnect", "seal", "edit_plan",
		"sign", "unsign", "hand_over", "close",
		"tables", "wish", "seating", "draft", "put_forward",
		"casework", "note", "harvest", "note_idea",
		"practice", "town_out", "town_back", "private", "think", "leave_at", "put_away", "resume", "speak",
		"intake", "erase",
	}
	comesAs = []string{"companion", "interpreter"}
)
