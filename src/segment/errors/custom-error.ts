/** An error that is named after its class, and so are the errors of classes that extend it. */
export class CustomError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true })
  }
}
