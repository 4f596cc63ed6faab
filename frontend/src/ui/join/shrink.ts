/** How wide a sign of a code is in its typeface, for its height, with the space after it. */
const wide = (sign: string) => (sign === ' ' ? .3 : sign === 'W' ? 1.01 : sign === 'M' ? .9 : /\d/.test(sign) ? .65 : .805)
/** What fits beside the edge of the narrowest screen. */
const room = 5.05

/** How much smaller a code has to be written than others, so that one of many a W stays on the screen: 1 for most. */
export const shrink = (code: string): number => Math.min(1, room / [...code].reduce((sum, sign) => sum + wide(sign), 0))
