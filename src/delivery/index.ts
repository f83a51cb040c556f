/** `waybill/delivery`: from an outbound delivery to a final outcome. */
export type {
  DeadDelivery,
  DeadLetter,
  DeadQuery,
  DeliveryState,
  DeliveryStore,
  StoredDelivery,
  Taken,
  WaitingLane,
} from './store/delivery-store.js'
export { createMemoryStore, type MemoryStoreOptions } from './store/memory-store.js'
