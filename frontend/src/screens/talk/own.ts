// What is looked at now and then in a conversation, once its first screen stands: where things ended, and what is known of somebody.
export { default as Points } from './Points.svelte'
export { default as Yours } from './Yours.svelte'
