// The screens of a helper's device behind the door.
export { default as Answering } from '../phone/Answering.svelte'
export { default as Choose } from '../practice/Choose.svelte'
export { default as EndPrivate } from '../phone/EndPrivate.svelte'
export { default as Reading } from '../phone/Reading.svelte'
export { default as GiveIdea } from './GiveIdea.svelte'
export { default as PaperTab } from './PaperTab.svelte'
export { default as SignTab } from './SignTab.svelte'
export { default as TableTab } from './TableTab.svelte'
