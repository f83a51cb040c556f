import type { ErrorObject } from 'ajv'
import { messageOf } from './message-of.js'

/** One thing in which a value does not fit its schema, in words. */
export class AjvError extends Error {
  /** A path in the manner of JSONPath. */
  readonly path: string
  /** A JSON Pointer. */
  readonly pointer: string

  constructor(error: ErrorObject, message: string) {
    super(`${message.charAt(0).toUpperCase()}${message.slice(1)}.`)
    this.pointer = error.instancePath
    this.path = pathOf(error.instancePath)
  }

  toJSON(): { path: string; pointer: string; message: string } {
    return { path: this.path, pointer: this.pointer, message: this.message }
  }
}

/** All in which a value does not fit its schema. A host may give it the `status` of the answer. */
export class AggregateAjvError extends Error {
  override name = 'AggregateAjvError'
  readonly errors: readonly AjvError[]
  declare status?: number

  constructor(errors: readonly ErrorObject[]) {
    super()
    this.errors = errors.flatMap((error) => {
      const message = messageOf(error)
      return message === undefined ? [] : [new AjvError(error, message)]
    })
    this.message = this.errors.map(({ message }) => message).join(' ')
  }

  toJSON(): object[] {
    return this.errors.map((error) => error.toJSON())
  }

  *[Symbol.iterator](): IterableIterator<AjvError> {
    yield* this.errors
  }
}

function pathOf(pointer: string): string {
  const steps = pointer.split('/').slice(1)
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~').replaceAll('.', '\\.'))
  return `$${names.map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`)).join('')}`
}
