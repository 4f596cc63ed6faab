// Package finish is what comes after the plan is sealed: who was there signs, the plan is handed over, and the day ends.
// Nothing here touches the plan: its bytes are what they were when it was sealed.
package finish
