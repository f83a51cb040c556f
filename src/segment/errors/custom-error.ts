/** An error that is named after its class, and so are the classes that extend it. */
export class CustomError extends Error {
  constructor(message?: string) {
    super(message)
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true, writable: true })
  }
}
