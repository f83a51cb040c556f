/** `waybill/browser`: what a page needs besides its own script, in at most 1 KB. */
export { pushCommands, type QueuedCommands } from './push-commands.js'
