// The doors: a page per audience, and the most its first load may weigh in KB (scripts and styles, gzipped, without
// the font). Only what staff open at a desk may be larger.
export const doors = { index: 60, phone: 60, projector: 60, console: 160, municipality: 160, helper: 60, expert: 60, hall: 60, mirror: 60, talk: 60, tryout: 60, after: 60, demo: 60 }
