// Where things are. The path of every page begins with the meeting's place, so that a link can be read aloud.

/** /m/{meeting}/... : the meeting this page is about, or nothing on the front page. */
export function meetingOf(path: string): string | undefined {
  const [, m, meeting] = path.split('/')
  return m === 'm' && meeting ? decodeURIComponent(meeting) : undefined
}

export const joinAddress = (code: string): string => `/${encodeURIComponent(code)}`
