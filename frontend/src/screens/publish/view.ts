// What the server says of how public a plan is (server/publish.go).
export interface PublishWish { public: boolean; findable: boolean; reason?: string }
export interface PublishAct extends PublishWish { at: string; by: 'facilitator' | 'municipality' }
/** `may`: take the page back. */
export interface Publication { sealed: boolean; public: boolean; findable: boolean; address: string; may: boolean; acts: PublishAct[] }
