// The pages of the console that are not the first one somebody sees while a meeting goes on; see Desk.
export { default as CaseworkPage } from './CaseworkPage.svelte'
export { default as FinishPage } from './finish/FinishPage.svelte'
export { default as HallPage } from './HallPage.svelte'
export { default as PracticePage } from './PracticePage.svelte'
export { default as Prepare } from './prepare/Prepare.svelte'
export { default as PrintPage } from './PrintPage.svelte'
export { default as TablesPage } from './TablesPage.svelte'
