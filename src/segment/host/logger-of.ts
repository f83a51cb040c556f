import type { Logger } from '../types/services.js'

type Log = (...message: string[]) => void

/** What a service logs with: the console, and nearly any other. */
export interface HostLogger {
  readonly debug?: Log
  readonly info: Log
  readonly warn: Log
  readonly error: Log
}

/** A logger with all that definitions call. */
export const loggerOf = (logger: HostLogger): Logger => ({
  level: 'info',
  name: 'waybill',
  debug: (...message) => logger.debug?.(...message),
  info: (...message) => logger.info(...message),
  log: (...message) => logger.info(...message),
  warn: (...message) => logger.warn(...message),
  error: (...message) => logger.error(...message),
  crit: (...message) => logger.error(...message),
  withTags: () => {},
})
