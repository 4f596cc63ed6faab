// What the description of a bundle lists rather than tells: which entries there are, with their public fields, and the members of plan.json.
import json from './entries.json'
import type { Shape } from './shape'

export const types: { [type: string]: Shape } = json.types as unknown as { [type: string]: Shape }
export const planShape = json.plan as unknown as { [member: string]: Shape }
export const { versions, rendering } = json
