/** `waybill/delivery/sqlite`: deliveries in a file that outlives its process. */
export { createSqliteStore, type SqliteStoreOptions } from './create-sqlite-store.js'
export type { DamagedRow } from './damaged-rows.js'
export type { SqliteDriverName } from './sqlite-driver.js'
export { StoreError } from './store-error.js'
